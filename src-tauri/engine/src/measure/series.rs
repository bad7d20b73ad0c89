//! Into which series does a question split articles or hits?

use super::facts::{Facts, HitFact, UNKNOWN};
use super::filter::{HitFilter, concept};
use super::hits::HitKind;
use crate::Result;
use crate::answers::CodebookInfo;
use crate::question::{Question, Split};

/// The series that a question splits into; series of one article, or of one hit.
pub(crate) struct Series {
    split: Split,
    pub names: Vec<String>,
    /// Series of each outlet, where outlets share one.
    of_outlet: Vec<usize>,
}

impl Series {
    pub fn new(facts: &Facts, question: &Question, codebook: &CodebookInfo) -> Result<Self> {
        let groups = match question.split {
            Split::Kind => &facts.outlet_kinds[..],
            Split::Country => &facts.outlet_countries[..],
            Split::Group => &facts.outlet_groups[..],
            _ => &[],
        };
        let names = match question.split {
            Split::Kind | Split::Country | Split::Group => groups_of(groups),
            Split::None => vec!["all".to_owned()],
            Split::Outlet => with_unknown(&facts.outlets),
            Split::Language => with_unknown(&facts.languages),
            Split::Category => concept(codebook, &question.concept)?.1.categories.iter().map(|category| category.id.clone()).collect(),
            Split::Voice => ["narrated", "quoted"].map(str::to_owned).to_vec(),
            Split::Stance => ["asserted", "distanced", "negated"].map(str::to_owned).to_vec(),
        };
        let unknown = names.len() - 1;
        let place = |group: &Option<String>| group.as_ref().and_then(|group| names.iter().position(|name| name == group)).unwrap_or(unknown);
        let of_outlet = groups.iter().map(place).collect();
        Ok(Self { split: question.split, names, of_outlet })
    }

    /// Whether all series share their articles and differ by hits only.
    pub fn by_hit(&self) -> bool {
        matches!(self.split, Split::Category | Split::Voice | Split::Stance)
    }

    #[inline]
    pub fn of_article(&self, facts: &Facts, row: usize) -> usize {
        match self.split {
            Split::Outlet => (facts.outlet[row] as usize).min(self.names.len() - 1),
            Split::Kind | Split::Country | Split::Group => self.of_outlet.get(facts.outlet[row] as usize).copied().unwrap_or(self.names.len() - 1),
            Split::Language => usize::from(facts.language[row]).min(self.names.len() - 1),
            _ => 0,
        }
    }

    #[inline]
    pub fn of_hit(&self, hit: &HitFact) -> usize {
        self.of_kind(&hit.kind())
    }

    pub fn of_kind(&self, kind: &HitKind) -> usize {
        match self.split {
            Split::Category => usize::from(kind.category),
            Split::Voice => kind.voice as usize,
            Split::Stance => kind.stance as usize,
            _ => 0,
        }
    }

    pub fn name(&self, series: usize) -> &str {
        &self.names[series]
    }

    pub fn find(&self, key: &str) -> Option<usize> {
        self.names.iter().position(|name| name == key)
    }

    /// Hit series that the question asks for: they have a line of zeros rather than no line.
    pub fn asked(&self, filter: &HitFilter) -> Vec<usize> {
        let chosen: &[bool] = match self.split {
            Split::Category => &filter.categories,
            Split::Voice => &filter.voices,
            Split::Stance => &filter.stances,
            _ => &[],
        };
        (0..chosen.len().min(self.names.len())).filter(|&series| chosen[series]).collect()
    }
}

/// Every group once, then the unknown.
fn groups_of(groups: &[Option<String>]) -> Vec<String> {
    let known: std::collections::BTreeSet<&String> = groups.iter().flatten().collect();
    known.into_iter().cloned().chain([UNKNOWN.to_owned()]).collect()
}

fn with_unknown(names: &[String]) -> Vec<String> {
    names.iter().cloned().chain([UNKNOWN.to_owned()]).collect()
}

//! Every hit of the selected articles.

use super::Library;
use super::known::KnownCodebook;
use super::record::record;
use crate::answers::HitRecord;
use crate::coding::{ArticleText, Coder, Hit};
use crate::progress::Report;
use crate::question::Selection;
use crate::store::Stored;
use crate::{Error, Result};

/// Whether hits come with the reasons for what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explaining {
    Yes,
    No,
}

impl Library {
    /// Calls `found` for each hit of the selected articles, counted or not, article after article.
    ///
    /// # Errors
    /// `not-coded`, `concept-unknown`, and as [`Library::articles`].
    pub fn hits(
        &self,
        selection: &Selection,
        concept: Option<&str>,
        explaining: Explaining,
        report: &Report<'_>,
        found: &mut dyn FnMut(HitRecord) -> Result<()>,
    ) -> Result<()> {
        let known = self.known()?;
        let codebook = known.coded()?;
        let concept = concept.map(|concept| place(codebook, concept)).transpose()?;
        let coder = match explaining {
            Explaining::Yes => Some(Coder::new(&codebook.codebook)?),
            Explaining::No => None,
        };
        let wanted = |hit: &Hit| concept.is_none_or(|concept| hit.concept == concept);
        let mut ids = self.selected(selection, report)?;
        ids.retain(|id| has_hits(&known.facts, *id));
        let store = self.own_store()?;
        store.articles_of(&ids, &mut |stored| {
            for (_, hit) in store.hits_of(stored.id)?.into_iter().filter(|(_, hit)| wanted(hit)) {
                found(explained(&stored, &hit, codebook, coder.as_ref()))?;
            }
            Ok(())
        })
    }
}

fn place(codebook: &KnownCodebook, concept: &str) -> Result<u16> {
    let concepts = &codebook.info.concepts;
    concepts.iter().position(|known| known.id == concept).map(|place| place as u16).ok_or_else(|| {
        let known: Vec<&str> = concepts.iter().map(|concept| concept.id.as_str()).collect();
        Error::new("concept-unknown", format!("The codebook has no concept \"{concept}\"."), format!("It has: {}.", known.join(", ")))
    })
}

fn has_hits(facts: &crate::measure::Facts, id: i64) -> bool {
    facts.article.binary_search(&id).is_ok_and(|row| !facts.hits_of(row).is_empty())
}

fn explained(stored: &Stored, hit: &Hit, codebook: &KnownCodebook, coder: Option<&Coder>) -> HitRecord {
    let mut told = record(stored, hit, &codebook.codebook);
    told.why = coder.map(|coder| {
        let article = &stored.article;
        let text = ArticleText {
            title: article.title.as_deref(),
            body: &article.body,
            zones: &article.zones,
            language: article.language.as_deref(),
        };
        coder.explain(&text, hit)
    });
    told
}

//! What do files hold, counted before anything is stored? Dates, outlets, languages, cut texts, doubts, what cleaning finds.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::zones::{self, Off};
use super::{dates, language, mojibake};
use crate::answers::{Holdings, Tally};
use crate::article::{Article, Extent, PublishedOn};

/// What makes a person look twice at an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Doubts {
    pub undated: bool,
    /// A date that could not be understood, or lies before 1600 or after the import.
    pub suspicious: bool,
    pub cut: bool,
    pub twice_decoded: bool,
}

/// The doubts about one article. `today`: the day of the import, where it is told.
pub fn doubts(article: &Article, today: Option<NaiveDate>) -> Doubts {
    let odd = |published: &PublishedOn| !(1600..=2100).contains(&chrono::Datelike::year(&published.first_day())) || today.is_some_and(|today| dates::is_future(published, today));
    let unread = article.published.is_none() && article.date_raw.as_deref().is_some_and(|raw| !raw.trim().is_empty());
    Doubts {
        undated: article.published.is_none(),
        suspicious: unread || article.published.as_ref().is_some_and(odd),
        cut: article.extent == Extent::Cut,
        twice_decoded: mojibake::mended(&article.body).is_some() || article.title.as_deref().is_some_and(|title| mojibake::mended(title).is_some()),
    }
}

/// Counts articles as they pass.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    today: Option<NaiveDate>,
    off: Off,
    off_names: Vec<String>,
    holdings: Holdings,
    outlets: BTreeMap<String, u64>,
    languages: BTreeMap<String, u64>,
    extents: BTreeMap<&'static str, u64>,
    first: Option<PublishedOn>,
    last: Option<PublishedOn>,
    rules: zones::Tally,
}

/// Names listed of outlets; a table may hold thousands.
const LISTED: usize = 40;

impl Survey {
    pub fn new(today: Option<NaiveDate>, off: &Off, off_names: &[String]) -> Self {
        Self { today, off: off.clone(), off_names: off_names.to_vec(), ..Self::default() }
    }

    /// Counts one article.
    pub fn add(&mut self, article: &Article) {
        let doubts = doubts(article, self.today);
        let holdings = &mut self.holdings;
        holdings.articles += 1;
        holdings.undated += u64::from(doubts.undated);
        holdings.suspicious += u64::from(doubts.suspicious);
        holdings.twice_decoded += u64::from(doubts.twice_decoded);
        *self.extents.entry(name(article.extent)).or_default() += 1;
        *self.outlets.entry(article.outlet.as_deref().unwrap_or("").trim().to_string()).or_default() += 1;
        *self.languages.entry(language_of(article).unwrap_or_default()).or_default() += 1;
        if let Some(published) = article.published.filter(|_| !doubts.suspicious) {
            self.first = Some(self.first.map_or(published, |first| first.min(published)));
            self.last = Some(self.last.map_or(published, |last| last.max(published)));
        }
        self.rules.add(&zones::found(article.title.as_deref(), &article.body, &article.zones, &self.off));
    }

    /// Articles and refused items so far.
    pub fn holdings_read(&self) -> u64 {
        self.holdings.articles + self.holdings.refused
    }

    /// Counts one refused item.
    pub fn refuse(&mut self) {
        self.holdings.refused += 1;
    }

    /// What was counted.
    pub fn holdings(&self) -> Holdings {
        Holdings {
            first_day: self.first.map(|date| date.to_day()),
            last_day: self.last.map(|date| date.to_day()),
            outlets_in_all: self.outlets.len() as u64,
            outlets: listed(&self.outlets),
            languages: listed(&self.languages),
            extents: self.extents.iter().map(|(extent, articles)| Tally { key: (*extent).into(), articles: *articles }).collect(),
            rules: self.rules.counts(&self.off_names),
            ..self.holdings.clone()
        }
    }
}

/// The language as the import will store it.
pub fn language_of(article: &Article) -> Option<String> {
    let tag = article.language.clone().or_else(|| article.language_raw.as_deref().and_then(language::tag));
    language::of(tag.as_deref(), article.title.as_deref(), &article.body)
}

fn name(extent: Extent) -> &'static str {
    match extent {
        Extent::Full => "full",
        Extent::Cut => "cut",
        Extent::Lead => "lead",
        Extent::Headline => "headline",
        Extent::None => "none",
    }
}

/// The most frequent first; what has no name is an empty key.
fn listed(counts: &BTreeMap<String, u64>) -> Vec<Tally> {
    let mut all: Vec<Tally> = counts.iter().map(|(key, articles)| Tally { key: key.clone(), articles: *articles }).collect();
    all.sort_by_key(|tally| std::cmp::Reverse(tally.articles));
    all.truncate(LISTED);
    all
}

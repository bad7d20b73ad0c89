//! What a report is made from: answers to the question, finished figures and chosen sentences.

use std::collections::BTreeMap;

use crate::answers::{CodebookInfo, Comparison, Coverage, Driver, Events, Figure, HitRecord, LibraryInfo, Quadrants, ReportOptions, ReportValidation, Trend, Voices};
use crate::question::Question;
use crate::recipe::Recipe;
use super::phrases::spaced;
use crate::wording::Language;

/// Everything that a report tells, before it is put into sentences.
#[derive(Debug, Clone)]
pub struct Content {
    pub question: Question,
    pub options: ReportOptions,
    pub info: LibraryInfo,
    pub codebook: CodebookInfo,
    /// All series together.
    pub whole: Trend,
    /// A series an outlet.
    pub trend: Trend,
    pub comparison: Comparison,
    pub voices: Option<Voices>,
    pub quadrants: Option<Quadrants>,
    /// Before and after the events that everybody knows, and those of the library.
    pub events: Option<Events>,
    pub coverage: Option<Coverage>,
    pub copies: CopiesFound,
    /// Expressions whose hits the question counts, the most frequent first.
    pub expressions: Vec<Driver>,
    /// What judged samples say; `None`: not validated on this collection.
    pub validation: Option<ReportValidation>,
    /// All series together with the series that judgements correct, where there is one.
    pub corrected: Option<Trend>,
    pub figures: Figures,
    pub examples: Vec<Examples>,
    pub recipe: Recipe,
}

#[derive(Debug, Clone, Default)]
pub struct Figures {
    pub whole: Option<Figure>,
    pub trend: Option<Figure>,
    pub comparison: Option<Figure>,
    pub coverage: Option<Figure>,
    pub quadrants: Option<Figure>,
    pub voices: Option<Figure>,
    pub events: Option<Figure>,
    pub corrected: Option<Figure>,
}

/// Copies within the selection.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CopiesFound {
    /// Articles that carry a text which another article of the selection carries already.
    pub articles: u64,
    /// The part of the shorter text that must stand in the longer one.
    pub threshold: f64,
}

/// Sentences of one outlet.
#[derive(Debug, Clone)]
pub struct Examples {
    pub outlet: String,
    /// Counted hits in all, of which these are examples.
    pub hits: u64,
    pub sentences: Vec<HitRecord>,
    /// Web addresses of the articles, by their ids.
    pub addresses: BTreeMap<i64, String>,
}

impl Content {
    pub fn language(&self) -> Language {
        Language::of(&self.options.language)
    }

    /// The concept's title in the report's language.
    pub fn concept(&self) -> String {
        self.title_of(&self.question.concept)
    }

    /// Any concept's title in the report's language.
    pub fn title_of(&self, id: &str) -> String {
        let concept = self.codebook.concepts.iter().find(|concept| concept.id == id);
        concept.and_then(|concept| self.title(&concept.title)).unwrap_or_else(|| id.to_owned())
    }

    /// A category's title in the report's language.
    pub fn category(&self, id: &str) -> String {
        let categories = self.codebook.concepts.iter().flat_map(|concept| &concept.categories);
        categories.filter(|category| category.id == id).find_map(|category| self.title(&category.title)).unwrap_or_else(|| id.into())
    }

    pub(super) fn title(&self, titles: &BTreeMap<String, String>) -> Option<String> {
        let french = titles.get(&self.options.language).filter(|_| self.language() == Language::French).map(|title| spaced(title));
        french.or_else(|| titles.get(&self.options.language).or_else(|| titles.get("en")).cloned())
    }
}

//! What a report is made from: answers to the question, finished figures and chosen sentences.

use crate::answers::{CodebookInfo, Comparison, Figure, HitRecord, LibraryInfo, Quadrants, ReportOptions, Trend, Voices};
use crate::question::Question;
use crate::recipe::Recipe;
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
    pub figures: Figures,
    pub examples: Vec<Examples>,
    pub recipe: Recipe,
}

#[derive(Debug, Clone, Default)]
pub struct Figures {
    pub whole: Option<Figure>,
    pub trend: Option<Figure>,
    pub comparison: Option<Figure>,
}

/// Sentences of one outlet.
#[derive(Debug, Clone)]
pub struct Examples {
    pub outlet: String,
    /// Counted hits in all, of which these are examples.
    pub hits: u64,
    pub sentences: Vec<HitRecord>,
}

impl Content {
    pub fn language(&self) -> Language {
        Language::of(&self.options.language)
    }

    /// The concept's title in the report's language.
    pub fn concept(&self) -> String {
        let concept = self.codebook.concepts.iter().find(|concept| concept.id == self.question.concept);
        concept.and_then(|concept| self.title(&concept.title)).unwrap_or_else(|| self.question.concept.clone())
    }

    /// A category's title in the report's language.
    pub fn category(&self, id: &str) -> String {
        let categories = self.codebook.concepts.iter().flat_map(|concept| &concept.categories);
        categories.filter(|category| category.id == id).find_map(|category| self.title(&category.title)).unwrap_or_else(|| id.into())
    }

    pub(super) fn title(&self, titles: &std::collections::BTreeMap<String, String>) -> Option<String> {
        titles.get(&self.options.language).or_else(|| titles.get("en")).cloned()
    }
}

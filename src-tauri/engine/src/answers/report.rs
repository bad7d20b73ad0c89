//! What a person chooses of a report, and what the report is told of validation. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Theme;

/// What a person chooses of a report; the question says the rest. A template is this as TOML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ReportOptions {
    /// The author's title; without one it is made from the question.
    pub title: Option<String>,
    /// `en` or `fr`.
    pub language: String,
    pub theme: Theme,
    /// The outlet that others are compared with; without one the whole.
    pub baseline: Option<String>,
    /// Example sentences an outlet.
    pub sentences: u32,
    /// The date printed as the day of making, `YYYY-MM-DD`; none is printed without it.
    pub dated: Option<String>,
    /// Which sections, in which order; all in the usual order where none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ReportSection>>")]
    pub sections: Vec<ReportSection>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self { title: None, language: "en".into(), theme: Theme::Light, baseline: None, sentences: 3, dated: None, sections: Vec::new() }
    }
}

/// A section of a report, with what the author says in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ReportSection {
    /// `summary`, `question`, `corpus`, `trend`, `comparison`, `quadrants`, `voices`, `events`, `examples`, `validation`,
    /// `methods`, `limits`, `appendix`; or `text`: nothing but the author's own words.
    pub id: String,
    /// In place of the usual heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heading: Option<String>,
    /// The author's own text before what is made from the numbers; an empty line begins a paragraph.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub text: String,
}

/// What judged samples say of the coding in this collection.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ReportValidation {
    /// The state in a few words, for footers, in the reader's language.
    pub short: String,
    /// Judgements in all, and by how many people.
    #[ts(type = "number")]
    pub judged: u64,
    #[ts(type = "number")]
    pub coders: u64,
    /// The seed of the sample.
    #[ts(type = "number | null")]
    pub seed: Option<u64>,
    pub rows: Vec<ReportAccuracy>,
    /// Krippendorff's alpha between coders, with its bootstrap interval.
    pub alpha: Option<f64>,
    pub alpha_low: Option<f64>,
    pub alpha_high: Option<f64>,
    /// What differs by outlet or period, as sentences in the reader's language.
    pub warnings: Vec<String>,
}

/// How well one concept is found in one language; all languages together where `language` is `all`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ReportAccuracy {
    pub language: String,
    pub concept: String,
    #[ts(type = "number")]
    pub judged: u64,
    pub precision: Option<f64>,
    pub precision_low: Option<f64>,
    pub precision_high: Option<f64>,
    pub recall: Option<f64>,
    pub recall_low: Option<f64>,
    pub recall_high: Option<f64>,
}

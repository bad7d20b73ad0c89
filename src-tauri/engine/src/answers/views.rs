//! What can be looked at beyond the plain trend and comparison, and what stands behind one point of it. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Caution, ComparisonRow, EventMark, LeftOut, Series};
use crate::coding::Voice;
use crate::question::{Question, Selection};

/// A way to look at a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum View {
    /// A panel a series, on the same scales.
    Multiples,
    /// A row a series, a cell a period.
    Heat,
    /// Two concepts in the same articles.
    Quadrants { second: String, over_time: bool },
    /// Own voice and quotation.
    Voices,
    /// Words around the hits of two groups of the question's split; all other groups where `against` is none.
    Words { of: String, against: Option<String> },
    /// Freed from changes in which outlets were collected.
    Composition,
    /// First uses; of one expression by outlet where it is named.
    Spread { expression: Option<String> },
    /// Before and after `events`; without any the shipped ones and those of the library.
    Events { window_days: u32, #[serde(default)] events: Vec<EventMark> },
    /// What one point is made of; without a period of the whole.
    Drivers { key: Option<String>, period: Option<String> },
    /// Every two rows of a comparison against each other.
    Pairs,
    /// The question's selection and another one.
    Selections { other: Selection, #[serde(default)] names: Option<(String, String)> },
}

/// What stands behind a point of a figure, beyond what the question says. Parts that are absent say nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Behind {
    /// A series of the question's split.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub key: Option<String>,
    /// A period of the question's kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub period: Option<String>,
    /// First and last day; only articles dated to the day are behind such a point. Open where a side is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub days: Option<Days>,
    /// The selection in place of the question's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub selection: Option<Selection>,
    /// Only these outlets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub outlets: Vec<String>,
    /// Only this expression of the codebook.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub expression: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub voice: Option<Voice>,
    /// Only this article.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub article: Option<i64>,
    /// Only articles of the story of this article.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub story: Option<i64>,
    /// Only articles with this company of two concepts, with the hits of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub company: Option<Company>,
    /// Only sentences that hold this word beside the hit, as [`crate::measure::words`] writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub word: Option<String>,
    /// This series beside `key`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub also: Option<String>,
    /// Every series but `key`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub others: bool,
}

/// First and last day, `YYYY-MM-DD`; an absent one is open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Days {
    pub from: Option<String>,
    pub to: Option<String>,
}

/// Articles by which of two concepts they hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Company {
    pub second: String,
    pub part: CompanyPart,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CompanyPart {
    OnlyFirst,
    OnlySecond,
    Both,
    Neither,
}

/// The numbers of a view as a table whose rows lead to their sentences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ViewTable {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    pub columns: Vec<String>,
    /// Texts, numbers and nothing, in the order of the columns.
    #[ts(type = "(string | number | null)[][]")]
    pub rows: Vec<Vec<serde_json::Value>>,
    /// What stands behind each row, where it leads anywhere.
    pub behind: Vec<Option<Behind>>,
    pub left_out: LeftOut,
    pub cautions: Vec<Caution>,
    /// How many p-values were adjusted together, where there are any.
    #[ts(type = "number")]
    pub tests: u64,
}

/// A question asked of two selections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Selections {
    /// Its selection is the first of the two.
    pub question: Question,
    pub other: Selection,
    pub codebook: String,
    pub library: String,
    /// The first, with its ratio to the second; then the second.
    pub rows: Vec<ComparisonRow>,
    /// The same two by period.
    pub series: Vec<Series>,
    /// Articles in both: above 0 there is no interval of the ratio and no p.
    #[ts(type = "number")]
    pub shared: u64,
    /// Gaps and spikes of either selection under its key, hatched in the figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<super::Hole>>")]
    pub holes: Vec<super::Hole>,
    pub left_out: LeftOut,
    pub cautions: Vec<Caution>,
}

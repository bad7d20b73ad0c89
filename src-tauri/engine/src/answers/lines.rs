//! The concordance: hits as lines with the words around them, in any order. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{HandPlace, HitRecord};

/// What lines can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LineOrder {
    #[default]
    Date,
    Outlet,
    Language,
    Category,
    Voice,
    Speaker,
    Stance,
    /// The words before the hit, from the hit outwards.
    Left,
    /// The words of the hit.
    Hit,
    /// The words after it.
    Right,
    /// A draw that its seed repeats.
    Random,
}

/// What lines can be grouped by; dates by month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LineColumn {
    Date,
    Outlet,
    Language,
    Category,
    Voice,
    Speaker,
    Stance,
}

/// How much text stands around a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LineContext {
    #[default]
    Sentence,
    Paragraph,
    /// Some sixty words on either side, whatever ends within them.
    Wide,
}

/// How the lines of a question are laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct LineChoice {
    pub order: LineOrder,
    pub descending: bool,
    /// Lines of one value stand together, in the order asked for.
    pub group: Option<LineColumn>,
    /// Of the random order.
    pub seed: u32,
    pub context: LineContext,
    /// Only lines with a star or a note.
    pub marked: bool,
}

/// A hit with the text around it, white space made single.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Line {
    pub hit: HitRecord,
    pub left: String,
    pub right: String,
    pub starred: bool,
    pub note: String,
    /// The article's address, where the source gives one.
    pub url: Option<String>,
}

/// Lines that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineGroup {
    /// The value in the words of the outputs; empty where it is not known.
    pub key: String,
    #[ts(type = "number")]
    pub hits: u64,
}

/// A stretch of the concordance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LinePage {
    /// Lines of the whole concordance.
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub articles: u64,
    /// Sentences of the whole concordance; not counted where there are very many lines.
    #[ts(type = "number | null")]
    pub sentences: Option<u64>,
    /// All groups, in order; empty where nothing is grouped.
    pub groups: Vec<LineGroup>,
    pub rows: Vec<Line>,
}

/// A star and a note on a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LineMark {
    pub place: HandPlace,
    pub starred: bool,
    pub note: String,
}

impl LineMark {
    pub fn is_empty(&self) -> bool {
        !self.starred && self.note.trim().is_empty()
    }
}

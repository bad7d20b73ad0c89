//! One question: what the command line parses, the window edits, a saved view stores and a report prints.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coding::{Stance, Voice};

/// Which articles are asked about. Empty lists mean all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Selection {
    /// First day, `YYYY-MM-DD`.
    #[ts(type = "string | null")]
    pub from: Option<NaiveDate>,
    /// Last day, included.
    #[ts(type = "string | null")]
    pub to: Option<NaiveDate>,
    pub outlets: Vec<String>,
    pub languages: Vec<String>,
    pub collections: Vec<String>,
    /// Words that the article must hold; quotation marks make a phrase.
    pub search: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Articles with at least one counted hit among the articles of the denominator.
    #[default]
    Share,
    #[serde(rename = "per-1000-sentences")]
    Per1000Sentences,
    #[serde(rename = "per-10000-words")]
    Per10000Words,
    Hits,
    Articles,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    Day,
    /// ISO weeks.
    Week,
    #[default]
    Month,
    Quarter,
    Year,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    Outlet,
    Language,
    Category,
    Voice,
    Stance,
    /// What the outlet is: agency, state, public, private.
    Kind,
    /// The outlet's country.
    Country,
    /// The group that the user put the outlet into.
    Group,
    #[default]
    None,
}

/// The denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Among {
    #[default]
    All,
    /// Articles that mention both actors of the codebook's pair.
    BothActors,
    /// All that the outlets published, as published totals tell; for shares by outlet or all together.
    Published,
}

/// What is counted of an article that was printed several times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Copies {
    #[default]
    All,
    PerOutlet,
    PerStory,
}

/// Whether what was set by hand about single hits is counted as a person set it, or as the rules say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ByHand {
    #[default]
    Applied,
    LeftOut,
}

impl ByHand {
    pub fn is_applied(&self) -> bool {
        *self == Self::Applied
    }
}

/// The whole question. Its JSON is canonical: the same question is always the same text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub concept: String,
    /// Empty: all categories of the concept.
    #[serde(default)]
    pub categories: Vec<String>,
    #[serde(default)]
    pub measure: Measure,
    #[serde(default)]
    pub by: Period,
    #[serde(default)]
    pub split: Split,
    #[serde(default)]
    pub among: Among,
    #[serde(default)]
    pub copies: Copies,
    /// Empty: asserted and distanced.
    #[serde(default)]
    pub stances: Vec<Stance>,
    /// Empty: both.
    #[serde(default)]
    pub voices: Vec<Voice>,
    /// What was set by hand counts unless it is left out.
    #[serde(default, skip_serializing_if = "ByHand::is_applied")]
    #[ts(optional, as = "Option<ByHand>")]
    pub by_hand: ByHand,
    #[serde(default)]
    pub selection: Selection,
}

impl Question {
    /// A question with every part at its default.
    pub fn about(concept: impl Into<String>) -> Self {
        Self {
            concept: concept.into(),
            categories: Vec::new(),
            measure: Measure::default(),
            by: Period::default(),
            split: Split::default(),
            among: Among::default(),
            copies: Copies::default(),
            stances: Vec::new(),
            voices: Vec::new(),
            by_hand: ByHand::default(),
            selection: Selection::default(),
        }
    }

    /// The stances that count towards the frequency.
    pub fn counted_stances(&self) -> &[Stance] {
        if self.stances.is_empty() { &[Stance::Asserted, Stance::Distanced] } else { &self.stances }
    }
}

//! What measuring answers beyond the plain trend and comparison. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Exposure, LeftOut};
use crate::question::Question;

/// Two groups of a comparison against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Pair {
    pub a: String,
    pub b: String,
    /// a divided by b.
    pub ratio: Option<f64>,
    pub ratio_low: Option<f64>,
    pub ratio_high: Option<f64>,
    /// a less b, in the measure's unit.
    pub difference: Option<f64>,
    pub difference_low: Option<f64>,
    pub difference_high: Option<f64>,
    pub p: Option<f64>,
    /// Benjamini-Hochberg over all pairs.
    pub q: Option<f64>,
}

/// Two concepts in the same articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Quadrants {
    pub question: Question,
    pub first: String,
    pub second: String,
    pub codebook: String,
    pub library: String,
    pub rows: Vec<QuadrantRow>,
    pub left_out: LeftOut,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuadrantRow {
    /// The key of the split; `all` without one.
    pub key: String,
    /// Absent where all periods are taken together.
    pub period: Option<String>,
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub only_first: u64,
    #[ts(type = "number")]
    pub only_second: u64,
    #[ts(type = "number")]
    pub both: u64,
    #[ts(type = "number")]
    pub neither: u64,
    /// Odds ratio of the two concepts in one article; above 1 they keep company.
    pub odds_ratio: Option<f64>,
    pub odds_low: Option<f64>,
    pub odds_high: Option<f64>,
}

/// What the outlet says itself and what it quotes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Voices {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    pub rows: Vec<VoiceRow>,
    pub left_out: LeftOut,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VoiceRow {
    pub key: String,
    #[ts(type = "number")]
    pub narrated: u64,
    #[ts(type = "number")]
    pub quoted: u64,
    /// Quoted hits among all hits, 0 to 1, with the interval over articles as clusters.
    pub quoted_share: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// Quoted hits by speaker: name and hits, most frequent first.
    pub speakers: Vec<Count>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Count {
    pub key: String,
    #[ts(type = "number")]
    pub count: u64,
}

/// Before and after dated events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Events {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    /// Days before and days from the event on.
    pub window_days: u32,
    pub rows: Vec<EventRow>,
    pub left_out: LeftOut,
    /// How many p-values were adjusted together.
    #[ts(type = "number")]
    pub tests: u64,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EventRow {
    pub key: String,
    pub date: String,
    pub title: String,
    pub source: String,
    pub before: Exposure,
    pub after: Exposure,
    pub before_value: Option<f64>,
    #[serde(default)]
    pub before_low: Option<f64>,
    #[serde(default)]
    pub before_high: Option<f64>,
    pub after_value: Option<f64>,
    #[serde(default)]
    pub after_low: Option<f64>,
    #[serde(default)]
    pub after_high: Option<f64>,
    /// After divided by before.
    pub ratio: Option<f64>,
    pub ratio_low: Option<f64>,
    pub ratio_high: Option<f64>,
    pub p: Option<f64>,
    pub q: Option<f64>,
    /// How often a random date shows a ratio at least as far from 1.
    pub placebo_p: Option<f64>,
    #[ts(type = "number")]
    pub placebo_dates: u64,
}

/// Where an expression was first printed, and how it went round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Spread {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    pub rows: Vec<SpreadRow>,
    pub left_out: LeftOut,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SpreadRow {
    pub expression: String,
    /// Its patterns as a person reads them.
    #[serde(default)]
    pub pattern: String,
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub articles: u64,
    /// First use by each outlet, earliest first.
    pub outlets: Vec<FirstUse>,
    /// Days from the first outlet to the one that makes half of all outlets that ever used it.
    pub half_days: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FirstUse {
    pub outlet: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    #[ts(type = "number")]
    pub article: i64,
    #[ts(type = "number")]
    pub hits: u64,
}

//! Trends, their points and what they count.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Caution, Marks, ValidationState};
use crate::question::Question;

/// The numbers behind a trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Trend {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    pub series: Vec<Series>,
    pub left_out: LeftOut,
    /// Sums over all series and periods; over periods alone where series share their articles (category, voice, stance).
    pub total: Exposure,
    /// Averages, change points, events and holes, where they were asked for.
    #[serde(default, skip_serializing_if = "Marks::is_empty")]
    #[ts(optional, as = "Option<Marks>")]
    pub marks: Marks,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Caution>>")]
    pub cautions: Vec<Caution>,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
    /// What judgements say of the coding; absent: not validated on this collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub validation: Option<ValidationState>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Series {
    pub key: String,
    pub points: Vec<Point>,
}

/// One period of one series; a period without an article has no point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Point {
    /// `2022`, `2022-Q1`, `2022-03`, `2022-W09`, `2022-03-04`.
    pub period: String,
    #[serde(flatten)]
    #[ts(flatten)]
    pub counts: Exposure,
    /// In the measure's own unit; a share is 0 to 1. Absent where the exposure is 0.
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Exposure {
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub articles_with_hit: u64,
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub sentences: u64,
    #[ts(type = "number")]
    pub words: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct LeftOut {
    #[ts(type = "number")]
    pub undated: u64,
    #[ts(type = "number")]
    pub too_coarse_a_date: u64,
    /// Articles without text.
    #[ts(type = "number")]
    pub no_text: u64,
    /// Copies of articles that were counted, by the question's rule.
    #[serde(default)]
    #[ts(type = "number")]
    pub copies: u64,
}

impl LeftOut {
    /// Of two disjoint sets of articles.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            undated: self.undated + other.undated,
            too_coarse_a_date: self.too_coarse_a_date + other.too_coarse_a_date,
            no_text: self.no_text + other.no_text,
            copies: self.copies + other.copies,
        }
    }
}

//! Outlets, languages or collections held side by side.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Caution, Exposure, LeftOut, Pair, ValidationState};
use crate::question::Question;

/// Outlets (or another split) side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Comparison {
    pub question: Question,
    /// What the ratios compare with; absent: all other rows taken together.
    pub baseline: Option<String>,
    pub codebook: String,
    pub library: String,
    pub rows: Vec<ComparisonRow>,
    pub left_out: LeftOut,
    /// How many p-values were adjusted together.
    #[ts(type = "number")]
    pub tests: u64,
    /// Every two rows against each other, where there are at most forty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Pair>>")]
    pub pairs: Vec<Pair>,
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
pub struct ComparisonRow {
    pub key: String,
    #[serde(flatten)]
    #[ts(flatten)]
    pub counts: Exposure,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub ratio: Option<f64>,
    pub ratio_low: Option<f64>,
    pub ratio_high: Option<f64>,
    pub p: Option<f64>,
    pub q: Option<f64>,
    /// The value pulled towards what all rows have in common, the more the fewer articles it rests on (shares only).
    pub shrunken: Option<f64>,
    pub shrunken_low: Option<f64>,
    pub shrunken_high: Option<f64>,
}

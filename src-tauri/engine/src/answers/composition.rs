//! What hits are made of over time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Exposure, Hole, LeftOut};
use crate::question::Question;

/// A trend freed from changes in which outlets were collected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Composition {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    /// Outlets with an article in every period.
    pub panel: Vec<String>,
    pub points: Vec<CompositionPoint>,
    /// From the first to the last period.
    pub change: Option<Decomposition>,
    /// Gaps and spikes of the whole collection, hatched in the figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Hole>>")]
    pub holes: Vec<Hole>,
    pub left_out: LeftOut,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CompositionPoint {
    pub period: String,
    /// What `raw` is counted from.
    pub counts: Exposure,
    /// What `panel` is counted from.
    pub panel_counts: Exposure,
    /// All outlets as they come.
    pub raw: Option<f64>,
    /// Only the outlets of the panel.
    pub panel: Option<f64>,
    /// Each outlet weighted by its part of the whole collection.
    pub standardised: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// `within + between = total`, in the measure's unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Decomposition {
    pub total: f64,
    /// Outlets writing differently.
    pub within: f64,
    /// Other outlets, or the same in other parts.
    pub between: f64,
}

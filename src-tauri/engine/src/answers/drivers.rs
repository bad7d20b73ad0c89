//! What drives a point.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Exposure;
use crate::question::Question;

/// What drives one point of a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Drivers {
    pub question: Question,
    pub key: String,
    pub period: Option<String>,
    pub counts: Exposure,
    pub value: Option<f64>,
    pub expressions: Vec<Driver>,
    pub outlets: Vec<Driver>,
    pub stories: Vec<Driver>,
    pub articles: Vec<Driver>,
    /// The value when one outlet is left out: lowest, highest, and which outlet moves it most.
    pub without_one_outlet: Option<LeaveOneOut>,
    pub without_one_story: Option<LeaveOneOut>,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Driver {
    /// Expression, outlet, or the id of an article.
    pub key: String,
    /// Of an expression its patterns as a person reads them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub pattern: String,
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub articles: u64,
    /// Of the point's hits, 0 to 1.
    pub share: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LeaveOneOut {
    pub low: f64,
    pub high: f64,
    /// What moves the value most when it is left out, and the value without it.
    pub most: String,
    pub without: f64,
}

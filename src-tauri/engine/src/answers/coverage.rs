//! How well the days are covered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Hole, LeftOut};

/// How complete the collection is: articles by outlet and ISO week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Coverage {
    pub library: String,
    /// First and last ISO week with an article; absent without dated articles.
    pub first_week: Option<String>,
    pub last_week: Option<String>,
    pub outlets: Vec<CoverageRow>,
    pub flags: Vec<Hole>,
    pub left_out: LeftOut,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CoverageRow {
    pub key: String,
    #[ts(type = "number")]
    pub articles: u64,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    /// Middle number of articles a week between the first and the last.
    pub usual: f64,
    pub weeks: Vec<WeekCount>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WeekCount {
    pub week: String,
    #[ts(type = "number")]
    pub articles: u64,
}

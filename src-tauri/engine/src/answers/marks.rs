//! What stands beside the numbers of a trend: cautions, averages, change points, events and holes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

fn is_false(flag: &bool) -> bool {
    !flag
}

/// Something a reader must know before trusting the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Caution {
    /// A stable word: `no-hits`, `one-article`, `one-outlet-dominates`, `lengths-differ`, `extents-differ`, `many-undated`, `many-series`, `few-articles`.
    pub code: String,
    /// One sentence in English.
    pub message: String,
}

/// What is drawn over or behind the raw points of a trend; empty unless asked for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Marks {
    pub smooth: Vec<Smooth>,
    /// Locally fitted lines.
    pub loess: Vec<Loess>,
    pub changes: Vec<Change>,
    pub events: Vec<EventMark>,
    pub holes: Vec<Hole>,
    /// How far each point moves when any one outlet (or story, in a series of one outlet) is left out.
    pub without_one: Vec<WithoutOne>,
    /// The series as judged hits correct it.
    pub corrected: Vec<Corrected>,
}

impl Marks {
    /// Nothing was asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which marks a trend is asked for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct MarkChoice {
    /// Periods of a moving average, an odd number from 3 on.
    pub smooth: Option<usize>,
    /// Part of the periods that a locally fitted line looks at, above 0 and at most 1.
    #[ts(optional = nullable)]
    pub loess: Option<f64>,
    pub changes: bool,
    pub events: bool,
    pub holes: bool,
    /// The band within which each point stays when any one outlet or story is left out.
    #[ts(optional, as = "Option<bool>")]
    pub without_one: bool,
    /// The series as judgements correct it.
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub corrected: bool,
}

/// A centred moving average of one series, weighted by exposure; it never crosses a gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Smooth {
    pub key: String,
    /// Periods averaged, an odd number.
    pub window: usize,
    /// Only where the whole window lies within one unbroken run of periods.
    pub points: Vec<SmoothPoint>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SmoothPoint {
    pub period: String,
    pub value: f64,
}

/// A locally fitted line of one series, weighted by exposure; it never crosses a gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Loess {
    pub key: String,
    pub span: f64,
    pub points: Vec<SmoothPoint>,
}

/// How far the points of a series move when any one part is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithoutOne {
    pub key: String,
    /// `outlet` or `story`.
    pub part: String,
    pub points: Vec<WithoutOnePoint>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithoutOnePoint {
    pub period: String,
    /// Lowest and highest value without one part.
    pub low: f64,
    pub high: f64,
    /// The part that moves the value most: an outlet, or the id of a story's first article.
    pub most: String,
}

/// A series corrected for what the codebook misses and finds wrongly, from judged samples.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Corrected {
    pub key: String,
    /// How many judged sentences it rests on.
    #[ts(type = "number")]
    pub judged: u64,
    pub points: Vec<CorrectedPoint>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CorrectedPoint {
    pub period: String,
    /// In the measure's unit, with the interval of both the sample of articles and the judgements.
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// A lasting change of level of one series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Change {
    pub key: String,
    /// The first period of the new level.
    pub period: String,
    /// 95 % interval of the period (bootstrap).
    pub earliest: String,
    pub latest: String,
    /// Level before and after, in the measure's unit.
    pub before: f64,
    pub after: f64,
}

/// A dated event drawn on a trend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EventMark {
    /// `YYYY-MM-DD`.
    pub date: String,
    pub title: String,
    pub source: String,
    /// Drawn and named where there are too many events to draw them all.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub major: bool,
}

/// A stretch of time in which a series should not be trusted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Hole {
    /// The outlet, or `all`.
    pub key: String,
    /// `gap`, `spike`, `one-day`, `first-of-month`.
    pub kind: String,
    /// First and last day, `YYYY-MM-DD`.
    pub from: String,
    pub to: String,
    #[ts(type = "number")]
    pub articles: u64,
    /// Articles that the outlet's usual pace would bring.
    pub expected: f64,
    /// One sentence in English.
    pub message: String,
}

//! What measuring answers beyond the plain trend and comparison. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Exposure, LeftOut};
use crate::question::Question;

fn is_false(flag: &bool) -> bool {
    !flag
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

/// Words that keep company with the hits of one group more than of another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Words {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    pub a: String,
    pub b: String,
    /// Words around hits in each group.
    #[ts(type = "number")]
    pub a_words: u64,
    #[ts(type = "number")]
    pub b_words: u64,
    /// The languages of the hits, the most written first: words are compared within a language, and one that only one
    /// group writes is left out.
    #[serde(default)]
    pub languages: Vec<WordsOfLanguage>,
    pub rows: Vec<WordRow>,
    #[ts(type = "number")]
    pub tests: u64,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
}

/// Words around hits in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WordsOfLanguage {
    /// Empty where an article's language is not known.
    pub language: String,
    #[ts(type = "number")]
    pub a_words: u64,
    #[ts(type = "number")]
    pub b_words: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WordRow {
    pub word: String,
    /// Of the articles that hold it: both groups are counted in this language alone.
    #[serde(default)]
    pub language: String,
    #[ts(type = "number")]
    pub a: u64,
    #[ts(type = "number")]
    pub b: u64,
    /// Log-likelihood of Dunning (1993), one degree of freedom.
    pub g2: f64,
    /// Binary logarithm of the ratio of relative frequencies (Hardie 2014); positive: more in a.
    pub log_ratio: f64,
    /// Articles that hold the word: how widely it is spread.
    #[ts(type = "number")]
    pub articles: u64,
    /// Gries' deviation of proportions over articles, 0 even to 1 clumped.
    pub dispersion: f64,
    pub p: f64,
    pub q: f64,
}

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

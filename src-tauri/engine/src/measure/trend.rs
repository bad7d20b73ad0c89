//! How does a measure move over time?

use super::counting::Counted;
use super::facts::Facts;
use super::scope::Grain;
use super::published::{self, Total};
use super::{cautions, periods, value};
use crate::Result;
use crate::answers::{Caution, CodebookInfo, Exposure, LeftOut, Point, Series};
use crate::question::{Period, Question};

/// The numbers of a trend, before a library puts its name to them.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendNumbers {
    pub series: Vec<Series>,
    pub left_out: LeftOut,
    pub total: Exposure,
    pub cautions: Vec<Caution>,
}

/// Counts the question by period. A period without an article of a series has no point: it is a gap, not a zero.
///
/// `matching`: for a text search, whether each row of the facts holds the words.
///
/// # Errors
/// `concept-unknown`, `category-unknown`, `outlet-unknown`, `language-unknown`, `collection-unknown`, `dates-reversed`.
pub fn trend(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>) -> Result<TrendNumbers> {
    trend_among(facts, question, codebook, matching, &[])
}

/// The same where published totals may be the denominator: a period of which none is known has no value.
///
/// # Errors
/// As [`trend`], and `denominator-unavailable`.
pub fn trend_among(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>, totals: &[Total]) -> Result<TrendNumbers> {
    Ok(numbers(question, published::count(facts, question, codebook, matching, Grain::By(question.by), totals)?))
}

pub(super) fn numbers(question: &Question, counted: Counted) -> TrendNumbers {
    let cautions = cautions::of_trend(question, &counted);
    let series = series(question, &counted);
    TrendNumbers { series, left_out: counted.left_out, total: counted.total.counts, cautions }
}

fn series(question: &Question, counted: &Counted) -> Vec<Series> {
    let mut series: Vec<Series> = counted.keys.iter().map(|key| Series { key: key.clone(), points: Vec::new() }).collect();
    let mut labels = Labels { by: question.by, known: Default::default() };
    for (key, period, cell) in &counted.cells {
        let estimate = value::value(question.measure, cell);
        series[*key].points.push(Point {
            period: labels.of(*period),
            counts: cell.counts,
            value: estimate.value,
            low: estimate.low,
            high: estimate.high,
        });
    }
    series
}

/// Labels are written once a period, not once a point.
struct Labels {
    by: Period,
    known: rustc_hash::FxHashMap<i32, String>,
}

impl Labels {
    fn of(&mut self, period: i32) -> String {
        self.known.entry(period).or_insert_with(|| periods::label(self.by, period)).clone()
    }
}

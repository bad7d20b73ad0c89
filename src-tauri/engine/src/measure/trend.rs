//! How does a measure move over time?

use super::counting::{Cell, Counted, side_by_side};
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

/// Points that one thread makes; fewer are not worth a thread.
const POINTS_A_PART: usize = 25_000;

fn series(question: &Question, counted: &Counted) -> Vec<Series> {
    let runs: Vec<&[(usize, i32, Cell)]> = counted.cells.chunk_by(|a, b| a.0 == b.0).collect();
    let parts = side_by_side(in_shares(&runs), |runs| points(question, runs));
    let mut series: Vec<Series> = counted.keys.iter().map(|key| Series { key: key.clone(), points: Vec::new() }).collect();
    for (run, points) in runs.iter().zip(parts.into_iter().flatten()) {
        series[run[0].0].points = points;
    }
    series
}

/// Whole series, about so many points together that a thread is worth it.
fn in_shares<'a>(runs: &'a [&'a [(usize, i32, Cell)]]) -> Vec<&'a [&'a [(usize, i32, Cell)]]> {
    let (mut shares, mut from, mut points) = (Vec::new(), 0, 0);
    for (place, run) in runs.iter().enumerate() {
        points += run.len();
        if points >= POINTS_A_PART {
            shares.push(&runs[from..=place]);
            (from, points) = (place + 1, 0);
        }
    }
    shares.push(&runs[from..]);
    shares
}

fn points(question: &Question, runs: &[&[(usize, i32, Cell)]]) -> Vec<Vec<Point>> {
    let mut labels = Labels { by: question.by, known: Default::default() };
    let mut point = |(_, period, cell): &(usize, i32, Cell)| {
        let estimate = value::value(question.measure, cell);
        Point { period: labels.of(*period), counts: cell.counts, value: estimate.value, low: estimate.low, high: estimate.high }
    };
    runs.iter().map(|run| run.iter().map(&mut point).collect()).collect()
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

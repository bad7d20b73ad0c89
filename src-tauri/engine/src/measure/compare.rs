//! Who writes more of it? Outlets, languages or categories side by side.

use super::adjust::benjamini_hochberg;
use super::counting::{Cell, Counted};
use super::facts::Facts;
use super::published::{self, Total};
use super::scope::Grain;
use super::shrinkage::{self, Shrunken};
use super::{cautions, value};
use crate::answers::{Caution, CodebookInfo, ComparisonRow, LeftOut, Pair};
use crate::question::{Measure, Question, Split};
use crate::{Error, Result};

/// The numbers of a comparison, before a library puts its name to them.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareNumbers {
    pub rows: Vec<ComparisonRow>,
    pub left_out: LeftOut,
    /// How many p-values of the rows were adjusted together.
    pub tests: u64,
    pub pairs: Vec<Pair>,
    pub cautions: Vec<Caution>,
}

/// With more rows than this there are no pairs: 40 rows make 780 tests already.
const MOST_ROWS_IN_PAIRS: usize = 40;

/// All time together, one row a key of the split (outlets where the question names none), in order of key.
///
/// `baseline`: the row that the others are divided by; without one each row is divided by all other rows together.
/// Categories, voices and stances share their articles and are not independent: they get ratios to a named baseline
/// without p.
///
/// # Errors
/// As [`super::trend`], and `baseline-unknown`.
pub fn compare(facts: &Facts, question: &Question, codebook: &CodebookInfo, baseline: Option<&str>, matching: Option<&[bool]>) -> Result<CompareNumbers> {
    compare_among(facts, question, codebook, baseline, matching, &[])
}

/// The same where published totals may be the denominator: a row of which none is known has no value.
///
/// # Errors
/// As [`compare`], and `denominator-unavailable`.
pub fn compare_among(facts: &Facts, question: &Question, codebook: &CodebookInfo, baseline: Option<&str>, matching: Option<&[bool]>, totals: &[Total]) -> Result<CompareNumbers> {
    let question = Question { split: if question.split == Split::None { Split::Outlet } else { question.split }, ..question.clone() };
    let counted = published::count(facts, &question, codebook, matching, Grain::Whole, totals)?;
    let cells: Vec<Cell> = counted.cells.iter().map(|(_, _, cell)| *cell).collect();
    let independent = !matches!(question.split, Split::Category | Split::Voice | Split::Stance);
    let against = baseline.map(|name| position(&counted, name)).transpose()?;
    let mut rows = rows(&question, &counted.keys, &cells, against, independent);
    let tests = adjust(&mut rows);
    shrink(question.measure, &cells, &mut rows);
    let pairs = if independent && (2..=MOST_ROWS_IN_PAIRS).contains(&cells.len()) { pairs(question.measure, &counted.keys, &cells) } else { Vec::new() };
    Ok(CompareNumbers { rows, left_out: counted.left_out, tests, pairs, cautions: cautions::of_comparison(facts, &question, &counted) })
}

fn position(counted: &Counted, name: &str) -> Result<usize> {
    counted.keys.iter().position(|key| key == name).ok_or_else(|| {
        Error::new(
            "baseline-unknown",
            format!("\"{name}\" has no article in this comparison, so that nothing can be compared with it."),
            "Choose one of the rows, or widen the selection.",
        )
    })
}

fn rows(question: &Question, keys: &[String], cells: &[Cell], against: Option<usize>, independent: bool) -> Vec<ComparisonRow> {
    let all = cells.iter().fold(Cell::default(), |sum, cell| sum.plus(cell));
    let row = |at: usize| {
        let cell = &cells[at];
        let other = match against {
            Some(base) => (base != at).then(|| cells[base]),
            None => (independent && cells.len() > 1).then(|| all.minus(cell)),
        };
        row(question.measure, &keys[at], cell, other.as_ref(), independent)
    };
    (0..cells.len()).map(row).collect()
}

pub(super) fn row(measure: Measure, key: &str, cell: &Cell, other: Option<&Cell>, independent: bool) -> ComparisonRow {
    let estimate = value::value(measure, cell);
    let ratio = other.map(|other| value::ratio(measure, cell, other)).unwrap_or_default();
    ComparisonRow {
        key: key.to_owned(),
        counts: cell.counts,
        value: estimate.value,
        low: estimate.low,
        high: estimate.high,
        ratio: ratio.value,
        ratio_low: ratio.low.filter(|_| independent),
        ratio_high: ratio.high.filter(|_| independent),
        p: other.filter(|_| independent).and_then(|other| value::same_p(measure, cell, other)),
        q: None,
        shrunken: None,
        shrunken_low: None,
        shrunken_high: None,
    }
}

fn adjust(rows: &mut [ComparisonRow]) -> u64 {
    let p: Vec<Option<f64>> = rows.iter().map(|row| row.p).collect();
    rows.iter_mut().zip(benjamini_hochberg(&p)).for_each(|(row, q)| row.q = q);
    p.iter().flatten().count() as u64
}

fn shrink(measure: Measure, cells: &[Cell], rows: &mut [ComparisonRow]) {
    if measure != Measure::Share {
        return;
    }
    let shares: Vec<_> = cells.iter().map(value::share).collect();
    for (row, Shrunken { value, low, high }) in rows.iter_mut().zip(shrinkage::shrink(&shares)) {
        (row.shrunken, row.shrunken_low, row.shrunken_high) = (Some(value), Some(low), Some(high));
    }
}

fn pairs(measure: Measure, keys: &[String], cells: &[Cell]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = (0..cells.len())
        .flat_map(|a| (a + 1..cells.len()).map(move |b| (a, b)))
        .map(|(a, b)| pair(measure, (&keys[a], &cells[a]), (&keys[b], &cells[b])))
        .collect();
    let p: Vec<Option<f64>> = pairs.iter().map(|pair| pair.p).collect();
    pairs.iter_mut().zip(benjamini_hochberg(&p)).for_each(|(pair, q)| pair.q = q);
    pairs
}

fn pair(measure: Measure, (a_key, a): (&str, &Cell), (b_key, b): (&str, &Cell)) -> Pair {
    let (ratio, difference) = (value::ratio(measure, a, b), value::difference(measure, a, b));
    Pair {
        a: a_key.to_owned(),
        b: b_key.to_owned(),
        ratio: ratio.value,
        ratio_low: ratio.low,
        ratio_high: ratio.high,
        difference: difference.value,
        difference_low: difference.low,
        difference_high: difference.high,
        p: value::same_p(measure, a, b),
        q: None,
    }
}

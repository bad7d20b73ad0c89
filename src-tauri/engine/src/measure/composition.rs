//! Is a change what outlets write, or which outlets were collected?

use super::counting::{self, Cell, Counted};
use super::facts::Facts;
use super::scope::Grain;
use super::{periods, value};
use crate::answers::{CodebookInfo, CompositionPoint, Decomposition, LeftOut};
use crate::question::{Measure, Question, Split};
use crate::{Error, Result};

/// The numbers of a composition, before a library puts its name to them.
#[derive(Debug, Clone, PartialEq)]
pub struct CompositionNumbers {
    pub panel: Vec<String>,
    pub points: Vec<CompositionPoint>,
    pub change: Option<Decomposition>,
    pub left_out: LeftOut,
}

/// A trend three ways: as it comes; of the outlets that are there in every period; and standardised, each outlet
/// weighted by its part of the whole collection (direct standardisation: Kitagawa 1955), with an interval made from
/// the outlets' own (MOVER: Zou and Donner 2008). In a period without an outlet its weight falls to the others.
///
/// # Errors
/// As [`super::trend`], and `no-composition` for plain counts.
pub fn composition(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>) -> Result<CompositionNumbers> {
    if value::is_count(question.measure) {
        return Err(Error::new("no-composition", "A plain count cannot be freed from what was collected.", "Ask for the share or for a rate."));
    }
    let question = Question { split: Split::Outlet, ..question.clone() };
    let counted = counting::count(facts, &question, codebook, matching, Grain::By(question.by))?;
    let by_period = by_period(&counted);
    let all = |key: &usize| by_period.iter().all(|(_, cells)| cells[*key].is_some());
    let panel: Vec<usize> = (0..counted.keys.len()).filter(all).collect();
    let points = by_period.iter().map(|(period, cells)| point(&question, &counted, &panel, *period, cells)).collect();
    let change = match (by_period.first(), by_period.last()) {
        (Some(first), Some(last)) if first.0 < last.0 => Some(decompose(question.measure, &first.1, &last.1)),
        _ => None,
    };
    Ok(CompositionNumbers { panel: panel.iter().map(|&key| counted.keys[key].clone()).collect(), points, change, left_out: counted.left_out })
}

type Cells = Vec<Option<Cell>>;

fn by_period(counted: &Counted) -> Vec<(i32, Cells)> {
    let mut periods: std::collections::BTreeMap<i32, Cells> = Default::default();
    for (key, period, cell) in &counted.cells {
        periods.entry(*period).or_insert_with(|| vec![None; counted.keys.len()])[*key] = Some(*cell);
    }
    periods.into_iter().collect()
}

fn exposure(measure: Measure, cell: &Cell) -> f64 {
    match measure {
        Measure::Per1000Sentences => cell.counts.sentences as f64,
        Measure::Per10000Words => cell.counts.words as f64,
        _ => cell.counts.articles as f64,
    }
}

fn sum<'a>(cells: impl Iterator<Item = &'a Cell>) -> Cell {
    cells.fold(Cell::default(), |sum, cell| sum.plus(cell))
}

fn point(question: &Question, counted: &Counted, panel: &[usize], period: i32, cells: &Cells) -> CompositionPoint {
    let measure = question.measure;
    let weight = |key: usize| exposure(measure, &sum(counted.cells.iter().filter(|cell| cell.0 == key).map(|cell| &cell.2)));
    let (mut weights, mut middle, mut below, mut above) = (0.0, 0.0, 0.0, 0.0);
    for (key, cell) in cells.iter().enumerate() {
        let Some(estimate) = cell.as_ref().map(|cell| value::value(measure, cell)) else { continue };
        let Some(value) = estimate.value else { continue };
        let weight = weight(key);
        weights += weight;
        middle += weight * value;
        below += (weight * (value - estimate.low.unwrap_or(0.0))).powi(2);
        above += (weight * (estimate.high.unwrap_or(f64::INFINITY) - value)).powi(2);
    }
    let some = |value: f64| (weights > 0.0 && value.is_finite()).then(|| value / weights);
    let (raw, within) = (sum(cells.iter().flatten()), sum(panel.iter().filter_map(|&key| cells[key].as_ref())));
    CompositionPoint {
        period: periods::label(question.by, period),
        counts: raw.counts,
        panel_counts: within.counts,
        raw: value::value(measure, &raw).value,
        panel: if panel.is_empty() { None } else { value::value(measure, &within).value },
        standardised: some(middle),
        low: some(middle - below.sqrt()).map(|low| low.max(0.0)),
        high: some(middle + above.sqrt()),
    }
}

/// Kitagawa's (1955) two parts of a difference of two rates: `Σ (w1 + w2)/2 (r2 - r1)` within outlets and
/// `Σ (r1 + r2)/2 (w2 - w1)` between them, w the outlets' parts of the exposure. An outlet that is there only once
/// has no change of its own: all of it is between.
pub fn decompose(measure: Measure, first: &[Option<Cell>], last: &[Option<Cell>]) -> Decomposition {
    let whole = |cells: &[Option<Cell>]| cells.iter().flatten().map(|cell| exposure(measure, cell)).sum::<f64>();
    let (before, after) = (whole(first), whole(last));
    let of = |cell: &Option<Cell>, whole: f64| {
        let cell = cell.as_ref().filter(|cell| exposure(measure, cell) > 0.0)?;
        Some((exposure(measure, cell) / whole, value::value(measure, cell).value?))
    };
    let (mut within, mut between) = (0.0, 0.0);
    for (a, b) in first.iter().zip(last) {
        let (a, b) = (of(a, before), of(b, after));
        let ((w1, r1), (w2, r2)) = match (a, b) {
            (Some(a), Some(b)) => (a, b),
            (Some((w, r)), None) => ((w, r), (0.0, r)),
            (None, Some((w, r))) => ((0.0, r), (w, r)),
            (None, None) => continue,
        };
        within += (w1 + w2) / 2.0 * (r2 - r1);
        between += (r1 + r2) / 2.0 * (w2 - w1);
    }
    Decomposition { total: within + between, within, between }
}

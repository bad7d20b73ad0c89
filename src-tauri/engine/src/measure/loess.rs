//! What is the smooth course behind noisy points?

use super::counting::{Cell, Counted};
use super::{periods, value};
use crate::answers::{Loess, SmoothPoint};
use crate::question::{Measure, Question};
use crate::{Error, Result};

/// Fewer periods than this in a row make no line.
const FEWEST: usize = 4;

/// Locally fitted lines of a counted trend, one a series (Cleveland 1979, one pass, no robustness steps).
///
/// At each period a straight line is fitted to its nearest `span` of the periods of its unbroken run (at least four),
/// weighted by the tricube of their distance and by their exposure: articles, sentences or words; plain counts weigh
/// alike. What R's `loess(degree = 1, surface = "direct")` fits. Nothing crosses a gap. A value below 0 is written as 0.
///
/// # Errors
/// `span-wrong` where the span is not above 0 and at most 1.
pub(crate) fn loess(question: &Question, counted: &Counted, span: f64) -> Result<Vec<Loess>> {
    if !(span > 0.0 && span <= 1.0) {
        return Err(Error::new("span-wrong", format!("A line fitted to {span} of the periods is none."), "Choose a part above 0 and at most 1, such as 0.5."));
    }
    let line = |(at, key): (usize, &String)| {
        let cells: Vec<(i32, Cell)> = counted.cells.iter().filter(|cell| cell.0 == at).map(|cell| (cell.1, cell.2)).collect();
        let points = cells.chunk_by(|a, b| b.0 == a.0 + 1).flat_map(|run| of_run(question, run, span)).collect();
        Loess { key: key.clone(), span, points }
    };
    Ok(counted.keys.iter().enumerate().map(line).collect())
}

fn of_run(question: &Question, run: &[(i32, Cell)], span: f64) -> Vec<SmoothPoint> {
    if run.len() < FEWEST {
        return Vec::new();
    }
    let observed: Vec<[f64; 3]> = run
        .iter()
        .filter_map(|(period, cell)| Some([f64::from(*period), value::value(question.measure, cell).value?, exposure(question.measure, cell)]))
        .collect();
    let point = |at: &[f64; 3]| {
        let value = fit(&observed, at[0], span)?;
        Some(SmoothPoint { period: periods::label(question.by, at[0] as i32), value: value.max(0.0) })
    };
    observed.iter().filter_map(point).collect()
}

fn exposure(measure: Measure, cell: &Cell) -> f64 {
    match measure {
        Measure::Share => cell.counts.articles as f64,
        Measure::Per1000Sentences => cell.counts.sentences as f64,
        Measure::Per10000Words => cell.counts.words as f64,
        Measure::Hits | Measure::Articles => 1.0,
    }
}

/// The value at `x` of the line fitted to the nearest part of `observed`: place, value and weight of each.
/// `None` where nothing has weight.
pub fn fit(observed: &[[f64; 3]], x: f64, span: f64) -> Option<f64> {
    let nearest = ((span * observed.len() as f64 + 1e-5).floor() as usize).clamp(FEWEST.min(observed.len()), observed.len());
    let mut distances: Vec<f64> = observed.iter().map(|one| (one[0] - x).abs()).collect();
    distances.sort_unstable_by(f64::total_cmp);
    let reach = distances.get(nearest.checked_sub(1)?)?.max(f64::MIN_POSITIVE);
    let (mut w, mut wx, mut wy, mut wxx, mut wxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for [at, value, exposure] in observed {
        let away = (at - x).abs() / reach;
        let weight = if away < 1.0 { (1.0 - away.powi(3)).powi(3) * exposure } else { 0.0 };
        let dx = at - x;
        w += weight;
        wx += weight * dx;
        wy += weight * value;
        wxx += weight * dx * dx;
        wxy += weight * dx * value;
    }
    let spread = w * wxx - wx * wx;
    match (w > 0.0, spread > w * w * 1e-12) {
        (false, _) => None,
        (true, true) => Some((wxx * wy - wx * wxy) / spread),
        (true, false) => Some(wy / w),
    }
}

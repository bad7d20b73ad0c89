//! What is the line through noisy points?

use super::counting::{Cell, Counted};
use super::{periods, value};
use crate::answers::{Smooth, SmoothPoint};
use crate::question::Question;
use crate::{Error, Result};

/// Centred moving averages of a counted trend, one a series.
///
/// A window's value is the measure of its articles taken together, so that a thin period weighs little; a count is
/// averaged. There is a value only where the whole window lies within one run of periods without a gap: nothing is
/// made up at the edges, and nothing crosses a gap.
///
/// # Errors
/// `window-even` where the window is not an odd number from 3 on: only an odd window has a middle.
pub(crate) fn smooth(question: &Question, counted: &Counted, window: usize) -> Result<Vec<Smooth>> {
    if window < 3 || window % 2 == 0 {
        return Err(Error::new("window-even", format!("A moving average over {window} periods has no middle."), "Choose an odd number from 3 on."));
    }
    let line = |(at, key): (usize, &String)| {
        let cells: Vec<(i32, Cell)> = counted.cells.iter().filter(|cell| cell.0 == at).map(|cell| (cell.1, cell.2)).collect();
        let points = cells.windows(window).filter_map(|cells| middle(question, cells)).collect();
        Smooth { key: key.clone(), window, points }
    };
    Ok(counted.keys.iter().enumerate().map(line).collect())
}

fn middle(question: &Question, cells: &[(i32, Cell)]) -> Option<SmoothPoint> {
    let unbroken = cells[cells.len() - 1].0 - cells[0].0 == cells.len() as i32 - 1;
    if !unbroken {
        return None;
    }
    let sum = cells.iter().fold(Cell::default(), |sum, (_, cell)| sum.plus(cell));
    let value = value::value(question.measure, &sum).value? / if value::is_count(question.measure) { cells.len() as f64 } else { 1.0 };
    Some(SmoothPoint { period: periods::label(question.by, cells[cells.len() / 2].0), value })
}

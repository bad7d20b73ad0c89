//! Where do events stand on a time axis, and which of their labels fit?

use super::fonts::{self, Weight};
use super::frame::{NOTE, Scene};
use super::panel::Axes;
use super::labels::{self, Flagpole};
use crate::answers::EventMark;
use crate::wording::periods;

/// Rows of labels above a plot, at most.
const MOST_ROWS: usize = 3;
const WIDEST: f64 = 170.0;

/// One event on the axis.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// In ranks of the time axis.
    pub at: f64,
    pub full: String,
    pub label: String,
    /// Left end of the label in pixels, and its row from the plot upwards; `None` where it does not fit.
    pub left: f64,
    pub row: Option<usize>,
}

/// The events within the axis, which spans `left..right` pixels of a body `height` pixels high; a label stands right of its line, left of it at the edge.
pub(super) fn place(scene: &Scene<'_>, events: &[EventMark], axes: &Axes, left: f64, right: f64, height: f64) -> Vec<Placed> {
    let mut placed: Vec<Placed> = events.iter().filter_map(|event| one(scene, event, axes, left, right)).collect();
    placed.sort_by(|a, b| a.at.total_cmp(&b.at));
    let pole = |event: &Placed| Flagpole {
        at: left + (event.at - axes.from) / (axes.to - axes.from) * (right - left),
        left: event.left,
        right: event.left + fonts::width(&event.label, NOTE, Weight::Regular),
    };
    // A low figure keeps its room for the plot.
    let most = ((height - 110.0) / 16.0).clamp(0.0, MOST_ROWS as f64) as usize;
    let rows = labels::rows(&placed.iter().map(pole).collect::<Vec<_>>(), 10.0, most);
    placed.iter_mut().zip(rows).for_each(|(event, row)| event.row = row);
    placed
}

fn one(scene: &Scene<'_>, event: &EventMark, axes: &Axes, left: f64, right: f64) -> Option<Placed> {
    let at = periods::position(event.date.parse().ok()?, axes.by);
    if !(axes.from..=axes.to).contains(&at) {
        return None;
    }
    let full = fonts::clean(&event.title);
    let label = fonts::fit(&full, NOTE, Weight::Regular, WIDEST);
    let x = left + (at - axes.from) / (axes.to - axes.from) * (right - left);
    let wide = fonts::width(&label, NOTE, Weight::Regular);
    let left = if x + 5.0 + wide <= scene.width() - 4.0 { x + 5.0 } else { x - 5.0 - wide };
    Some(Placed { at, full, label, left, row: None })
}

/// Rows that are used.
pub(super) fn rows(placed: &[Placed]) -> usize {
    placed.iter().filter_map(|event| event.row).max().map_or(0, |row| row + 1)
}

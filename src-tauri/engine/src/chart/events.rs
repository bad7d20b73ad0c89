//! Where do events stand on a time axis, and which are drawn and named?

use super::fonts::{self, Weight};
use super::frame::{NOTE, Scene};
use super::labels::{self, Flagpole, Place};
use super::panel::Axes;
use crate::answers::EventMark;
use crate::question::Period;
use crate::wording::periods;

/// Rows of labels above a plot, at most.
const MOST_ROWS: usize = 4;
/// More lines than this hide the plot; a panel of small multiples bears fewer.
const MOST_LINES: usize = 12;
const MOST_LINES_IN_PANEL: usize = 6;
/// Widths of labels in pixels: the widest that costs no label is taken.
const WIDTHS: [f64; 4] = [300.0, 240.0, 190.0, 150.0];

/// How much room a plot has for events.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Room {
    /// A figure of one plot in a body of so many pixels of height: labels above the plot.
    Plot(f64),
    /// A panel: lines without labels.
    Panel,
}

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
    /// A line through the plot; else a short mark at its top.
    pub line: bool,
}

/// The events within ranks, and whether each has a line: all where they are few, else the major ones.
pub(super) fn within(events: &[EventMark], by: Period, from: f64, to: f64, room: Room) -> Vec<(f64, &EventMark, bool)> {
    let at = |event: &EventMark| Some(periods::position(event.date.parse().ok()?, by));
    let mut found: Vec<(f64, &EventMark, bool)> = events.iter().filter_map(|event| Some((at(event)?, event, true))).collect();
    found.retain(|(at, ..)| (from..=to).contains(at));
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    let most = if room == Room::Panel { MOST_LINES_IN_PANEL } else { MOST_LINES };
    if found.len() > most {
        let major = found.iter().filter(|(_, event, _)| event.major).count();
        // Without a word on which matter, a panel draws none as a line and a plot those whose labels fit.
        let bearable = (1..=most).contains(&major) || (major == 0 && room != Room::Panel);
        found.iter_mut().for_each(|(_, event, line)| *line = bearable && (major == 0 || event.major));
    }
    found
}

/// The events of an axis that spans `left..right` pixels; a label stands right of its line, or left of it.
pub(super) fn place(scene: &Scene<'_>, events: &[EventMark], axes: &Axes, left: f64, right: f64, room: Room) -> Vec<Placed> {
    let found = within(events, axes.by, axes.from, axes.to, room);
    let crowded = found.len() > MOST_LINES;
    let x = |at: f64| left + (at - axes.from) / (axes.to - axes.from) * (right - left);
    let mut placed: Vec<Placed> = found.into_iter().map(|(at, event, line)| one(event, at, line)).collect();
    if let Room::Plot(height) = room {
        // A low figure keeps its room for the plot.
        let rows = ((height - 110.0) / 16.0).clamp(0.0, MOST_ROWS as f64) as usize;
        let named: Vec<usize> = (0..placed.len()).filter(|&n| placed[n].line).collect();
        let lines: Vec<(f64, &str)> = named.iter().map(|&n| (x(placed[n].at), placed[n].full.as_str())).collect();
        let written = write(&lines, rows, (scene.margin(), scene.width() - scene.margin()));
        for (&n, (label, place)) in named.iter().zip(written) {
            placed[n].label = label;
            placed[n].row = place.map(|place| place.row);
            placed[n].left = place.map_or(0.0, |place| place.left);
            placed[n].line = place.is_some() || !crowded;
        }
    }
    placed
}

/// Labels of lines at `x` with their places, as wide as leaves room for as many as possible.
fn write(lines: &[(f64, &str)], rows: usize, edges: (f64, f64)) -> Vec<(String, Option<Place>)> {
    let attempts = WIDTHS.map(|most| {
        let labels: Vec<String> = lines.iter().map(|(_, full)| fonts::fit(full, NOTE, Weight::Regular, most)).collect();
        let pole = |((at, _), label): (&(f64, &str), &String)| Flagpole { at: *at, wide: fonts::width(label, NOTE, Weight::Regular) };
        let poles: Vec<Flagpole> = lines.iter().zip(&labels).map(pole).collect();
        labels.into_iter().zip(labels::flags(&poles, 10.0, rows, edges)).collect::<Vec<_>>()
    });
    let count = |attempt: &[(String, Option<Place>)]| attempt.iter().filter(|(_, place)| place.is_some()).count();
    // Of equals the last is the maximum: from narrow to wide.
    let best = attempts.into_iter().rev().max_by_key(|attempt| count(attempt)).unwrap_or_default();
    widened(lines, best, edges)
}

/// The same with labels that were cut as wide as their neighbours let them be.
fn widened(lines: &[(f64, &str)], written: Vec<(String, Option<Place>)>, edges: (f64, f64)) -> Vec<(String, Option<Place>)> {
    let (mut labels, mut placed): (Vec<String>, Vec<Option<Place>>) = written.into_iter().unzip();
    let wide = |label: &str| fonts::width(label, NOTE, Weight::Regular);
    let mut poles: Vec<Flagpole> = lines.iter().zip(&labels).map(|((at, _), label)| Flagpole { at: *at, wide: wide(label) }).collect();
    for n in 0..lines.len() {
        for most in WIDTHS {
            let label = fonts::fit(lines[n].1, NOTE, Weight::Regular, most);
            let pole = Flagpole { wide: wide(&label), ..poles[n] };
            if pole.wide <= poles[n].wide {
                break;
            }
            if let Some(place) = labels::wider(&poles, &placed, n, pole, 10.0, edges) {
                (labels[n], placed[n], poles[n]) = (label, Some(place), pole);
                break;
            }
        }
    }
    labels.into_iter().zip(placed).collect()
}

fn one(event: &EventMark, at: f64, line: bool) -> Placed {
    Placed { at, full: fonts::clean(&event.title), label: String::new(), left: 0.0, row: None, line }
}

/// Rows that are used.
pub(super) fn rows(placed: &[Placed]) -> usize {
    placed.iter().filter_map(|event| event.row).max().map_or(0, |row| row + 1)
}

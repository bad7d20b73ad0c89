//! How do many series stand side by side? A panel each, all on the same scales.

use super::axis;
use super::events::{self, Room};
use super::fonts::{self, Weight};
use super::frame::{Frame, Heading, LABEL, NOTE, Scene, Space};
use super::panel::{Axes, Lane, Panel};
use super::svg::Type;
use super::trend::{caption, draw_course, value_axis};
use crate::answers::{Figure, Trend};
use crate::wording::numbers;

const TITLE_ROOM: f64 = 22.0;
const AXIS_ROOM: f64 = 22.0;
const GAP: f64 = 18.0;

/// Columns, rows, and the size of a panel's plot.
struct Grid {
    columns: usize,
    rows: usize,
    left: f64,
    wide: f64,
    high: f64,
}

impl Grid {
    fn of(count: usize, width: f64, left: f64) -> Self {
        let room = width - left;
        let most = ((room + GAP) / (190.0 + GAP)).floor().clamp(1.0, 5.0) as usize;
        // As many columns as there is room for, fewer where that leaves the last row less empty.
        let rows = count.div_ceil(most);
        let columns = count.div_ceil(rows).min(most);
        let wide = (room - GAP * (columns - 1) as f64) / columns as f64;
        Self { columns, rows, left, wide, high: (wide * 0.5).clamp(64.0, 130.0) }
    }

    fn height(&self) -> f64 {
        6.0 + self.rows as f64 * (TITLE_ROOM + self.high + AXIS_ROOM)
    }

    fn space(&self, n: usize, body: Space) -> Space {
        let (row, column) = (n / self.columns, n % self.columns);
        let left = body.left + self.left + column as f64 * (self.wide + GAP);
        let pitch = (body.height() - 6.0) / self.rows as f64;
        let top = body.top + 6.0 + row as f64 * pitch + TITLE_ROOM;
        Space { left, top, right: left + self.wide, bottom: top + pitch - TITLE_ROOM - AXIS_ROOM }
    }
}

pub(super) fn draw(scene: &Scene<'_>, trend: &Trend, heading: &Heading, lanes: &[Lane], (from, to): (i32, i32), description: String) -> Figure {
    let (words, question) = (scene.language, &trend.question);
    let axes = Axes {
        from: f64::from(from) - 0.5,
        to: f64::from(to) + 0.5,
        by: question.by,
        measure: question.measure,
        value: value_axis(lanes, &trend.marks, 3, question.measure, scene),
    };
    let left = 10.0 + axes.value.ticks.iter().map(|tick| fonts::width(&tick.label, NOTE, Weight::Regular)).fold(0.0, f64::max);
    let grid = Grid::of(lanes.len(), scene.room(), left);
    let frame = Frame::new(scene, heading, grid.height());
    let captioned = caption(scene, trend, &frame);
    let body = Space { top: frame.body.top + captioned, ..frame.body };
    let mut regions = Vec::new();
    for (n, lane) in lanes.iter().enumerate() {
        let panel = Panel::new(scene, &frame.canvas, grid.space(n, body), &axes, 1);
        title(&panel, lane);
        panel.hatches(&trend.marks.holes, Some(&lane.key));
        panel.grid(n.is_multiple_of(grid.columns));
        if n + grid.columns >= lanes.len() {
            let edges = (panel.space.left - GAP / 2.0 + 2.0, panel.space.right + GAP / 2.0 - 2.0);
            panel.time_labels_within(&axis::time_axis(axes.from, axes.to, axes.by, grid.wide, NOTE, words), edges);
        }
        let events = events::place(scene, &trend.marks.events, &axes, panel.space.left, panel.space.right, Room::Panel);
        panel.events(&events);
        panel.bands(lane, 0.0);
        draw_course(&panel, trend, lane, 0.0, 1.6);
        regions.extend(panel.regions(lane, 0.0, &trend.marks));
    }
    let plot = Space { left: frame.body.left + left, ..frame.body };
    frame.figure(scene, heading, plot, regions, description)
}

/// The panel's name and how many articles it rests on.
fn title(panel: &Panel<'_>, lane: &Lane) {
    let (space, tokens) = (panel.space, &panel.scene.tokens);
    let number = lane.marks.iter().map(|mark| mark.counts.articles).sum();
    let articles = panel.scene.language.articles(number);
    let needed = fonts::width(&lane.label, LABEL, Weight::Bold) + fonts::width(&articles, NOTE, Weight::Regular) + 10.0;
    // The bare number where the words leave too little for the name.
    let articles = if needed <= space.width() { articles } else { numbers::whole(number, panel.scene.language) };
    let count = fonts::width(&articles, NOTE, Weight::Regular);
    let name = fonts::fit(&lane.label, LABEL, Weight::Bold, space.width() - count - 10.0);
    let kind = Type::new(LABEL, tokens.ink).bold().full(&lane.label, &name);
    panel.canvas.text(&name, (space.left, space.top - 8.0), kind);
    let kind = panel.scene.note(tokens.soft).anchor(super::svg::Anchor::End);
    panel.canvas.text(&articles, (space.right, space.top - 8.0), kind);
}

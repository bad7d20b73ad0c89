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
/// From one line of a name to the next.
const LINE: f64 = 14.5;

/// Columns, rows, and the size of a panel's plot.
struct Grid {
    columns: usize,
    rows: usize,
    left: f64,
    wide: f64,
    high: f64,
    /// Above each panel, for its name.
    title: f64,
}

impl Grid {
    fn of(count: usize, width: f64, left: f64) -> Self {
        let room = width - left;
        let most = ((room + GAP) / (190.0 + GAP)).floor().clamp(1.0, 5.0) as usize;
        // As many columns as there is room for, fewer where that leaves the last row less empty.
        let rows = count.div_ceil(most);
        let columns = count.div_ceil(rows).min(most);
        let wide = (room - GAP * (columns - 1) as f64) / columns as f64;
        Self { columns, rows, left, wide, high: (wide * 0.5).clamp(64.0, 130.0), title: TITLE_ROOM }
    }

    /// With a second line where a name needs one.
    fn named(self, scene: &Scene<'_>, lanes: &[Lane]) -> Self {
        let long = lanes.iter().any(|lane| fonts::width(&lane.label, LABEL, Weight::Bold) > self.wide - beside(scene, lane, self.wide).1);
        if long && scene.style.height == 0 { Self { title: TITLE_ROOM + LINE, ..self } } else { self }
    }

    fn height(&self) -> f64 {
        6.0 + self.rows as f64 * (self.title + self.high + AXIS_ROOM)
    }

    fn space(&self, n: usize, body: Space) -> Space {
        let (row, column) = (n / self.columns, n % self.columns);
        let left = body.left + self.left + column as f64 * (self.wide + GAP);
        let pitch = (body.height() - 6.0) / self.rows as f64;
        let top = body.top + 6.0 + row as f64 * pitch + self.title;
        Space { left, top, right: left + self.wide, bottom: top + pitch - self.title - AXIS_ROOM }
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
    let grid = Grid::of(lanes.len(), scene.room(), left).named(scene, lanes);
    let frame = Frame::new(scene, heading, grid.height());
    let captioned = caption(scene, trend, &frame);
    let body = Space { top: frame.body.top + captioned, ..frame.body };
    let mut regions = Vec::new();
    for (n, lane) in lanes.iter().enumerate() {
        let panel = Panel::new(scene, &frame.canvas, grid.space(n, body), &axes, 1);
        title(&panel, lane, grid.title > TITLE_ROOM);
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

/// How many articles a panel rests on, and the room that takes beside its name: the bare number where words leave too little.
fn beside(scene: &Scene<'_>, lane: &Lane, wide: f64) -> (String, f64) {
    let number = lane.marks.iter().map(|mark| mark.counts.articles).sum();
    let articles = scene.language.articles(number);
    let width = |text: &str| fonts::width(text, NOTE, Weight::Regular) + 10.0;
    let needed = fonts::width(&lane.label, LABEL, Weight::Bold) + width(&articles);
    let articles = if needed <= wide { articles } else { numbers::whole(number, scene.language) };
    let room = width(&articles);
    (articles, room)
}

/// The panel's name, in two lines where there is room, and how many articles it rests on.
fn title(panel: &Panel<'_>, lane: &Lane, two: bool) {
    let (space, tokens) = (panel.space, &panel.scene.tokens);
    let (articles, taken) = beside(panel.scene, lane, space.width());
    let lines = fonts::wrap(&lane.label, LABEL, Weight::Bold, space.width() - taken, if two { 2 } else { 1 });
    let cut = lines.iter().any(|line| line.ends_with('…'));
    let last = space.top - 8.0;
    for (n, line) in lines.iter().rev().enumerate() {
        let kind = Type::new(LABEL, tokens.ink).bold();
        panel.canvas.text(line, (space.left, last - LINE * n as f64), if cut { kind.full(&lane.label, line) } else { kind });
    }
    let kind = panel.scene.note(tokens.soft).anchor(super::svg::Anchor::End);
    panel.canvas.text(&articles, (space.right, last), kind);
}

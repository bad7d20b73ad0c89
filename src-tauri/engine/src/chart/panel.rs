//! How is one plot of lines drawn? Grid, hatches, events, bands, lines and markers of one rectangle.

use plotters::coord::CoordTranslate as _;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

use super::axis::{Tick, ValueAxis};
use super::events::Placed;
use super::fonts::{self, Weight};
use super::frame::{NOTE, Scene, Space};
use super::svg::{Anchor, Canvas, Stroke};
use super::theme::{Look, Marker};
use super::{FEW, marks};
use crate::wording::{numbers, periods};
use crate::answers::{Exposure, Hole, Marks, Region};
use crate::question::{Measure, Period};

/// One period of one series, ready to draw.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub rank: i32,
    pub period: String,
    pub value: f64,
    pub interval: Option<(f64, f64)>,
    pub counts: Exposure,
}

impl Mark {
    fn hollow(&self) -> bool {
        self.counts.articles < FEW
    }
}

/// Whether a series shows its interval at once or when the page asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Band {
    Shown,
    Waiting,
}

/// One series, ready to draw; marks by rising rank.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    pub key: String,
    pub label: String,
    pub look: Look,
    pub band: Band,
    pub marks: Vec<Mark>,
}

impl Lane {
    /// Stretches without a gap.
    fn runs(&self) -> impl Iterator<Item = &[Mark]> {
        self.marks.chunk_by(|a, b| b.rank == a.rank + 1)
    }
}

/// The scales all panels of a figure share.
#[derive(Debug, Clone)]
pub(super) struct Axes {
    pub from: f64,
    pub to: f64,
    pub by: Period,
    pub measure: Measure,
    pub value: ValueAxis,
}

/// A rectangle with its scales.
pub(super) struct Panel<'a> {
    pub scene: &'a Scene<'a>,
    pub canvas: &'a Canvas,
    pub space: Space,
    pub axes: &'a Axes,
    scales: Cartesian2d<RangedCoordf64, RangedCoordf64>,
    /// How strong a shown band is, 0 to 1.
    band: f64,
}

impl<'a> Panel<'a> {
    pub fn new(scene: &'a Scene<'a>, canvas: &'a Canvas, space: Space, axes: &'a Axes, bands: usize) -> Self {
        let tenths = |pixels: f64| (pixels * 10.0).round() as i32;
        let scales = Cartesian2d::new(
            axes.from..axes.to,
            0.0..axes.value.top,
            (tenths(space.left)..tenths(space.right), tenths(space.bottom)..tenths(space.top)),
        );
        // Bands that lie upon one another grow lighter.
        let band = scene.tokens.band / (bands.max(1) as f64).sqrt();
        Self { scene, canvas, space, axes, scales, band }
    }

    pub fn place(&self, rank: f64, value: f64) -> (f64, f64) {
        let (x, y) = self.scales.translate(&(rank, value));
        (f64::from(x) / 10.0, f64::from(y) / 10.0)
    }

    pub fn clipped(&self, rank: f64, value: f64) -> (f64, f64) {
        self.place(rank, value.clamp(0.0, self.axes.value.top))
    }

    /// Pixels between neighbouring periods.
    fn pitch(&self) -> f64 {
        self.space.width() / (self.axes.to - self.axes.from)
    }

    pub fn grid(&self, with_labels: bool) {
        let tokens = &self.scene.tokens;
        for tick in &self.axes.value.ticks {
            let (_, y) = self.place(self.axes.from, tick.at);
            let stroke = if tick.at == 0.0 { Stroke::new(tokens.soft, 1.0) } else { Stroke::new(tokens.line, 1.0) };
            self.canvas.line(&[(self.space.left, y), (self.space.right, y)], stroke.class("grid"));
            if with_labels {
                let kind = self.scene.note(tokens.soft).anchor(Anchor::End);
                self.canvas.text(&tick.label, (self.space.left - 8.0, y + 4.0), kind);
            }
        }
    }

    pub fn time_labels(&self, ticks: &[Tick]) {
        self.time_labels_within(ticks, (0.0, self.scene.width()));
    }

    /// The same where the labels stay between `from` and `to` pixels, as beside neighbouring panels.
    pub fn time_labels_within(&self, ticks: &[Tick], (from, to): (f64, f64)) {
        let tokens = &self.scene.tokens;
        for tick in ticks {
            let (x, y) = self.place(tick.at, 0.0);
            self.canvas.line(&[(x, y), (x, y + 4.0)], Stroke::new(tokens.soft, 1.0).class("tick"));
            let half = fonts::width(&tick.label, NOTE, Weight::Regular) / 2.0;
            let x = x.clamp((from + half).min(to - half), to - half);
            self.canvas.text(&tick.label, (x, y + 18.0), self.scene.note(tokens.soft).anchor(Anchor::Middle));
        }
    }

    /// Event lines, with their labels in rows above the plot.
    pub fn events(&self, placed: &[Placed]) {
        let tokens = &self.scene.tokens;
        for event in placed {
            let (x, _) = self.place(event.at, 0.0);
            let top = event.row.map_or(self.space.top, |row| self.space.top - 18.0 - 16.0 * row as f64);
            let stroke = Stroke::new(tokens.line.mix(tokens.soft, 0.45), 1.0).class("event");
            if event.line {
                self.canvas.line(&[(x, top), (x, self.space.bottom)], stroke.dashed(&[2.0, 3.0]));
            } else {
                self.canvas.line(&[(x, self.space.top), (x, self.space.top + 5.0)], stroke);
            }
            if event.row.is_some() {
                let kind = self.scene.note(tokens.soft).full(&event.full, &event.label);
                self.canvas.text(&event.label, (event.left, top + 9.0), kind);
            }
        }
    }

    /// The intervals of a series: a band where neighbours rest on enough articles, else a stroke a point.
    pub fn bands(&self, lane: &Lane, shift: f64) {
        self.canvas.belongs_to(&lane.key);
        for run in lane.runs() {
            // Where points crowd, strokes would run into one another: there the band is one.
            let crowded = self.pitch() < 3.0;
            for part in run.chunk_by(|a, b| crowded || (!a.hollow() && !b.hollow())) {
                let ends: Vec<(f64, f64, f64)> = part
                    .iter()
                    .filter_map(|mark| mark.interval.map(|(low, high)| (f64::from(mark.rank) + shift, low, high)))
                    .collect();
                match ends.as_slice() {
                    [] => {}
                    [(rank, low, high)] => self.whisker(lane, *rank, *low, *high),
                    ends => self.band_through(lane, ends),
                }
            }
        }
        self.canvas.belongs_to("");
    }

    fn whisker(&self, lane: &Lane, rank: f64, low: f64, high: f64) {
        if lane.band == Band::Shown {
            let alone = lane.marks.len() == 1;
            let (share, width) = if alone { (0.55, 3.0) } else { (0.16 + self.band, 1.4) };
            let colour = self.scene.tokens.paper.mix(lane.look.line, share);
            self.canvas.line(&[self.clipped(rank, low), self.clipped(rank, high)], Stroke::new(colour, width).class("whisker"));
        }
    }

    fn band_through(&self, lane: &Lane, ends: &[(f64, f64, f64)]) {
        let (alpha, class) = if lane.band == Band::Shown { (self.band, "band") } else { (0.0, "band waiting") };
        let upper = ends.iter().map(|&(rank, _, high)| self.clipped(rank, high));
        let lower = ends.iter().rev().map(|&(rank, low, _)| self.clipped(rank, low));
        self.canvas.shape(&upper.chain(lower).collect::<Vec<_>>(), lane.look.line, alpha, class);
    }

    pub fn lines(&self, lane: &Lane, width: f64) {
        self.canvas.belongs_to(&lane.key);
        let dense = self.pitch() < 4.0;
        let stroke = Stroke::new(lane.look.line, if dense { width * 0.75 } else { width }).dashed(lane.look.dash).class("line");
        for run in lane.runs().filter(|run| run.len() > 1) {
            let points: Vec<_> = run.iter().map(|mark| self.clipped(f64::from(mark.rank), mark.value)).collect();
            self.canvas.line(&points, stroke);
        }
        self.canvas.belongs_to("");
    }

    /// All points as small dots, under an average.
    pub fn dots(&self, lane: &Lane, shift: f64) {
        self.canvas.belongs_to(&lane.key);
        let radius = if self.pitch() >= 7.0 { 2.6 } else { 1.3 };
        for mark in &lane.marks {
            let place = self.clipped(f64::from(mark.rank) + shift, mark.value);
            self.marker(place, radius, &lane.look, mark.hollow() && radius > 2.0);
        }
        self.canvas.belongs_to("");
    }

    pub fn markers(&self, lane: &Lane, shift: f64) {
        self.canvas.belongs_to(&lane.key);
        let pitch = self.pitch();
        let radius = if pitch >= 14.0 { 3.2 } else if pitch >= 7.0 { 2.4 } else { 1.7 };
        for run in lane.runs() {
            for mark in run {
                // Where points crowd, only those that need it are drawn.
                if pitch >= 7.0 || run.len() == 1 || (mark.hollow() && pitch >= 4.0) {
                    let place = self.clipped(f64::from(mark.rank) + shift, mark.value);
                    self.marker(place, radius, &lane.look, mark.hollow());
                }
            }
        }
        self.canvas.belongs_to("");
    }

    pub fn marker(&self, place: (f64, f64), radius: f64, look: &Look, hollow: bool) {
        draw_marker(self.scene, self.canvas, place, radius, look, hollow);
    }

    /// The hit map of a series; a point within a hole says so, and a point says what is drawn beside it.
    pub fn regions(&self, lane: &Lane, shift: f64, marks: &Marks) -> Vec<Region> {
        let holes = &marks.holes;
        let touched = |mark: &Mark, hole: &Hole| {
            (hole.key == "all" || hole.key == lane.key) && marks::ranks(hole, self.axes).is_some_and(|(from, to)| (from..=to).contains(&mark.rank))
        };
        let reach = (self.pitch() * 0.75).clamp(5.0, 24.0);
        let region = |mark: &Mark| {
            let (x, y) = self.clipped(f64::from(mark.rank) + shift, mark.value);
            let words = self.scene.language;
            let period = periods::name(mark.rank, self.axes.by, words);
            let mut lines = value_lines(self.scene, self.axes.measure, mark.value, mark.interval, &mark.counts);
            lines.extend(marks::told(self.scene, self.axes.measure, marks, &lane.key, &mark.period));
            lines.extend(holes.iter().find(|hole| touched(mark, hole)).map(|hole| words.hole(&hole.kind).to_string()));
            Region {
                key: lane.key.clone(),
                period: Some(mark.period.clone()),
                x,
                y,
                reach,
                title: if lane.label.is_empty() { period } else { format!("{} · {period}", lane.label) },
                lines,
                counts: mark.counts,
                behind: None,
            }
        };
        lane.marks.iter().map(region).collect()
    }
}

/// The numbers of a point in words.
pub(super) fn value_lines(
    scene: &Scene<'_>,
    measure: Measure,
    value: f64,
    interval: Option<(f64, f64)>,
    counts: &Exposure,
) -> Vec<String> {
    let words = scene.language;
    let mut lines = vec![words.value_of(value, measure, counts.articles, counts.hits)];
    if let Some((low, high)) = interval {
        lines.push(words.of_interval(&numbers::interval(low, high, measure, words)));
    }
    if counts.articles < FEW {
        lines.push(words.few_articles().into());
    }
    lines
}

/// A point: full, or hollow where it rests on few articles.
pub(super) fn draw_marker(scene: &Scene<'_>, canvas: &Canvas, place: (f64, f64), radius: f64, look: &Look, hollow: bool) {
    let stroke = Stroke::new(look.line, 1.5).class(if hollow { "point hollow" } else { "point" });
    let ground = if hollow { scene.tokens.paper } else { look.line };
    match corners(look.marker, place, radius) {
        None if hollow => canvas.ring(place, radius, stroke, ground),
        None => canvas.disc(place, radius + 0.4, look.line, "point"),
        Some(corners) => canvas.outlined(&corners, stroke, ground),
    }
}

/// The corners of a marker of about the same area as a circle of that radius; `None` for the circle.
fn corners(marker: Marker, (x, y): (f64, f64), radius: f64) -> Option<Vec<(f64, f64)>> {
    let r = radius;
    let around: &[(f64, f64)] = match marker {
        Marker::Circle => return None,
        Marker::Square => &[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        Marker::Triangle => &[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
        Marker::Diamond => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
        Marker::Wedge => &[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)],
        Marker::Bar => &[(-0.5, -1.2), (0.5, -1.2), (0.5, 1.2), (-0.5, 1.2)],
    };
    Some(around.iter().map(|(dx, dy)| (x + dx * r, y + dy * r)).collect())
}

//! How is one plot of lines drawn? Grid, hatches, events, bands, lines and markers of one rectangle.

use plotters::coord::CoordTranslate as _;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

use super::axis::{Tick, ValueAxis};
use super::fonts::{self, Weight};
use super::frame::{NOTE, Scene, Space};
use super::svg::{Anchor, Canvas, Stroke};
use super::theme::{Look, Marker};
use super::{FEW, labels, numbers, periods};
use crate::answers::{Exposure, Region};
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

    fn clipped(&self, rank: f64, value: f64) -> (f64, f64) {
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
        let tokens = &self.scene.tokens;
        for tick in ticks {
            let (x, y) = self.place(tick.at, 0.0);
            self.canvas.line(&[(x, y), (x, y + 4.0)], Stroke::new(tokens.soft, 1.0).class("tick"));
            let half = fonts::width(&tick.label, NOTE, Weight::Regular) / 2.0;
            let x = x.clamp(half.min(self.scene.width() - half), self.scene.width() - half);
            self.canvas.text(&tick.label, (x, y + 18.0), self.scene.note(tokens.soft).anchor(Anchor::Middle));
        }
    }

    /// Hatches the flagged periods of a series, or of all where `key` is none.
    pub fn hatches(&self, key: Option<&str>) {
        let flags = self.scene.notes.flagged.iter().filter(|flag| flag.key.is_none() || flag.key.as_deref() == key);
        let mut ranks: Vec<i32> = flags.filter_map(|flag| periods::rank(&flag.period, self.axes.by)).collect();
        ranks.sort_unstable();
        ranks.dedup();
        for run in ranks.chunk_by(|a, b| *b == a + 1) {
            let from = (f64::from(run[0]) - 0.5).max(self.axes.from);
            let to = (f64::from(run[run.len() - 1]) + 0.5).min(self.axes.to);
            if from < to {
                self.hatch(self.place(from, 0.0).0, self.place(to, 0.0).0);
            }
        }
    }

    fn hatch(&self, left: f64, right: f64) {
        let Space { top, bottom, .. } = self.space;
        let stroke = Stroke::new(self.scene.tokens.line, 1.2).class("hatch");
        let height = bottom - top;
        let count = ((right - left + height) / 7.0).ceil() as i32;
        for n in 1..count {
            // From (foot, bottom) upwards to the right, cut to the rectangle.
            let foot = left - height + f64::from(n) * 7.0;
            let from = foot.max(left);
            let to = (foot + height).min(right);
            if from < to {
                self.canvas.line(&[(from, bottom - (from - foot)), (to, bottom - (to - foot))], stroke);
            }
        }
    }

    /// Event lines, with their labels in at most `rows` rows above the plot.
    pub fn events(&self, rows: usize) {
        let tokens = &self.scene.tokens;
        let mut events: Vec<(f64, &str)> = self
            .scene
            .notes
            .events
            .iter()
            .map(|event| (periods::position(event.date, self.axes.by), event.label.as_str()))
            .filter(|(at, _)| (self.axes.from..=self.axes.to).contains(at))
            .collect();
        events.sort_by(|a, b| a.0.total_cmp(&b.0));
        let labels: Vec<(String, String)> = events
            .iter()
            .map(|(_, label)| fonts::clean(label))
            .map(|full| (fonts::fit(&full, NOTE, Weight::Regular, 150.0), full))
            .collect();
        let stretches: Vec<(f64, f64)> = events.iter().zip(&labels).map(|((at, _), (label, _))| self.stretch(*at, label)).collect();
        let rows_of = labels::rows(&stretches, 10.0, rows);
        for (((at, _), (label, full)), (row, stretch)) in events.iter().zip(&labels).zip(rows_of.iter().zip(&stretches)) {
            let (x, _) = self.place(*at, 0.0);
            let top = row.map_or(self.space.top, |row| self.space.top - 16.0 - 16.0 * (rows - 1 - row) as f64);
            self.canvas.line(&[(x, top), (x, self.space.bottom)], Stroke::new(tokens.soft, 1.0).dashed(&[2.0, 3.0]).class("event"));
            if row.is_some() {
                self.canvas.text(label, (stretch.0, top + 9.0), self.scene.note(tokens.soft).full(full, label));
            }
        }
    }

    /// Where an event's label stands: right of its line, left of it at the right edge.
    fn stretch(&self, at: f64, label: &str) -> (f64, f64) {
        let (x, _) = self.place(at, 0.0);
        let wide = fonts::width(label, NOTE, Weight::Regular);
        if x + 4.0 + wide <= self.scene.width() - 4.0 { (x + 4.0, x + 4.0 + wide) } else { (x - 4.0 - wide, x - 4.0) }
    }

    pub fn bands(&self, lane: &Lane, shift: f64) {
        self.canvas.belongs_to(&lane.key);
        let (alpha, class) = if lane.band == Band::Shown { (self.band, "band") } else { (0.0, "band waiting") };
        for run in lane.runs() {
            let ends: Vec<(f64, f64, f64)> = run
                .iter()
                .filter_map(|mark| mark.interval.map(|(low, high)| (f64::from(mark.rank) + shift, low, high)))
                .collect();
            match ends.as_slice() {
                [] => {}
                [(rank, low, high)] if lane.band == Band::Shown => {
                    let ends = [self.clipped(*rank, *low), self.clipped(*rank, *high)];
                    let colour = self.scene.tokens.paper.mix(lane.look.line, 0.55);
                    self.canvas.line(&ends, Stroke::new(colour, 1.6).class("whisker"));
                }
                [_] => {}
                ends => {
                    let upper = ends.iter().map(|&(rank, _, high)| self.clipped(rank, high));
                    let lower = ends.iter().rev().map(|&(rank, low, _)| self.clipped(rank, low));
                    self.canvas.shape(&upper.chain(lower).collect::<Vec<_>>(), lane.look.line, alpha, class);
                }
            }
        }
        self.canvas.belongs_to("");
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

    /// The hit map of a series.
    pub fn regions(&self, lane: &Lane, shift: f64) -> Vec<Region> {
        let reach = (self.pitch() * 0.75).clamp(5.0, 24.0);
        let region = |mark: &Mark| {
            let (x, y) = self.clipped(f64::from(mark.rank) + shift, mark.value);
            let period = periods::name(mark.rank, self.axes.by, self.scene.language);
            Region {
                key: lane.key.clone(),
                period: Some(mark.period.clone()),
                x,
                y,
                reach,
                title: if lane.label.is_empty() { period } else { format!("{} · {period}", lane.label) },
                lines: value_lines(self.scene, self.axes.measure, mark.value, mark.interval, &mark.counts),
                counts: mark.counts,
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

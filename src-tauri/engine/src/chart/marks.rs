//! What is drawn over and behind the lines of a trend: hatched holes, averages, changes of level.

use super::frame::{Scene, Space};
use super::panel::{Axes, Lane, Panel};
use crate::question::Measure;
use crate::wording::{numbers, periods};
use super::svg::Stroke;
use super::theme::Marker;
use crate::answers::{Change, Corrected, Hole, Loess, Marks, Smooth, SmoothPoint, WithoutOne};

/// The ranks that a hole touches.
pub(super) fn ranks(hole: &Hole, axes: &Axes) -> Option<(i32, i32)> {
    let rank = |day: &str| Some(periods::position(day.parse().ok()?, axes.by).round() as i32);
    Some((rank(&hole.from)?, rank(&hole.to)?))
}

/// What else is drawn at a point, in words.
pub(super) fn told(scene: &Scene<'_>, measure: Measure, marks: &Marks, key: &str, period: &str) -> Vec<String> {
    let words = scene.language;
    let value = |value| numbers::value(value, measure, words);
    let mut lines = Vec::new();
    let corrected = marks.corrected.iter().filter(|one| one.key == key).flat_map(|one| &one.points);
    if let Some(point) = corrected.into_iter().find(|point| point.period == period) {
        lines.push(words.corrected_value(&value(point.value), &numbers::interval(point.low, point.high, measure, words)));
    }
    for without in marks.without_one.iter().filter(|one| one.key == key) {
        if let Some(point) = without.points.iter().find(|point| point.period == period) {
            let most = if without.part == "outlet" { scene.label(&point.most) } else { String::new() };
            lines.push(words.without_one(&numbers::interval(point.low, point.high, measure, words), without.part == "outlet", &most));
        }
    }
    lines
}

impl Panel<'_> {
    /// Hatches the periods in which a series is not to be trusted, or in which any is where `key` is none.
    pub fn hatches(&self, holes: &[Hole], key: Option<&str>) {
        let touching = holes.iter().filter(|hole| key.is_none() || hole.key == "all" || Some(hole.key.as_str()) == key);
        let mut ranks: Vec<i32> = touching
            .filter_map(|hole| ranks(hole, self.axes))
            .flat_map(|(from, to)| from.max(self.axes.from.ceil() as i32)..=to.min(self.axes.to.floor() as i32))
            .collect();
        ranks.sort_unstable();
        ranks.dedup();
        for run in ranks.chunk_by(|a, b| *b == a + 1) {
            let (from, to) = (f64::from(run[0]) - 0.5, f64::from(run[run.len() - 1]) + 0.5);
            self.hatch(self.place(from.max(self.axes.from), 0.0).0, self.place(to.min(self.axes.to), 0.0).0);
        }
    }

    fn hatch(&self, left: f64, right: f64) {
        const APART: f64 = 6.0;
        let Space { top, bottom, .. } = self.space;
        let colour = self.scene.tokens.line.mix(self.scene.tokens.soft, 0.12);
        let height = bottom - top;
        for n in 1..((right - left + height) / APART).ceil() as i32 {
            // From (foot, bottom) upwards to the right, cut to the rectangle.
            let foot = left - height + f64::from(n) * APART;
            let (from, to) = (foot.max(left), (foot + height).min(right));
            if from < to {
                self.canvas.line(&[(from, bottom - (from - foot)), (to, bottom - (to - foot))], Stroke::new(colour, 0.8).class("hatch"));
            }
        }
    }

    /// The moving average as a line of its own.
    pub fn average(&self, lane: &Lane, smooth: &Smooth) {
        let stroke = Stroke::new(lane.look.line, 2.4).dashed(lane.look.dash).class("average");
        self.course(lane, &smooth.points, stroke);
    }

    /// A locally fitted line: alone as strong as an average, beside one thin and dotted.
    pub fn loess(&self, lane: &Lane, loess: &Loess, alone: bool) {
        let stroke = if alone { Stroke::new(lane.look.line, 2.4).dashed(lane.look.dash) } else { Stroke::new(lane.look.text, 1.6).dashed(&[1.5, 3.0]) };
        self.course(lane, &loess.points, stroke.class("loess"));
    }

    fn course(&self, lane: &Lane, points: &[SmoothPoint], stroke: Stroke<'_>) {
        let mut points: Vec<(i32, f64)> = points.iter().filter_map(|point| Some((periods::rank(&point.period, self.axes.by)?, point.value))).collect();
        points.sort_by_key(|(rank, _)| *rank);
        self.canvas.belongs_to(&lane.key);
        for run in points.chunk_by(|a, b| b.0 == a.0 + 1) {
            let places: Vec<_> = run.iter().map(|(rank, value)| self.clipped(f64::from(*rank), *value)).collect();
            self.canvas.line(&places, stroke);
        }
        self.canvas.belongs_to("");
    }

    /// The edges between which a series stays when any one part is left out.
    pub fn without_one(&self, lane: &Lane, without: &WithoutOne) {
        let mut points: Vec<(i32, f64, f64)> =
            without.points.iter().filter_map(|point| Some((periods::rank(&point.period, self.axes.by)?, point.low, point.high))).collect();
        points.sort_by_key(|point| point.0);
        let stroke = Stroke::new(self.scene.tokens.paper.mix(lane.look.line, 0.75), 1.1).dashed(&[1.0, 2.6]).class("without");
        self.canvas.belongs_to(&lane.key);
        for run in points.chunk_by(|a, b| b.0 == a.0 + 1) {
            let edge = |value: fn(&(i32, f64, f64)) -> f64| run.iter().map(|point| self.clipped(f64::from(point.0), value(point))).collect::<Vec<_>>();
            if let [(rank, low, high)] = run {
                self.canvas.line(&[self.clipped(f64::from(*rank), *low), self.clipped(f64::from(*rank), *high)], stroke);
            } else {
                self.canvas.line(&edge(|point| point.1), stroke);
                self.canvas.line(&edge(|point| point.2), stroke);
            }
        }
        self.canvas.belongs_to("");
    }

    /// The series as judged hits correct it: a grey line and its own, wider band under the raw one.
    pub fn corrected(&self, lane: &Lane, corrected: &Corrected) {
        let colour = self.scene.tokens.soft;
        let mut points: Vec<(i32, &crate::answers::CorrectedPoint)> =
            corrected.points.iter().filter_map(|point| Some((periods::rank(&point.period, self.axes.by)?, point))).collect();
        points.sort_by_key(|point| point.0);
        self.canvas.belongs_to(&lane.key);
        for run in points.chunk_by(|a, b| b.0 == a.0 + 1) {
            let at = |value: fn(&crate::answers::CorrectedPoint) -> f64| run.iter().map(move |(rank, point)| self.clipped(f64::from(*rank), value(point)));
            if let [(rank, point)] = run {
                let ends = [self.clipped(f64::from(*rank), point.low), self.clipped(f64::from(*rank), point.high)];
                self.canvas.line(&ends, Stroke::new(colour, 1.2).class("corrected"));
                continue;
            }
            let (upper, lower): (Vec<_>, Vec<_>) = (at(|point| point.high).collect(), at(|point| point.low).collect());
            self.canvas.shape(&upper.iter().chain(lower.iter().rev()).copied().collect::<Vec<_>>(), colour, 0.14, "corrected-band");
            self.canvas.line(&at(|point| point.value).collect::<Vec<_>>(), Stroke::new(colour, 1.6).dashed(&[5.0, 3.0]).class("corrected"));
        }
        self.canvas.belongs_to("");
    }

    /// The levels between changes, and where each change may lie.
    pub fn changes(&self, lane: &Lane, changes: &[&Change]) {
        let rank = |period: &str| periods::rank(period, self.axes.by).map(|rank| f64::from(rank) - 0.5);
        let mut known: Vec<(f64, &Change)> = changes.iter().filter_map(|change| Some((rank(&change.period)?, *change))).collect();
        known.sort_by(|a, b| a.0.total_cmp(&b.0));
        let level = Stroke::new(lane.look.text, 1.2).dashed(&[6.0, 3.0]).class("level");
        self.canvas.belongs_to(&lane.key);
        let mut from = self.axes.from;
        for (n, (at, change)) in known.iter().enumerate() {
            self.canvas.line(&[self.clipped(from, change.before), self.clipped(*at, change.before)], level);
            self.canvas.line(&[self.clipped(*at, change.before), self.clipped(*at, change.after)], level);
            if n + 1 == known.len() {
                self.canvas.line(&[self.clipped(*at, change.after), self.clipped(self.axes.to, change.after)], level);
            }
            self.change(lane, *at, rank(&change.earliest), rank(&change.latest));
            from = *at;
        }
        self.canvas.belongs_to("");
    }

    /// A change on the time axis with the interval of its place.
    fn change(&self, lane: &Lane, at: f64, earliest: Option<f64>, latest: Option<f64>) {
        let y = self.space.bottom;
        if let (Some(earliest), Some(latest)) = (earliest, latest) {
            let ends = [earliest, latest].map(|rank| (self.place(rank.clamp(self.axes.from, self.axes.to), 0.0).0, y));
            self.canvas.line(&ends, Stroke::new(self.scene.tokens.paper.mix(lane.look.line, 0.6), 3.0).class("whisker"));
        }
        let look = super::theme::Look { marker: Marker::Diamond, ..lane.look };
        self.marker((self.place(at, 0.0).0, y), 3.6, &look, false);
    }
}

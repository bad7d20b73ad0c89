//! What is drawn over and behind the lines of a trend: hatched holes, averages, changes of level.

use super::frame::Space;
use super::panel::{Axes, Lane, Panel};
use crate::wording::periods;
use super::svg::Stroke;
use super::theme::Marker;
use crate::answers::{Change, Hole, Smooth};

/// The ranks that a hole touches.
pub(super) fn ranks(hole: &Hole, axes: &Axes) -> Option<(i32, i32)> {
    let rank = |day: &str| Some(periods::position(day.parse().ok()?, axes.by).round() as i32);
    Some((rank(&hole.from)?, rank(&hole.to)?))
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
        let mut points: Vec<(i32, f64)> =
            smooth.points.iter().filter_map(|point| Some((periods::rank(&point.period, self.axes.by)?, point.value))).collect();
        points.sort_by_key(|(rank, _)| *rank);
        let stroke = Stroke::new(lane.look.line, 2.4).dashed(lane.look.dash).class("average");
        self.canvas.belongs_to(&lane.key);
        for run in points.chunk_by(|a, b| b.0 == a.0 + 1) {
            let places: Vec<_> = run.iter().map(|(rank, value)| self.clipped(f64::from(*rank), *value)).collect();
            self.canvas.line(&places, stroke);
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

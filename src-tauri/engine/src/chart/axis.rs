//! Which ticks does an axis carry?

use chrono::{Datelike, NaiveDate};

use super::fonts::{self, Weight};
use crate::wording::numbers::{self, NBSP};
use crate::wording::periods;
use crate::wording::Language;
use crate::question::{Measure, Period};

/// A mark on an axis: where, in the axis's own unit, and what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    pub at: f64,
    pub label: String,
}

/// A value axis from 0 to `top` with its ticks.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueAxis {
    pub top: f64,
    pub ticks: Vec<Tick>,
}

/// An axis that holds `highest` in about `wanted` round steps. Shares are at most 1, counts step by whole numbers.
pub fn value_axis(highest: f64, wanted: usize, measure: Measure, language: Language) -> ValueAxis {
    let counts = matches!(measure, Measure::Hits | Measure::Articles);
    let highest = if highest > 0.0 { highest } else if measure == Measure::Share { 0.05 } else { 1.0 };
    let step = round_step(highest / wanted.max(1) as f64, counts);
    // The axis ends on a tick or half-way to the next one.
    let halves = (highest / step * 2.0 - 1e-9).ceil().max(2.0);
    let top = (halves * step / 2.0).min(if measure == Measure::Share { 1.0 } else { f64::INFINITY });
    let steps = (top / step + 1e-9).floor();
    let decimals = step_decimals(if measure == Measure::Share { step * 100.0 } else { step });
    let label = |n: usize| match measure {
        Measure::Share => {
            let number = numbers::fixed(n as f64 * step * 100.0, if n == 0 { 0 } else { decimals }, language);
            if n as f64 == steps { format!("{number}{NBSP}%") } else { number }
        }
        _ => numbers::fixed(n as f64 * step, if n == 0 { 0 } else { decimals }, language),
    };
    let ticks = (0..=steps as usize).map(|n| Tick { at: n as f64 * step, label: label(n) }).collect();
    ValueAxis { top, ticks }
}

/// The smallest of 1, 2, 2.5, 5 times a power of ten that is at least `least`.
fn round_step(least: f64, whole: bool) -> f64 {
    if whole && least <= 1.0 {
        return 1.0;
    }
    let power = 10f64.powf(least.log10().floor());
    let fits = |factor: &f64| factor * power >= least * (1.0 - 1e-9) && (!whole || (factor * power).fract() == 0.0);
    [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(fits).map_or(10.0 * power, |factor| factor * power)
}

/// Decimals that tell the multiples of a step apart.
fn step_decimals(step: f64) -> usize {
    (0..8).find(|&n| ((step * 10f64.powi(n)).round() / 10f64.powi(n) - step).abs() < step * 1e-6).unwrap_or(8) as usize
}

/// Ticks of a time axis of ranks, as many as stand `gap` pixels apart at `size` pixels in `room` pixels.
pub fn time_axis(from: f64, to: f64, by: Period, room: f64, size: f64, language: Language) -> Vec<Tick> {
    let pixels = room / (to - from).max(f64::EPSILON);
    let fits = |ticks: &[Tick]| {
        ticks.windows(2).all(|pair| {
            let wide = |tick: &Tick| fonts::width(&tick.label, size, Weight::Regular);
            (pair[1].at - pair[0].at) * pixels >= (wide(&pair[0]) + wide(&pair[1])) / 2.0 + 22.0
        })
    };
    let candidates = steps(by).into_iter().map(|step| step.ticks(from, to, by, language));
    let mut last = Vec::new();
    for ticks in candidates {
        if !ticks.is_empty() && fits(&ticks) {
            return ticks;
        }
        if !ticks.is_empty() {
            last = ticks;
        }
    }
    last.truncate(1);
    last
}

/// A way to step through time.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// Every so many periods of the axis's own kind, from a multiple on.
    Own(i32),
    /// The first day of every so many months.
    Months(i32),
}

fn steps(by: Period) -> Vec<Step> {
    let own: &[i32] = match by {
        Period::Day => &[1, 2, 7, 14],
        Period::Week => &[1, 2, 4],
        Period::Month => &[1, 2, 3, 6, 12, 24, 60, 120, 240],
        Period::Quarter => &[1, 2, 4, 8, 20, 40, 80],
        Period::Year => &[1, 2, 5, 10, 20, 50, 100],
    };
    let months: &[i32] = if matches!(by, Period::Day | Period::Week) { &[1, 2, 3, 6, 12, 24, 60, 120, 240] } else { &[] };
    own.iter().map(|&n| Step::Own(n)).chain(months.iter().map(|&n| Step::Months(n))).collect()
}

impl Step {
    fn ticks(self, from: f64, to: f64, by: Period, language: Language) -> Vec<Tick> {
        match self {
            Self::Own(step) => {
                // Seven-day steps stand on Mondays: day 1 of the common era was one.
                let shift = i32::from(by == Period::Day && step % 7 == 0);
                let first = (from.ceil() as i32 - shift + step - 1).div_euclid(step) * step + shift;
                let ranks = (first..=to.floor() as i32).step_by(step as usize);
                label_ranks(ranks.collect(), by, step, language)
            }
            Self::Months(step) => {
                let Some(day) = periods::first_day(from.floor() as i32, by) else { return Vec::new() };
                let Some(last) = periods::first_day(to.ceil() as i32, by) else { return Vec::new() };
                let rank = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
                let months = (rank(day).div_euclid(step) * step..=rank(last)).step_by(step as usize);
                let place = |month: i32| Some((month, periods::position(periods::first_day(month, Period::Month)?, by)));
                let places: Vec<(i32, f64)> = months.filter_map(place).filter(|(_, at)| (from..=to).contains(at)).collect();
                let labels = label_ranks(places.iter().map(|(month, _)| *month).collect(), Period::Month, step, language);
                labels.into_iter().zip(places).map(|(tick, (_, at))| Tick { at, ..tick }).collect()
            }
        }
    }
}

/// Short labels; the year stands with the first and wherever it changes.
fn label_ranks(ranks: Vec<i32>, by: Period, step: i32, language: Language) -> Vec<Tick> {
    let mut year = None;
    ranks
        .into_iter()
        .filter_map(|rank| {
            let day = periods::first_day(rank, by)?;
            let new = year.replace(day.year()) != Some(day.year());
            Some(Tick { at: f64::from(rank), label: short(day, by, step, new, language) })
        })
        .collect()
}

fn short(day: NaiveDate, by: Period, step: i32, with_year: bool, language: Language) -> String {
    let month = periods::month_short(day.month0() as usize, language);
    let quarter = if language == Language::French { 'T' } else { 'Q' };
    let bare = match by {
        Period::Year => return day.year().to_string(),
        Period::Month if step % 12 == 0 => return day.year().to_string(),
        Period::Quarter if step % 4 == 0 => return day.year().to_string(),
        Period::Month => month.to_string(),
        Period::Quarter => format!("{quarter}{}", day.month0() / 3 + 1),
        Period::Day | Period::Week => format!("{} {month}", day.day()),
    };
    if with_year { format!("{bare} {}", day.year()) } else { bare }
}

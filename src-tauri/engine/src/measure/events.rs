//! Does a measure change around a dated event more than around any other day?

use chrono::{Datelike, NaiveDate};

use super::adjust::benjamini_hochberg;
use super::counting::{self, Cell};
use super::facts::Facts;
use super::interval::Estimate;
use super::random::Random;
use super::scope::Grain;
use super::value;
use crate::answers::{CodebookInfo, EventMark, EventRow, LeftOut};
use crate::question::{Measure, Period, Question};
use crate::{Error, Result};

/// The numbers around events, before a library puts its name to them.
#[derive(Debug, Clone, PartialEq)]
pub struct EventNumbers {
    pub rows: Vec<EventRow>,
    pub left_out: LeftOut,
    pub tests: u64,
}

/// Random dates that an event is held against.
const PLACEBOS: usize = 1_000;

/// For every series and event: the measure in the `window` days before the event and in as many from it on, their
/// ratio with its interval and p, q over all rows, and a placebo p.
///
/// The placebo p is `(1 + k) / (1 + n)`, k of n random days (fixed seed, whole windows inside the series' days, the
/// event's own windows not touched) whose ratio is at least as far from 1. It asks for no law of the counts, and sees
/// a restless series for what it is. Only articles dated to the day count.
///
/// # Errors
/// As [`super::trend`], `window-empty`, and `date-wrong` where an event's date is not `YYYY-MM-DD`.
pub fn events(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    events: &[EventMark],
    window: u32,
) -> Result<EventNumbers> {
    if window == 0 || window > 3_660 {
        return Err(Error::new("window-empty", format!("A window of {window} days around an event says nothing."), "Choose from 1 to 3660 days."));
    }
    let dates = events.iter().map(day).collect::<Result<Vec<i32>>>()?;
    let question = Question { by: Period::Day, ..question.clone() };
    let counted = counting::count(facts, &question, codebook, matching, Grain::By(Period::Day))?;
    let mut rows = Vec::new();
    for (at, key) in counted.keys.iter().enumerate() {
        let line = Line::new(counted.cells.iter().filter(|cell| cell.0 == at).map(|cell| (cell.1, cell.2)));
        rows.extend(events.iter().zip(&dates).map(|(event, &day)| row(question.measure, key, &line, event, day, window as i32)));
    }
    let p: Vec<Option<f64>> = rows.iter().map(|row| row.p).collect();
    rows.iter_mut().zip(benjamini_hochberg(&p)).for_each(|(row, q)| row.q = q);
    Ok(EventNumbers { rows, left_out: counted.left_out, tests: p.iter().flatten().count() as u64 })
}

fn day(event: &EventMark) -> Result<i32> {
    day_of(&event.date)
}

/// The day of the common era that `YYYY-MM-DD` writes.
pub(crate) fn day_of(text: &str) -> Result<i32> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|cause| Error::new("date-wrong", format!("\"{text}\" is no day."), "Write it as YYYY-MM-DD.").because(cause))?;
    Ok(date.num_days_from_ce())
}

/// Running sums by day, so that any window takes constant time.
struct Line {
    first: i32,
    sums: Vec<Cell>,
}

impl Line {
    fn new(cells: impl Iterator<Item = (i32, Cell)>) -> Self {
        let cells: Vec<(i32, Cell)> = cells.collect();
        let first = cells.first().map_or(0, |cell| cell.0);
        let length = cells.last().map_or(0, |cell| (cell.0 - first + 1) as usize);
        let mut days = vec![Cell::default(); length];
        cells.iter().for_each(|(day, cell)| days[(day - first) as usize] = *cell);
        let mut sums = vec![Cell::default()];
        for day in days {
            sums.push(sums[sums.len() - 1].plus(&day));
        }
        Self { first, sums }
    }

    /// The days from `from` to before `to`, those outside the line left out.
    fn window(&self, from: i32, to: i32) -> Cell {
        let place = |day: i32| (day - self.first).clamp(0, self.sums.len() as i32 - 1) as usize;
        self.sums[place(to)].minus(&self.sums[place(from)])
    }

    fn after_last(&self) -> i32 {
        self.first + self.sums.len() as i32 - 1
    }
}

fn row(measure: Measure, key: &str, line: &Line, event: &EventMark, day: i32, window: i32) -> EventRow {
    let (before, after) = (line.window(day - window, day), line.window(day, day + window));
    let ratio = value::ratio(measure, &after, &before);
    let (placebo_p, placebo_dates) = placebo(measure, line, day, window, ratio.value);
    let (value_before, value_after) = (filled(measure, &before), filled(measure, &after));
    EventRow {
        key: key.to_owned(),
        date: event.date.clone(),
        title: event.title.clone(),
        source: event.source.clone(),
        before: before.counts,
        after: after.counts,
        before_value: value_before.value,
        before_low: value_before.low,
        before_high: value_before.high,
        after_value: value_after.value,
        after_low: value_after.low,
        after_high: value_after.high,
        ratio: ratio.value,
        ratio_low: ratio.low,
        ratio_high: ratio.high,
        p: value::same_p(measure, &after, &before),
        q: None,
        placebo_p,
        placebo_dates,
    }
}

/// A window without an article is a gap: it has no value, not even for counts.
fn filled(measure: Measure, cell: &Cell) -> Estimate {
    if cell.counts.articles == 0 { Estimate::default() } else { value::value(measure, cell) }
}

fn placebo(measure: Measure, line: &Line, event: i32, window: i32, seen: Option<f64>) -> (Option<f64>, u64) {
    let (first, last) = (line.first + window, line.after_last() - window);
    let free: Vec<i32> = (first..=last).filter(|day| (day - event).abs() >= 2 * window).collect();
    let Some(seen) = seen.filter(|_| free.len() >= 20) else { return (None, 0) };
    let far = |ratio: f64| ratio.ln().abs();
    let mut random = Random::new(20_220_224);
    let (mut as_far, mut dates) = (0u64, 0u64);
    for _ in 0..PLACEBOS {
        let day = free[random.below(free.len())];
        let ratio = value::ratio(measure, &line.window(day, day + window), &line.window(day - window, day)).value;
        if let Some(ratio) = ratio {
            dates += 1;
            as_far += u64::from(far(ratio) >= far(seen));
        }
    }
    (Some((1 + as_far) as f64 / (1 + dates) as f64), dates)
}

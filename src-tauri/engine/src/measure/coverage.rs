//! How complete is the collection, and where should a trend not be trusted?

use std::collections::BTreeMap;

use super::counting;
use super::facts::Facts;
use super::periods;
use super::scope::{Grain, Scope};
use crate::Result;
use crate::answers::{CoverageRow, Hole, LeftOut, WeekCount};
use crate::question::{Period, Question};

/// The calendar of a collection.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CoverageNumbers {
    pub first_week: Option<String>,
    pub last_week: Option<String>,
    pub outlets: Vec<CoverageRow>,
    pub flags: Vec<Hole>,
    pub left_out: LeftOut,
}

/// A silence that the usual pace would bring less often than once in a thousand: `exp(-7)`.
const SILENCE: f64 = 7.0;

/// A week this many times its neighbours is a spike, if it has at least [`SPIKE_ARTICLES`].
const SPIKE: f64 = 5.0;
const SPIKE_ARTICLES: u64 = 20;

/// Weeks before and after that tell the pace: a quarter of a year each.
const AROUND: usize = 13;

/// Days as they are on the first of a month when nothing is filled in: 12 of 365.25.
const FIRSTS: f64 = 12.0 / 365.25;

/// Articles by outlet and ISO week, and what looks wrong with them:
///
/// - `gap`: weeks in a row without an article where the outlet's pace in the 13 weeks before and after (the median week,
///   or the mean where that is 0) would have brought at least 7; for key `all`, of the whole collection: an import hole
/// - `spike`: a week with at least 20 articles and 5 times the pace of the weeks around it
/// - `one-day`: a day with at least 20 articles that has more than a third of all of a month or longer: often the day
///   of an import standing in for missing dates
/// - `first-of-month`: at least 20 articles and five times as many as days would have it on firsts of months: months
///   filled in as days
///
/// Only articles dated to the day are on the calendar; the question's selection, denominator and copies rule hold.
///
/// # Errors
/// As [`super::trend`], but for the concept, which is not read.
pub fn coverage(facts: &Facts, question: &Question, matching: Option<&[bool]>) -> Result<CoverageNumbers> {
    let scope = Scope::new(facts, question, matching, Grain::By(Period::Day))?;
    let mut days: BTreeMap<&str, BTreeMap<i32, u64>> = BTreeMap::new();
    let mut whole: BTreeMap<i32, u64> = BTreeMap::new();
    let left_out = counting::walk(&scope, |row, day, _| {
        *days.entry(facts.outlet_name(row)).or_default().entry(day).or_default() += 1;
        *whole.entry(day).or_default() += 1;
    });
    let mut outlets: Vec<CoverageRow> = days.iter().map(|(name, days)| row(name, days)).collect();
    outlets.sort_by(|a, b| (a.key == super::UNKNOWN, &a.key).cmp(&(b.key == super::UNKNOWN, &b.key)));
    let mut flags = holes("all", &whole);
    if outlets.len() > 1 {
        flags.extend(outlets.iter().flat_map(|outlet| holes(&outlet.key, &days[outlet.key.as_str()])));
    } else if let Some(outlet) = outlets.first() {
        flags.iter_mut().for_each(|flag| flag.key.clone_from(&outlet.key));
    }
    let week = |day: Option<&i32>| day.map(|&day| periods::label(Period::Week, periods::index(Period::Week, day)));
    Ok(CoverageNumbers { first_week: week(whole.keys().next()), last_week: week(whole.keys().next_back()), outlets, flags, left_out })
}

fn row(key: &str, days: &BTreeMap<i32, u64>) -> CoverageRow {
    let weeks = weeks(days);
    let filled = weeks.iter().filter(|week| week.1 > 0);
    CoverageRow {
        key: key.to_owned(),
        articles: days.values().sum(),
        first_day: days.keys().next().map(|&day| periods::day_label(day)),
        last_day: days.keys().next_back().map(|&day| periods::day_label(day)),
        usual: usual(&weeks),
        weeks: filled.map(|&(week, articles)| WeekCount { week: periods::label(Period::Week, week), articles }).collect(),
    }
}

/// Every week from the first to the last, empty ones too.
fn weeks(days: &BTreeMap<i32, u64>) -> Vec<(i32, u64)> {
    let week = |day: &i32| periods::index(Period::Week, *day);
    let (Some(first), Some(last)) = (days.keys().next().map(week), days.keys().next_back().map(week)) else { return Vec::new() };
    let mut weeks: Vec<(i32, u64)> = (first..=last).map(|week| (week, 0)).collect();
    days.iter().for_each(|(day, articles)| weeks[(week(day) - first) as usize].1 += articles);
    weeks
}

/// The middle week; where most weeks are empty, the mean.
fn usual(weeks: &[(i32, u64)]) -> f64 {
    pace(weeks.iter().map(|week| week.1 as f64).collect())
}

/// The pace around the weeks from place `from` to before place `to`, those left out.
fn around(weeks: &[(i32, u64)], from: usize, to: usize) -> f64 {
    let before = &weeks[from.saturating_sub(AROUND)..from];
    let after = &weeks[to..weeks.len().min(to + AROUND)];
    pace(before.iter().chain(after).map(|week| week.1 as f64).collect())
}

fn pace(mut counts: Vec<f64>) -> f64 {
    counts.sort_unstable_by(f64::total_cmp);
    let middle = super::random::quantile(&counts, 0.5);
    // of no week at all the median is no number, and the mean 0
    if middle > 0.0 { middle } else { counts.iter().sum::<f64>() / counts.len().max(1) as f64 }
}

fn holes(key: &str, days: &BTreeMap<i32, u64>) -> Vec<Hole> {
    let weeks = weeks(days);
    let mut found = gaps(key, &weeks);
    found.extend((0..weeks.len()).filter_map(|at| spike(key, &weeks, at)));
    found.extend(one_day(key, days));
    found.extend(first_of_month(key, days));
    found
}

fn gaps(key: &str, weeks: &[(i32, u64)]) -> Vec<Hole> {
    let mut next = 0;
    let mut found = Vec::new();
    for run in weeks.chunk_by(|a, b| (a.1 == 0) == (b.1 == 0)) {
        let first = next;
        next += run.len();
        let expected = run.len() as f64 * around(weeks, first, next);
        if run[0].1 == 0 && expected >= SILENCE {
            let time = if run.len() == 1 { "a week".into() } else { format!("{} weeks", run.len()) };
            let message = format!("{key}: no article for {time}; the pace before and after would bring about {expected:.0}.");
            found.push(hole(key, "gap", (periods::days(Period::Week, run[0].0).0, periods::days(Period::Week, run[run.len() - 1].0).1), 0, expected, message));
        }
    }
    found
}

fn spike(key: &str, weeks: &[(i32, u64)], at: usize) -> Option<Hole> {
    let (week, articles) = weeks[at];
    let usual = around(weeks, at, at + 1);
    (articles >= SPIKE_ARTICLES && usual > 0.0 && articles as f64 > SPIKE * usual).then(|| {
        let message = format!("{key}: {articles} articles in one week, {:.0} times the {usual:.1} of the weeks around it.", articles as f64 / usual);
        hole(key, "spike", periods::days(Period::Week, week), articles, usual, message)
    })
}

fn one_day(key: &str, days: &BTreeMap<i32, u64>) -> Option<Hole> {
    let (&first, &last) = (days.keys().next()?, days.keys().next_back()?);
    let all: u64 = days.values().sum();
    let (&day, &articles) = days.iter().max_by_key(|&(day, articles)| (*articles, std::cmp::Reverse(*day)))?;
    let length = last - first + 1;
    (length >= 28 && articles >= SPIKE_ARTICLES && articles * 3 > all).then(|| {
        let message = format!("{key}: {articles} of {all} articles bear one date; it may be the day of an import.");
        hole(key, "one-day", (day, day), articles, all as f64 / f64::from(length), message)
    })
}

fn first_of_month(key: &str, days: &BTreeMap<i32, u64>) -> Option<Hole> {
    let (&first, &last) = (days.keys().next()?, days.keys().next_back()?);
    let is_first = |day: i32| periods::days(Period::Month, periods::index(Period::Month, day)).0 == day;
    let all: u64 = days.values().sum();
    let on_firsts: u64 = days.iter().filter(|(day, _)| is_first(**day)).map(|(_, articles)| articles).sum();
    let expected = all as f64 * FIRSTS;
    (last - first >= 60 && on_firsts >= SPIKE_ARTICLES && on_firsts as f64 > SPIKE * expected).then(|| {
        let message = format!("{key}: {on_firsts} of {all} articles are dated to the first of a month; their days may be filled in.");
        hole(key, "first-of-month", (first, last), on_firsts, expected, message)
    })
}

fn hole(key: &str, kind: &str, (from, to): (i32, i32), articles: u64, expected: f64, message: String) -> Hole {
    Hole { key: key.into(), kind: kind.into(), from: periods::day_label(from), to: periods::day_label(to), articles, expected, message }
}


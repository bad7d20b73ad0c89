//! Which day, ISO week, month, quarter or year does a date belong to?
//!
//! A period is a whole number that grows by one from each period to the next, so that neighbours and gaps are seen
//! by subtraction: days of the common era, weeks since Monday 0001-01-01, months, quarters and years since year 0.

use chrono::{Datelike, NaiveDate};

use crate::article::Precision;
use crate::question::Period;

/// The period that holds a day (days of the common era).
pub fn index(by: Period, day: i32) -> i32 {
    match by {
        Period::Day => day,
        Period::Week => (day - 1).div_euclid(7),
        Period::Month => month(day),
        Period::Quarter => month(day).div_euclid(3),
        Period::Year => month(day).div_euclid(12),
    }
}

fn month(day: i32) -> i32 {
    let date = date(day);
    date.year() * 12 + date.month0() as i32
}

fn date(day: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default()
}

/// First and last day of a period.
pub fn days(by: Period, index: i32) -> (i32, i32) {
    match by {
        Period::Day => (index, index),
        Period::Week => (index * 7 + 1, index * 7 + 7),
        Period::Month => (first_of(index), first_of(index + 1) - 1),
        Period::Quarter => (first_of(index * 3), first_of(index * 3 + 3) - 1),
        Period::Year => (first_of(index * 12), first_of(index * 12 + 12) - 1),
    }
}

fn first_of(month: i32) -> i32 {
    NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1).unwrap_or_default().num_days_from_ce()
}

/// `2022`, `2022-Q1`, `2022-03`, `2022-W09`, `2022-03-04`.
pub fn label(by: Period, index: i32) -> String {
    let (first, _) = days(by, index);
    match by {
        Period::Day => day_label(first),
        Period::Week => {
            let week = date(first).iso_week();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        Period::Month => format!("{:04}-{:02}", index.div_euclid(12), index.rem_euclid(12) + 1),
        Period::Quarter => format!("{:04}-Q{}", index.div_euclid(4), index.rem_euclid(4) + 1),
        Period::Year => format!("{index:04}"),
    }
}

/// `YYYY-MM-DD` of a day of the common era.
pub fn day_label(day: i32) -> String {
    date(day).format("%Y-%m-%d").to_string()
}

/// Reads what [`label`] writes; nothing else.
pub fn read(by: Period, text: &str) -> Option<i32> {
    let year: i32 = text.get(0..4)?.parse().ok()?;
    let tail = |from: usize| text.get(from..)?.parse::<u32>().ok();
    let found = match by {
        Period::Day => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.num_days_from_ce(),
        Period::Week => index(by, NaiveDate::from_isoywd_opt(year, tail(6)?, chrono::Weekday::Mon)?.num_days_from_ce()),
        Period::Month => year * 12 + tail(5)?.checked_sub(1)? as i32,
        Period::Quarter => year * 4 + tail(6)?.checked_sub(1)? as i32,
        Period::Year => year,
    };
    (label(by, found) == text).then_some(found)
}

/// Whether a date of that precision can be put into one period: `2023-09` has a month, but no day and no week.
pub fn fine_enough(by: Period, precision: Precision) -> bool {
    match by {
        Period::Day | Period::Week => precision >= Precision::Day,
        Period::Month | Period::Quarter => precision >= Precision::Month,
        Period::Year => true,
    }
}

/// The last day that a date can mean, given its first.
pub fn last_day(first: i32, precision: Precision) -> i32 {
    match precision {
        Precision::Day | Precision::Minute => first,
        Precision::Month => days(Period::Month, index(Period::Month, first)).1,
        Precision::Year => days(Period::Year, index(Period::Year, first)).1,
    }
}

/// Looks periods up by day; calendars are slow when a million days ask.
pub(crate) struct Calendar {
    by: Period,
    first: i32,
    table: Vec<i32>,
}

impl Calendar {
    /// For days from `first` to `last`.
    pub fn new(by: Period, first: i32, last: i32) -> Self {
        let long = i64::from(last) - i64::from(first) > 200_000;
        let table = if long { Vec::new() } else { (first..=last).map(|day| index(by, day)).collect() };
        Self { by, first, table }
    }

    pub fn index(&self, day: i32) -> i32 {
        self.table.get((day.wrapping_sub(self.first)) as usize).copied().unwrap_or_else(|| index(self.by, day))
    }
}

//! Where does a period lie on the time axis, and how is it written?

use chrono::{Datelike, NaiveDate};

use super::Language;
use crate::question::Period;

const ENGLISH: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const ENGLISH_SHORT: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FRENCH: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const FRENCH_SHORT: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

/// A month's short name; January is 0.
pub fn month_short(month0: usize, language: Language) -> &'static str {
    match language {
        Language::English => ENGLISH_SHORT[month0 % 12],
        Language::French => FRENCH_SHORT[month0 % 12],
    }
}

fn month_long(month0: usize, language: Language) -> &'static str {
    match language {
        Language::English => ENGLISH[month0 % 12],
        Language::French => FRENCH[month0 % 12],
    }
}

/// The rank of a period among those of its kind; neighbours differ by one. `None` where it is not written as `by` asks.
pub fn rank(period: &str, by: Period) -> Option<i32> {
    let year: i32 = period.get(0..4)?.parse().ok()?;
    let rest = period.get(5..);
    match by {
        Period::Year => rest.is_none().then_some(year),
        Period::Quarter => Some(year * 4 + one_of(4, rest?.strip_prefix('Q')?)? - 1),
        Period::Month => Some(year * 12 + one_of(12, rest.filter(|r| r.len() == 2)?)? - 1),
        Period::Week => {
            let week = rest?.strip_prefix('W')?.parse().ok()?;
            Some((NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon)?.num_days_from_ce() - 1) / 7)
        }
        Period::Day => Some(period.parse::<NaiveDate>().ok()?.num_days_from_ce()),
    }
}

fn one_of(most: i32, digits: &str) -> Option<i32> {
    digits.parse().ok().filter(|number| (1..=most).contains(number))
}

/// The first day of the period of that rank.
pub fn first_day(rank: i32, by: Period) -> Option<NaiveDate> {
    match by {
        Period::Year => NaiveDate::from_ymd_opt(rank, 1, 1),
        Period::Quarter => NaiveDate::from_ymd_opt(rank.div_euclid(4), rank.rem_euclid(4) as u32 * 3 + 1, 1),
        Period::Month => NaiveDate::from_ymd_opt(rank.div_euclid(12), rank.rem_euclid(12) as u32 + 1, 1),
        Period::Week => NaiveDate::from_num_days_from_ce_opt(rank * 7 + 1),
        Period::Day => NaiveDate::from_num_days_from_ce_opt(rank),
    }
}

/// Where a day lies on the axis of ranks; the middle of a period is its rank.
pub fn position(day: NaiveDate, by: Period) -> f64 {
    let within = |rank: i32| -> Option<f64> {
        let first = first_day(rank, by)?;
        let length = (first_day(rank + 1, by)? - first).num_days() as f64;
        Some(f64::from(rank) - 0.5 + ((day - first).num_days() as f64 + 0.5) / length)
    };
    let rank = match by {
        Period::Year => day.year(),
        Period::Quarter => day.year() * 4 + day.month0() as i32 / 3,
        Period::Month => day.year() * 12 + day.month0() as i32,
        Period::Week => (day.num_days_from_ce() - 1) / 7,
        Period::Day => day.num_days_from_ce(),
    };
    within(rank).unwrap_or(f64::from(rank))
}

/// A day in full: `20 March 2023`, `1er mars 2023`.
pub fn day_name(day: NaiveDate, language: Language) -> String {
    let number = match (language, day.day()) {
        (Language::French, 1) => "1er".to_string(),
        (_, n) => n.to_string(),
    };
    format!("{number} {} {}", month_long(day.month0() as usize, language), day.year())
}

/// A day in few letters: `4 Feb 2022`, `4 févr. 2022`.
pub fn day_short(day: NaiveDate, language: Language) -> String {
    format!("{} {} {}", day.day(), month_short(day.month0() as usize, language), day.year())
}

/// A period in a sentence: `in March 2023`, `on 20 March 2023`, `en mars 2023`, `le 20 mars 2023`.
pub fn when(rank: i32, by: Period, language: Language) -> String {
    let name = name(rank, by, language);
    match (by, language) {
        (Period::Day, Language::English) => format!("on {name}"),
        (Period::Day, Language::French) => format!("le {name}"),
        (Period::Week, Language::English) => format!("in the {name}"),
        (Period::Week, Language::French) => format!("la {name}"),
        (Period::Quarter, Language::French) => format!("au {name}"),
        (_, Language::English) => format!("in {name}"),
        (_, Language::French) => format!("en {name}"),
    }
}

/// A period in full: `March 2023`, `first quarter of 2023`, `week 9 of 2022 (from 28 February)`.
pub fn name(rank: i32, by: Period, language: Language) -> String {
    let Some(first) = first_day(rank, by) else { return String::new() };
    match (by, language) {
        (Period::Year, _) => first.year().to_string(),
        (Period::Quarter, Language::English) => format!("Q{} {}", first.month0() / 3 + 1, first.year()),
        (Period::Quarter, Language::French) => format!("T{} {}", first.month0() / 3 + 1, first.year()),
        (Period::Month, _) => format!("{} {}", month_long(first.month0() as usize, language), first.year()),
        (Period::Week, Language::English) => format!("week of {}", day_name(first, language)),
        (Period::Week, Language::French) => format!("semaine du {}", day_name(first, language)),
        (Period::Day, _) => day_name(first, language),
    }
}

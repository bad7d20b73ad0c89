//! Articles that most questions cannot tell apart, as groups.

use rustc_hash::FxHashMap;

use super::facts::{Facts, UNDATED};
use super::periods;
use crate::article::{Extent, Precision};
use crate::question::Period;

/// What articles of one group have in common of their date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fineness {
    Days,
    Months,
}

/// First day, outlet, language, collection, and the marks: how exact the date is, whether there is no text, whether both actors are named.
type Key = (i32, u32, u16, u16, u8);

/// The groups as rows of columns in the order of their days and outlets, and of each article its group.
pub(super) fn grouped(facts: &Facts, fineness: Fineness) -> (Facts, Vec<u32>) {
    let mut known: FxHashMap<Key, u32> = FxHashMap::default();
    let months = (fineness == Fineness::Months).then(|| Months::of(&facts.day));
    let of_row = (0..facts.len()).map(|row| {
        let (day, precision) = (facts.day[row], rough(facts.precision[row], fineness));
        let first = months.as_ref().filter(|_| day != UNDATED && precision != Precision::Year).map_or(day, |months| months.first(day));
        let marks = precision as u8 | u8::from(facts.extent[row] == Extent::None) << 2 | u8::from(facts.mentions_pair[row]) << 3;
        let next = known.len() as u32;
        *known.entry((first, facts.outlet[row], facts.language[row], facts.collection[row], marks)).or_insert(next)
    });
    let mut of_row: Vec<u32> = of_row.collect();
    let mut keys: Vec<(Key, u32)> = known.into_iter().collect();
    keys.sort_unstable();
    let mut place = vec![0; keys.len()];
    keys.iter().enumerate().for_each(|(at, (_, group))| place[*group as usize] = at as u32);
    of_row.iter_mut().for_each(|group| *group = place[*group as usize]);
    (rows_of(facts, &keys), of_row)
}

/// How exactly a group knows its day.
fn rough(precision: Precision, fineness: Fineness) -> Precision {
    match (precision, fineness) {
        (Precision::Year, _) => Precision::Year,
        (Precision::Month, _) | (_, Fineness::Months) => Precision::Month,
        _ => Precision::Day,
    }
}

fn rows_of(facts: &Facts, keys: &[(Key, u32)]) -> Facts {
    let mut groups = Facts {
        outlets: facts.outlets.clone(),
        languages: facts.languages.clone(),
        collections: facts.collections.clone(),
        outlet_kinds: facts.outlet_kinds.clone(),
        outlet_countries: facts.outlet_countries.clone(),
        outlet_groups: facts.outlet_groups.clone(),
        ..Facts::default()
    };
    for (at, ((day, outlet, language, collection, marks), _)) in keys.iter().enumerate() {
        groups.article.push(at as i64);
        groups.day.push(*day);
        groups.precision.push([Precision::Year, Precision::Month, Precision::Day][usize::from(marks & 3)]);
        groups.outlet.push(*outlet);
        groups.language.push(*language);
        groups.collection.push(*collection);
        groups.extent.push(if marks & 4 == 0 { Extent::Full } else { Extent::None });
        groups.mentions_pair.push(marks & 8 != 0);
    }
    groups
}

/// The first day of a day's month, looked up: calendars are slow when a million days ask.
struct Months {
    from: i32,
    firsts: Vec<i32>,
}

impl Months {
    fn of(days: &[i32]) -> Self {
        let dated = || days.iter().copied().filter(|&day| day != UNDATED);
        let (from, to) = (dated().min().unwrap_or(0), dated().max().unwrap_or(0));
        // a day of another age would make the table endless: it is reckoned
        let to = to.min(from.saturating_add(200_000));
        Self { from, firsts: (from..=to).map(first_of_month).collect() }
    }

    fn first(&self, day: i32) -> i32 {
        self.firsts.get((day - self.from) as usize).copied().unwrap_or_else(|| first_of_month(day))
    }
}

fn first_of_month(day: i32) -> i32 {
    periods::days(Period::Month, periods::index(Period::Month, day)).0
}

//! Holes and spikes of a collection.

use entente_engine::answers::MarkChoice;
use entente_engine::measure::coverage::{CoverageNumbers, coverage};
use entente_engine::measure::marks::marks;
use entente_engine::measure::{Facts, periods};
use entente_engine::question::{Period, Question, Split};

use super::build::{PAPER, Paper, codebook, print, world};

fn add(facts: &mut Facts, outlet: u32, day: i32) {
    print(facts, Paper { outlet, ..PAPER });
    *facts.day.last_mut().expect("an article") = periods::read(Period::Day, "2022-01-03").expect("a Monday") + day;
}

fn ask(facts: &Facts) -> CoverageNumbers {
    coverage(facts, &Question::about(""), None).expect("a calendar")
}

fn kinds(found: &CoverageNumbers) -> Vec<(&str, &str)> {
    found.flags.iter().map(|flag| (flag.key.as_str(), flag.kind.as_str())).collect()
}

/// One article a day of outlet A, and one of B but for days `silent`.
fn daily(silent: std::ops::Range<i32>) -> Facts {
    let mut facts = world();
    for day in 0..140 {
        add(&mut facts, 0, day);
        if !silent.contains(&day) {
            add(&mut facts, 1, day);
        }
    }
    facts
}

#[test]
fn a_full_calendar_has_no_flag() {
    let found = ask(&daily(0..0));
    assert_eq!(kinds(&found), []);
    assert_eq!((found.first_week.as_deref(), found.last_week.as_deref()), (Some("2022-W01"), Some("2022-W20")));
    let a = &found.outlets[0];
    assert_eq!((a.articles, a.usual, a.weeks.len(), a.first_day.as_deref()), (140, 7.0, 20, Some("2022-01-03")));
}

#[test]
fn silent_weeks_of_one_outlet_are_a_gap() {
    let found = ask(&daily(35..63));
    assert_eq!(kinds(&found), [("B", "gap")]);
    let flag = &found.flags[0];
    assert_eq!((flag.from.as_str(), flag.to.as_str(), flag.expected), ("2022-02-07", "2022-03-06", 28.0));
}

#[test]
fn silence_of_all_is_a_hole_of_the_collection() {
    let mut facts = world();
    (0..140).filter(|day| !(35..63).contains(day)).for_each(|day| (0..2).for_each(|outlet| add(&mut facts, outlet, day)));
    assert_eq!(kinds(&ask(&facts)), [("all", "gap"), ("A", "gap"), ("B", "gap")]);
}

#[test]
fn an_import_day_and_a_full_week_are_told() {
    let mut facts = daily(0..0);
    (0..400).for_each(|_| add(&mut facts, 1, 70));
    let found = ask(&facts);
    assert!(kinds(&found).contains(&("B", "one-day")) && kinds(&found).contains(&("B", "spike")), "{:?}", kinds(&found));
    assert!(!kinds(&found).iter().any(|flag| flag.0 == "A"));
}

#[test]
fn days_filled_in_as_firsts_are_told() {
    let mut facts = world();
    for month in 0..24 {
        let day = periods::days(Period::Month, 2022 * 12 + month).0 - periods::read(Period::Day, "2022-01-03").expect("a day");
        (0..3).for_each(|_| add(&mut facts, 0, day));
    }
    assert!(kinds(&ask(&facts)).contains(&("A", "first-of-month")));
}

#[test]
fn a_trend_is_hatched_by_the_holes_of_its_own_series() {
    let choice = MarkChoice { holes: true, ..MarkChoice::default() };
    let keys = |facts: &Facts, split| -> Vec<String> {
        let question = Question { split, ..Question::about("partnership") };
        marks(facts, &question, &codebook(), None, &choice, &[]).expect("marks").holes.into_iter().map(|hole| hole.key).collect()
    };
    let mut facts = daily(35..63);
    assert_eq!(keys(&facts, Split::Outlet), ["B"]);
    assert!(keys(&facts, Split::None).is_empty(), "the collection as a whole has no hole");
    facts.outlet.iter_mut().for_each(|outlet| *outlet = 1);
    facts.day.iter_mut().filter(|day| **day > 738_200).for_each(|day| *day += 60);
    assert_eq!(keys(&facts, Split::None), ["all"]);
}

#[test]
fn an_empty_collection_has_an_empty_calendar() {
    assert_eq!(ask(&world()), CoverageNumbers::default());
}

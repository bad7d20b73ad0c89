//! Before and after an event, and before and after any other day.

use entente_engine::answers::EventMark;
use entente_engine::measure::events::{EventNumbers, events};
use entente_engine::measure::{Facts, periods};
use entente_engine::measure::random::Random;
use entente_engine::question::{Measure, Period, Question};

use super::build::{PAPER, Paper, codebook, print, world};

fn event(date: &str) -> EventMark {
    EventMark { date: date.into(), title: "Something".into(), source: "Somebody".into(), major: false }
}

/// 400 days of five articles from 2022-01-01, one in `usual` with a hit, one in two in the 30 days from `jump` on.
fn days(usual: usize, jump: Option<i32>) -> Facts {
    let mut facts = world();
    let mut random = Random::new(21);
    let first = periods::read(Period::Day, "2022-01-01").expect("a day");
    for day in 0..400 {
        for _ in 0..5 {
            let one_in = if jump.is_some_and(|jump| (jump..jump + 30).contains(&day)) { 2 } else { usual };
            print(&mut facts, Paper { hits: u32::from(random.below(one_in) == 0), ..PAPER });
            *facts.day.last_mut().expect("an article") = first + day;
        }
    }
    facts
}

fn ask(facts: &Facts, dates: &[&str], window: u32) -> EventNumbers {
    let list: Vec<EventMark> = dates.iter().map(|date| event(date)).collect();
    events(facts, &Question { measure: Measure::Share, ..Question::about("partnership") }, &codebook(), None, &list, window).expect("numbers")
}

#[test]
fn a_jump_is_seen_by_both_tests() {
    let found = ask(&days(10, Some(200)), &["2022-07-20"], 30);
    let row = &found.rows[0];
    assert_eq!((row.before.articles, row.after.articles), (150, 150));
    assert!(row.ratio.is_some_and(|ratio| ratio > 3.0) && row.ratio_low.is_some_and(|low| low > 2.0), "{row:?}");
    assert!(row.p.is_some_and(|p| p < 1e-6) && row.placebo_p.is_some_and(|p| p < 0.02), "{row:?}");
}

#[test]
fn a_day_like_any_other_is_no_surprise() {
    let found = ask(&days(6, None), &["2022-07-20", "2022-05-01"], 30);
    assert_eq!(found.tests, 2);
    assert!(found.rows.iter().all(|row| row.placebo_p.is_some_and(|p| p > 0.05)), "{:?}", found.rows);
}

#[test]
fn an_event_outside_the_collection_has_no_ratio() {
    let row = &ask(&days(6, None), &["2019-01-01"], 30).rows[0];
    assert_eq!((row.before_value, row.after_value, row.ratio, row.p, row.placebo_p), (None, None, None, None, None));
}

#[test]
fn a_short_collection_has_no_placebo() {
    assert_eq!(ask(&days(6, None), &["2022-07-20"], 150).rows[0].placebo_p, None, "no other day has whole windows");
}

#[test]
fn wrong_dates_and_windows_are_named() {
    let facts = days(6, None);
    let ask = |date: &str, window: u32| events(&facts, &Question::about("partnership"), &codebook(), None, &[event(date)], window);
    assert_eq!(ask("2022-02-30", 30).expect_err("no such day").code(), "date-wrong");
    assert_eq!(ask("2022-02-20", 0).expect_err("no window").code(), "window-empty");
}

//! A change of mix is not a change of writing.

use entente_engine::measure::composition::{CompositionNumbers, composition};
use entente_engine::question::{Measure, Question};

use super::build::{PAPER, Paper, codebook, print, world};

/// Outlet, month, articles, articles with a hit.
fn ask(parts: &[(u32, &'static str, u32, u32)], measure: Measure) -> CompositionNumbers {
    let mut facts = world();
    for &(outlet, date, articles, with_hit) in parts {
        (0..articles).for_each(|n| print(&mut facts, Paper { outlet, date: Some(date), hits: u32::from(n < with_hit), ..PAPER }));
    }
    composition(&facts, &Question { measure, ..Question::about("partnership") }, &codebook(), None).expect("a composition")
}

#[test]
fn more_of_a_loud_outlet_is_all_between() {
    let parts = [(0, "2022-01", 90, 9), (1, "2022-01", 10, 8), (0, "2022-02", 10, 1), (1, "2022-02", 90, 72)];
    for measure in [Measure::Share, Measure::Per1000Sentences] {
        let found = ask(&parts, measure);
        let change = found.change.expect("a change");
        assert!(change.within.abs() < 1e-9 && change.between > 0.0, "{measure:?}: {change:?}");
        assert_eq!(found.panel, ["A", "B"]);
        let (first, last) = (&found.points[0], &found.points[1]);
        assert!((first.standardised.expect("a value") - last.standardised.expect("a value")).abs() < 1e-9, "{measure:?} of the same mix does not move");
        assert!(first.low < first.standardised && first.standardised < first.high);
    }
}

#[test]
fn the_parts_make_the_whole() {
    let parts = [(0, "2022-01", 50, 5), (1, "2022-01", 40, 20), (1, "2022-03", 60, 10), (2, "2022-03", 30, 21)];
    let found = ask(&parts, Measure::Share);
    let change = found.change.expect("a change");
    let raw = found.points[1].raw.expect("a value") - found.points[0].raw.expect("a value");
    assert!((change.total - raw).abs() < 1e-12 && (change.within + change.between - raw).abs() < 1e-12, "{change:?} makes {raw}");
    assert_eq!(found.panel, ["B"], "only B is there in both periods");
}

#[test]
fn no_outlet_throughout_has_no_panel() {
    let found = ask(&[(0, "2022-01", 5, 1), (1, "2022-02", 5, 1)], Measure::Share);
    assert!(found.panel.is_empty() && found.points.iter().all(|point| point.panel.is_none()));
}

#[test]
fn a_plain_count_has_no_composition() {
    let facts = world();
    let wrong = composition(&facts, &Question { measure: Measure::Hits, ..Question::about("partnership") }, &codebook(), None);
    assert_eq!(wrong.expect_err("no exposure to weigh by").code(), "no-composition");
}

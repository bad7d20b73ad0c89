//! A moving average makes nothing up.

use entente_engine::answers::{MarkChoice, Smooth};
use entente_engine::measure::marks::marks;
use entente_engine::question::{Measure, Question};
use entente_engine::Result;

use super::build::{PAPER, Paper, codebook, print, world};

fn smooth(months: &[(&'static str, u32, u32)], window: usize, measure: Measure) -> Result<Vec<Smooth>> {
    let mut facts = world();
    for &(date, articles, with_hit) in months {
        (0..articles).for_each(|n| print(&mut facts, Paper { date: Some(date), hits: u32::from(n < with_hit), ..PAPER }));
    }
    let question = Question { measure, ..Question::about("partnership") };
    Ok(marks(&facts, &question, &codebook(), None, &MarkChoice { smooth: Some(window), ..MarkChoice::default() }, &[])?.smooth)
}

#[test]
fn a_thin_month_weighs_little() {
    let found = smooth(&[("2022-01", 100, 10), ("2022-02", 1, 1), ("2022-03", 99, 9)], 3, Measure::Share).expect("an average");
    assert_eq!(found[0].points.len(), 1, "no value at the edges");
    assert_eq!(found[0].points[0].period, "2022-02");
    assert!((found[0].points[0].value - 0.1).abs() < 1e-12, "20 of 200");
}

#[test]
fn counts_are_averaged() {
    let found = smooth(&[("2022-01", 9, 1), ("2022-02", 9, 2), ("2022-03", 9, 6)], 3, Measure::Hits).expect("an average");
    assert!((found[0].points[0].value - 3.0).abs() < 1e-12);
}

#[test]
fn no_average_crosses_a_gap() {
    let found = smooth(&[("2022-01", 9, 1), ("2022-02", 9, 2), ("2022-04", 9, 6), ("2022-05", 9, 6)], 3, Measure::Share).expect("an average");
    assert!(found[0].points.is_empty(), "{found:?}");
}

#[test]
fn an_even_window_has_no_middle() {
    for window in [0, 1, 2, 4] {
        assert_eq!(smooth(&[("2022-01", 1, 1)], window, Measure::Share).expect_err("no middle").code(), "window-even");
    }
}

//! Locally fitted lines follow straight courses, agree with other programs, and make nothing up.

use entente_engine::answers::{Loess, MarkChoice};
use entente_engine::measure::loess::fit;
use entente_engine::measure::marks::marks;
use entente_engine::question::{Measure, Question};
use entente_engine::Result;

use super::build::{PAPER, Paper, codebook, print, world};

fn line(months: &[(&'static str, u32, u32)], span: f64) -> Result<Vec<Loess>> {
    let mut facts = world();
    for &(date, articles, with_hit) in months {
        (0..articles).for_each(|n| print(&mut facts, Paper { date: Some(date), hits: u32::from(n < with_hit), ..PAPER }));
    }
    let question = Question { measure: Measure::Share, ..Question::about("partnership") };
    Ok(marks(&facts, &question, &codebook(), None, &MarkChoice { loess: Some(span), ..MarkChoice::default() }, &[])?.loess)
}

#[test]
fn a_straight_course_is_fitted_exactly() {
    let observed: Vec<[f64; 3]> = (0..20).map(|n| [f64::from(n), 2.0 + 0.5 * f64::from(n), 1.0 + f64::from(n % 3)]).collect();
    for x in [0.0, 7.0, 19.0] {
        let found = fit(&observed, x, 0.4).expect("a value");
        assert!((found - (2.0 + 0.5 * x)).abs() < 1e-9, "{found} at {x}");
    }
}

#[test]
fn no_line_crosses_a_gap_and_short_runs_have_none() {
    let months = [("2022-01", 20, 2), ("2022-02", 20, 4), ("2022-03", 20, 6), ("2022-04", 20, 8), ("2022-06", 20, 1), ("2022-07", 20, 1)];
    let found = line(&months, 1.0).expect("a line");
    let periods: Vec<&str> = found[0].points.iter().map(|point| point.period.as_str()).collect();
    assert_eq!(periods, ["2022-01", "2022-02", "2022-03", "2022-04"]);
}

#[test]
fn a_line_never_falls_below_nothing() {
    let months = [("2022-01", 20, 12), ("2022-02", 20, 6), ("2022-03", 20, 0), ("2022-04", 20, 0), ("2022-05", 20, 0)];
    assert!(line(&months, 0.8).expect("a line")[0].points.iter().all(|point| point.value >= 0.0));
}

#[test]
fn a_part_is_above_nothing_and_at_most_all() {
    for span in [0.0, -0.5, 1.01, f64::NAN] {
        assert_eq!(line(&[("2022-01", 1, 1)], span).expect_err("no part").code(), "span-wrong");
    }
}

//! What a comparison says of rows beside each other.

use entente_engine::measure::{CompareNumbers, compare};
use entente_engine::question::{Measure, Question, Split};

use super::build::{PAPER, Paper, codebook, print, world};

/// Per outlet: how many articles, and how many of them with one hit.
fn ask(outlets: &[(u32, u32)], baseline: Option<&str>, change: impl FnOnce(&mut Question)) -> CompareNumbers {
    let mut facts = world();
    for (outlet, &(articles, with_hit)) in outlets.iter().enumerate() {
        for n in 0..articles {
            print(&mut facts, Paper { outlet: outlet as u32, hits: u32::from(n < with_hit), ..PAPER });
        }
    }
    let mut question = Question::about("partnership");
    change(&mut question);
    compare(&facts, &question, &codebook(), baseline, None).expect("a comparison")
}

#[test]
fn a_baseline_is_not_compared_with_itself() {
    let answer = ask(&[(100, 40), (100, 20), (50, 10)], Some("B"), |_| {});
    let ratios: Vec<_> = answer.rows.iter().map(|row| row.ratio).collect();
    assert_eq!(ratios, [Some(2.0), None, Some(1.0)]);
    assert_eq!(answer.tests, 2);
    assert!(answer.rows[0].p < answer.rows[0].q, "two tests make a p less surprising");
}

#[test]
fn without_a_baseline_a_row_is_compared_with_the_others_together() {
    let answer = ask(&[(100, 40), (100, 20), (100, 10)], None, |_| {});
    let ratio = answer.rows[0].ratio.expect("a ratio");
    assert!((ratio - 0.4 / 0.15).abs() < 1e-12, "0.4 against 30 of 200, not {ratio}");
    assert_eq!((answer.tests, answer.pairs.len()), (3, 3));
}

#[test]
fn zero_cells_have_finite_intervals() {
    let answer = ask(&[(100, 40), (100, 0)], Some("A"), |_| {});
    let row = &answer.rows[1];
    assert_eq!(row.ratio, Some(0.0));
    assert!(row.ratio_high.is_some_and(|high| high > 0.0 && high < 1.0) && row.p.is_some_and(|p| p < 1e-6));
    let turned = ask(&[(100, 40), (100, 0)], Some("B"), |_| {});
    let row = &turned.rows[0];
    assert_eq!((row.ratio, row.ratio_high), (None, None), "nothing can be divided by no hit");
    assert!(row.ratio_low.is_some_and(|low| low > 1.0), "but it can be told how much more it is at least");
    let nothing = ask(&[(100, 0), (100, 0)], Some("A"), |_| {});
    assert_eq!((nothing.rows[1].ratio, nothing.rows[1].ratio_low, nothing.rows[1].ratio_high), (None, None, None));
    let rates = ask(&[(100, 40), (100, 0)], Some("A"), |question| question.measure = Measure::Per1000Sentences);
    assert!(rates.rows[1].ratio_high.is_some_and(|high| high > 0.0 && high < 1.0));
}

#[test]
fn a_small_outlet_is_pulled_to_the_others() {
    let answer = ask(&[(400, 80), (300, 75), (3, 3)], None, |_| {});
    let small = &answer.rows[2];
    assert!(small.shrunken.is_some_and(|value| value < 0.9 && value > 0.2), "three of three is not a certainty: {:?}", small.shrunken);
    let large = &answer.rows[0];
    assert!((large.shrunken.expect("a value") - 0.2).abs() < 0.02, "many articles speak for themselves");
}

#[test]
fn categories_share_their_articles_and_have_no_p() {
    let answer = ask(&[(30, 10)], Some("formula"), |question| question.split = Split::Category);
    assert_eq!(answer.rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["formula", "alliance", "front"]);
    assert!(answer.rows.iter().all(|row| row.p.is_none() && row.counts.articles == 30));
    assert!(answer.pairs.is_empty());
}

#[test]
fn an_outlet_with_nearly_everything_is_named() {
    let answer = ask(&[(198, 20), (2, 0)], None, |_| {});
    let codes: Vec<_> = answer.cautions.iter().map(|caution| caution.code.as_str()).collect();
    assert_eq!(codes, ["one-outlet-dominates", "few-articles"]);
    assert!(answer.cautions[0].message.starts_with("A has 99 %"));
}

#[test]
fn a_baseline_that_is_not_there_is_an_error() {
    let mut facts = world();
    print(&mut facts, PAPER);
    let wrong = compare(&facts, &Question::about("partnership"), &codebook(), Some("B"), None).expect_err("no article of B");
    assert_eq!(wrong.code(), "baseline-unknown");
}

//! A point that hangs on one outlet says so.

use entente_engine::answers::{MarkChoice, WithoutOne};
use entente_engine::measure::marks::marks;
use entente_engine::measure::random::Random;
use entente_engine::measure::{Facts, trend};
use entente_engine::question::{Question, Split};

use super::build::{PAPER, Paper, codebook, print, random_question, random_world, world};

fn without(facts: &Facts, question: &Question) -> Vec<WithoutOne> {
    marks(facts, question, &codebook(), None, &MarkChoice { without_one: true, ..MarkChoice::default() }, &[]).expect("marks").without_one
}

#[test]
fn the_outlet_that_makes_a_peak_is_named() {
    let mut facts = world();
    for (outlet, articles, with_hit) in [(0, 10, 9), (1, 10, 1), (2, 10, 1)] {
        (0..articles).for_each(|n| print(&mut facts, Paper { outlet, hits: u32::from(n < with_hit), ..PAPER }));
    }
    let found = without(&facts, &Question::about("partnership"));
    let point = &found[0].points[0];
    assert_eq!((found[0].key.as_str(), found[0].part.as_str(), point.most.as_str()), ("all", "outlet", "A"));
    assert!((point.low - 0.1).abs() < 1e-12 && (point.high - 0.5).abs() < 1e-12, "{point:?}");
}

#[test]
fn a_series_of_one_outlet_leaves_out_stories() {
    let mut facts = world();
    for (story, hits) in [(1, 1), (1, 1), (1, 1), (2, 0), (3, 0)] {
        print(&mut facts, Paper { story: Some(story), hits, ..PAPER });
    }
    let found = without(&facts, &Question { split: Split::Outlet, ..Question::about("partnership") });
    assert_eq!((found[0].key.as_str(), found[0].part.as_str(), found[0].points[0].most.as_str()), ("A", "story", "1"));
    assert_eq!(found[0].points[0].low, 0.0);
}

#[test]
fn one_part_alone_cannot_be_left_out() {
    let mut facts = world();
    (0..3).for_each(|_| print(&mut facts, Paper { hits: 1, ..PAPER }));
    assert!(without(&facts, &Question::about("partnership")).is_empty());
}

#[test]
fn the_band_holds_what_a_count_without_each_outlet_gives() {
    let mut random = Random::new(77);
    for _ in 0..40 {
        let facts = random_world(&mut random, 60);
        let mut question = random_question(&mut random);
        (question.split, question.selection.outlets, question.copies) = (Split::None, Vec::new(), Default::default());
        for found in without(&facts, &question) {
            for point in &found.points {
                let mut values = Vec::new();
                for left in ["A", "B", "C", "(unknown)"] {
                    let others: Vec<String> = ["A", "B", "C", "(unknown)"].into_iter().filter(|name| *name != left).map(str::to_owned).collect();
                    let mut asked = question.clone();
                    asked.selection.outlets = others;
                    let answer = trend(&facts, &asked, &codebook(), None).expect("a trend");
                    let value = answer.series.iter().flat_map(|series| &series.points).find(|one| one.period == point.period).and_then(|one| one.value);
                    values.extend(value);
                }
                let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)));
                assert!(point.low >= low - 1e-9 && point.high <= high + 1e-9, "{point:?} is not within {low} to {high}");
            }
        }
    }
}

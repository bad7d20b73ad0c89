//! A point of any figure leads to exactly the hits that it counts.

use std::collections::BTreeMap;

use entente_engine::measure::random::Random;
use entente_engine::measure::{compare, select, trend};
use entente_engine::question::Split;

use super::build::{PAPER, Paper, codebook, print, random_question, random_world, world};

#[test]
fn every_point_of_a_trend_is_as_long_as_its_list() {
    let mut random = Random::new(7);
    for round in 0..150 {
        let articles = 1 + random.below(80) as u32;
        let facts = random_world(&mut random, articles);
        let question = random_question(&mut random);
        let matching: Option<Vec<bool>> = (round % 3 == 0).then(|| (0..facts.len()).map(|_| random.below(3) > 0).collect());
        let article_of: BTreeMap<i64, u32> = facts.hits.iter().map(|hit| (hit.row, hit.article)).collect();
        let answer = trend(&facts, &question, &codebook(), matching.as_deref()).expect("a trend");
        for series in &answer.series {
            for point in &series.points {
                let list = select(&facts, &question, &codebook(), matching.as_deref(), Some(&series.key), Some(&point.period)).expect("a list");
                let mut articles: Vec<u32> = list.iter().map(|row| article_of[row]).collect();
                articles.dedup();
                assert_eq!(list.len() as u64, point.counts.hits, "round {round}, {} {}: {question:?}", series.key, point.period);
                assert_eq!(articles.len() as u64, point.counts.articles_with_hit, "round {round}, {} {}", series.key, point.period);
            }
        }
    }
}

#[test]
fn every_row_of_a_comparison_is_as_long_as_its_list() {
    let mut random = Random::new(8);
    for round in 0..100 {
        let facts = random_world(&mut random, 60);
        let mut question = random_question(&mut random);
        question.split = if round % 2 == 0 { Split::Outlet } else { question.split };
        let answer = compare(&facts, &question, &codebook(), None, None).expect("a comparison");
        question.split = if question.split == Split::None { Split::Outlet } else { question.split };
        for row in &answer.rows {
            let list = select(&facts, &question, &codebook(), None, Some(&row.key), None).expect("a list");
            assert_eq!(list.len() as u64, row.counts.hits, "round {round}, {}: {question:?}", row.key);
        }
    }
}

#[test]
fn a_key_that_is_not_there_has_no_list() {
    let mut facts = world();
    print(&mut facts, Paper { hits: 2, ..PAPER });
    let question = entente_engine::question::Question::about("partnership");
    assert_eq!(select(&facts, &question, &codebook(), None, Some("nowhere"), None).expect("a list"), Vec::<i64>::new());
    let wrong = select(&facts, &question, &codebook(), None, None, Some("2022-W09")).expect_err("a week is no month");
    assert_eq!(wrong.code(), "period-unknown");
}

//! What stands behind a point, taken apart.

use entente_engine::measure::drivers::{DriverNumbers, drivers};
use entente_engine::measure::random::Random;
use entente_engine::measure::{Facts, trend};
use entente_engine::question::{Measure, Question};

use super::build::{PAPER, Paper, codebook, hit, print, random_question, random_world, world};

fn ask(facts: &Facts, question: &Question, key: &str, period: &str) -> DriverNumbers {
    drivers(facts, question, &codebook(), None, (Some(key), Some(period)), |expression| format!("e{expression}")).expect("drivers")
}

#[test]
fn one_story_that_makes_the_point_is_named() {
    let mut facts = world();
    for (outlet, story, hits) in [(0, Some(9), 4), (1, Some(9), 4), (2, None, 0), (2, None, 1)] {
        print(&mut facts, Paper { outlet, story, hits, ..PAPER });
    }
    let found = ask(&facts, &Question { measure: Measure::Hits, ..Question::about("partnership") }, "all", "2022-03");
    assert_eq!((found.stories.len(), found.stories[0].key.as_str(), found.stories[0].hits), (1, "1", 8));
    assert!((found.stories[0].share - 8.0 / 9.0).abs() < 1e-12);
    let left = found.without_one_story.expect("more than one story");
    assert_eq!((left.most.as_str(), left.without, left.high), ("1", 1.0, 9.0));
    let outlets: Vec<(&str, u64)> = found.outlets.iter().map(|one| (one.key.as_str(), one.hits)).collect();
    assert_eq!(outlets, [("A", 4), ("B", 4), ("C", 1)]);
}

#[test]
fn one_article_alone_cannot_be_left_out() {
    let mut facts = world();
    print(&mut facts, PAPER);
    facts.hits = vec![hit(0, 1)].into();
    let found = ask(&facts, &Question::about("partnership"), "all", "2022-03");
    assert_eq!((found.without_one_outlet, found.without_one_story), (None, None));
}

#[test]
fn drivers_add_up_to_their_point() {
    let mut random = Random::new(17);
    for _ in 0..60 {
        let facts = random_world(&mut random, 15);
        let question = random_question(&mut random);
        for series in trend(&facts, &question, &codebook(), None).expect("a trend").series {
            for point in series.points {
                let found = ask(&facts, &question, &series.key, &point.period);
                let sum = |list: &[entente_engine::answers::Driver]| list.iter().map(|one| one.hits).sum::<u64>();
                assert_eq!(found.counts, point.counts);
                assert_eq!(found.value, point.value);
                assert_eq!([sum(&found.expressions), sum(&found.outlets), sum(&found.articles)], [point.counts.hits; 3]);
            }
        }
    }
}

//! Two concepts in the same articles.

use entente_engine::measure::quadrants::quadrants;
use entente_engine::measure::random::Random;
use entente_engine::measure::{Facts, Grain, HitFact, trend};
use entente_engine::question::{Period, Question, Split};

use super::build::{PAPER, codebook, hit, print, random_question, random_world, world};

fn four() -> Facts {
    let mut facts = world();
    (0..4).for_each(|_| print(&mut facts, PAPER));
    let other = |article, row| HitFact { concept: 1, ..hit(article, row) };
    facts.hits = vec![hit(0, 1), other(1, 2), hit(2, 3), other(2, 4), hit(2, 5)].into();
    facts
}

#[test]
fn each_article_is_in_one_quadrant() {
    let (rows, _) = quadrants(&four(), &Question::about("partnership"), "neutrality", &codebook(), None, Grain::Whole).expect("quadrants");
    let row = &rows[0];
    assert_eq!((row.only_first, row.only_second, row.both, row.neither, row.articles), (1, 1, 1, 1, 4));
    assert_eq!((row.key.as_str(), row.period.as_deref()), ("all", None));
    assert!((row.odds_ratio.expect("a ratio") - 1.0).abs() < 1e-12);
}

#[test]
fn quadrants_add_up_to_the_trend() {
    let mut random = Random::new(13);
    for _ in 0..60 {
        let facts = random_world(&mut random, 50);
        let mut question = random_question(&mut random);
        question.split = Split::Outlet;
        question.concept = "partnership".into();
        question.categories.clear();
        let (rows, left_out) = quadrants(&facts, &question, "neutrality", &codebook(), None, Grain::By(question.by)).expect("quadrants");
        let answer = trend(&facts, &question, &codebook(), None).expect("a trend");
        let points = answer.series.iter().flat_map(|series| series.points.iter().map(|point| (&series.key, &point.period, point.counts)));
        for ((key, period, counts), row) in points.zip(&rows) {
            assert_eq!((key, Some(period)), (&row.key, row.period.as_ref()));
            assert_eq!((counts.articles, counts.articles_with_hit), (row.articles, row.only_first + row.both));
        }
        assert_eq!(left_out, answer.left_out);
    }
}

#[test]
fn hits_cannot_be_sorted_into_quadrants() {
    let question = Question { split: Split::Voice, ..Question::about("partnership") };
    let wrong = quadrants(&four(), &question, "neutrality", &codebook(), None, Grain::By(Period::Month));
    assert_eq!(wrong.expect_err("articles, not hits").code(), "split-of-hits");
}

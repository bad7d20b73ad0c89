//! Corrected series, in worlds whose true prevalence is known.

use entente_engine::measure::Facts;
use entente_engine::measure::interval::Estimate;
use entente_engine::measure::proportions::{Share, wilson};
use entente_engine::measure::random::Random;
use entente_engine::question::{Measure, Question, Split};
use entente_engine::validation::corrected::{Errors, Rates, corrected};

use crate::measure::build::{PAPER, Paper, codebook, print, world};

/// Of each sentence whether it expresses the concept; the codebook finds 80 % of those and 1 % of the others.
const TRUE: f64 = 0.03;
const FOUND: f64 = 0.8;
const FALSE: f64 = 0.01;
const SENTENCES: u32 = 12;

/// A world as the codebook sees it.
fn simulated(random: &mut Random, articles: usize) -> Facts {
    let mut facts = world();
    for _ in 0..articles {
        let mut hits = 0;
        for _ in 0..SENTENCES {
            let is = random.unit() < TRUE;
            hits += u32::from(random.unit() < if is { FOUND } else { FALSE });
        }
        print(&mut facts, Paper { hits, sentences: SENTENCES, ..PAPER });
    }
    facts
}

/// What a sample of so many sentences of each side would say.
fn sampled(random: &mut Random, hits: u64, others: u64) -> Rates {
    let hit = TRUE * FOUND + (1.0 - TRUE) * FALSE;
    let (right, missed) = (TRUE * FOUND / hit, TRUE * (1.0 - FOUND) / (1.0 - hit));
    let mut draw = |n: u64, share: f64| wilson(Share::new((0..n).filter(|_| random.unit() < share).count() as u64, n));
    Rates::known(Errors { precision: draw(hits, right), missed: draw(others, missed) }, hits + others)
}

#[test]
fn the_band_covers_the_true_prevalence() {
    let mut random = Random::new(7);
    let share = 1.0 - (1.0 - TRUE).powi(SENTENCES as i32);
    for (measure, truth) in [(Measure::Share, share), (Measure::Per1000Sentences, TRUE * 1_000.0)] {
        let question = Question { measure, ..Question::about("partnership") };
        let runs = 600;
        let (mut covered, mut raw) = (0, 0);
        for _ in 0..runs {
            let facts = simulated(&mut random, 300);
            let rates = sampled(&mut random, 150, 300);
            let point = corrected(&facts, &question, &codebook(), None, &rates).unwrap().remove(0).points.remove(0);
            covered += usize::from(point.low <= truth && truth <= point.high);
            let plain = entente_engine::measure::trend(&facts, &question, &codebook(), None).unwrap().series.remove(0).points.remove(0);
            raw += usize::from(plain.low.unwrap() <= truth && truth <= plain.high.unwrap());
            assert!(point.high - point.low > plain.high.unwrap() - plain.low.unwrap(), "the band holds more than sampling error");
        }
        eprintln!("{measure:?}: the corrected band covers {covered} of {runs}, the raw interval {raw}");
        // two standard errors of 600 rounds are 1.8 points
        assert!((runs * 93..=runs * 98).contains(&(covered * 100)), "{measure:?}: {covered} of {runs}");
    }
}

fn exact(value: f64) -> Estimate {
    Estimate::new(value, value, value)
}

#[test]
fn a_codebook_without_fault_corrects_nothing() {
    let facts = simulated(&mut Random::new(3), 80);
    let rates = Rates::known(Errors { precision: exact(1.0), missed: exact(0.0) }, 10);
    for measure in [Measure::Share, Measure::Per1000Sentences, Measure::Per10000Words, Measure::Hits, Measure::Articles] {
        let question = Question { measure, split: Split::Outlet, ..Question::about("partnership") };
        let point = corrected(&facts, &question, &codebook(), None, &rates).unwrap().remove(0).points.remove(0);
        let raw = entente_engine::measure::trend(&facts, &question, &codebook(), None).unwrap().series.remove(0).points.remove(0);
        assert!((point.value - raw.value.unwrap()).abs() < 1e-9, "{measure:?}");
    }
}

#[test]
fn articles_that_mention_one_actor_lose_wrong_hits_and_gain_nothing() {
    let mut facts = world();
    print(&mut facts, Paper { hits: 1, pair: false, ..PAPER });
    print(&mut facts, Paper { pair: false, ..PAPER });
    let rates = Rates::known(Errors { precision: exact(0.75), missed: exact(0.5) }, 10);
    let point = corrected(&facts, &Question::about("partnership"), &codebook(), None, &rates).unwrap().remove(0).points.remove(0);
    assert!((point.value - 0.375).abs() < 1e-12);
}

#[test]
fn parts_of_a_concept_are_not_corrected() {
    let rates = Rates::known(Errors { precision: exact(1.0), missed: exact(0.0) }, 10);
    for question in [
        Question { split: Split::Category, ..Question::about("partnership") },
        Question { categories: vec!["front".into()], ..Question::about("partnership") },
    ] {
        assert_eq!(corrected(&world(), &question, &codebook(), None, &rates).unwrap_err().code(), "not-correctable");
    }
}

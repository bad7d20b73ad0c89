//! Precision, recall and F1: worked by hand, and covering the truth in simulated collections.

use entente_engine::answers::{Settled, Verdict};
use entente_engine::measure::interval::Estimate;
use entente_engine::measure::proportions::{Share, wilson};
use entente_engine::measure::random::Random;
use entente_engine::validation::Judged;
use entente_engine::validation::accuracy::{Accuracy, accuracy, weighted};
use entente_engine::validation::propagate::square_and_add;
use entente_engine::validation::result;
use entente_engine::validation::wanted::wanted;

use super::build::{item, judged, said, stratum};

fn of(items: &[Judged]) -> Accuracy {
    accuracy(&items.iter().collect::<Vec<_>>())
}

fn near(found: Option<f64>, value: f64) -> bool {
    found.is_some_and(|found| (found - value).abs() < 1e-9)
}

#[test]
fn worked_by_hand() {
    // 1,000 sentences with a hit, 90 of 100 right; 9,000 without, 2 of 100 missed: 900 right, 180 missed
    let items = [stratum(true, 0, 1_000, 1_000, 90, 100), stratum(false, 0, 9_000, 9_000, 2, 100)].concat();
    let found = of(&items);
    assert!(near(found.precision.share.value, 0.9) && near(found.missed.share.value, 0.02));
    assert!(near(found.recall.value, 900.0 / 1_080.0));
    assert!(near(found.f1.value, 1_800.0 / 2_080.0));
    assert_eq!((found.precision.all, found.missed.all), (1_000, 9_000));
    let plain = wilson(Share::new(90, 100));
    assert!(near(found.precision.share.low, plain.low.unwrap()), "an even sample has Wilson's interval");
}

#[test]
fn strata_weigh_what_they_stand_for() {
    // half of a stratum of 100 is right, all of one of 900: 0.95, and less is known than from 20 even ones
    let items = [stratum(true, 0, 100, 1_000, 5, 10), stratum(true, 1, 900, 1_000, 10, 10)].concat();
    let found = weighted(&items);
    assert!(near(found.share.value, 0.95));
    // Kish: (10*10 + 10*90)^2 / (10*10^2 + 10*90^2)
    assert!((found.effective - 1_000.0f64.powi(2) / 82_000.0).abs() < 1e-9);
}

#[test]
fn a_sample_judged_in_part_is_a_smaller_sample() {
    let mut items = [stratum(true, 0, 100, 1_000, 5, 10), stratum(true, 1, 900, 1_000, 10, 10)].concat();
    items.iter_mut().filter(|one| one.item.stratum == 0).for_each(|one| one.judgements.clear());
    let found = weighted(&items);
    assert_eq!((found.judged, found.all), (10, 1_000), "the judged stratum stands for its group");
    assert!(near(found.share.value, 1.0));
}

#[test]
fn disagreement_counts_half_until_it_is_settled() {
    let mut one = judged(item("a", true, 10), true);
    one.judgements.push(said("a", "B", false));
    assert_eq!((one.truth(), one.is_disputed()), (Some(0.5), true));
    one.settled = Some(Settled { verdict: Verdict::No, by: "C".into(), note: String::new(), dated: String::new() });
    assert_eq!(one.truth(), Some(0.0));
    one.settled = None;
    one.judgements.iter_mut().for_each(|said| said.verdict = Verdict::Unsure);
    assert_eq!((one.truth(), one.is_disputed()), (None, false));
}

#[test]
fn nothing_judged_has_no_numbers() {
    assert_eq!(of(&[]).recall, Estimate::default());
    let only_hits = of(&stratum(true, 0, 50, 50, 9, 10));
    assert!(only_hits.precision.share.value.is_some() && only_hits.recall.value.is_none(), "recall needs sentences without a hit");
    assert_eq!(wanted(&of(&[]), 0.1), (None, None));
}

#[test]
fn square_and_add_leans_as_its_estimates_do() {
    let a = Estimate::new(0.9, 0.8, 0.95);
    let sum = square_and_add(&[a, Estimate::new(0.5, 0.5, 0.5)], |v| v[0] + v[1]);
    assert!(near(sum.low, 1.3) && near(sum.high, 1.45));
    let two = square_and_add(&[a, a], |v| v[0] - v[1]);
    assert!(near(two.high, 0.05f64.hypot(0.1)) && near(two.low, -0.05f64.hypot(0.1)));
}

#[test]
fn further_judgements_reach_the_width() {
    let items = [stratum(true, 0, 5_000, 5_000, 45, 50), stratum(false, 0, 90_000, 90_000, 2, 50)].concat();
    let (hits, others) = wanted(&of(&items), 0.1);
    let hits = hits.expect("hits are judged");
    let width = |n: u64| {
        let found = wilson(Share::new((n as f64 * 0.9).round() as u64, n));
        found.high.unwrap() - found.low.unwrap()
    };
    assert!(width(50 + hits) <= 0.101 && width(40 + hits) > 0.1, "{hits}");
    assert!(others.expect("others are judged") > hits, "misses are rare: recall costs more");
    assert_eq!(wanted(&of(&items), 0.9).0, Some(0));
}

/// A collection of two strata with a hit and two without, sampled and judged without fault.
fn simulated(random: &mut Random, hits: [(u64, f64, usize); 2], others: [(u64, f64, usize); 2]) -> Accuracy {
    let mut items = Vec::new();
    for (hit, strata) in [(true, hits), (false, others)] {
        let group = strata.iter().map(|one| one.0).sum();
        for (number, (size, share, n)) in strata.into_iter().enumerate() {
            let yes = (0..n).filter(|_| random.unit() < share).count();
            items.extend(stratum(hit, number as u32, size, group, yes, n));
        }
    }
    of(&items)
}

#[test]
fn intervals_cover_the_truth() {
    let mut random = Random::new(42);
    let runs = 600;
    for (sides, least) in [
        // evenly weighted, then with a stratum that is drawn four times as often; precision high and middling, misses rare and not
        (([(2_000, 0.9, 60), (2_000, 0.8, 60)], [(20_000, 0.02, 80), (20_000, 0.03, 80)]), 0.93),
        (([(2_000, 0.95, 50), (500, 0.6, 50)], [(30_000, 0.01, 100), (8_000, 0.06, 100)]), 0.93),
        (([(300, 0.99, 30), (300, 0.99, 30)], [(5_000, 0.01, 60), (5_000, 0.01, 60)]), 0.93),
    ] {
        let (hits, others) = sides;
        let sum = |strata: [(u64, f64, usize); 2]| strata.iter().map(|(size, share, _)| *size as f64 * share).sum::<f64>();
        let (right, missed) = (sum(hits), sum(others));
        let all = (hits[0].0 + hits[1].0) as f64;
        let truth = [right / all, right / (right + missed), 2.0 * right / (all + right + missed)];
        let mut covered = [0u32; 3];
        for _ in 0..runs {
            let found = simulated(&mut random, hits, others);
            for ((count, truth), estimate) in covered.iter_mut().zip(truth).zip([found.precision.share, found.recall, found.f1]) {
                *count += u32::from(estimate.low.unwrap() <= truth && truth <= estimate.high.unwrap());
            }
        }
        let shares = covered.map(|count| f64::from(count) / f64::from(runs));
        eprintln!("precision, recall, F1 cover {shares:.3?}");
        assert!(shares.iter().all(|share| *share >= least), "{shares:?}");
    }
}

#[test]
fn agreement_counts_shared_sentences() {
    let mut items = stratum(true, 0, 20, 20, 10, 20);
    for (n, one) in items.iter_mut().enumerate().take(12) {
        let yes = n < 10;
        one.judgements.push(said(&one.item.key, "B", yes != (n == 0)));
    }
    let found = result::agreement(&items, 1).remove(0);
    assert_eq!((found.shared, found.same, found.concept.as_deref()), (12, 11, Some("partnership")));
    assert!(found.prevalence.is_some_and(|share| (share - 19.0 / 24.0).abs() < 1e-12));
    assert!(found.alpha.value.is_some_and(|alpha| (0.5..1.0).contains(&alpha)));
}

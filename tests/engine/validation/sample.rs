//! Stratified samples: whole, in proportion, the same on every run.

use std::collections::{BTreeMap, HashSet};

use entente_engine::measure::random::Random;
use entente_engine::validation::sample::{Cell, Lot, allocate, draw, shuffle};
use proptest::prelude::*;

fn lots() -> impl Strategy<Value = Vec<Lot>> {
    prop::collection::vec((0u16..3, 0u32..4, 0i32..3, any::<bool>(), 0u32..9), 0..60).prop_map(|all| {
        let lot = |(language, outlet, period, both_actors, size)| Lot { cell: Cell { language, outlet, period, both_actors, category: 0 }, size };
        all.into_iter().map(lot).collect()
    })
}

proptest! {
    #![proptest_config(crate::seeds::seeded(256))]

    #[test]
    fn shares_add_up_and_stay_within_their_sizes(sizes in prop::collection::vec(0u64..500, 0..20), wanted in 0usize..600, minimum in 0usize..12) {
        let shares = allocate(&sizes, wanted, minimum);
        prop_assert_eq!(shares.iter().sum::<usize>() as u64, (wanted as u64).min(sizes.iter().sum()));
        for (share, size) in shares.iter().zip(&sizes) {
            prop_assert!(*share as u64 <= *size);
        }
        if wanted >= minimum * sizes.len() {
            prop_assert!(shares.iter().zip(&sizes).all(|(share, size)| *share as u64 >= (minimum as u64).min(*size)), "{:?}", shares);
        }
    }

    #[test]
    fn no_sentence_comes_twice_and_weights_add_up_to_the_collection(lots in lots(), wanted in 0usize..120, minimum in 1usize..4, seed in any::<u64>()) {
        let drawn = draw(&lots, wanted, minimum, &mut Random::new(seed));
        let all: u64 = lots.iter().map(|lot| u64::from(lot.size)).sum();
        prop_assert_eq!(drawn.len() as u64, (wanted as u64).min(all));
        let places: HashSet<(usize, u32)> = drawn.iter().map(|one| (one.lot, one.offset)).collect();
        prop_assert_eq!(places.len(), drawn.len());
        prop_assert!(drawn.iter().all(|one| one.offset < lots[one.lot].size));
        let mut in_stratum: BTreeMap<u32, u64> = BTreeMap::new();
        drawn.iter().for_each(|one| *in_stratum.entry(one.stratum).or_default() += 1);
        let weights: f64 = drawn.iter().map(|one| one.stratum_size as f64 / in_stratum[&one.stratum] as f64).sum();
        let groups: BTreeMap<(u16, bool), u64> = drawn.iter().map(|one| ((lots[one.lot].cell.language, lots[one.lot].cell.both_actors), one.group_size)).collect();
        prop_assert!((weights - groups.values().sum::<u64>() as f64).abs() < 1e-6);
        prop_assert_eq!(&drawn, &draw(&lots, wanted, minimum, &mut Random::new(seed)));
    }
}

#[test]
fn every_sentence_of_a_stratum_is_as_likely_as_any_other() {
    let lots: Vec<Lot> = (0..5).map(|n| Lot { cell: Cell::default(), size: n + 1 }).collect();
    let mut seen: BTreeMap<(usize, u32), u32> = BTreeMap::new();
    let runs = 6_000;
    for seed in 0..runs {
        draw(&lots, 5, 1, &mut Random::new(seed)).iter().for_each(|one| *seen.entry((one.lot, one.offset)).or_default() += 1);
    }
    // each of 15 is drawn in a third of the runs: 2,000, with a standard deviation of 36
    assert_eq!(seen.len(), 15);
    assert!(seen.values().all(|count| (1_820..2_180).contains(count)), "{seen:?}");
}

#[test]
fn a_small_language_has_its_minimum_beside_a_large_one() {
    let lot = |language, size| Lot { cell: Cell { language, ..Cell::default() }, size };
    let lots = [lot(0, 100_000), lot(1, 60)];
    let drawn = draw(&lots, 100, 2, &mut Random::new(3));
    let small = drawn.iter().filter(|one| one.lot == 1).count();
    assert_eq!(small, 25, "a quarter of an even share of two");
}

#[test]
fn strata_that_are_too_many_are_put_together() {
    let lots: Vec<Lot> = (0..300).map(|outlet| Lot { cell: Cell { outlet, ..Cell::default() }, size: 1 + outlet }).collect();
    let drawn = draw(&lots, 40, 2, &mut Random::new(9));
    let strata: HashSet<u32> = drawn.iter().map(|one| one.stratum).collect();
    assert_eq!((drawn.len(), strata.len()), (40, 20));
    assert!(drawn.iter().any(|one| one.stratum_size == (1..=281).sum::<u64>()), "the smallest share a stratum");
}

#[test]
fn shuffling_keeps_everything() {
    let mut items: Vec<u32> = (0..50).collect();
    shuffle(&mut items, &mut Random::new(1));
    assert_ne!(items, (0..50).collect::<Vec<_>>());
    items.sort_unstable();
    assert_eq!(items, (0..50).collect::<Vec<_>>());
}

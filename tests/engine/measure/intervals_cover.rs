//! Do nominal 95 % intervals hold the truth in 93 to 97 of 100 collections? The simulation of the example that prints the table,
//! in fewer rounds, with its fixed seeds.

#[path = "../../../src-tauri/engine/examples/intervals_cover.rs"]
mod simulation;

use simulation::{Covered, is_nominal, rates, shares};

const ROUNDS: usize = 2_000;

/// Half a point of room for chance in so few rounds.
#[track_caller]
fn nominal(rows: &[Covered]) {
    let sizes: std::collections::BTreeSet<u64> = rows.iter().map(|row| row.articles).collect();
    assert_eq!(sizes.into_iter().collect::<Vec<_>>(), simulation::SIZES);
    for row in rows {
        assert!(is_nominal(row, 0.005), "{}, {} articles, level {}: {} of the intervals hold the truth", row.kind, row.articles, row.level, row.covered);
    }
}

#[test]
fn shares_and_their_comparisons() {
    nominal(&shares(ROUNDS));
}

#[test]
fn clustered_rates_and_their_ratios() {
    nominal(&rates(ROUNDS));
}

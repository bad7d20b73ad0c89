//! In how many of 100 simulated collections does a nominal 95 % interval hold the truth? Prints the table that `docs/measures.md`
//! tells of: `cargo run --release -p entente-engine --example intervals_cover [ROUNDS]`. The seeds are fixed.

use entente_engine::measure::interval::Estimate;
use entente_engine::measure::proportions::{Share, difference, risk_ratio, wilson};
use entente_engine::measure::random::Random;
use entente_engine::measure::rates::{Clusters, rate, rate_ratio};

/// Articles of a collection.
pub const SIZES: [u64; 3] = [20, 200, 2_000];

/// One kind of interval in one kind of world.
pub struct Covered {
    pub kind: &'static str,
    pub articles: u64,
    /// The true share, or hits a sentence.
    pub level: f64,
    /// Hits to be expected on the side with fewer.
    pub expected: f64,
    /// Part of the rounds in which the interval held the truth.
    pub covered: f64,
}

/// Shares, their differences and ratios; independent articles.
pub fn shares(rounds: usize) -> Vec<Covered> {
    let mut rows = Vec::new();
    for articles in SIZES {
        for level in [0.05, 0.2, 0.5] {
            let (one, other) = (|random: &mut Random| share(random, articles, level), |random: &mut Random| share(random, articles, 0.4 * level));
            let fewest = articles as f64 * level * 0.4;
            let row = |kind, expected, covered| Covered { kind, articles, level, expected, covered };
            rows.push(row("share (Wilson)", articles as f64 * level, covered(articles, rounds, level, |random| wilson(one(random)))));
            rows.push(row("difference of shares (Newcombe)", fewest, covered(articles + 1, rounds, 0.6 * level, |random| difference(one(random), other(random)))));
            rows.push(row("ratio of shares (Katz)", fewest, covered(articles + 2, rounds, 2.5, |random| risk_ratio(one(random), other(random)))));
        }
    }
    rows
}

/// Rates and their ratios; hits cluster in articles.
pub fn rates(rounds: usize) -> Vec<Covered> {
    let mut rows = Vec::new();
    for articles in SIZES {
        for level in [0.01, 0.05, 0.2] {
            let hits = articles as f64 * level * 25.0;
            let row = |kind, expected, covered| Covered { kind, articles, level, expected, covered };
            rows.push(row("rate, clustered", hits, covered(articles + 3, rounds, level, |random| rate(&clustered(random, articles, level)))));
            let ratio = |random: &mut Random| rate_ratio(&clustered(random, articles, level), &clustered(random, articles, level / 2.0));
            rows.push(row("ratio of rates, clustered", hits / 2.0, covered(articles + 4, rounds, 2.0, ratio)));
        }
    }
    rows
}

fn covered(seed: u64, rounds: usize, truth: f64, mut draw: impl FnMut(&mut Random) -> Estimate) -> f64 {
    let mut random = Random::new(seed);
    let holds = |estimate: Estimate| estimate.low.is_none_or(|low| low <= truth) && estimate.high.is_none_or(|high| high >= truth);
    (0..rounds).filter(|_| holds(draw(&mut random))).count() as f64 / rounds as f64
}

fn share(random: &mut Random, n: u64, p: f64) -> Share {
    Share::new((0..n).filter(|_| random.unit() < p).count() as u64, n)
}

fn poisson(random: &mut Random, mean: f64) -> u64 {
    let (mut product, mut count) = (random.unit(), 0);
    while product > (-mean).exp() {
        product *= random.unit();
        count += 1;
    }
    count
}

/// Articles whose own rates differ: half of them write nothing of it, a quarter once the mean rate, a quarter three times; on
/// average `rate`, with 5 to 45 sentences each.
fn clustered(random: &mut Random, n: u64, rate: f64) -> Clusters {
    let list: Vec<(u64, u64)> = (0..n)
        .map(|_| {
            let sentences = 5 + random.below(41) as u64;
            let own = [0.0, 0.0, 1.0, 3.0][random.below(4)] * rate;
            (poisson(random, own * sentences as f64), sentences)
        })
        .collect();
    Clusters::of(&list)
}

/// What coverage may be: 93 to 97 %; above it where fewer than 30 hits are to be expected, since a count then has only a handful
/// of values and no interval can be exact. `room`: for chance in the simulation.
pub fn is_nominal(row: &Covered, room: f64) -> bool {
    let most = if row.expected < 30.0 { 1.0 } else { 0.97 + room };
    (0.93 - room..=most).contains(&row.covered)
}

#[allow(dead_code)] // a test takes the rest of this file
fn main() {
    let rounds = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(20_000);
    println!("{rounds} rounds a line; two standard errors are {:.2} points\n", 200.0 * (0.95 * 0.05 / rounds as f64).sqrt());
    println!("{:<34}{:>10}{:>9}{:>16}{:>10}", "interval", "articles", "level", "expected hits", "covered");
    for row in shares(rounds).into_iter().chain(rates(rounds)) {
        let mark = if is_nominal(&row, 0.0) { if row.covered > 0.97 { "  above, few hits" } else { "" } } else { "  OUTSIDE 93 to 97" };
        println!("{:<34}{:>10}{:>9}{:>16.0}{:>9.1} %{mark}", row.kind, row.articles, row.level, row.expected, 100.0 * row.covered);
    }
}

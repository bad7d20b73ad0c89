//! Change points: exact among all partitions, found where a level changes, and not where it only wobbles.

use entente_engine::answers::MarkChoice;
use entente_engine::measure::marks::marks;
use entente_engine::measure::pelt::{Cost, Sequence, pelt};
use entente_engine::measure::random::Random;
use entente_engine::measure::periods;
use entente_engine::question::{Measure, Period, Question};

use super::build::{PAPER, Paper, codebook, print, world};

fn total(sequence: &Sequence, changes: &[usize], penalty: f64) -> f64 {
    let edges: Vec<usize> = [0].into_iter().chain(changes.iter().copied()).chain([sequence.len()]).collect();
    edges.windows(2).map(|edge| sequence.cost(edge[0], edge[1])).sum::<f64>() + penalty * changes.len() as f64
}

/// Every way to cut `n` observations into segments of at least `shortest`.
fn partitions(n: usize, shortest: usize) -> Vec<Vec<usize>> {
    (0u32..1 << (n - 1))
        .map(|cuts| (1..n).filter(|at| cuts >> (at - 1) & 1 == 1).collect::<Vec<usize>>())
        .filter(|changes| {
            let edges: Vec<usize> = [0].into_iter().chain(changes.iter().copied()).chain([n]).collect();
            edges.windows(2).all(|edge| edge[1] - edge[0] >= shortest)
        })
        .collect()
}

#[test]
fn no_partition_is_better() {
    let mut random = Random::new(11);
    for round in 0..120 {
        let n = 4 + random.below(9);
        let cost = [Cost::Squared, Cost::Poisson, Cost::Binomial][round % 3];
        let observed: Vec<(f64, f64)> = (0..n).map(|at| ((random.below(6) + if at > n / 2 { 6 } else { 0 }) as f64, 12.0)).collect();
        let sequence = Sequence::new(cost, &observed);
        let (penalty, shortest) = (random.unit() * 8.0, 1 + random.below(3));
        let found = pelt(&sequence, penalty, shortest);
        let best = partitions(n, shortest).into_iter().map(|changes| total(&sequence, &changes, penalty)).fold(f64::INFINITY, f64::min);
        assert!((total(&sequence, &found, penalty) - best).abs() < 1e-9, "round {round}: {found:?} costs more than {best}");
    }
}

/// 48 months of 30 articles, one in `before` or from month `change` on one in `after` with a hit.
fn level(change: usize, before: usize, after: usize) -> Vec<entente_engine::answers::Change> {
    let mut facts = world();
    let mut random = Random::new(5);
    for month in 0..48 {
        let day = periods::days(Period::Month, 2020 * 12 + month as i32).0;
        for _ in 0..30 {
            let one_in = if month < change { before } else { after };
            print(&mut facts, Paper { hits: u32::from(random.below(one_in) == 0), ..PAPER });
            *facts.day.last_mut().expect("an article") = day;
        }
    }
    let question = Question { measure: Measure::Share, ..Question::about("partnership") };
    marks(&facts, &question, &codebook(), None, &MarkChoice { changes: true, ..MarkChoice::default() }, &[]).expect("marks").changes
}

#[test]
fn a_level_that_doubles_is_found_with_its_interval() {
    let found = level(26, 6, 2);
    assert_eq!(found.len(), 1, "{found:?}");
    let change = &found[0];
    assert!(change.earliest <= change.period && change.period <= change.latest);
    assert!(change.earliest.as_str() <= "2022-03" && change.latest.as_str() >= "2022-03", "{change:?}");
    assert!((change.before - 1.0 / 6.0).abs() < 0.05 && (change.after - 0.5).abs() < 0.08, "{change:?}");
}

#[test]
fn a_level_that_stays_has_no_change() {
    assert_eq!(level(48, 4, 4), []);
}

//! In which periods does a trend settle on another level, and how sure is that?

use super::counting::{Cell, Counted};
use super::pelt::{Cost, Sequence, pelt};
use super::random::Random;
use super::{periods, value};
use crate::answers::Change;
use crate::question::{Measure, Question};
use crate::{Error, Result};

/// A level holds for at least this many periods.
const SHORTEST: usize = 3;

/// Above this the search would take seconds, and the periods would be too thin to say anything.
const MOST_PERIODS: usize = 4_000;

/// Draws behind an interval.
const DRAWS: usize = 400;

/// Change points of every series of a counted trend.
///
/// Costs are binomial for shares and Poisson for everything else (hits on sentences, words or periods). The penalty of
/// a change is `3 ln n` (a modified BIC: Zhang and Siegmund 2007) times the dispersion, which is how much more
/// neighbouring periods differ than those laws allow, at least 1; so that clustered hits are not taken for changes.
/// The interval of a change is the middle 95 % of where it falls when the periods of both its segments are drawn again
/// with replacement, each within its own segment (fixed seed). Gaps are stepped over.
///
/// # Errors
/// `too-many-periods`.
pub(crate) fn changes(question: &Question, counted: &Counted) -> Result<Vec<Change>> {
    let mut found = Vec::new();
    for (at, key) in counted.keys.iter().enumerate() {
        let cells: Vec<(i32, Cell)> = counted.cells.iter().filter(|cell| cell.0 == at).map(|cell| (cell.1, cell.2)).collect();
        if cells.len() > MOST_PERIODS {
            return Err(Error::new(
                "too-many-periods",
                format!("Change points are not sought in {} periods; {MOST_PERIODS} are the most.", cells.len()),
                "Ask for weeks or months, or for a shorter time.",
            ));
        }
        found.extend(of_series(question, key, &cells));
    }
    Ok(found)
}

fn of_series(question: &Question, key: &str, cells: &[(i32, Cell)]) -> Vec<Change> {
    let cost = if question.measure == Measure::Share { Cost::Binomial } else { Cost::Poisson };
    let usable: Vec<(i32, (f64, f64))> = cells.iter().map(|(period, cell)| (*period, observation(question.measure, cell))).filter(|one| one.1.1 > 0.0).collect();
    let observed: Vec<(f64, f64)> = usable.iter().map(|one| one.1).collect();
    let sequence = Sequence::new(cost, &observed);
    let penalty = 3.0 * (observed.len().max(2) as f64).ln() * dispersion(cost, &observed);
    let starts = pelt(&sequence, penalty, SHORTEST);
    let edges: Vec<usize> = [0].into_iter().chain(starts.iter().copied()).chain([observed.len()]).collect();
    let unit = value::unit(question.measure);
    edges
        .windows(3)
        .map(|edge| {
            let (early, late) = where_else(cost, &observed, edge);
            let label = |at: usize| periods::label(question.by, usable[at].0);
            Change {
                key: key.to_owned(),
                period: label(edge[1]),
                earliest: label(early),
                latest: label(late),
                before: sequence.level(edge[0], edge[1]) * unit,
                after: sequence.level(edge[1], edge[2]) * unit,
            }
        })
        .collect()
}

fn observation(measure: Measure, cell: &Cell) -> (f64, f64) {
    let counts = &cell.counts;
    match measure {
        Measure::Share => (counts.articles_with_hit as f64, counts.articles as f64),
        Measure::Per1000Sentences => (counts.hits as f64, counts.sentences as f64),
        Measure::Per10000Words => (counts.hits as f64, counts.words as f64),
        Measure::Hits => (counts.hits as f64, 1.0),
        Measure::Articles => (counts.articles_with_hit as f64, 1.0),
    }
}

/// Median squared standardised difference of neighbours over its value under the law (0.455, the median of chi-squared
/// with one degree of freedom); robust, since few neighbours straddle a change. At least 1.
fn dispersion(cost: Cost, observed: &[(f64, f64)]) -> f64 {
    let mut squares: Vec<f64> = observed
        .windows(2)
        .filter_map(|pair| {
            let [(y, x), (v, u)] = [pair[0], pair[1]];
            let p = (y + v) / (x + u);
            let variance = p * if cost == Cost::Binomial { 1.0 - p } else { 1.0 } * (1.0 / x + 1.0 / u);
            (variance > 0.0).then(|| (y / x - v / u).powi(2) / variance)
        })
        .collect();
    squares.sort_unstable_by(f64::total_cmp);
    if squares.is_empty() { 1.0 } else { (super::random::quantile(&squares, 0.5) / 0.454_936_423).max(1.0) }
}

/// Earliest and latest start of the second segment among redrawn periods.
fn where_else(cost: Cost, observed: &[(f64, f64)], edge: &[usize]) -> (usize, usize) {
    let mut random = Random::new(edge[1] as u64);
    let mut found: Vec<usize> = (0..DRAWS)
        .map(|_| {
            let draw = |random: &mut Random, from: usize, to: usize| observed[from + random.below(to - from)];
            let again: Vec<(f64, f64)> =
                (edge[0]..edge[2]).map(|at| if at < edge[1] { draw(&mut random, edge[0], edge[1]) } else { draw(&mut random, edge[1], edge[2]) }).collect();
            edge[0] + best_split(&Sequence::new(cost, &again))
        })
        .collect();
    found.sort_unstable();
    (found[DRAWS / 40], found[DRAWS - 1 - DRAWS / 40])
}

fn best_split(sequence: &Sequence) -> usize {
    let n = sequence.len();
    let total = |at: usize| sequence.cost(0, at) + sequence.cost(at, n);
    (1..n).min_by(|&a, &b| total(a).total_cmp(&total(b))).unwrap_or(0)
}

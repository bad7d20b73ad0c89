//! How many more judgements are wanted?

use super::accuracy::Accuracy;
use super::propagate::square_and_add;
use crate::measure::interval::Estimate;
use crate::measure::proportions::wilson_of;

/// More than this nobody judges; the answer stops there.
const MOST: f64 = 1_000_000.0;

/// Further sentences with a hit, and without one, until the intervals of precision and recall are no wider than `width` (from low
/// end to high end), if the shares stay as they are and further sentences are drawn as these were. `None` where nothing is judged.
pub fn wanted(accuracy: &Accuracy, width: f64) -> (Option<u64>, Option<u64>) {
    let precision = accuracy.precision;
    let hits = precision.share.value.map(|share| more(precision.judged, |times| span(wilson_of(share, precision.effective * times)), width));
    let both = accuracy.precision_both;
    let others = accuracy.recall.value.map(|_| {
        let (p, m) = (both.share.value.unwrap_or(0.0), accuracy.missed.share.value.unwrap_or(0.0));
        let (all_hits, all_others) = (both.all as f64, accuracy.missed.all as f64);
        let at = |times: f64| {
            let known = [wilson_of(p, both.effective * times), wilson_of(m, accuracy.missed.effective * times)];
            span(square_and_add(&known, |v| all_hits * v[0] / (all_hits * v[0] + all_others * v[1]).max(f64::MIN_POSITIVE)))
        };
        more(accuracy.missed.judged, at, width)
    });
    (hits, others)
}

fn span(estimate: Estimate) -> f64 {
    estimate.high.unwrap_or(1.0) - estimate.low.unwrap_or(0.0)
}

/// The smallest number above `judged` at which `at` (of a multiple of what is judged) is no wider than `width`, less `judged`.
fn more(judged: u64, at: impl Fn(f64) -> f64, width: f64) -> u64 {
    if at(1.0) <= width {
        return 0;
    }
    let judged = judged as f64;
    let (mut few, mut many) = (1.0, MOST / judged.max(1.0));
    for _ in 0..60 {
        let middle = (few + many) / 2.0;
        if at(middle) <= width { many = middle } else { few = middle }
    }
    (judged * many - judged).ceil() as u64
}

//! Precision, recall and F1 of a codebook from weighted judgements, with intervals.

use std::collections::BTreeMap;

use super::judged::Judged;
use super::propagate::square_and_add;
use crate::measure::interval::Estimate;
use crate::measure::proportions::wilson_of;

/// A weighted share among judged sentences.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Weighted {
    /// Wilson's interval with the effective number.
    pub share: Estimate,
    pub judged: u64,
    /// Sentences of the collection that they stand for.
    pub all: u64,
    /// Kish (1965): (sum of weights)² / sum of squared weights. It is at most `judged`.
    pub effective: f64,
}

/// Of the given sentences the share that expresses the concept, each weighted by how many it stands for.
///
/// The weight of a sentence is the size of its stratum by the judged ones in it, scaled to the known size of its group, so that
/// a sample that is judged in part, in its random order, is weighted as the smaller sample that it is.
pub fn weighted<'a>(items: impl IntoIterator<Item = &'a Judged>) -> Weighted {
    let judged: Vec<(&Judged, f64)> = items.into_iter().filter_map(|judged| Some((judged, judged.truth()?))).collect();
    let weights = weights(&judged);
    let total: f64 = weights.iter().sum();
    if total == 0.0 {
        return Weighted::default();
    }
    let share = judged.iter().zip(&weights).map(|((_, truth), weight)| truth * weight).sum::<f64>() / total;
    let effective = total.powi(2) / weights.iter().map(|weight| weight.powi(2)).sum::<f64>();
    Weighted { share: wilson_of(share, effective), judged: judged.len() as u64, all: total.round() as u64, effective }
}

/// How many sentences of the collection each judged one stands for, in the order of the items; `None` for those without a verdict.
pub fn weights_of(items: &[Judged]) -> Vec<Option<f64>> {
    let judged: Vec<(&Judged, f64)> = items.iter().filter_map(|one| Some((one, one.truth()?))).collect();
    let mut weights = weights(&judged).into_iter();
    items.iter().map(|one| one.truth().and_then(|_| weights.next())).collect()
}

/// The known sizes of strata and groups: each of concept, with or without a hit, language, and both actors.
fn weights(judged: &[(&Judged, f64)]) -> Vec<f64> {
    let mut in_stratum: BTreeMap<Place<'_>, u64> = BTreeMap::new();
    judged.iter().for_each(|(one, _)| *in_stratum.entry((group(one), one.item.stratum)).or_default() += 1);
    let mut covered: BTreeMap<Group<'_>, u64> = BTreeMap::new();
    let mut seen: BTreeMap<Place<'_>, ()> = BTreeMap::new();
    for (one, _) in judged {
        if seen.insert((group(one), one.item.stratum), ()).is_none() {
            *covered.entry(group(one)).or_default() += one.item.stratum_size;
        }
    }
    let weight = |one: &Judged| {
        let scale = one.item.group_size as f64 / covered[&group(one)] as f64;
        scale * one.item.stratum_size as f64 / in_stratum[&(group(one), one.item.stratum)] as f64
    };
    judged.iter().map(|(one, _)| weight(one)).collect()
}

type Group<'a> = (&'a str, bool, Option<&'a str>, bool);
type Place<'a> = (Group<'a>, u32);

fn group(one: &Judged) -> Group<'_> {
    let item = &one.item;
    (&item.concept, item.hit, item.language.as_deref(), item.both_actors)
}

/// How right a codebook is about one concept.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Accuracy {
    /// Of all sentences with a hit.
    pub precision: Weighted,
    /// The same in articles that mention both actors.
    pub precision_both: Weighted,
    /// Of sentences without a hit in articles that mention both actors, those that express the concept.
    pub missed: Weighted,
    pub recall: Estimate,
    pub f1: Estimate,
}

/// Accuracy from the judged sentences of one concept.
///
/// With P the precision among the N₁ sentences with a hit of articles that mention both actors, and M the share of the N₀ others
/// there that express the concept: recall = N₁P / (N₁P + N₀M), F1 = 2N₁P / (N₁ + N₁P + N₀M); intervals by [`square_and_add`].
pub fn accuracy(items: &[&Judged]) -> Accuracy {
    let of = |hit: bool| items.iter().copied().filter(move |one| one.item.hit == hit);
    let precision = weighted(of(true));
    let precision_both = weighted(of(true).filter(|one| one.item.both_actors));
    let missed = weighted(of(false));
    let known = [precision_both.share, missed.share];
    let (hits, others) = (precision_both.all as f64, missed.all as f64);
    let enough = precision_both.judged > 0 && missed.judged > 0;
    let recall = |p: &[f64]| if hits * p[0] + others * p[1] > 0.0 { hits * p[0] / (hits * p[0] + others * p[1]) } else { 0.0 };
    let f1 = |p: &[f64]| 2.0 * hits * p[0] / (hits + hits * p[0] + others * p[1]);
    let told = |estimate: Estimate| if enough { within(estimate) } else { Estimate::default() };
    Accuracy { precision, precision_both, missed, recall: told(square_and_add(&known, recall)), f1: told(square_and_add(&known, f1)) }
}

/// Ends that stay within 0 and 1.
pub(super) fn within(estimate: Estimate) -> Estimate {
    Estimate { low: estimate.low.map(|low| low.max(0.0)), high: estimate.high.map(|high| high.min(1.0)), ..estimate }
}

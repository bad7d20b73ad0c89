//! What does a sample say, as far as it is judged?

use std::collections::BTreeSet;

use super::accuracy::{Accuracy, accuracy};
use super::judged::Judged;
use super::wanted::wanted;
use crate::answers::{Agreement, AttributeAccuracy, Interval, ValidationRow, Verdict};
use crate::measure::agreement;
use crate::measure::interval::Estimate;
use crate::measure::proportions::{Share, wilson};

/// Draws of the bootstrap of alpha.
const DRAWS: usize = 1_000;

/// Concepts in the order of their first item, of each all languages together first.
pub fn rows(items: &[Judged], width: f64) -> Vec<ValidationRow> {
    let mut rows = Vec::new();
    for concept in concepts(items) {
        let of_concept: Vec<&Judged> = items.iter().filter(|one| one.item.concept == concept).collect();
        let languages: BTreeSet<&Option<String>> = of_concept.iter().map(|one| &one.item.language).collect();
        rows.push(row(&concept, None, &of_concept, width));
        for language in languages.iter().filter_map(|language| language.as_ref()).filter(|_| languages.len() > 1) {
            let in_language: Vec<&Judged> = of_concept.iter().copied().filter(|one| one.item.language.as_ref() == Some(language)).collect();
            rows.push(row(&concept, Some(language), &in_language, width));
        }
    }
    rows
}

/// The concepts of a sample by name.
pub fn concepts(items: &[Judged]) -> BTreeSet<String> {
    items.iter().map(|one| one.item.concept.clone()).collect()
}

fn row(concept: &str, language: Option<&String>, items: &[&Judged], width: f64) -> ValidationRow {
    let found: Accuracy = accuracy(items);
    let (more_hits, more_others) = wanted(&found, width);
    ValidationRow {
        concept: concept.to_owned(),
        language: language.cloned(),
        hits: found.precision.judged,
        others: found.missed.judged,
        all_hits: found.precision.all,
        all_others: found.missed.all,
        effective_hits: found.precision.effective,
        effective_others: found.missed.effective,
        precision: interval(found.precision.share),
        recall: interval(found.recall),
        f1: interval(found.f1),
        missed: interval(found.missed.share),
        more_hits,
        more_others,
    }
}

pub fn interval(estimate: Estimate) -> Interval {
    Interval { value: estimate.value, low: estimate.low, high: estimate.high }
}

/// Agreement of all concepts together, then of each; `None` of all where there is only one.
pub fn agreement(items: &[Judged], seed: u64) -> Vec<Agreement> {
    let known = concepts(items);
    let of = |concept: Option<&String>| {
        let chosen: Vec<&Judged> = items.iter().filter(|one| concept.is_none_or(|concept| one.item.concept == *concept)).collect();
        agreed(concept, &chosen, seed)
    };
    let whole = (known.len() > 1).then(|| of(None));
    whole.into_iter().chain(known.iter().map(|concept| of(Some(concept)))).filter(|one| one.shared > 0).collect()
}

fn agreed(concept: Option<&String>, items: &[&Judged], seed: u64) -> Agreement {
    let units: Vec<Vec<Option<u32>>> = items.iter().map(|one| said(one)).filter(|said| said.len() > 1).collect();
    let flat: Vec<u32> = units.iter().flatten().flatten().copied().collect();
    Agreement {
        concept: concept.cloned(),
        shared: units.len() as u64,
        same: units.iter().filter(|said| said.iter().all(|one| *one == said[0])).count() as u64,
        alpha: interval(agreement::alpha_estimate(&units, DRAWS, seed)),
        prevalence: (!flat.is_empty()).then(|| flat.iter().sum::<u32>() as f64 / flat.len() as f64),
    }
}

/// What the coders said with yes (1) or no (0).
fn said(one: &Judged) -> Vec<Option<u32>> {
    let word = |verdict| match verdict {
        Verdict::Yes => Some(1),
        Verdict::No => Some(0),
        Verdict::Unsure => None,
    };
    one.judgements.iter().filter_map(|judgement| word(judgement.verdict)).map(Some).collect()
}

/// Alpha without its interval, which is all that a footer says.
pub fn alpha(items: &[&Judged]) -> Option<f64> {
    agreement::alpha(&items.iter().map(|one| said(one)).collect::<Vec<_>>())
}

/// How often voice and stance of right hits are what coders say, where they said it.
pub fn attributes(items: &[Judged]) -> Vec<AttributeAccuracy> {
    let count = |attribute: &str, right: &dyn Fn(&Judged, &crate::answers::Judgement) -> Option<bool>| {
        let hits = items.iter().filter(|one| one.item.hit);
        let told: Vec<bool> = hits.flat_map(|one| one.judgements.iter().filter(|said| said.verdict == Verdict::Yes).filter_map(move |said| right(one, said))).collect();
        let (judged, right) = (told.len() as u64, told.iter().filter(|right| **right).count() as u64);
        (judged > 0).then(|| AttributeAccuracy { attribute: attribute.to_owned(), judged, right, accuracy: interval(wilson(Share::new(right, judged))) })
    };
    let voice = count("voice", &|one, said| Some(one.item.voice? == said.voice?));
    let stance = count("stance", &|one, said| Some(one.item.stance? == said.stance?));
    voice.into_iter().chain(stance).collect()
}

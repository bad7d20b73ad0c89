//! What would a trend be if the codebook made no mistake?

use std::collections::BTreeMap;

use super::judged::Judged;
use super::propagate::square_and_add;
use super::accuracy::{accuracy, within};
use crate::answers::{CodebookInfo, Corrected, CorrectedPoint};
use crate::measure::counting::{self, Cell};
use crate::measure::filter::HitFilter;
use crate::measure::interval::Estimate;
use crate::measure::proportions::wilson_of;
use crate::measure::scope::{Grain, Scope};
use crate::measure::series::Series;
use crate::measure::{Facts, periods, value};
use crate::question::{Among, Measure, Question};
use crate::{Error, Result};

/// A language with fewer judged sentences on either side is corrected with all languages together.
pub const FEWEST: u64 = 20;

/// The error rates of one language, or of all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Errors {
    /// Of sentences with a hit, those that express the concept.
    pub precision: Estimate,
    /// Of sentences without a hit in articles that mention both actors, those that express it.
    pub missed: Estimate,
}

/// Error rates by language; the first are those of all languages together.
#[derive(Debug, Clone, PartialEq)]
pub struct Rates {
    all: Vec<Errors>,
    of_language: BTreeMap<String, usize>,
    judged: u64,
}

impl Rates {
    /// From the judged sentences of one concept. `None` where either side has none.
    pub fn of(items: &[&Judged]) -> Option<Self> {
        let errors = |items: &[&Judged], fewest: u64| {
            let found = accuracy(items);
            let enough = found.precision.judged >= fewest && found.missed.judged >= fewest;
            enough.then_some((Errors { precision: found.precision.share, missed: found.missed.share }, found.precision.judged + found.missed.judged))
        };
        let (together, judged) = errors(items, 1)?;
        let mut rates = Self { all: vec![together], of_language: BTreeMap::new(), judged };
        let mut by_language: BTreeMap<&String, Vec<&Judged>> = BTreeMap::new();
        items.iter().filter_map(|one| Some((one.item.language.as_ref()?, *one))).for_each(|(language, one)| by_language.entry(language).or_default().push(one));
        for (language, items) in by_language {
            if let Some((found, _)) = errors(&items, FEWEST) {
                rates.of_language.insert(language.clone(), rates.all.len());
                rates.all.push(found);
            }
        }
        Some(rates)
    }

    /// Rates that are known otherwise, for tests and simulations.
    pub fn known(errors: Errors, judged: u64) -> Self {
        Self { all: vec![errors], of_language: BTreeMap::new(), judged }
    }
}

/// What an article adds: its hits, its sentences without one where it mentions both actors.
type Adds = fn(f64, f64, f64, f64) -> f64;

/// The chance that an article with `k` hits and `m` other sentences expresses the concept at all, errors falling independently.
fn at_all(k: f64, m: f64, precision: f64, missed: f64) -> f64 {
    1.0 - (1.0 - precision).powf(k) * (1.0 - missed).powf(m)
}

/// The sentences that express it.
fn sentences(k: f64, m: f64, precision: f64, missed: f64) -> f64 {
    k * precision + m * missed
}

/// The values of `adds`, summed over articles of one class, at the rates and at each of their four ends.
#[derive(Debug, Clone, Copy, Default)]
struct Sums([f64; 5]);

/// The trend's series, corrected (a point a period that has articles).
///
/// Of a share, each article counts with the chance that it expresses the concept at all: 1 - (1-P)^k (1-M)^m, with k its hits and m
/// its other sentences, where it mentions both actors. Of rates and counts, kP + mM. The band adds the squares of what the ends of P
/// and M in each language move, and of the raw interval: sampling and coding error. Nothing is corrected in articles that mention
/// not both actors but their wrong hits, since nobody looked there for what is missed.
///
/// # Errors
/// `not-correctable` where the question asks for a part of the concept, or splits its hits, since judgements are about the whole; and
/// where it divides by published totals.
pub fn corrected(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>, rates: &Rates) -> Result<Vec<Corrected>> {
    let series = Series::new(facts, question, codebook)?;
    let whole = question.categories.is_empty() && question.voices.is_empty() && question.stances.is_empty();
    if series.by_hit() || !whole {
        return Err(Error::new(
            "not-correctable",
            "Judgements are about whole concepts: this question asks for a part of one, or splits its hits.",
            "Ask for all categories, voices and stances, and split by outlet, language or nothing.",
        ));
    }
    if question.among == Among::Published {
        return Err(Error::new(
            "not-correctable",
            "Judgements are about collected articles, and this question divides by all that were published.",
            "Ask among all collected articles, or among those that mention both actors.",
        ));
    }
    let filter = HitFilter::new(question, codebook)?;
    let scope = Scope::new(facts, question, matching, Grain::By(question.by))?;
    let ends: Vec<[(f64, f64); 5]> = rates.all.iter().map(ends).collect();
    let class: Vec<usize> = facts.languages.iter().map(|language| rates.of_language.get(language).copied().unwrap_or(0)).collect();
    let adds: Adds = if matches!(question.measure, Measure::Share | Measure::Articles) { at_all } else { sentences };
    let table = filter.table(&facts.hits);
    let mut found: BTreeMap<(usize, i32), (Cell, Vec<Sums>)> = BTreeMap::new();
    counting::walk(&scope, |row, period, hits| {
        let class = class.get(usize::from(facts.language[row])).copied().unwrap_or(0);
        let k = hits.count(&table);
        let m = if facts.mentions_pair[row] { facts.sentences[row].saturating_sub(k) } else { 0 };
        let (cell, sums) = found.entry((series.of_article(facts, row), period)).or_insert_with(|| (Cell::default(), vec![Sums::default(); ends.len()]));
        cell.add(u64::from(k), facts.sentences[row], facts.words[row]);
        for (sum, (precision, missed)) in sums[class].0.iter_mut().zip(ends[class]) {
            *sum += adds(f64::from(k), f64::from(m), precision, missed);
        }
    });
    let mut lines: BTreeMap<usize, Vec<CorrectedPoint>> = BTreeMap::new();
    for ((line, period), (cell, sums)) in found {
        if let Some(point) = point(question, period, &cell, &sums) {
            lines.entry(line).or_default().push(point);
        }
    }
    Ok(lines.into_iter().map(|(line, points)| Corrected { key: series.name(line).to_owned(), judged: rates.judged, points }).collect())
}

/// The rates, then with precision and with missed at either end.
fn ends(errors: &Errors) -> [(f64, f64); 5] {
    let value = |estimate: Estimate| estimate.value.unwrap_or(0.0);
    let (p, m) = (value(errors.precision), value(errors.missed));
    let end = |end: Option<f64>, value: f64| end.unwrap_or(value);
    [
        (p, m),
        (end(errors.precision.low, p), m),
        (end(errors.precision.high, p), m),
        (p, end(errors.missed.low, m)),
        (p, end(errors.missed.high, m)),
    ]
}

fn point(question: &Question, period: i32, cell: &Cell, sums: &[Sums]) -> Option<CorrectedPoint> {
    let exposure = match question.measure {
        Measure::Share => cell.counts.articles as f64,
        Measure::Per1000Sentences => cell.counts.sentences as f64 / 1_000.0,
        Measure::Per10000Words => cell.counts.words as f64 / 10_000.0,
        Measure::Hits | Measure::Articles => 1.0,
    };
    if exposure == 0.0 {
        return None;
    }
    let total: f64 = sums.iter().map(|sums| sums.0[0]).sum::<f64>() / exposure;
    // each end moves the whole by what it moves its own class
    let moved = |sums: &Sums, low: usize, high: usize| Estimate::new(sums.0[0], sums.0[low], sums.0[high]).times(1.0 / exposure);
    let mut parts: Vec<Estimate> = sums.iter().flat_map(|sums| [moved(sums, 1, 2), moved(sums, 3, 4)]).map(about_zero).collect();
    parts.push(sampling(question.measure, cell, total));
    let band = square_and_add(&parts, |moves| total + moves.iter().sum::<f64>());
    let band = if question.measure == Measure::Share { within(band) } else { band };
    Some(CorrectedPoint { period: periods::label(question.by, period), value: total, low: band.low?.max(0.0), high: band.high? })
}

/// By how much the ends lie off the value.
fn about_zero(estimate: Estimate) -> Estimate {
    let value = estimate.value.unwrap_or(0.0);
    Estimate::new(0.0, estimate.low.unwrap_or(value) - value, estimate.high.unwrap_or(value) - value)
}

/// What the chance of which articles were printed adds: of a share Wilson's interval about the corrected value; of a rate the raw
/// interval in proportion. Counts have none.
fn sampling(measure: Measure, cell: &Cell, total: f64) -> Estimate {
    match measure {
        Measure::Share => about_zero(wilson_of(total, cell.counts.articles as f64)),
        Measure::Hits | Measure::Articles => Estimate::new(0.0, 0.0, 0.0),
        Measure::Per1000Sentences | Measure::Per10000Words => {
            let raw = value::value(measure, cell);
            let scale = raw.value.filter(|raw| *raw > 0.0).map_or(1.0, |raw| total / raw);
            about_zero(raw.times(scale))
        }
    }
}

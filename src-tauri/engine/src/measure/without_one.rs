//! How far does each point of a trend hang on one outlet, or on one story?

use std::collections::BTreeMap;

use super::counting::{self, Cell};
use super::facts::Facts;
use super::filter::HitFilter;
use super::scope::{Grain, Scope};
use super::series::Series;
use super::{periods, value};
use crate::Result;
use crate::answers::{CodebookInfo, WithoutOne, WithoutOnePoint};
use crate::question::{Question, Split};

/// Of every point the lowest and highest value when one part is left out: one outlet, or one story where the series are
/// outlets. Series of hits (category, voice, stance) share their articles: their exposure is all of it. A point made of
/// one part alone has none.
///
/// # Errors
/// As [`super::trend`].
pub(crate) fn without_one(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>) -> Result<Vec<WithoutOne>> {
    let filter = HitFilter::new(question, codebook)?;
    let scope = Scope::new(facts, question, matching, Grain::By(question.by))?;
    let series = Series::new(facts, question, codebook)?;
    let by_story = question.split == Split::Outlet;
    let mut parts: BTreeMap<(usize, i32), BTreeMap<u32, Part>> = BTreeMap::new();
    counting::walk(&scope, |row, period, hits| {
        let part = if by_story { facts.story[row] } else { facts.outlet[row] };
        let (sentences, words) = (facts.sentences[row], facts.words[row]);
        let mut add = |key: usize, hits: u64| {
            let found = parts.entry((key, period)).or_default().entry(part).or_insert(Part { first: facts.article[row], cell: Cell::default() });
            found.cell.add(hits, sentences, words);
        };
        if series.by_hit() {
            series.asked(&filter).into_iter().for_each(|key| add(key, hits.iter().filter(|hit| filter.counts(hit) && series.of_hit(hit) == key).count() as u64));
        } else {
            add(series.of_article(facts, row), hits.iter().filter(|hit| filter.counts(hit)).count() as u64);
        }
    });
    let mut found: BTreeMap<usize, Vec<WithoutOnePoint>> = BTreeMap::new();
    for ((key, period), parts) in parts {
        let name = |part: u32, first: i64| if by_story { first.to_string() } else { outlet(facts, part) };
        if let Some(point) = point(question, period, &parts, name) {
            found.entry(key).or_default().push(point);
        }
    }
    let part = if by_story { "story" } else { "outlet" };
    Ok(found.into_iter().map(|(key, points)| WithoutOne { key: series.name(key).to_owned(), part: part.to_owned(), points }).collect())
}

struct Part {
    /// The id of its first article here.
    first: i64,
    cell: Cell,
}

fn outlet(facts: &Facts, part: u32) -> String {
    facts.outlets.get(part as usize).map_or(super::UNKNOWN, String::as_str).to_owned()
}

fn point(question: &Question, period: i32, parts: &BTreeMap<u32, Part>, name: impl Fn(u32, i64) -> String) -> Option<WithoutOnePoint> {
    if parts.len() < 2 {
        return None;
    }
    let total = parts.values().fold(Cell::default(), |sum, part| sum.plus(&part.cell));
    let whole = value::value(question.measure, &total).value?;
    let left = parts.iter().filter_map(|(id, part)| Some((*id, part.first, value::value(question.measure, &total.minus(&part.cell)).value?)));
    let (mut low, mut high, mut most) = (f64::INFINITY, f64::NEG_INFINITY, None::<(f64, u32, i64)>);
    for (id, first, value) in left {
        (low, high) = (low.min(value), high.max(value));
        let far = (value - whole).abs();
        if most.is_none_or(|(known, ..)| far > known) {
            most = Some((far, id, first));
        }
    }
    let (_, id, first) = most?;
    Some(WithoutOnePoint { period: periods::label(question.by, period), low, high, most: name(id, first) })
}

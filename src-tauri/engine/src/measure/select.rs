//! Which sentences stand behind a point? The same engine that counted it answers.

use super::counting;
use super::facts::Facts;
use super::filter::HitFilter;
use super::periods;
use super::scope::{Grain, Scope};
use super::series::Series;
use crate::answers::CodebookInfo;
use crate::question::Question;
use crate::{Error, Result};

/// The rows (in the library's table of hits) of exactly the hits that a point counts, in the order of articles.
///
/// `key`: the series, or every series. `period`: as the point names it; without one all periods together, and then
/// undated articles count too unless the question names dates, as in a comparison.
///
/// # Errors
/// As [`super::trend`], and `period-unknown` where the period is not one of the question's kind.
pub fn select(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    key: Option<&str>,
    period: Option<&str>,
) -> Result<Vec<i64>> {
    let mut rows = Vec::new();
    behind(facts, question, codebook, matching, key, period, |_, hits| rows.extend(hits.iter().map(|hit| hit.row)))?;
    Ok(rows)
}

/// Visits every article of a point with its counted hits, those without a hit included.
pub(crate) fn behind(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    key: Option<&str>,
    period: Option<&str>,
    mut visit: impl FnMut(usize, &[super::facts::HitFact]),
) -> Result<()> {
    let filter = HitFilter::new(question, codebook)?;
    let period = period.map(|text| read(question, text)).transpose()?;
    let grain = if period.is_some() { Grain::By(question.by) } else { Grain::Whole };
    let scope = Scope::new(facts, question, matching, grain)?;
    let series = Series::new(facts, question, codebook)?;
    let key = match key {
        None => None,
        Some(key) => match series.find(key) {
            Some(key) => Some(key),
            None => return Ok(()),
        },
    };
    let mut counted = Vec::new();
    counting::walk(&scope, |row, at, hits| {
        if period.is_some_and(|period| period != at) || (!series.by_hit() && key.is_some_and(|key| key != series.of_article(facts, row))) {
            return;
        }
        counted.clear();
        let mine = |hit: &&super::facts::HitFact| filter.counts(hit) && (!series.by_hit() || key.is_none_or(|key| key == series.of_hit(hit)));
        counted.extend(hits.iter().filter(mine).copied());
        visit(row, &counted);
    });
    Ok(())
}

fn read(question: &Question, text: &str) -> Result<i32> {
    periods::read(question.by, text).ok_or_else(|| {
        Error::new(
            "period-unknown",
            format!("\"{text}\" is no period of this question."),
            format!("Write it as the trend does, such as {}.", periods::label(question.by, periods::index(question.by, 738_000))),
        )
    })
}

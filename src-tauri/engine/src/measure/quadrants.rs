//! Do two concepts keep company in the same articles?

use std::collections::BTreeMap;

use super::counting;
use super::facts::Facts;
use super::filter::HitFilter;
use super::scope::{Grain, Scope};
use super::series::Series;
use super::{periods, proportions, select};
use crate::answers::{CodebookInfo, CompanyPart, LeftOut, QuadrantRow};
use crate::question::{Question, Split};
use crate::{Error, Result};

/// Articles with only the first concept, only the second, both, or neither, by series and, where `over_time`, by period.
///
/// The question's concept is the first; its categories belong to the first alone. Stances and voices hold for both.
///
/// # Errors
/// As [`super::trend`], and `split-of-hits` where the question splits hits and not articles.
pub fn quadrants(
    facts: &Facts,
    question: &Question,
    second: &str,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    grain: Grain,
) -> Result<(Vec<QuadrantRow>, LeftOut)> {
    if matches!(question.split, Split::Category | Split::Voice | Split::Stance) {
        return Err(Error::new("split-of-hits", "Quadrants sort whole articles: they cannot be split by category, voice or stance.", "Split by outlet or language, or not at all."));
    }
    let first = HitFilter::new(question, codebook)?;
    let other = HitFilter::new(&Question { concept: second.to_owned(), categories: Vec::new(), ..question.clone() }, codebook)?;
    let scope = Scope::new(facts, question, matching, grain)?;
    let series = Series::new(facts, question, codebook)?;
    let mut tallies: BTreeMap<(usize, i32), [u64; 4]> = BTreeMap::new();
    let left_out = counting::walk(&scope, |row, period, hits| {
        let place = match select::company(&hits, &first, &other) {
            CompanyPart::Neither => 0,
            CompanyPart::OnlyFirst => 1,
            CompanyPart::OnlySecond => 2,
            CompanyPart::Both => 3,
        };
        tallies.entry((series.of_article(facts, row), period)).or_default()[place] += 1;
    });
    let mut rows: Vec<QuadrantRow> = tallies.into_iter().map(|((key, period), tally)| row(series.name(key), grain, period, tally)).collect();
    rows.sort_by(|a, b| (a.key == super::UNKNOWN, &a.key).cmp(&(b.key == super::UNKNOWN, &b.key)));
    Ok((rows, left_out))
}

fn row(key: &str, grain: Grain, period: i32, [neither, only_first, only_second, both]: [u64; 4]) -> QuadrantRow {
    let odds = proportions::odds_ratio(both, only_first, only_second, neither);
    QuadrantRow {
        key: key.to_owned(),
        period: if let Grain::By(by) = grain { Some(periods::label(by, period)) } else { None },
        articles: neither + only_first + only_second + both,
        only_first,
        only_second,
        both,
        neither,
        odds_ratio: odds.value,
        odds_low: odds.low,
        odds_high: odds.high,
    }
}

//! What part of all that was published? Published totals in place of the number of collected articles.

use super::counting::{self, Cell, Counted};
use super::facts::Facts;
use super::periods;
use super::scope::Grain;
use crate::answers::CodebookInfo;
use crate::question::{Among, Measure, Question, Split};
use crate::{Error, Result};

/// How many articles an outlet published from one day to another, both included (days of the common era).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub outlet: String,
    pub from: i32,
    pub to: i32,
    pub articles: u64,
}

/// The question as articles are counted for it: published totals take the place of the denominator afterwards.
///
/// # Errors
/// `denominator-unavailable` where totals by outlet and period say nothing about what is asked.
pub(super) fn counted_as(question: &Question) -> Result<Question> {
    let plain = Question { among: if question.among == Among::Published { Among::All } else { question.among }, ..question.clone() };
    let selection = &question.selection;
    let narrowed = !selection.languages.is_empty() || !selection.collections.is_empty() || selection.search.is_some();
    if question.among != Among::Published {
        return Ok(plain);
    }
    if question.measure != Measure::Share || !matches!(question.split, Split::None | Split::Outlet) || narrowed {
        return Err(unavailable());
    }
    Ok(plain)
}

/// What is asked cannot be divided by published totals.
pub(super) fn unavailable() -> Error {
    Error::new(
        "denominator-unavailable",
        "Published totals are known by outlet and period; they are no denominator of what is asked.",
        "Ask for a trend or a comparison of shares, by outlet or all together, without a choice of languages, collections or words.",
    )
}

/// Counts a question, whatever its denominator.
///
/// # Errors
/// As [`counting::count`] and [`counted_as`].
pub(super) fn count(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>, grain: Grain, totals: &[Total]) -> Result<Counted> {
    let mut counted = counting::count(facts, &counted_as(question)?, codebook, matching, grain)?;
    put(&mut counted, facts, question, grain, totals);
    Ok(counted)
}

/// Puts the published total of each cell's outlet and period in the place of the number of its collected articles. Where
/// none is known, or it is smaller than the number of articles with a hit, the cell has no denominator and no value.
fn put(counted: &mut Counted, facts: &Facts, question: &Question, grain: Grain, totals: &[Total]) {
    if question.among != Among::Published {
        return;
    }
    let everything = span(facts, question, totals);
    for (key, period, cell) in &mut counted.cells {
        let days = if let Grain::By(by) = grain { periods::days(by, *period) } else { everything };
        let outlets: Vec<&str> = match question.split {
            Split::Outlet => vec![counted.keys[*key].as_str()],
            _ if question.selection.outlets.is_empty() => facts.outlets.iter().map(String::as_str).collect(),
            _ => question.selection.outlets.iter().map(String::as_str).collect(),
        };
        let published: Option<u64> = outlets.iter().map(|outlet| of(outlet, days, totals)).sum();
        cell.counts.articles = published.filter(|published| *published >= cell.counts.articles_with_hit).unwrap_or(0);
    }
    counted.total = counted.cells.iter().fold(Cell::default(), |sum, (_, _, cell)| sum.plus(cell));
}

/// The days asked about: those chosen, else from the first to the last dated article, and to the ends of the totals that
/// hold these two days.
fn span(facts: &Facts, question: &Question, totals: &[Total]) -> (i32, i32) {
    let day = |day: chrono::NaiveDate| chrono::Datelike::num_days_from_ce(&day);
    let dated = || facts.day.iter().copied().filter(|day| *day != super::UNDATED);
    let (first, last) = (dated().min().unwrap_or(0), dated().max().unwrap_or(0));
    let begins = totals.iter().filter(|total| (total.from..=total.to).contains(&first)).map(|total| total.from).min();
    let ends = totals.iter().filter(|total| (total.from..=total.to).contains(&last)).map(|total| total.to).max();
    (question.selection.from.map_or(begins.unwrap_or(first), day), question.selection.to.map_or(ends.unwrap_or(last), day))
}

/// The total of one outlet over these days: from the first day on the longest total that begins there and does not reach
/// beyond the last, and so on. `None` where a day is in none.
fn of(outlet: &str, (first, last): (i32, i32), totals: &[Total]) -> Option<u64> {
    let (mut next, mut sum) = (first, 0);
    while next <= last {
        let begins = totals.iter().filter(|total| total.outlet == outlet && total.from == next && total.to <= last);
        let longest = begins.max_by_key(|total| total.to)?;
        sum += longest.articles;
        next = longest.to + 1;
    }
    (first <= last).then_some(sum)
}

//! Which sentences stand behind a point? The same engine that counted it answers.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::counting;
use super::facts::{Facts, HitFact};
use super::filter::HitFilter;
use super::hits::{HitPlace, HitsOf};
use super::scope::{Grain, Scope};
use super::series::Series;
use super::{events, periods};
use crate::answers::{Behind, CodebookInfo, CompanyPart};
use crate::question::{Period, Question};
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
    let point = Behind { key: key.map(str::to_owned), period: period.map(str::to_owned), ..Behind::default() };
    select_behind(facts, question, codebook, matching, &point, None)
}

/// The same for a point of any figure. The word of a point is not looked at: texts are no part of the columns.
///
/// `matching` belongs to the point's own selection where it has one; `expression`: the position in the codebook of the
/// point's expression, where it names one.
///
/// # Errors
/// As [`select`], `date-wrong`, and `article-unknown` where a story is named by an article that is not there.
pub fn select_behind(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    point: &Behind,
    expression: Option<u32>,
) -> Result<Vec<i64>> {
    let mut rows = Vec::new();
    behind(facts, question, codebook, matching, point, |_, hits| {
        rows.extend(hits.iter().filter(|hit| expression.is_none_or(|expression| expression == hit.expression)).map(|hit| hit.row));
    })?;
    Ok(rows)
}

/// How much stands behind a point, and one page of its hits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paged {
    pub hits: u64,
    pub sentences: u64,
    /// Articles with at least one of these hits.
    pub articles: u64,
    /// The hits of the page, by their rows in the library.
    pub rows: Vec<i64>,
}

/// Counts all that [`select_behind`] would give and keeps the rows of `page` alone: a page costs no more than a count.
///
/// # Errors
/// As [`select_behind`].
pub fn page_behind(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    point: &Behind,
    expression: Option<u32>,
    page: Range<u64>,
) -> Result<Paged> {
    let mut paged = Paged::default();
    let mut mine = Vec::new();
    visit_point(facts, question, codebook, matching, point, Visited::WithHits, |_, hits, _| {
        mine.clear();
        mine.extend(hits.iter().copied().filter(|hit| expression.is_none_or(|expression| expression == hit.expression)));
        let shown = mine.iter().zip(paged.hits..).filter(|(_, nth)| page.contains(nth));
        paged.rows.extend(shown.map(|(hit, _)| hit.row));
        paged.hits += mine.len() as u64;
        paged.sentences += sentences(&mine);
        paged.articles += u64::from(!mine.is_empty());
    })?;
    Ok(paged)
}

/// The hits that a point counts, in the order of articles, and how much they are; no row is kept.
///
/// # Errors
/// As [`select_behind`].
pub fn hits_behind(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>, point: &Behind) -> Result<(Vec<HitPlace>, Paged)> {
    let (mut found, mut paged) = (Vec::new(), Paged::default());
    visit_point(facts, question, codebook, matching, point, Visited::WithHits, |row, hits, places| {
        found.extend(places.iter().map(|place| HitPlace { article: row as u32, place: *place }));
        paged.hits += hits.len() as u64;
        paged.sentences += sentences(hits);
        paged.articles += u64::from(!hits.is_empty());
    })?;
    Ok((found, paged))
}

/// Distinct sentences of the hits of one article.
fn sentences(hits: &[HitFact]) -> u64 {
    if hits.len() > 32 {
        return hits.iter().map(|hit| hit.sentence).collect::<FxHashSet<_>>().len() as u64;
    }
    hits.iter().enumerate().filter(|(nth, hit)| hits[..*nth].iter().all(|before| before.sentence != hit.sentence)).count() as u64
}

/// Which articles of a point are visited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visited {
    All,
    WithHits,
}

/// Visits every article of a point with its counted hits, those without a hit included.
pub(crate) fn behind(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    point: &Behind,
    mut visit: impl FnMut(usize, &[HitFact]),
) -> Result<()> {
    visit_point(facts, question, codebook, matching, point, Visited::All, |row, hits, _| visit(row, hits))
}

/// The same with the places of the hits in the columns.
fn visit_point(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    point: &Behind,
    visited: Visited,
    mut visit: impl FnMut(usize, &[HitFact], &[u32]),
) -> Result<()> {
    let question = &asked(question, point);
    let filter = HitFilter::new(question, codebook)?;
    let place = Place::new(facts, question, codebook, point)?;
    let scope = Scope::new(facts, question, matching, place.grain)?;
    let series = Series::new(facts, question, codebook)?;
    let key = match &point.key {
        None => None,
        Some(key) => match series.find(key) {
            Some(key) => Some(key),
            None => return Ok(()),
        },
    };
    let also = point.also.as_deref().and_then(|key| series.find(key));
    let mine = |found: usize| key.is_none_or(|key| (key == found || also == Some(found)) != point.others);
    let (mut counted, mut places) = (Vec::new(), Vec::new());
    let visit_row = |row: usize, at: i32, hits: HitsOf<'_>| {
        if !place.holds(facts, row, at, &hits, &filter) || (!series.by_hit() && !mine(series.of_article(facts, row))) {
            return;
        }
        counted.clear();
        places.clear();
        let counts = |hit: &HitFact| place.counts(hit, &filter) && (!series.by_hit() || mine(series.of_hit(hit)));
        for (hit, at) in hits.iter().zip(hits.places().start as u32..).filter(|(hit, _)| counts(hit)) {
            counted.push(hit);
            places.push(at);
        }
        visit(row, &counted, &places);
    };
    match visited {
        Visited::All => drop(counting::walk(&scope, visit_row)),
        Visited::WithHits => counting::walk_hits(&scope, visit_row),
    }
    Ok(())
}

/// The question as the point narrows it.
fn asked(question: &Question, point: &Behind) -> Question {
    let mut question = question.clone();
    if let Some(selection) = &point.selection {
        question.selection = selection.clone();
    }
    if let Some(voice) = point.voice {
        question.voices = vec![voice];
    }
    if point.days.is_some() {
        question.by = Period::Day;
    }
    question
}

/// What a point asks of an article, resolved against the columns.
struct Place {
    grain: Grain,
    period: Option<i32>,
    days: Option<(i32, i32)>,
    /// Whether each outlet, and the unknown one, is wanted.
    outlets: Option<Vec<bool>>,
    article: Option<usize>,
    story: Option<u32>,
    company: Option<(HitFilter, CompanyPart)>,
}

impl Place {
    fn new(facts: &Facts, question: &Question, codebook: &CodebookInfo, point: &Behind) -> Result<Self> {
        let period = point.period.as_deref().map(|text| read(question, text)).transpose()?;
        let row = |id: i64| facts.article.binary_search(&id).map_err(|_| no_article(id));
        let company = point.company.as_ref().map(|company| {
            let second = Question { concept: company.second.clone(), categories: Vec::new(), ..question.clone() };
            Ok::<_, Error>((HitFilter::new(&second, codebook)?, company.part))
        });
        Ok(Self {
            grain: if period.is_some() || point.days.is_some() { Grain::By(question.by) } else { Grain::Whole },
            period,
            days: point.days.as_ref().map(|days| bounds(days.from.as_deref(), days.to.as_deref())).transpose()?,
            outlets: (!point.outlets.is_empty()).then(|| wanted(facts, &point.outlets)),
            article: point.article.map(row).transpose()?,
            story: point.story.map(row).transpose()?.map(|row| facts.story[row]),
            company: company.transpose()?,
        })
    }

    fn holds(&self, facts: &Facts, row: usize, at: i32, hits: &HitsOf<'_>, first: &HitFilter) -> bool {
        let outlet = |known: &Vec<bool>| known[(facts.outlet[row] as usize).min(known.len() - 1)];
        self.period.is_none_or(|period| period == at)
            && self.days.is_none_or(|(from, to)| from <= at && at <= to)
            && self.outlets.as_ref().is_none_or(outlet)
            && self.article.is_none_or(|article| article == row)
            && self.story.is_none_or(|story| story == facts.story[row])
            && self.company.as_ref().is_none_or(|(second, part)| company(hits, first, second) == *part)
    }

    fn counts(&self, hit: &HitFact, first: &HitFilter) -> bool {
        first.counts(hit) || self.company.as_ref().is_some_and(|(second, _)| second.counts(hit))
    }
}

/// Which of two concepts the hits of an article hold.
pub(crate) fn company(hits: &HitsOf<'_>, first: &HitFilter, second: &HitFilter) -> CompanyPart {
    let has = |filter: &HitFilter| hits.iter().any(|hit| filter.counts(&hit));
    match (has(first), has(second)) {
        (true, true) => CompanyPart::Both,
        (true, false) => CompanyPart::OnlyFirst,
        (false, true) => CompanyPart::OnlySecond,
        (false, false) => CompanyPart::Neither,
    }
}

fn bounds(from: Option<&str>, to: Option<&str>) -> Result<(i32, i32)> {
    Ok((from.map_or(Ok(i32::MIN), events::day_of)?, to.map_or(Ok(i32::MAX), events::day_of)?))
}

fn wanted(facts: &Facts, names: &[String]) -> Vec<bool> {
    let known = facts.outlets.iter().map(String::as_str).chain([super::UNKNOWN]);
    known.map(|name| names.iter().any(|wanted| wanted == name)).collect()
}

fn no_article(id: i64) -> Error {
    Error::new("article-unknown", format!("There is no article {id}."), "Ask again: the library has changed since.")
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

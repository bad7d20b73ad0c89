//! What drives a point: which expressions, outlets, stories and articles?

use rustc_hash::FxHashMap;

use super::counting::Cell;
use super::facts::Facts;
use super::select::behind;
use super::value;
use crate::Result;
use crate::answers::{Behind, CodebookInfo, Driver, Exposure, LeaveOneOut};
use crate::question::{Measure, Question};

/// The numbers of one point, taken apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DriverNumbers {
    pub counts: Exposure,
    pub value: Option<f64>,
    pub expressions: Vec<Driver>,
    pub outlets: Vec<Driver>,
    /// Stories printed at least twice; the key is the id of their first article here.
    pub stories: Vec<Driver>,
    pub articles: Vec<Driver>,
    pub without_one_outlet: Option<LeaveOneOut>,
    pub without_one_story: Option<LeaveOneOut>,
}

/// Rows of each list.
const LONGEST: usize = 20;

/// Takes a point apart: `key` and `period` as in [`super::select`], `name` as in [`super::spread::spread`].
///
/// # Errors
/// As [`super::select`].
pub fn drivers(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    (key, period): (Option<&str>, Option<&str>),
    name: impl Fn(u32) -> String,
) -> Result<DriverNumbers> {
    let mut total = Cell::default();
    let (mut expressions, mut articles) = (FxHashMap::<u32, (u64, u64)>::default(), Vec::new());
    let (mut outlets, mut stories) = (FxHashMap::<u32, Cell>::default(), FxHashMap::<u32, (i64, Cell)>::default());
    let point = Behind { key: key.map(str::to_owned), period: period.map(str::to_owned), ..Behind::default() };
    behind(facts, question, codebook, matching, &point, |row, hits| {
        let (count, sentences, words) = (hits.len() as u64, facts.sentences[row], facts.words[row]);
        total.add(count, sentences, words);
        outlets.entry(facts.outlet[row]).or_default().add(count, sentences, words);
        stories.entry(facts.story[row]).or_insert((facts.article[row], Cell::default())).1.add(count, sentences, words);
        if count > 0 {
            articles.push(Driver { key: facts.article[row].to_string(), hits: count, articles: 1, pattern: String::new(), share: 0.0 });
        }
        let mut seen: Vec<u32> = hits.iter().map(|hit| hit.expression).collect();
        seen.sort_unstable();
        for same in seen.chunk_by(|a, b| a == b) {
            let sum = expressions.entry(same[0]).or_default();
            *sum = (sum.0 + same.len() as u64, sum.1 + 1);
        }
    })?;
    let outlets: Vec<(String, Cell)> = outlets.into_iter().map(|(outlet, cell)| (outlet_name(facts, outlet), cell)).collect();
    let mut stories: Vec<(String, Cell)> = stories.into_values().map(|(first, cell)| (first.to_string(), cell)).collect();
    let without_one_story = without_one(question.measure, &total, &stories);
    stories.retain(|story| story.1.counts.articles > 1);
    let of_cell = |(key, cell): (String, Cell)| Driver { key, hits: cell.counts.hits, articles: cell.counts.articles_with_hit, pattern: String::new(), share: 0.0 };
    let of_expression = |(expression, (hits, articles)): (u32, (u64, u64))| Driver { key: name(expression), hits, articles, pattern: String::new(), share: 0.0 };
    Ok(DriverNumbers {
        counts: total.counts,
        value: if total.counts.articles == 0 { None } else { value::value(question.measure, &total).value },
        without_one_outlet: without_one(question.measure, &total, &outlets),
        without_one_story,
        expressions: longest(expressions.into_iter().map(of_expression).collect(), total.counts.hits),
        outlets: longest(outlets.into_iter().map(of_cell).collect(), total.counts.hits),
        stories: longest(stories.into_iter().map(of_cell).collect(), total.counts.hits),
        articles: longest(articles, total.counts.hits),
    })
}

fn outlet_name(facts: &Facts, outlet: u32) -> String {
    facts.outlets.get(outlet as usize).map_or(super::UNKNOWN, String::as_str).to_owned()
}

fn longest(mut drivers: Vec<Driver>, hits: u64) -> Vec<Driver> {
    drivers.retain(|driver| driver.hits > 0);
    drivers.sort_by(|a, b| b.hits.cmp(&a.hits).then_with(|| a.key.cmp(&b.key)));
    drivers.truncate(LONGEST);
    drivers.iter_mut().for_each(|driver| driver.share = driver.hits as f64 / hits.max(1) as f64);
    drivers
}

/// Lowest and highest value when any one part is left out. `None` where there is one part only.
fn without_one(measure: Measure, total: &Cell, parts: &[(String, Cell)]) -> Option<LeaveOneOut> {
    let value = value::value(measure, total).value?;
    let mut left: Vec<(f64, &str)> =
        parts.iter().filter_map(|(key, part)| Some((value::value(measure, &total.minus(part)).value?, key.as_str()))).collect();
    left.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)));
    let (first, last) = (left.first()?, left.last()?);
    let most = if (value - first.0).abs() >= (last.0 - value).abs() { first } else { last };
    (parts.len() > 1).then(|| LeaveOneOut { low: first.0, high: last.0, most: most.1.to_owned(), without: most.0 })
}

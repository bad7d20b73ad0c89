//! Where was an expression first printed, and how did it go round?

use std::collections::BTreeMap;

use super::counting;
use super::facts::Facts;
use super::filter::HitFilter;
use super::periods;
use super::scope::{Grain, Scope};
use crate::Result;
use crate::answers::{CodebookInfo, FirstUse, LeftOut, SpreadRow};
use crate::question::{Period, Question};

/// First day, article and hits of one outlet.
struct Use {
    day: i32,
    article: i64,
    hits: u64,
}

/// First use of every expression by every outlet, the most used expression first. Only articles dated to the day count.
///
/// `name`: the id of an expression, by its position in the codebook.
///
/// # Errors
/// As [`super::trend`].
pub fn spread(
    facts: &Facts,
    question: &Question,
    codebook: &CodebookInfo,
    matching: Option<&[bool]>,
    name: impl Fn(u32) -> String,
) -> Result<(Vec<SpreadRow>, LeftOut)> {
    let filter = HitFilter::new(question, codebook)?;
    let scope = Scope::new(facts, question, matching, Grain::By(Period::Day))?;
    let mut uses: BTreeMap<u32, (u64, BTreeMap<&str, Use>)> = BTreeMap::new();
    let left_out = counting::walk(&scope, |row, day, hits| {
        let mut counted: Vec<u32> = hits.iter().filter(|hit| filter.counts(hit)).map(|hit| hit.expression).collect();
        counted.sort_unstable();
        for same in counted.chunk_by(|a, b| a == b) {
            let (articles, outlets) = uses.entry(same[0]).or_default();
            *articles += 1;
            let article = facts.article[row];
            let found = outlets.entry(facts.outlet_name(row)).or_insert(Use { day, article, hits: 0 });
            found.hits += same.len() as u64;
            if day < found.day {
                (found.day, found.article) = (day, article);
            }
        }
    });
    let mut rows: Vec<SpreadRow> = uses.into_iter().map(|(expression, (articles, outlets))| row(name(expression), articles, outlets)).collect();
    rows.sort_by(|a, b| b.hits.cmp(&a.hits).then_with(|| a.expression.cmp(&b.expression)));
    Ok((rows, left_out))
}

fn row(expression: String, articles: u64, outlets: BTreeMap<&str, Use>) -> SpreadRow {
    let mut outlets: Vec<(&str, Use)> = outlets.into_iter().collect();
    outlets.sort_by_key(|(name, first)| (first.day, *name));
    let half = outlets.len().div_ceil(2).max(1) - 1;
    let half_days = (outlets.len() > 1).then(|| (outlets[half].1.day - outlets[0].1.day) as u32);
    let hits = outlets.iter().map(|one| one.1.hits).sum();
    let first = |(outlet, used): (&str, Use)| FirstUse { outlet: outlet.to_owned(), date: periods::day_label(used.day), article: used.article, hits: used.hits };
    SpreadRow { expression, pattern: String::new(), hits, articles, outlets: outlets.into_iter().map(first).collect(), half_days }
}

//! Of which expressions are the hits of a question?

use std::collections::BTreeMap;

use super::facts::Facts;
use super::select::behind;
use crate::Result;
use crate::answers::{Behind, CodebookInfo, Driver};
use crate::question::Question;

/// Every expression with a counted hit: its hits and the articles that hold it, all time together, undated articles among them,
/// as a comparison counts; the most frequent first. `share` is its part of all hits, from 0 to 1.
///
/// `name`: the id of an expression, by its position in the codebook.
///
/// # Errors
/// As [`super::select`].
pub fn expressions(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>, name: impl Fn(u32) -> String) -> Result<Vec<Driver>> {
    let mut found: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    let mut all = 0;
    behind(facts, question, codebook, matching, &Behind::default(), |_, hits| {
        all += hits.len() as u64;
        let mut seen: Vec<u32> = hits.iter().map(|hit| hit.expression).collect();
        seen.sort_unstable();
        for same in seen.chunk_by(|a, b| a == b) {
            let sum = found.entry(same[0]).or_default();
            *sum = (sum.0 + same.len() as u64, sum.1 + 1);
        }
    })?;
    let told = |(expression, (hits, articles))| Driver { key: name(expression), hits, articles, pattern: String::new(), share: hits as f64 / all as f64 };
    let mut rows: Vec<Driver> = found.into_iter().map(told).collect();
    rows.sort_by(|a, b| b.hits.cmp(&a.hits).then_with(|| a.key.cmp(&b.key)));
    Ok(rows)
}

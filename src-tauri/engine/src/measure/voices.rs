//! Does an outlet say it itself, or quote others saying it?

use super::counting;
use super::facts::Facts;
use super::filter::HitFilter;
use super::interval::Estimate;
use super::proportions;
use super::rates::Clusters;
use super::scope::{Grain, Scope};
use super::series::Series;
use crate::answers::{CodebookInfo, Count, LeftOut, VoiceRow};
use crate::coding::{Speaker, Voice};
use crate::question::{Question, Split};
use crate::Result;

#[derive(Default, Clone)]
struct Tally {
    /// Per article quoted hits and hits.
    articles: Vec<(u64, u64)>,
    speakers: [u64; 6],
}

/// Own voice against quoted, by outlet or language (category and stance too; the question's voices are not read).
///
/// # Errors
/// As [`super::trend`].
pub fn voices(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>) -> Result<(Vec<VoiceRow>, LeftOut)> {
    let split = if question.split == Split::Voice { Split::None } else { question.split };
    let question = Question { voices: Vec::new(), split, ..question.clone() };
    let filter = HitFilter::new(&question, codebook)?;
    let scope = Scope::new(facts, &question, matching, Grain::Whole)?;
    let series = Series::new(facts, &question, codebook)?;
    let mut tallies = std::collections::BTreeMap::<usize, Tally>::new();
    let left_out = counting::walk(&scope, |row, _, hits| {
        let mut here = std::collections::BTreeMap::<usize, (u64, u64)>::new();
        for hit in hits.iter().filter(|hit| filter.counts(hit)) {
            let key = if series.by_hit() { series.of_hit(&hit) } else { series.of_article(facts, row) };
            let quoted = u64::from(hit.voice == Voice::Quoted);
            tallies.entry(key).or_default().speakers[hit.speaker as usize] += quoted;
            let sum = here.entry(key).or_default();
            *sum = (sum.0 + quoted, sum.1 + 1);
        }
        here.into_iter().for_each(|(key, sum)| tallies.entry(key).or_default().articles.push(sum));
    });
    let mut rows: Vec<VoiceRow> = tallies.into_iter().map(|(key, tally)| row(series.name(key), &tally, codebook)).collect();
    if !series.by_hit() {
        rows.sort_by(|a, b| (a.key == super::UNKNOWN, &a.key).cmp(&(b.key == super::UNKNOWN, &b.key)));
    }
    Ok((rows, left_out))
}

fn row(key: &str, tally: &Tally, codebook: &CodebookInfo) -> VoiceRow {
    let sums = Clusters::of(&tally.articles);
    let share = clustered_share(&sums);
    VoiceRow {
        key: key.to_owned(),
        narrated: (sums.x - sums.y) as u64,
        quoted: sums.y as u64,
        quoted_share: share.value,
        low: share.low,
        high: share.high,
        speakers: speakers(&tally.speakers, codebook),
    }
}

/// A share of hits (y of x) whose articles are clusters: Wilson's interval with the effective number of hits, which is
/// x over the design effect (Korn and Graubard 1998), never more than x.
pub fn clustered_share(sums: &Clusters) -> Estimate {
    let p = sums.y / sums.x;
    let simple = p * (1.0 - p) / sums.x;
    let clustered = if sums.n > 1 && p > 0.0 { sums.log_variance() * p * p } else { 0.0 };
    let effect = if simple > 0.0 { (clustered / simple).max(1.0) } else { 1.0 };
    proportions::wilson_of(p, sums.x / effect)
}

fn speakers(tally: &[u64; 6], codebook: &CodebookInfo) -> Vec<Count> {
    let pair = |at: usize| codebook.pair.get(at).map_or("other", String::as_str);
    let named = [
        (Speaker::First, pair(0)),
        (Speaker::Second, pair(1)),
        (Speaker::Both, "both"),
        (Speaker::Other, "other"),
        (Speaker::Unknown, "unknown"),
    ];
    let mut counts: Vec<Count> =
        named.into_iter().map(|(speaker, key)| Count { key: key.to_owned(), count: tally[speaker as usize] }).filter(|one| one.count > 0).collect();
    counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    counts
}

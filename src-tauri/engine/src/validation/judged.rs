//! What is known of a sampled sentence once people have judged it?

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answers::{Judgement, Settled, Verdict};
use crate::coding::{Stance, Voice};

/// A sampled sentence: what the codebook said of it when it was drawn, and what its weight is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub key: String,
    pub article: i64,
    pub in_title: bool,
    pub start: usize,
    pub end: usize,
    pub concept: String,
    /// Whether it had a counted hit.
    pub hit: bool,
    pub category: Option<String>,
    pub voice: Option<Voice>,
    pub stance: Option<Stance>,
    pub outlet: Option<String>,
    pub language: Option<String>,
    /// A year or the like; `None`: undated.
    pub period: Option<String>,
    pub both_actors: bool,
    pub stratum: u32,
    pub stratum_size: u64,
    pub group_size: u64,
}

/// A sentence with what people say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub item: Item,
    /// One a coder, by their names.
    pub judgements: Vec<Judgement>,
    pub settled: Option<Settled>,
}

impl Judged {
    /// Items with their judgements, in the order of the items.
    pub fn of(items: Vec<Item>, judgements: Vec<Judgement>, settled: Vec<(String, Settled)>) -> Vec<Self> {
        let mut by_key: BTreeMap<String, Vec<Judgement>> = BTreeMap::new();
        judgements.into_iter().for_each(|judgement| by_key.entry(judgement.key.clone()).or_default().push(judgement));
        let mut settled: BTreeMap<String, Settled> = settled.into_iter().collect();
        let of = |item: Item| {
            let mut judgements = by_key.remove(&item.key).unwrap_or_default();
            judgements.sort_by(|a, b| a.coder.cmp(&b.coder));
            Self { settled: settled.remove(&item.key), judgements, item }
        };
        items.into_iter().map(of).collect()
    }

    /// How much it expresses the concept: 1 yes, 0 no. What was settled counts; else the mean of the coders, so that a disagreement
    /// that nobody settled counts half. `None`: nobody said yes or no.
    pub fn truth(&self) -> Option<f64> {
        if let Some(settled) = &self.settled {
            return yes(settled.verdict);
        }
        let said: Vec<f64> = self.judgements.iter().filter_map(|judgement| yes(judgement.verdict)).collect();
        (!said.is_empty()).then(|| said.iter().sum::<f64>() / said.len() as f64)
    }

    /// Whether coders say yes and no of it.
    pub fn is_disputed(&self) -> bool {
        let said = |verdict| self.judgements.iter().any(|judgement| judgement.verdict == verdict);
        said(Verdict::Yes) && said(Verdict::No)
    }
}

fn yes(verdict: Verdict) -> Option<f64> {
    match verdict {
        Verdict::Yes => Some(1.0),
        Verdict::No => Some(0.0),
        Verdict::Unsure => None,
    }
}

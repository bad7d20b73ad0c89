//! What validating asks and answers: samples of sentences, judgements, and how right the codebook is on a collection.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coding::{Stance, Voice};
use crate::question::{Period, Selection};

/// What a coder says of a sentence: does it express the concept?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Yes,
    No,
    /// Counts neither way, and is counted.
    Unsure,
}

/// By what a sample is divided, so that no part of a collection is left to chance. Languages always are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Stratum {
    Outlet,
    Period,
    /// Of hits alone.
    Category,
}

/// What a sample is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SampleOptions {
    /// Empty: `sample` and a number.
    pub name: String,
    /// Empty: all concepts of the codebook.
    pub concepts: Vec<String>,
    /// Sentences with a hit, a concept.
    pub hits: u32,
    /// Sentences without a hit from articles that mention both actors, a concept.
    pub others: u32,
    pub strata: Vec<Stratum>,
    /// What a period is, where periods are strata.
    pub by: Period,
    /// Sentences of each stratum at the least.
    pub minimum: u32,
    /// The same seed on the same library draws the same sentences.
    #[ts(type = "number")]
    pub seed: u64,
    pub selection: Selection,
    /// The day of drawing, `YYYY-MM-DD`; empty: not told.
    pub dated: String,
}

impl Default for SampleOptions {
    fn default() -> Self {
        Self {
            name: String::new(),
            concepts: Vec::new(),
            hits: 100,
            others: 100,
            strata: vec![Stratum::Outlet, Stratum::Period, Stratum::Category],
            by: Period::Year,
            minimum: 2,
            seed: 1,
            selection: Selection::default(),
            dated: String::new(),
        }
    }
}

/// A sample that was drawn, and how far it is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SampleInfo {
    #[ts(type = "number")]
    pub id: i64,
    pub name: String,
    pub options: SampleOptions,
    /// The codebook with which its sentences were coded: `sha256:…`.
    pub codebook: String,
    /// The library's content when it was drawn: `sha256:…`.
    pub library: String,
    #[ts(type = "number")]
    pub items: u64,
    /// Items that at least one coder judged.
    #[ts(type = "number")]
    pub judged: u64,
    pub coders: Vec<CoderProgress>,
}

/// How far a coder came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoderProgress {
    pub coder: String,
    #[ts(type = "number")]
    pub judged: u64,
}

/// A sentence to be judged, without the code that it has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SampleItem {
    /// A name that says nothing of the sentence.
    pub key: String,
    pub concept: String,
    pub language: Option<String>,
    /// The article's title, where the sentence is not the title itself.
    pub title: String,
    pub before: String,
    pub sentence: String,
    pub after: String,
    pub outlet: Option<String>,
    pub date: Option<String>,
    /// What the asking coder said of it.
    pub judgement: Option<Judgement>,
}

/// What a coder says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Judgement {
    pub key: String,
    pub coder: String,
    pub verdict: Verdict,
    #[serde(default)]
    pub voice: Option<Voice>,
    #[serde(default)]
    pub stance: Option<Stance>,
    #[serde(default)]
    pub note: String,
    /// `YYYY-MM-DD`; empty: not told.
    #[serde(default)]
    pub dated: String,
}

/// A value with its 95 % interval; absent where nothing can be told.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Interval {
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// How right the codebook is about a concept in a language, or in all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ValidationRow {
    pub concept: String,
    /// `None`: all languages of the sample together.
    pub language: Option<String>,
    /// Judged sentences with a hit, and without one.
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub others: u64,
    /// Sentences of the collection that they stand for.
    #[ts(type = "number")]
    pub all_hits: u64,
    #[ts(type = "number")]
    pub all_others: u64,
    /// Judged sentences with a hit divided by their design effect: what an evenly weighted sample would need.
    pub effective_hits: f64,
    pub effective_others: f64,
    /// Of the sentences with a hit, the share that expresses the concept.
    pub precision: Interval,
    /// Of the sentences that express it in articles that mention both actors, the share with a hit.
    pub recall: Interval,
    pub f1: Interval,
    /// Of the sentences without a hit, the share that expresses it.
    pub missed: Interval,
    /// Further judgements until precision and recall have the wanted width; `None` where nothing is judged.
    #[ts(type = "number | null")]
    pub more_hits: Option<u64>,
    #[ts(type = "number | null")]
    pub more_others: Option<u64>,
}

/// Whether coders agree beyond chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Agreement {
    /// `None`: all concepts together.
    pub concept: Option<String>,
    /// Sentences that two coders or more judged with yes or no.
    #[ts(type = "number")]
    pub shared: u64,
    /// Of these, sentences on which all said the same.
    #[ts(type = "number")]
    pub same: u64,
    /// Krippendorff's alpha, nominal, with a bootstrap interval.
    pub alpha: Interval,
    /// Share of yes among the judgements of shared sentences: alpha is hard to reach where it is near 0 or 1.
    pub prevalence: Option<f64>,
}

/// How often an attribute of a hit is what coders say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AttributeAccuracy {
    /// `voice` or `stance`.
    pub attribute: String,
    #[ts(type = "number")]
    pub judged: u64,
    #[ts(type = "number")]
    pub right: u64,
    pub accuracy: Interval,
}

/// A part of the collection where the codebook errs otherwise than elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErrorDiffers {
    pub concept: String,
    /// `false-hits` or `missed`.
    pub error: String,
    /// `outlet`, `period` or `language`.
    pub by: String,
    pub key: String,
    #[ts(type = "number")]
    pub judged: u64,
    #[ts(type = "number")]
    pub wrong: u64,
    /// The same elsewhere.
    #[ts(type = "number")]
    pub judged_elsewhere: u64,
    #[ts(type = "number")]
    pub wrong_elsewhere: u64,
    pub p: f64,
    /// Benjamini and Hochberg over all these tests.
    pub q: f64,
}

/// A sentence on which coders disagree, or did until it was settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Disagreement {
    pub item: SampleItem,
    pub judgements: Vec<Judgement>,
    pub settled: Option<Settled>,
}

/// What was decided after the coders had judged; a layer of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settled {
    pub verdict: Verdict,
    pub by: String,
    pub note: String,
    pub dated: String,
}

/// What a sample says of the codebook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ValidationResult {
    pub sample: SampleInfo,
    pub rows: Vec<ValidationRow>,
    pub agreement: Vec<Agreement>,
    pub attributes: Vec<AttributeAccuracy>,
    /// Parts of the collection that were tested, the surest differences first; a q below 0.05 is a warning.
    pub differs: Vec<ErrorDiffers>,
    pub disagreements: Vec<Disagreement>,
    /// Judgements of `unsure`.
    #[ts(type = "number")]
    pub unsure: u64,
    /// The width for which further judgements are counted.
    pub width: f64,
    pub state: Option<ValidationState>,
}

/// What a figure or report says about validation: of one concept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ValidationState {
    pub concept: String,
    pub sample: String,
    pub precision: Interval,
    pub recall: Interval,
    /// Judgements of this concept by all coders.
    #[ts(type = "number")]
    pub judgements: u64,
    #[ts(type = "number")]
    pub coders: u64,
    pub alpha: Option<f64>,
    /// Whether the codebook that answers is the one whose hits were judged.
    pub same_codebook: bool,
    /// Whether the library holds the same articles as then.
    pub same_articles: bool,
}

/// A packet: sentences that go to a colleague and come back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Packet {
    /// `entente-packet`.
    pub format: String,
    pub version: u32,
    /// The sample's fingerprint, by which a library knows its own.
    pub sample: String,
    pub name: String,
    pub coder: String,
    /// What is asked, by concept.
    pub concepts: Vec<PacketConcept>,
    pub items: Vec<PacketItem>,
}

/// A sentence of a packet with its answer, flat: it may be filled in by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PacketItem {
    pub key: String,
    pub concept: String,
    pub language: Option<String>,
    pub title: String,
    pub before: String,
    pub sentence: String,
    pub after: String,
    pub outlet: Option<String>,
    pub date: Option<String>,
    /// `yes`, `no` or `unsure`; absent or empty: not judged.
    pub answer: Option<String>,
    /// `narrated` or `quoted`.
    pub voice: Option<String>,
    /// `asserted`, `distanced` or `negated`.
    pub stance: Option<String>,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PacketConcept {
    pub id: String,
    /// By language.
    #[ts(type = "Record<string, string>")]
    pub title: std::collections::BTreeMap<String, String>,
    #[ts(type = "Record<string, string>")]
    pub description: std::collections::BTreeMap<String, String>,
}

/// What a packet holds besides sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Blind {
    /// Neither outlet nor date is shown, as the code never is.
    #[default]
    OutletAndDate,
    Code,
}

/// What came of a packet that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PacketOutcome {
    pub sample: String,
    pub coder: String,
    #[ts(type = "number")]
    pub judged: u64,
    /// Judgements that were not there before, or were others.
    #[ts(type = "number")]
    pub added: u64,
    /// Sentences of the sample that the packet leaves unjudged.
    #[ts(type = "number")]
    pub open: u64,
}

//! Articles and hits as they are listed and read.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::HandMark;
use crate::article::{Extent, Span, Zone, ZoneSpan};
use crate::coding::{NotCounted, Stance, Voice};

/// One stored article, as `articles` prints it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArticleRecord {
    #[ts(type = "number")]
    pub id: i64,
    pub external_id: Option<String>,
    pub outlet: Option<String>,
    /// Written to its precision: `2023`, `2023-09`, `2023-09-20`.
    pub date: Option<String>,
    /// The time of day at the source's place, where it gives one: `08:15`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub time: Option<String>,
    pub precision: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    pub body: String,
    pub byline: Option<String>,
    pub url: Option<String>,
    pub source: String,
    pub collection: Option<String>,
    /// Articles with the same story are copies of one another.
    #[ts(type = "number | null")]
    pub story: Option<i64>,
    /// The article of which this is a later version: the same id of the source with another text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub revision_of: Option<i64>,
    pub zones: Vec<ZoneSpan>,
    pub extent: Extent,
    #[ts(type = "Record<string, unknown>")]
    pub extra: Map<String, Value>,
    /// What the source printed, where a person says otherwise: outlet, date, language, byline, url, collection.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    #[ts(optional, as = "Option<std::collections::BTreeMap<String, Option<String>>>")]
    pub printed: std::collections::BTreeMap<String, Option<String>>,
}

/// One hit, as `hits` prints it. Offsets are bytes of the title where the zone is title, else of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HitRecord {
    #[ts(type = "number")]
    pub article: i64,
    pub external_id: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    pub zone: Zone,
    pub sentence_start: usize,
    pub sentence_end: usize,
    pub start: usize,
    pub end: usize,
    /// The words of the hit, cut from the original.
    pub text: String,
    /// The sentence around it, cut from the original.
    pub sentence: String,
    pub concept: String,
    pub category: String,
    pub expression: String,
    pub actors: Vec<String>,
    pub claimants: Vec<String>,
    pub voice: Voice,
    pub speaker: String,
    pub stance: Stance,
    pub counted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_counted: Option<NotCounted>,
    /// Where a person set something: what, why, and what the rules say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by_hand: Option<HandMark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<Explanation>,
}

/// Why a hit is what it is; each entry is a key of the interface's words with the stretch of text it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Explanation {
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reason {
    /// `rule`, `actor-named`, `actor-carried`, `voice`, `speaker`, `stance`, `claimant`, `not-counted`.
    pub about: String,
    /// What was decided, such as `China` or `negated`.
    pub what: String,
    /// A short key of the rule, such as `verb-of-saying-before`.
    pub rule: String,
    /// The words it rests on, cut from the text; empty where none.
    pub words: String,
    pub zone: Option<Zone>,
    pub at: Option<Span>,
}

/// A page of sentences behind a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HitPage {
    /// Counted hits of the whole answer.
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub sentences: u64,
    #[ts(type = "number")]
    pub articles: u64,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
    pub rows: Vec<HitRecord>,
}

/// An article as the reader shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArticleView {
    pub article: ArticleRecord,
    pub hits: Vec<HitRecord>,
    /// Other articles of the same story.
    pub copies: Vec<CopyInfo>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CopyInfo {
    #[ts(type = "number")]
    pub article: i64,
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub title: Option<String>,
}

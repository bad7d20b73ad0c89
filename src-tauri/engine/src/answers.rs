//! What the doorway answers: the shapes that the command line prints and the window shows. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::article::{Extent, Span, Zone, ZoneSpan};
use crate::coding::{NotCounted, Stance, Voice};
use crate::question::Question;

mod by_hand;
mod care;
mod codebook;
mod copies;
mod intake;
mod lines;
mod lists;
mod measures;
mod record;
mod report;
mod validation;
mod views;

pub use by_hand::*;
pub use care::*;
pub use codebook::*;
pub use copies::*;
pub use intake::*;
pub use lines::*;
pub use lists::*;
pub use measures::*;
pub use record::*;
pub use report::*;
pub use validation::*;
pub use views::*;

fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// A library at a glance.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct LibraryInfo {
    pub path: String,
    pub name: String,
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub undated: u64,
    /// Articles not yet coded with the library's current codebook.
    #[ts(type = "number")]
    pub uncoded: u64,
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub rejections: u64,
    pub outlets: Vec<OutletInfo>,
    pub languages: Vec<Tally>,
    pub collections: Vec<Tally>,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    /// The codebook that answers.
    pub codebook: Option<CodebookInfo>,
    /// While the library is coded again: the version that will answer when it is whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub next_codebook: Option<String>,
    /// What a person set about single hits.
    #[serde(default)]
    #[ts(optional, as = "Option<HandState>")]
    pub by_hand: HandState,
    /// What judgements say of the coding, by concept; concepts that were not validated are not in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ValidationState>>")]
    pub validations: Vec<ValidationState>,
    /// Order-free hash of the content: `sha256:…`.
    pub library: String,
    /// Bytes of the file on the disk, kept originals included.
    #[ts(type = "number")]
    pub bytes: u64,
    pub originals: Originals,
    /// Where the collections come from, in the order in which it was told.
    pub provenance: Vec<CollectionProvenance>,
    /// Outlets and periods of which published totals are known.
    #[ts(type = "number")]
    pub published: u64,
    /// Rules of cleaning that are switched off.
    pub rules_off: Vec<String>,
    /// Whether the file may only be read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub read_only: bool,
    /// Whether others may copy the file while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub risky_place: Option<RiskyPlace>,
    /// Articles in the bin.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub in_bin: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OutletInfo {
    pub name: String,
    #[ts(type = "number")]
    pub articles: u64,
    pub country: Option<String>,
    pub kind: Option<String>,
    pub aliases: Vec<String>,
    /// The group that the user put it into.
    pub group: Option<String>,
    /// Outlets whose articles carry its name, because the user said so.
    pub merged: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tally {
    pub key: String,
    #[ts(type = "number")]
    pub articles: u64,
}

/// A codebook as the interface needs it to build its controls and legends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CodebookInfo {
    pub name: String,
    /// `sha256:…`
    pub hash: String,
    pub pair: Vec<String>,
    pub languages: Vec<String>,
    pub concepts: Vec<ConceptInfo>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConceptInfo {
    pub id: String,
    /// Title by interface language (`en`, `fr`).
    pub title: std::collections::BTreeMap<String, String>,
    pub definition: std::collections::BTreeMap<String, String>,
    pub categories: Vec<CategoryInfo>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CategoryInfo {
    pub id: String,
    pub title: std::collections::BTreeMap<String, String>,
    pub definition: std::collections::BTreeMap<String, String>,
    pub expressions: Vec<ExpressionInfo>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExpressionInfo {
    pub id: String,
    pub language: String,
    pub patterns: Vec<String>,
    /// Hits in the library, where one was asked.
    #[ts(type = "number | null")]
    pub hits: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CodingOutcome {
    pub codebook: String,
    #[ts(type = "number")]
    pub articles_coded: u64,
    #[ts(type = "number")]
    pub hits: u64,
    pub seconds: f64,
}

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
    #[serde(default, skip_serializing_if = "is_zero")]
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

/// The numbers behind a trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Trend {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    pub series: Vec<Series>,
    pub left_out: LeftOut,
    /// Sums over all series and periods; over periods alone where series share their articles (category, voice, stance).
    pub total: Exposure,
    /// Averages, change points, events and holes, where they were asked for.
    #[serde(default, skip_serializing_if = "Marks::is_empty")]
    #[ts(optional, as = "Option<Marks>")]
    pub marks: Marks,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Caution>>")]
    pub cautions: Vec<Caution>,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
    /// What judgements say of the coding; absent: not validated on this collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub validation: Option<ValidationState>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Series {
    pub key: String,
    pub points: Vec<Point>,
}

/// One period of one series; a period without an article has no point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Point {
    /// `2022`, `2022-Q1`, `2022-03`, `2022-W09`, `2022-03-04`.
    pub period: String,
    #[serde(flatten)]
    #[ts(flatten)]
    pub counts: Exposure,
    /// In the measure's own unit; a share is 0 to 1. Absent where the exposure is 0.
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Exposure {
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub articles_with_hit: u64,
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub sentences: u64,
    #[ts(type = "number")]
    pub words: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct LeftOut {
    #[ts(type = "number")]
    pub undated: u64,
    #[ts(type = "number")]
    pub too_coarse_a_date: u64,
    /// Articles without text.
    #[ts(type = "number")]
    pub no_text: u64,
    /// Copies of articles that were counted, by the question's rule.
    #[serde(default)]
    #[ts(type = "number")]
    pub copies: u64,
}

/// Outlets (or another split) side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Comparison {
    pub question: Question,
    /// What the ratios compare with; absent: all other rows taken together.
    pub baseline: Option<String>,
    pub codebook: String,
    pub library: String,
    pub rows: Vec<ComparisonRow>,
    pub left_out: LeftOut,
    /// How many p-values were adjusted together.
    #[ts(type = "number")]
    pub tests: u64,
    /// Every two rows against each other, where there are at most forty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Pair>>")]
    pub pairs: Vec<Pair>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Caution>>")]
    pub cautions: Vec<Caution>,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
    /// What judgements say of the coding; absent: not validated on this collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub validation: Option<ValidationState>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ComparisonRow {
    pub key: String,
    #[serde(flatten)]
    #[ts(flatten)]
    pub counts: Exposure,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub ratio: Option<f64>,
    pub ratio_low: Option<f64>,
    pub ratio_high: Option<f64>,
    pub p: Option<f64>,
    pub q: Option<f64>,
    /// The value pulled towards what all rows have in common, the more the fewer articles it rests on (shares only).
    pub shrunken: Option<f64>,
    pub shrunken_low: Option<f64>,
    pub shrunken_high: Option<f64>,
}

/// A drawn figure: the same picture on the screen, in the report and in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Figure {
    pub svg: String,
    pub width: f64,
    pub height: f64,
    /// Where a pointer finds a point, in the units of `width` and `height`.
    pub regions: Vec<Region>,
    /// Where time or value axes lie, for brushing.
    pub plot: PlotArea,
    /// The figure in a sentence, for a screen reader.
    pub description: String,
    /// The short name of its recipe; the whole recipe is in the SVG's metadata.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub recipe: String,
    /// The series of a figure of several, in the order of their colours, those that are not drawn included.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<LegendEntry>>")]
    pub legend: Vec<LegendEntry>,
}

/// A series of a figure as a legend shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegendEntry {
    pub key: String,
    pub label: String,
    /// `#rrggbb`.
    pub colour: String,
    pub shown: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct PlotArea {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// One point of a figure with its numbers, in words of the figure's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Region {
    pub key: String,
    pub period: Option<String>,
    pub x: f64,
    pub y: f64,
    /// Radius in which a pointer finds it.
    pub reach: f64,
    /// `RT · March 2023`
    pub title: String,
    /// `41 % of 160 articles`, `33 to 49 % (95 % interval)`
    pub lines: Vec<String>,
    pub counts: Exposure,
    /// What stands behind it, where series and period do not say it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub behind: Option<Behind>,
}

/// How a figure or report is to look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Style {
    /// `en` or `fr`.
    pub language: String,
    pub theme: Theme,
    /// Pixels at scale 1.
    pub width: u32,
    /// Pixels at scale 1; 0 chooses.
    pub height: u32,
    pub scale: f64,
    /// On the screen the page shows title, subtitle and footer itself.
    pub bare: bool,
    /// The series drawn with its band where there are more than four.
    pub selected: Option<String>,
    /// Series that are not drawn; the others keep their colours.
    #[ts(optional, as = "Option<Vec<String>>")]
    pub hidden: Vec<String>,
    /// What is drawn over or behind the points of a trend.
    #[ts(optional, as = "Option<MarkChoice>")]
    pub marks: MarkChoice,
    /// The least that a trend's value axis reaches, so that two figures can be read side by side.
    #[ts(optional)]
    pub reach: Option<f64>,
}

impl Default for Style {
    fn default() -> Self {
        Self { language: "en".into(), theme: Theme::Light, width: 920, height: 0, scale: 2.0, bare: false, selected: None, hidden: Vec::new(), marks: MarkChoice::default(), reach: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    Light,
    Dark,
    Print,
}

/// An error as front ends show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    pub code: String,
    pub message: String,
    pub hint: String,
}

/// A question that was saved under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedQuestion {
    pub name: String,
    pub note: String,
    pub question: Question,
}

/// What a check of a library found; sound where `problems` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct CheckOutcome {
    pub sound: bool,
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub hits: u64,
    pub library: String,
    pub problems: Vec<String>,
}

//! The codebook as it is edited: entries, changes, previews, versions. Shapes only, no logic.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Figure, HitRecord, Series};
use crate::article::{Span, Zone};
use crate::coding::Stance;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    Expression,
    /// Words that look like an expression of a concept and are none.
    Decoy,
}

/// An entry of a codebook as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryDraft {
    pub kind: EntryKind,
    /// An expression's id; a decoy has none.
    #[serde(default)]
    pub id: String,
    /// `*`: every concept (decoys only).
    pub concept: String,
    /// An expression's category.
    #[serde(default)]
    pub category: String,
    pub language: String,
    #[serde(rename = "match")]
    pub patterns: Vec<String>,
    #[serde(default)]
    pub not: Vec<String>,
    #[serde(default)]
    pub near: Vec<String>,
    #[serde(default)]
    pub stance: Option<Stance>,
    #[serde(default)]
    pub note: String,
}

/// An entry with its place in the codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodebookEntry {
    /// By which changes name it: an expression's id; `decoy FILE N` for the n-th decoy of a file.
    pub key: String,
    pub file: String,
    pub line: usize,
    /// Kept in the file, but looked for by nobody.
    pub off: bool,
    /// Hits in the library; absent for decoys, for entries switched off, and where nothing is coded.
    #[ts(type = "number | null")]
    pub hits: Option<u64>,
    /// Other options of the entry, as `key = value`.
    pub options: Vec<String>,
    #[serde(flatten)]
    #[ts(flatten)]
    pub draft: EntryDraft,
}

/// A concept as it is written: what it is, and what its expressions ask for unless they say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConceptDraft {
    pub id: String,
    /// By interface language (`en`, `fr`).
    pub title: BTreeMap<String, String>,
    pub definition: BTreeMap<String, String>,
    /// `pair`: both of the pair named or carried; `one`: one of them; `none`.
    pub actors: String,
    /// How many sentences back the pair may have been named.
    pub carry: u16,
    /// Whether it is told which states claim it.
    pub claimants: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CategoryDraft {
    pub id: String,
    /// By interface language.
    pub title: BTreeMap<String, String>,
    pub definition: BTreeMap<String, String>,
}

/// One change of a codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum CodebookChange {
    /// A new entry (`key` absent), or another wording of one.
    Put {
        #[serde(default)]
        key: Option<String>,
        entry: EntryDraft,
    },
    Off { key: String },
    On { key: String },
    Remove { key: String },
    /// A new concept with its first categories.
    Concept { concept: ConceptDraft, categories: Vec<CategoryDraft> },
    /// A new category of a concept.
    Category { concept: String, category: CategoryDraft },
    /// Concepts and expressions of a list, added to the codebook.
    Add { toml: String },
    /// Another codebook in its place: all its files in one text.
    Whole { text: String },
}

/// A saved version of a library's codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodebookVersion {
    #[ts(type = "number")]
    pub id: i64,
    pub name: String,
    /// `sha256:…`
    pub hash: String,
    /// `first`, `saved`, `given`, `back`.
    pub what: String,
    pub note: String,
    pub author: String,
    pub dated: String,
    /// Whether the library is, or will be, coded with it.
    pub wanted: bool,
    /// Whether the coding that answers was made with it.
    pub answers: bool,
}

/// A library's codebook, open for editing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodebookBook {
    pub name: String,
    pub hash: String,
    pub entries: Vec<CodebookEntry>,
    pub versions: Vec<CodebookVersion>,
    pub languages: Vec<String>,
}

/// How often something is found before and after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewCount {
    pub key: String,
    #[ts(type = "number")]
    pub before: u64,
    #[ts(type = "number")]
    pub after: u64,
    #[ts(type = "number")]
    pub gained: u64,
    #[ts(type = "number")]
    pub lost: u64,
    /// Same place and concept, another category or attribute.
    #[ts(type = "number")]
    pub changed: u64,
}

/// What a change of the codebook would do to a library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CodebookPreview {
    /// The codebook that answers, and the one that would.
    pub from: String,
    pub to: String,
    /// Articles that were coded again to know this; no other one can change.
    #[ts(type = "number")]
    pub looked_at: u64,
    #[ts(type = "number")]
    pub articles: u64,
    pub total: PreviewCount,
    pub languages: Vec<PreviewCount>,
    pub outlets: Vec<PreviewCount>,
    pub concepts: Vec<PreviewCount>,
    /// At most twenty of each, drawn with a fixed seed, in the order of the articles.
    pub gained: Vec<HitRecord>,
    pub lost: Vec<HitRecord>,
    /// The current question before and after, without its split; absent where the concept is gone.
    pub before: Option<Series>,
    pub after: Option<Series>,
    /// Both in one figure.
    pub figure: Option<Figure>,
    /// Sentences about what looks wrong; the change can be saved all the same.
    pub warnings: Vec<String>,
}

/// An expression that nearly, or really, stands in a sentence and is no hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhyNot {
    #[ts(type = "number")]
    pub article: i64,
    pub zone: Zone,
    pub sentence_start: usize,
    pub sentence_end: usize,
    /// The words that were found; absent where none stand together.
    pub at: Option<Span>,
    pub text: String,
    pub concept: String,
    pub category: String,
    pub expression: String,
    /// `decoy`, `overlapped`, `context-missing`, `excluded`, `company-missing`, `actors-missing`, `third-party`,
    /// `no-outsider`; `apart` where all its words stand in the sentence but not as the pattern asks; `lacks` where one part
    /// of the pattern is not there.
    pub why: String,
    /// What failed, as the codebook writes it: the missing part, the context's list, the exclusion, the actors asked for.
    pub demand: Vec<String>,
}

/// What was read from a file of somebody's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodebookImport {
    pub change: CodebookChange,
    #[ts(type = "number")]
    pub patterns: u64,
    /// Entries that could not be told here, each with the reason.
    pub left_out: Vec<String>,
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

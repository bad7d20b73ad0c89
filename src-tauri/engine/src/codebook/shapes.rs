//! How are codebooks, languages and actors written in TOML? The shapes of the files, nothing else.

// Some keys are for readers of the file; they have to be known so that a misspelt one is told.
#![allow(dead_code)]

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::coding::Stance;

pub(super) type Texts = BTreeMap<String, String>;
type Unknown = BTreeMap<String, toml::Value>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileShape {
    pub codebook: Option<HeadShape>,
    pub language: Option<String>,
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<Spanned<String>>>,
    /// Options of a language's file, nearer than a category's and a concept's.
    #[serde(default)]
    pub defaults: OptionsShape,
    #[serde(default)]
    pub concept: Vec<Spanned<ConceptShape>>,
    #[serde(default)]
    pub decoy: Vec<Spanned<DecoyShape>>,
    #[serde(default)]
    pub expression: Vec<Spanned<ExpressionShape>>,
    #[serde(default)]
    pub example: Vec<Spanned<ExampleShape>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadShape {
    pub name: String,
    #[serde(default)]
    pub title: Texts,
    #[serde(default)]
    pub description: Texts,
    pub pair: Vec<String>,
    #[serde(default)]
    pub include: Vec<String>,
    pub version: Option<String>,
    pub source: Option<String>,
    pub license: Option<String>,
}

/// What a concept, a category or an expression asks for; what is nearer to the expression wins.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct OptionsShape {
    pub actors: Option<String>,
    pub carry: Option<u16>,
    pub silent: Option<u16>,
    pub context: Option<String>,
    pub context_reach: Option<i32>,
    pub against: Option<String>,
    pub unless: Option<String>,
    pub claimants: Option<bool>,
    pub claimant: Option<String>,
    pub parties: Option<Vec<String>>,
    pub sought: Option<bool>,
    pub outsider: Option<bool>,
    pub claimed: Option<bool>,
    pub shared: Option<bool>,
    pub stance: Option<Stance>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ConceptShape {
    pub id: String,
    #[serde(default)]
    pub title: Texts,
    #[serde(default)]
    pub definition: Texts,
    #[serde(default)]
    pub includes: Prose,
    #[serde(default)]
    pub excludes: Prose,
    #[serde(default)]
    pub category: Vec<CategoryShape>,
    #[serde(flatten)]
    pub options: OptionsShape,
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Prose for readers: a text, a list of texts, or either by language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
pub(super) enum Prose {
    #[default]
    Nothing,
    Any(toml::Value),
}

#[derive(Debug, Deserialize)]
pub(super) struct CategoryShape {
    pub id: String,
    #[serde(default)]
    pub includes: Prose,
    #[serde(default)]
    pub excludes: Prose,
    #[serde(default)]
    pub title: Texts,
    #[serde(default)]
    pub definition: Texts,
    #[serde(flatten)]
    pub options: OptionsShape,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecoyShape {
    pub concept: Option<String>,
    pub language: Option<String>,
    #[serde(rename = "match")]
    pub patterns: Vec<Spanned<String>>,
    pub note: Option<String>,
    /// Kept in the file and not used.
    #[serde(default)]
    pub off: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct ExpressionShape {
    pub id: String,
    pub category: String,
    pub language: Option<String>,
    #[serde(rename = "match")]
    pub patterns: Vec<Spanned<String>>,
    #[serde(default)]
    pub not: Vec<Spanned<String>>,
    #[serde(default)]
    pub near: Vec<Spanned<String>>,
    pub origin: Option<String>,
    pub note: Option<String>,
    /// Kept in the file and not looked for.
    #[serde(default)]
    pub off: bool,
    #[serde(flatten)]
    pub options: OptionsShape,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExampleShape {
    pub language: Option<String>,
    pub text: String,
    /// `concept.category`, `concept`, or empty: must not match.
    pub expect: String,
    pub title: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub stance: Option<Stance>,
    pub voice: Option<crate::coding::Voice>,
    pub speaker: Option<String>,
    pub claimants: Option<Vec<String>>,
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageShape {
    pub language: LanguageHead,
    #[serde(default)]
    pub sentences: SentencesShape,
    #[serde(default)]
    pub quotes: QuotesShape,
    #[serde(default)]
    pub saying: SayingShape,
    #[serde(default)]
    pub negation: NegationShape,
    #[serde(default)]
    pub distance: DistanceShape,
    #[serde(default)]
    pub carriers: CarriersShape,
    #[serde(default)]
    pub clauses: ClausesShape,
    #[serde(default)]
    pub relation: RelationShape,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageHead {
    pub code: String,
    pub name: String,
    pub script: String,
    pub words: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SentencesShape {
    pub abbreviations: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct QuotesShape {
    pub pairs: Vec<(String, String)>,
    pub titles: Vec<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SayingShape {
    pub verbs: Vec<Spanned<String>>,
    pub headline: Vec<Spanned<String>>,
    pub attribution: Vec<Spanned<String>>,
    pub accusing: Vec<Spanned<String>>,
    pub denying: Vec<Spanned<String>>,
    pub doubting: Vec<Spanned<String>>,
    pub roles: Vec<Spanned<String>>,
    /// Sources that speak for no state: scholars, media, reports.
    pub others: Vec<Spanned<String>>,
    pub tags: Vec<String>,
    pub ends: Vec<Spanned<String>>,
    pub lasts: bool,
    pub inverts: bool,
    /// Verbs that report speech only behind what is said, before their subject.
    pub inserted: Vec<Spanned<String>>,
    /// What begins right behind a verb of saying that closes a sentence: when, where, to whom.
    pub settings: Vec<Spanned<String>>,
    /// Endings of verb forms that go on with what their subject says and never close it.
    pub participles: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NegationShape {
    pub reach: Option<u16>,
    #[serde(default)]
    pub concord: bool,
    pub before: Vec<Spanned<String>>,
    pub after: Vec<Spanned<String>>,
    pub pseudo: Vec<Spanned<String>>,
    pub double: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DistanceShape {
    pub reach: Option<u16>,
    pub before: Vec<Spanned<String>>,
    pub after: Vec<Spanned<String>>,
    pub sought: Vec<Spanned<String>>,
    pub pseudo: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CarriersShape {
    pub pair: Vec<Spanned<String>>,
    pub plural: Vec<Spanned<String>>,
    pub single: Vec<Spanned<String>>,
    pub first: Vec<Spanned<String>>,
    pub other: Vec<Spanned<String>>,
    pub object: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ClausesShape {
    pub separators: Vec<Spanned<String>>,
    pub marks: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RelationShape {
    pub with: Vec<Spanned<String>>,
    pub between: Vec<Spanned<String>>,
    pub and: Vec<Spanned<String>>,
    /// Words that bring in somebody something is done to or about: never a claimant.
    pub towards: Vec<Spanned<String>>,
    pub none: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActorsShape {
    #[serde(default)]
    pub decoys: Vec<Spanned<String>>,
    #[serde(default)]
    pub actor: Vec<Spanned<ActorShape>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActorShape {
    pub name: String,
    pub kind: Option<String>,
    #[serde(default)]
    pub names: Vec<Spanned<String>>,
    #[serde(default)]
    pub capitals: Vec<Spanned<String>>,
    #[serde(default)]
    pub leaders: Vec<Spanned<String>>,
    #[serde(default)]
    pub ministers: Vec<Spanned<String>>,
    #[serde(default)]
    pub demonyms: Vec<Spanned<String>>,
    #[serde(default)]
    pub institutions: Vec<Spanned<String>>,
    #[serde(default)]
    pub metonyms: Vec<Spanned<String>>,
    #[serde(default)]
    pub short: Vec<String>,
}

//! What a person changes in a library by hand. Every change has its inverse, and all stand in one history.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::answers::{CollectionProvenance, EventMark, LineMark};
use crate::question::Question;

/// One change. Its inverse is an edit too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// What is known about an outlet. Fields that are absent stay as they are; `null` empties them.
    Outlet {
        outlet: String,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
        #[ts(optional, as = "Option<Option<String>>")]
        country: Option<Option<String>>,
        /// agency, state, public, private, official.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
        #[ts(optional, as = "Option<Option<String>>")]
        kind: Option<Option<String>>,
        /// A name of the user's own for several outlets.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
        #[ts(optional, as = "Option<Option<String>>")]
        group: Option<Option<String>>,
        /// The outlet whose name its articles carry from now on.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
        #[ts(optional, as = "Option<Option<String>>")]
        merged_into: Option<Option<String>>,
    },
    /// What the source says about articles; their text is never altered.
    Articles { changes: Vec<ArticlesChange> },
    /// Articles go to the bin, with all that hangs on them.
    Delete {
        #[ts(type = "number[]")]
        articles: Vec<i64>,
    },
    /// They come back as they were.
    Restore {
        #[ts(type = "number[]")]
        articles: Vec<i64>,
    },
    /// Whether a decision about a single hit holds.
    Hit {
        #[ts(type = "number")]
        decision: i64,
        #[ts(type = "number")]
        article: i64,
        holds: bool,
    },
    /// A question kept under a name; `None` takes it out.
    Question { name: String, kept: Option<KeptQuestion> },
    /// A star or a note on a line of sentences.
    Line { mark: LineMark },
    /// Whether a version of the codebook is among those that can be wanted.
    Codebook {
        #[ts(type = "number")]
        version: i64,
        stands: bool,
    },
    /// Whether judgements that a coder gave in one go count. What they say is kept with the sample, never here: whoever reads
    /// the history stays blind.
    Judgements {
        #[ts(type = "number")]
        sample: i64,
        coder: String,
        #[ts(type = "number[]")]
        judgements: Vec<i64>,
        holds: bool,
    },
    /// Whether a decision about a sentence that coders judged counts.
    Settlement {
        #[ts(type = "number")]
        settlement: i64,
        holds: bool,
    },
    /// Whether a sample is there, with all that was said of it.
    Sample {
        #[ts(type = "number")]
        sample: i64,
        name: String,
        stands: bool,
    },
    /// The person's own events, all of them.
    Events { kept: Vec<EventMark> },
    /// Where the collections come from, all that is told.
    Provenance { told: Vec<CollectionProvenance> },
    /// How much was published in all: outlet, period, articles; all that is known.
    Published {
        #[ts(type = "[string, string, number][]")]
        totals: Vec<(String, String, u64)>,
    },
}

/// The same change of several articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArticlesChange {
    #[ts(type = "number[]")]
    pub articles: Vec<i64>,
    pub set: ArticleFields,
}

/// What can be changed of an article. Fields that are absent stay as they are; `null` empties them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ArticleFields {
    #[serde(skip_serializing_if = "Option::is_none", with = "double")]
    #[ts(optional, as = "Option<Option<String>>")]
    pub outlet: Option<Option<String>>,
    /// To the precision that is known: `2023`, `2023-09`, `2023-09-20`, `2023-09-20T08:15`.
    #[serde(skip_serializing_if = "Option::is_none", with = "double")]
    #[ts(optional, as = "Option<Option<String>>")]
    pub date: Option<Option<String>>,
    /// ISO 639-1; the articles are coded again.
    #[serde(skip_serializing_if = "Option::is_none", with = "double")]
    #[ts(optional, as = "Option<Option<String>>")]
    pub language: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none", with = "double")]
    #[ts(optional, as = "Option<Option<String>>")]
    pub byline: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none", with = "double")]
    #[ts(optional, as = "Option<Option<String>>")]
    pub url: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none", with = "double")]
    #[ts(optional, as = "Option<Option<String>>")]
    pub collection: Option<Option<String>>,
}

/// A saved question without its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptQuestion {
    pub note: String,
    pub question: Question,
}

/// What a change touches: what has to be read again before the next answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Articles, outlets, codings.
    Content,
    /// Decisions about single hits, which lie over the coding.
    Hand,
    /// Samples and what people say of them: they correct series, and change no count.
    Validation,
    /// What no answer is counted from.
    Beside,
}

/// A change in short, for the log: names and numbers, never a list of a million ids.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct EditTold {
    /// `outlet`, `articles`, `delete`, `restore`, `hit`, `question`, `line`, `codebook`, `events`, `provenance`, `published`.
    pub what: String,
    /// Articles that it touches.
    #[ts(type = "number")]
    pub articles: u64,
    /// The outlet, the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// What was set, by field; `null`: emptied.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, Option<String>>>")]
    pub set: BTreeMap<String, Option<String>>,
}

/// An edit that was made, newest last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditMade {
    #[ts(type = "number")]
    pub id: i64,
    pub edit: Edit,
    pub undone: bool,
}

impl Edit {
    pub fn scope(&self) -> Scope {
        match self {
            Self::Outlet { .. } | Self::Articles { .. } | Self::Delete { .. } | Self::Restore { .. } | Self::Codebook { .. } | Self::Published { .. } => Scope::Content,
            Self::Hit { .. } => Scope::Hand,
            Self::Judgements { .. } | Self::Settlement { .. } | Self::Sample { .. } => Scope::Validation,
            Self::Question { .. } | Self::Line { .. } | Self::Events { .. } | Self::Provenance { .. } => Scope::Beside,
        }
    }

    /// The name of its kind, as the history keeps it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Outlet { .. } => "outlet",
            Self::Articles { .. } => "articles",
            Self::Delete { .. } => "delete",
            Self::Restore { .. } => "restore",
            Self::Hit { .. } => "hit",
            Self::Question { .. } => "question",
            Self::Line { .. } => "line",
            Self::Codebook { .. } => "codebook",
            Self::Judgements { .. } => "judgements",
            Self::Settlement { .. } => "settlement",
            Self::Sample { .. } => "sample",
            Self::Events { .. } => "events",
            Self::Provenance { .. } => "provenance",
            Self::Published { .. } => "published",
        }
    }

    /// The change in short.
    pub fn told(&self) -> EditTold {
        let short = EditTold { what: self.name().into(), ..EditTold::default() };
        match self {
            Self::Outlet { outlet, country, kind, group, merged_into } => {
                let given = [("country", country), ("kind", kind), ("group", group), ("merged_into", merged_into)];
                EditTold { name: Some(outlet.clone()), set: named(&given), ..short }
            }
            Self::Articles { changes } => {
                let set = changes.first().filter(|_| changes.len() == 1).map(|change| change.set.named()).unwrap_or_default();
                EditTold { articles: changes.iter().map(|change| change.articles.len() as u64).sum(), set, ..short }
            }
            Self::Delete { articles } | Self::Restore { articles } => EditTold { articles: articles.len() as u64, ..short },
            Self::Hit { .. } | Self::Line { .. } => EditTold { articles: 1, ..short },
            Self::Question { name, .. } | Self::Sample { name, .. } => EditTold { name: Some(name.clone()), ..short },
            Self::Judgements { coder, .. } => EditTold { name: Some(coder.clone()), ..short },
            Self::Codebook { .. } | Self::Settlement { .. } | Self::Events { .. } | Self::Provenance { .. } | Self::Published { .. } => short,
        }
    }
}

impl ArticleFields {
    /// What is set, by field.
    pub fn named(&self) -> BTreeMap<String, Option<String>> {
        let Self { outlet, date, language, byline, url, collection } = self;
        named(&[("outlet", outlet), ("date", date), ("language", language), ("byline", byline), ("url", url), ("collection", collection)])
    }
}

fn named(fields: &[(&str, &Option<Option<String>>)]) -> BTreeMap<String, Option<String>> {
    fields.iter().filter_map(|(name, value)| value.as_ref().map(|value| ((*name).to_string(), value.clone()))).collect()
}

/// Absent is not `null`.
mod double {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(value: &Option<Option<String>>, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().and_then(Option::as_ref).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
        Option::<String>::deserialize(from).map(Some)
    }
}

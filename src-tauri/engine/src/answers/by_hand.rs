//! What a person set about single hits: decisions, where they hold, and what came of them. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coding::{Stance, Voice};

/// Which hit a decision is about: its place in the stored text and its concept. The place survives another coding.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandPlace {
    #[ts(type = "number")]
    pub article: i64,
    /// Offsets are bytes of the title; else of the body.
    pub in_title: bool,
    pub start: usize,
    pub end: usize,
    pub concept: String,
}

/// What a person says of a hit; what is absent stays as the rules say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct HandDecision {
    /// The hit is none: it is never counted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub struck: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub stance: Option<Stance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub voice: Option<Voice>,
    /// One of the pair by its English short name, `both`, `other`, `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub speaker: Option<String>,
    /// States by their English short names.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub claimants: Option<Vec<String>>,
}

/// A decision as a person gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandEdit {
    pub place: HandPlace,
    /// Absent: as the rules say again.
    pub decision: Option<HandDecision>,
    /// Why: one sentence at least.
    pub reason: String,
    /// Who: initials or a name, as the person likes.
    #[serde(default)]
    pub author: String,
    /// `YYYY-MM-DD`; the program never asks a clock for it.
    #[serde(default)]
    pub dated: String,
}

/// What stands at a hit that somebody set by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandMark {
    pub decision: HandDecision,
    pub reason: String,
    pub author: String,
    pub dated: String,
    /// What the rules say, where a person says otherwise.
    pub rules: HandRules,
}

/// A hit's attributes as the rules set them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandRules {
    pub stance: Stance,
    pub voice: Voice,
    pub speaker: String,
    pub claimants: Vec<String>,
}

/// One line of the list of decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandRecord {
    pub place: HandPlace,
    pub external_id: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<String>,
    /// The words at that place, cut from the stored text.
    pub text: String,
    pub decision: HandDecision,
    pub reason: String,
    pub author: String,
    pub dated: String,
    /// Whether the coding that answers has a hit of that concept there.
    pub has_hit: bool,
    /// What the rules say; absent without a hit.
    pub rules: Option<HandRules>,
}

/// How much is set by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct HandState {
    /// Decisions that hold.
    #[ts(type = "number")]
    pub decisions: u64,
    /// Those whose place has no hit of that concept now.
    #[ts(type = "number")]
    pub without_a_hit: u64,
    /// Whether the history has a change to take back, of whatever kind.
    pub can_undo: bool,
    pub can_redo: bool,
}

//! One hit: an expression found in one sentence, and its attributes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::article::{Span, Zone};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    Asserted,
    Distanced,
    Negated,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    Narrated,
    /// Inside quotation marks, or indirect speech after a verb of saying.
    Quoted,
}

/// To whom quoted or reported speech belongs. `First` and `Second` are the actors of the codebook's pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    First,
    Second,
    Both,
    Other,
    Unknown,
    /// A narrated hit has no speaker.
    None,
}

/// Why a hit adds nothing to a frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum NotCounted {
    Negated,
    /// A caption, lead or kicker that repeats the body.
    Repeated,
    /// A person struck it out.
    Struck,
}

/// One expression found in one sentence. Ids are positions in the codebook's lists of concepts, categories (of the
/// concept), expressions and actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// `Title`: offsets are bytes of the title; any other zone: bytes of the body.
    pub zone: Zone,
    pub sentence: Span,
    pub span: Span,
    pub concept: u16,
    pub category: u16,
    pub expression: u32,
    pub actors: Vec<u16>,
    pub claimants: Vec<u16>,
    pub voice: Voice,
    pub speaker: Speaker,
    pub stance: Stance,
    pub not_counted: Option<NotCounted>,
}

//! A library at a glance.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CodebookInfo, CollectionProvenance, HandState, Originals, RiskyPlace, ValidationState};

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
    #[serde(default, skip_serializing_if = "super::is_zero")]
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

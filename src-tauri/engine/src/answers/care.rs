//! The care of a library: its log, its bin, its backups, what a repair saved. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::edit::EditTold;

/// One line of the library's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogLine {
    #[ts(type = "number")]
    pub id: i64,
    /// When, as RFC 3339 in UTC; empty where nobody said.
    pub dated: String,
    /// `edit`, `undo`, `redo`, `import`, `code`, `codebook`, `cleaning`, `originals`, `reread`, `backup`, `erased`, `restored`.
    pub what: String,
    /// What there is to say of work that is no edit.
    pub detail: String,
    /// The change that the line is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub edit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub told: Option<EditTold>,
    /// Whether that change is taken back now.
    pub undone: bool,
}

/// Deleted articles, newest number first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct BinPage {
    #[ts(type = "number")]
    pub total: u64,
    pub rows: Vec<BinRow>,
}

/// One deleted article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BinRow {
    #[ts(type = "number")]
    pub id: i64,
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
}

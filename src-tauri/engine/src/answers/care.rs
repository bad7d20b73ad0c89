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

/// What was erased for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Erased {
    #[ts(type = "number")]
    pub articles: u64,
    /// Kept originals that those articles came from.
    #[ts(type = "number")]
    pub originals: u64,
}

/// A copy of the library that lies beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupInfo {
    pub path: String,
    /// The file's name: a moment in UTC, `before-format-7`, or `replaced-` and a moment.
    pub name: String,
    /// Whether it goes when newer ones come; those from before a new format and those that were replaced stay.
    pub rolling: bool,
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What became of a library that a backup took the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// Where what was there before lies now; nothing where nothing was there.
    pub kept_as: Option<String>,
}

/// Folders in which a library can be damaged by others who copy its file while it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum RiskyPlace {
    Dropbox,
    OneDrive,
    ICloud,
    GoogleDrive,
    Nextcloud,
    Network,
}

/// What could be saved out of a damaged library, table by table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Repaired {
    #[ts(type = "number")]
    pub articles_saved: u64,
    /// Articles whose number shows that they were there, as far as that can be told.
    #[ts(type = "number")]
    pub articles_lost: u64,
    /// Whether the library has to be coded again.
    pub codings_lost: bool,
    pub tables: Vec<RepairedTable>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RepairedTable {
    pub table: String,
    #[ts(type = "number")]
    pub rows_saved: u64,
    /// Stretches that could not be read.
    #[ts(type = "number")]
    pub holes: u64,
}

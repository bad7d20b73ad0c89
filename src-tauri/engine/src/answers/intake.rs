//! What imports are told and what they answer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Tally;
use crate::article::{Extent, Zone};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rejection {
    pub source: String,
    pub position: String,
    pub reason: String,
}

/// What an import did. `articles_added + articles_known + rejected.len()` = items read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ImportOutcome {
    #[ts(type = "number")]
    pub articles_added: u64,
    #[ts(type = "number")]
    pub articles_known: u64,
    #[ts(type = "number")]
    pub copies_linked: u64,
    pub rejected: Vec<Rejection>,
    pub seconds: f64,
    pub files: Vec<FileOutcome>,
    /// What the rules of cleaning found in what was read.
    #[serde(default)]
    pub rules: Vec<RuleCount>,
}

/// What one file of an import held.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct FileOutcome {
    pub source: String,
    /// The reader that read it, such as `csv`, `europresse-html`.
    pub format: String,
    pub encoding: Option<String>,
    /// How many articles the file itself says it holds.
    #[ts(type = "number | null")]
    pub announced: Option<u64>,
    #[ts(type = "number")]
    pub read: u64,
    #[ts(type = "number")]
    pub added: u64,
    #[ts(type = "number")]
    pub refused: u64,
    /// Sentences about things noticed: cut texts, repaired encodings, suspicious dates.
    pub notes: Vec<String>,
    #[serde(default)]
    #[ts(type = "number")]
    pub undated: u64,
    #[serde(default)]
    #[ts(type = "number")]
    pub suspicious: u64,
    #[serde(default)]
    #[ts(type = "number")]
    pub cut: u64,
    #[serde(default)]
    #[ts(type = "number")]
    pub twice_decoded: u64,
}

/// A refused item with what was kept of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Refused {
    pub source: String,
    pub position: String,
    pub reason: String,
    /// The item itself, up to 64 KiB.
    pub item: Option<String>,
}

/// An import that was begun and has not ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unfinished {
    #[ts(type = "string[]")]
    pub paths: Vec<std::path::PathBuf>,
    pub options: ImportOptions,
    /// Articles and refused items stored before it stopped.
    #[ts(type = "number")]
    pub items: u64,
}

/// Kept copies of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Originals {
    #[ts(type = "number")]
    pub files: u64,
    /// Before packing, and as kept.
    #[ts(type = "number")]
    pub bytes: u64,
    #[ts(type = "number")]
    pub packed: u64,
}

/// What reading kept originals again brought.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct RereadOutcome {
    #[ts(type = "number")]
    pub files: u64,
    #[ts(type = "number")]
    pub articles_unchanged: u64,
    #[ts(type = "number")]
    pub articles_added: u64,
    /// Articles of these files that the present reader no longer gives.
    #[ts(type = "number")]
    pub articles_removed: u64,
    #[ts(type = "number")]
    pub refused: u64,
}

/// What switching rules of cleaning changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct CleaningOutcome {
    /// Articles whose zones are others now; they are to be coded again.
    #[ts(type = "number")]
    pub articles_changed: u64,
    pub rules: Vec<RuleCount>,
}

/// Which column or key of a table holds which field of an article. An absent field is not in the table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    pub id: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    pub body: Option<String>,
    pub url: Option<String>,
    pub byline: Option<String>,
}

/// What a person says about files that they import; what the files say of themselves wins over `outlet` and `language`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ImportOptions {
    pub collection: Option<String>,
    pub outlet: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The reader to use in place of the recognised one, such as `csv`.
    pub format: Option<String>,
    pub mapping: Option<Mapping>,
    /// Which of 05/04/2023 is the day, where no date of the file tells.
    pub date_order: Option<DateOrder>,
    /// The day of the import, `2026-11-24`: later dates are pointed out. The engine has no clock of its own.
    pub today: Option<String>,
    /// Rules of cleaning that are not to run, by name.
    pub rules_off: Vec<String>,
    /// Mend texts that were decoded twice (`companyâ€™s`); never done unasked.
    pub repair_mojibake: bool,
    /// Keep no copies of files whose text is taken out of markup.
    pub drop_originals: bool,
    /// Where the collection comes from; kept with it.
    pub provenance: Option<Provenance>,
    /// Mappings that were chosen before; the library fills them in.
    #[serde(skip)]
    #[ts(skip)]
    pub known_mappings: Vec<Mapping>,
    /// The program that serves the child process in which PDFs are read; without one they are read in this process.
    #[serde(skip)]
    #[ts(skip)]
    pub program: Option<std::path::PathBuf>,
}

/// Where a collection comes from, as the person tells it; footers and methods statements print it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Provenance {
    /// Such as `Europresse`.
    pub database: Option<String>,
    /// The query as it was typed.
    pub query: Option<String>,
    /// First and last day asked for.
    pub from: Option<String>,
    pub to: Option<String>,
    pub exported_on: Option<String>,
    /// How many articles the database said it found.
    #[ts(type = "number | null")]
    pub announced: Option<u64>,
}

impl Provenance {
    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The provenance of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CollectionProvenance {
    pub collection: Option<String>,
    pub told: Provenance,
}

/// What one rule of cleaning found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleCount {
    pub rule: String,
    pub zone: Zone,
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub stretches: u64,
    /// Whether it runs.
    pub on: bool,
}

/// What files hold, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Holdings {
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub refused: u64,
    #[ts(type = "number")]
    pub undated: u64,
    /// Dates that could not be understood, or lie before 1600 or after the import.
    #[ts(type = "number")]
    pub suspicious: u64,
    /// Texts that look as if they had been decoded twice.
    #[ts(type = "number")]
    pub twice_decoded: u64,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    /// The most frequent ones; an empty key: none is named.
    pub outlets: Vec<Tally>,
    #[ts(type = "number")]
    pub outlets_in_all: u64,
    pub languages: Vec<Tally>,
    /// `full`, `cut`, `lead`, `headline`, `none`.
    pub extents: Vec<Tally>,
    pub rules: Vec<RuleCount>,
}

impl ImportOptions {
    /// The day of a moment in seconds since 1970, as `today` wants it; whoever has a clock calls this.
    pub fn day_of(seconds: u64) -> Option<String> {
        Some(chrono::DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?.date_naive().to_string())
    }
}

/// Which of two numbers of a date comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// A look into files before they are imported.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    pub files: Vec<FilePreview>,
    /// Files beyond those looked into.
    #[ts(type = "number")]
    pub more_files: u64,
    /// Of all files that were read.
    pub total: Holdings,
    /// Files (not articles) by format.
    pub formats: Vec<Tally>,
}

/// What one file seems to be, with its first articles.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct FilePreview {
    pub source: String,
    pub format: String,
    pub encoding: Option<String>,
    /// Columns of a table, in its order; empty for other formats.
    pub columns: Vec<String>,
    /// The mapping as guessed from the columns.
    pub mapping: Option<Mapping>,
    pub articles: Vec<SampleArticle>,
    pub rejected: Vec<Rejection>,
    pub notes: Vec<String>,
    /// How many articles the file itself says it holds.
    #[ts(type = "number | null")]
    pub announced: Option<u64>,
    pub holdings: Holdings,
    /// Whether the look saw all of it.
    pub whole: bool,
    /// Whether an import keeps a copy of the file.
    pub keeps_original: bool,
}

/// An article as a preview shows it: the body is cut after a few hundred characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SampleArticle {
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    pub body: String,
    pub position: String,
    /// The date as the source writes it.
    pub date_raw: Option<String>,
    pub extent: Extent,
    /// The text as it was meant, where it looks decoded twice.
    pub mended: Option<String>,
}

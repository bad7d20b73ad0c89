//! Exports, bundles, verification and comparison of what was saved. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an export writes, a row each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportWhat {
    #[default]
    Articles,
    Hits,
    Sentences,
    /// The numbers of a question: trend, comparison, voices, quadrants.
    Tables,
}

/// For which program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFor {
    #[default]
    Any,
    /// CSV with `doc_id`, `text` and the rest as docvars, and an R script that reads it.
    Quanteda,
    /// One text file with starred lines.
    Iramuteq,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ExportChoice {
    pub what: ExportWhat,
    #[serde(rename = "for")]
    pub program: ExportFor,
    /// CSV with a byte-order mark.
    pub bom: bool,
    /// CSV with semicolons.
    pub semicolons: bool,
    /// CSV with `0,5` for `0.5`.
    pub decimal_comma: bool,
    /// Only hits of this concept.
    pub concept: Option<String>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Exported {
    pub files: Vec<ExportedFile>,
    /// What a person must know of it: sheets that follow one another, texts that a cell could not hold.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct ExportedFile {
    pub path: String,
    #[ts(type = "number")]
    pub rows: u64,
    pub sheets: usize,
}

/// One number that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NumberChange {
    pub table: String,
    /// The words that name the row.
    pub row: String,
    pub column: String,
    /// As they were read; absent where there is none.
    #[ts(type = "string | number | null")]
    pub before: serde_json::Value,
    #[ts(type = "string | number | null")]
    pub after: serde_json::Value,
}

/// Two sets of tables, number by number.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct NumberDiff {
    /// Whether nothing differs.
    pub same: bool,
    /// Numbers and words that stand in both.
    #[ts(type = "number")]
    pub compared: u64,
    pub changed: Vec<NumberChange>,
    /// Rows, with their table, that only the first has, and only the second.
    pub only_first: Vec<String>,
    pub only_second: Vec<String>,
    /// Tables that only one of the two has.
    pub tables_only_first: Vec<String>,
    pub tables_only_second: Vec<String>,
    /// What differs around the numbers: question, codebook, library, version.
    pub circumstances: Vec<NumberChange>,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Verification {
    /// Whether every number was found again.
    pub same: bool,
    /// Whether the file was made again byte for byte.
    pub identical: bool,
    /// `svg`, `png`, `html`, `pdf`, `docx`, `xlsx`, `zip` or `json`.
    pub format: String,
    pub recipe: String,
    /// What was compared: `file`, `numbers`, `digests`; a stronger one includes the others.
    pub compared_by: String,
    pub difference: NumberDiff,
    /// Parts of a bundle that are not what its list says.
    pub altered: Vec<String>,
    pub notes: Vec<String>,
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Bundled {
    pub path: String,
    pub with_texts: bool,
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub hits: u64,
    #[ts(type = "number")]
    pub bytes: u64,
    pub files: Vec<String>,
}

/// What a colleague's library holds of a bundle.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Rehydrated {
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub found: u64,
    pub missing: Vec<MissingArticle>,
    /// Quotations that were restored, and those whose words are not where the bundle says.
    #[ts(type = "number")]
    pub restored: u64,
    pub wrong: Vec<String>,
    /// Samples that were judged.
    pub samples: Vec<SampleBack>,
    /// The bundle with texts, where one was written.
    pub path: Option<String>,
}

/// A judged sample of a bundle, as far as its sentences are here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct SampleBack {
    pub name: String,
    #[ts(type = "number")]
    pub sentences: u64,
    /// Sentences that stand here letter by letter.
    #[ts(type = "number")]
    pub found: u64,
    #[ts(type = "number")]
    pub judgements: u64,
    /// Whether it was taken into the library, and how many judgements are new there.
    pub taken: bool,
    #[ts(type = "number")]
    pub added: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingArticle {
    pub article: String,
    pub outlet: String,
    pub date: String,
    pub title: String,
    pub url: String,
}

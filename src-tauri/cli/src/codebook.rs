//! `entente codebook check | show | import | export`

use std::path::{Path, PathBuf};

use clap::Subcommand;
use entente_engine::codebook::{CheckOutcome, Codebook as Book, export_quanteda, import_quanteda, import_word_list};
use entente_engine::{Error, Result};

use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Codebook {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Reads a codebook and codes its examples; without a file, the shipped one.
    Check {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Lists concepts, categories and expressions.
    Show {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Makes a codebook from a quanteda dictionary (.yml, .yaml) or a word list (.txt).
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Language of its words, ISO 639-1.
        #[arg(long, value_name = "XX", default_value = "en")]
        language: String,
        /// Where the codebook is written; standard output otherwise.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Writes one language of a codebook as a quanteda dictionary.
    Export {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        #[arg(long, value_name = "XX", default_value = "en")]
        language: String,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

impl Codebook {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        match self.what {
            What::Check { file } => check(out, &open(file.as_deref())?),
            What::Show { file } => show(out, &open(file.as_deref())?),
            What::Import { file, language, out: to } => import(out, &file, &language, to.as_deref()),
            What::Export { file, language, out: to } => {
                let exported = export_quanteda(&open(file.as_deref())?, &language);
                hand_over(out, &exported, &exported.text, &exported.left_out, to.as_deref())
            }
        }
    }
}

fn open(file: Option<&Path>) -> Result<Book> {
    file.map_or_else(|| Ok(Book::shipped()), crate::code::read)
}

fn check(out: &mut Out, book: &Book) -> Result<Exit> {
    let outcome = book.check()?;
    if out.is_json() {
        out.json(&outcome)?;
    } else {
        tell(out, &outcome)?;
    }
    Ok(if outcome.failures.is_empty() { Exit::Good } else { Exit::Bad })
}

fn tell(out: &mut Out, outcome: &CheckOutcome) -> Result<()> {
    out.line(&format!("codebook {}", outcome.codebook))?;
    out.line(&format!("{} concepts, {} expressions, {} patterns", outcome.concepts, outcome.expressions, outcome.patterns))?;
    out.line(&format!("{} of {} examples are coded as they say", outcome.examples - outcome.failures.len(), outcome.examples))?;
    for failure in &outcome.failures {
        let found = if failure.found.is_empty() { "no hit" } else { &failure.found };
        out.line(&format!("{} ({}): “{}”\n    expected {}; found {found}", failure.at, failure.language, failure.text, failure.expected))?;
    }
    outcome.warnings.iter().try_for_each(|warning| out.line(&format!("warning: {warning}")))
}

fn show(out: &mut Out, book: &Book) -> Result<Exit> {
    let info = book.info();
    if out.is_json() {
        out.json(&info)?;
        return Ok(Exit::Good);
    }
    out.line(&format!("{} {}", info.name, info.hash))?;
    out.line(&format!("pair: {}; languages: {}", info.pair.join(", "), info.languages.join(", ")))?;
    for concept in &info.concepts {
        out.line(&format!("\n{}: {}", concept.id, concept.definition.get("en").map_or("", String::as_str)))?;
        for category in &concept.categories {
            out.line(&format!("  {}: {}", category.id, category.definition.get("en").map_or("", String::as_str)))?;
            for expression in &category.expressions {
                out.line(&format!("    [{}] {}: {}", expression.language, expression.id, expression.patterns.join(" · ")))?;
            }
        }
    }
    Ok(Exit::Good)
}

fn import(out: &mut Out, file: &Path, language: &str, to: Option<&Path>) -> Result<Exit> {
    let text = std::fs::read_to_string(file).map_err(|cause| Error::unreadable(file, cause))?;
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let yaml = file.extension().is_some_and(|kind| kind == "yml" || kind == "yaml");
    let imported = if yaml { import_quanteda(&name, &text, language)? } else { import_word_list(&name, &text, language)? };
    hand_over(out, &imported, &imported.toml, &imported.left_out, to)
}

/// Writes a text to a file or to standard output, and tells what could not be held.
fn hand_over(out: &mut Out, whole: &impl serde::Serialize, text: &str, left_out: &[String], to: Option<&Path>) -> Result<Exit> {
    match to {
        Some(path) => {
            std::fs::write(path, text).map_err(|cause| Error::unwritable(path, cause))?;
            if out.is_json() {
                out.json(whole)?;
            }
        }
        None if out.is_json() => out.json(whole)?,
        None => out.line(text.trim_end())?,
    }
    left_out.iter().for_each(|entry| out.remark(&format!("left out: {entry}")));
    Ok(Exit::Good)
}

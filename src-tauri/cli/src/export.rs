//! `entente export`

use std::path::PathBuf;

use entente_engine::answers::{ExportChoice, ExportFor, ExportWhat};
use entente_engine::{Error, Result};

use crate::args::LibraryArg;
use crate::out::{Exit, Out};
use crate::question::{PartArgs, word};

#[derive(clap::Args)]
pub struct Export {
    #[command(flatten)]
    library: LibraryArg,
    /// What becomes a row: an article, a hit, a sentence; or the tables of a question.
    #[arg(long, default_value = "articles", value_parser = word::<ExportWhat>(&["articles", "hits", "sentences", "tables"]))]
    what: ExportWhat,
    /// The file to write: .csv, .xlsx, .jsonl or .parquet; .txt for IRaMuTeQ.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Only hits of this concept; the concept of the tables.
    #[arg(long, value_name = "CONCEPT")]
    concept: Option<String>,
    #[command(flatten)]
    parts: PartArgs,
    /// The program that will read it.
    #[arg(long = "for", value_name = "PROGRAM", default_value = "any", value_parser = word::<ExportFor>(&["any", "quanteda", "iramuteq"]))]
    program: ExportFor,
    /// CSV with a byte-order mark, without which Excel takes UTF-8 for an old encoding.
    #[arg(long)]
    bom: bool,
    /// What stands between the cells of CSV.
    #[arg(long, value_name = "SIGN", default_value = ",", value_parser = [",", ";"])]
    separator: String,
    /// CSV with 0,5 for 0.5.
    #[arg(long)]
    decimal_comma: bool,
}

impl Export {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        if self.what == ExportWhat::Tables && self.concept.is_none() {
            return Err(Error::new("concept-wanted", "Tables are of a concept, and none is named.", "Name one with --concept."));
        }
        let choice = ExportChoice {
            what: self.what,
            program: self.program,
            bom: self.bom,
            semicolons: self.separator == ";",
            decimal_comma: self.decimal_comma,
            concept: self.concept.clone(),
        };
        let question = self.parts.about(self.concept.as_deref().unwrap_or_default());
        let bar = out.bar();
        let done = library.export(&question, &choice, &self.out, &|step| bar.step(step));
        bar.clear();
        let exported = done?;
        exported.notes.iter().for_each(|note| out.remark(&format!("note: {note}")));
        if out.is_json() {
            out.json(&exported)?;
        } else {
            exported.files.iter().for_each(|file| out.remark(&format!("{} is written, {} rows", file.path, file.rows)));
        }
        Ok(Exit::Good)
    }
}

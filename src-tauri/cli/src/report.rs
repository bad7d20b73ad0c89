//! `entente report`

use std::path::PathBuf;

use entente_engine::Result;
use entente_engine::answers::{ReportOptions, Theme};
use entente_engine::library::Library;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};
use crate::question::{PartArgs, word};

#[derive(clap::Args)]
pub struct Report {
    #[command(flatten)]
    library: LibraryArg,
    /// The concept that is reported on; the first of the codebook where none is named.
    #[arg(long, value_name = "CONCEPT")]
    concept: Option<String>,
    #[command(flatten)]
    parts: PartArgs,
    /// The file to write: .html, .pdf or .xlsx.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A title of your own; without one it is made from the question.
    #[arg(long)]
    title: Option<String>,
    /// The outlet that others are compared with; without one, each is compared with all others.
    #[arg(long, value_name = "OUTLET")]
    baseline: Option<String>,
    /// Example sentences an outlet.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(0..=50))]
    sentences: u32,
    /// The language of the report.
    #[arg(long = "in", value_name = "LANGUAGE", default_value = "en", value_parser = ["en", "fr"])]
    language: String,
    #[arg(long, default_value = "light", value_parser = word::<Theme>(&["light", "dark", "print"]))]
    theme: Theme,
    /// The day of making, YYYY-MM-DD; none is printed without it.
    #[arg(long, value_name = "DATE")]
    dated: Option<chrono::NaiveDate>,
}

impl Report {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let options = ReportOptions {
            title: self.title,
            language: self.language,
            theme: self.theme,
            baseline: self.baseline,
            sentences: self.sentences,
            dated: self.dated.map(|day| day.to_string()),
        };
        let library = self.library.open()?;
        let concept = self.concept.map_or_else(|| first_concept(&library), Ok)?;
        library.report(&self.parts.about(&concept), &options, &self.out)?;
        if out.is_json() {
            out.json(&serde_json::json!({ "report": self.out }))?;
        } else {
            out.remark(&format!("{} is written", self.out.display()));
        }
        Ok(Exit::Good)
    }
}

fn first_concept(library: &Library) -> Result<String> {
    let codebook = library.info()?.codebook;
    Ok(codebook.and_then(|codebook| codebook.concepts.into_iter().next()).map(|concept| concept.id).unwrap_or_default())
}

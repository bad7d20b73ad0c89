//! `entente report`

use std::path::{Path, PathBuf};

use entente_engine::{Error, Result};
use entente_engine::answers::{ReportOptions, Theme};
use entente_engine::library::{BundleChoice, Library, report_template_file};

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
    /// The file to write: .html, .pdf, .docx or .xlsx; .zip is a bundle without texts.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A title of your own; without one it is made from the question.
    #[arg(long)]
    title: Option<String>,
    /// The outlet that others are compared with; without one, each is compared with all others.
    #[arg(long, value_name = "OUTLET")]
    baseline: Option<String>,
    /// Example sentences an outlet; 3 where nothing else is said.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=50))]
    sentences: Option<u32>,
    /// The language of the report; English where nothing else is said.
    #[arg(long = "in", value_name = "LANGUAGE", value_parser = ["en", "fr"])]
    language: Option<String>,
    /// The colours of the page; light where nothing else is said. PDF and DOCX are for paper.
    #[arg(long, value_parser = word::<Theme>(&["light", "dark", "print"]))]
    theme: Option<Theme>,
    /// A template (TOML): which sections, in which order, with what words of your own. Other options go before it.
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Make this saved report (HTML, PDF, DOCX, XLSX or a bundle) again over the library as it is now, with what changed;
    /// its own question and choices are taken, but for --dated.
    #[arg(long, alias = "again", value_name = "FILE")]
    like: Option<PathBuf>,
    /// A bundle with whole texts: only for those who have the right to them.
    #[arg(long)]
    with_texts: bool,
    /// The day of making, YYYY-MM-DD; none is printed without it.
    #[arg(long, value_name = "DATE")]
    dated: Option<chrono::NaiveDate>,
}

impl Report {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let usual = self.template.as_deref().map_or_else(|| Ok(ReportOptions::default()), report_template_file)?;
        let options = ReportOptions {
            title: self.title.or(usual.title),
            language: self.language.unwrap_or(usual.language),
            theme: self.theme.unwrap_or(usual.theme),
            baseline: self.baseline.or(usual.baseline),
            sentences: self.sentences.unwrap_or(usual.sentences),
            dated: self.dated.map(|day| day.to_string()),
            sections: usual.sections,
        };
        let library = self.library.open()?;
        if let Some(old) = &self.like {
            return again(&library, old, options.dated, &self.out, out);
        }
        let concept = self.concept.map_or_else(|| first_concept(&library), Ok)?;
        let question = self.parts.about(&concept);
        if self.with_texts {
            let choice = BundleChoice { with_texts: true, ..BundleChoice::default() };
            let zip = self.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
            if !zip {
                return Err(Error::new("report-format", "Only a bundle holds whole texts.", "Give the file a name that ends in .zip."));
            }
            let bar = out.bar();
            let done = library.bundle(&question, &options, &choice, &self.out, &|step| bar.step(step));
            bar.clear();
            done?;
        } else {
            library.report(&question, &options, &self.out)?;
        }
        if out.is_json() {
            out.json(&serde_json::json!({ "report": self.out }))?;
        } else {
            out.remark(&format!("{} is written", self.out.display()));
        }
        Ok(Exit::Good)
    }
}

/// The report made again, and how much changed.
fn again(library: &Library, old: &Path, dated: Option<String>, path: &Path, out: &mut Out) -> Result<Exit> {
    let diff = library.report_again(old, dated, path)?;
    if out.is_json() {
        out.json(&serde_json::json!({ "report": path, "changes": diff }))?;
    } else {
        let (changed, added, gone) = (diff.changed.len(), diff.only_second.len(), diff.only_first.len());
        out.remark(&format!("{} is written: {changed} of {} cells changed, {added} rows are new, {gone} are gone", path.display(), diff.compared));
    }
    Ok(Exit::Good)
}

pub fn first_concept(library: &Library) -> Result<String> {
    let codebook = library.info()?.codebook;
    Ok(codebook.and_then(|codebook| codebook.concepts.into_iter().next()).map(|concept| concept.id).unwrap_or_default())
}

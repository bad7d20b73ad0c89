//! `entente bundle`

use std::path::PathBuf;

use entente_engine::answers::{ReportOptions, Theme};
use entente_engine::library::{BundleChoice, Library, Rehydrating};
use entente_engine::{Error, Result};

use crate::out::{Exit, Out};
use crate::question::{PartArgs, word};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Bundle {
    #[command(subcommand)]
    action: Option<Action>,
    /// The library file, by convention NAME.entente.
    #[arg(value_name = "LIBRARY", required = true)]
    library: Option<PathBuf>,
    /// The concept that is reported on; the first of the codebook where none is named.
    #[arg(long, value_name = "CONCEPT")]
    concept: Option<String>,
    #[command(flatten)]
    parts: PartArgs,
    /// The file to write, a .zip.
    #[arg(long, value_name = "FILE", required = true)]
    out: Option<PathBuf>,
    /// With whole texts: only for those who have the right to them.
    #[arg(long)]
    with_texts: bool,
    /// Most words of a title or a quotation where there are no texts.
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=200))]
    words: u16,
    /// The report as PDF too.
    #[arg(long)]
    pdf: bool,
    /// A title of your own; without one it is made from the question.
    #[arg(long)]
    title: Option<String>,
    /// The outlet that others are compared with; without one, each is compared with all others.
    #[arg(long, value_name = "OUTLET")]
    baseline: Option<String>,
    /// The language of report and README.
    #[arg(long = "in", value_name = "LANGUAGE", default_value = "en", value_parser = ["en", "fr"])]
    language: String,
    #[arg(long, default_value = "light", value_parser = word::<Theme>(&["light", "dark", "print"]))]
    theme: Theme,
    /// The day of making, YYYY-MM-DD; none is printed without it.
    #[arg(long, value_name = "DATE")]
    dated: Option<chrono::NaiveDate>,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Finds a bundle's articles in your own library by the hash of their texts, and puts the quotations back.
    Rehydrate {
        #[arg(value_name = "BUNDLE")]
        bundle: PathBuf,
        #[arg(value_name = "LIBRARY")]
        library: PathBuf,
        /// Where the bundle with texts goes; without it only what is found and missing is told.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Take the samples and judgements of the bundle into the library, where every sentence of them is here.
        #[arg(long)]
        judgements: bool,
        /// End with 1 where an article is missing.
        #[arg(long)]
        strict: bool,
    },
}

impl Bundle {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        if let Some(Action::Rehydrate { bundle, library, out: target, judgements, strict }) = self.action {
            return rehydrate(&bundle, &library, Rehydrating { out: target.as_deref(), judgements }, strict, out);
        }
        let (Some(path), Some(target)) = (&self.library, &self.out) else {
            return Err(Error::new("bundle-usage", "A bundle is made of a library.", "Name the library, and the file with --out."));
        };
        let library = Library::open(path)?;
        let options = ReportOptions {
            title: self.title,
            language: self.language,
            theme: self.theme,
            baseline: self.baseline,
            dated: self.dated.map(|day| day.to_string()),
            ..ReportOptions::default()
        };
        let concept = self.concept.map_or_else(|| crate::report::first_concept(&library), Ok)?;
        let choice = BundleChoice { with_texts: self.with_texts, words: usize::from(self.words), pdf: self.pdf };
        let bar = out.bar();
        let done = library.bundle(&self.parts.about(&concept), &options, &choice, target, &|step| bar.step(step));
        bar.clear();
        let bundled = done?;
        if out.is_json() {
            out.json(&bundled)?;
        } else {
            out.remark(&format!("{} is written: {} articles, {} hits, {} files", bundled.path, bundled.articles, bundled.hits, bundled.files.len()));
        }
        Ok(Exit::Good)
    }
}

fn rehydrate(bundle: &std::path::Path, library: &std::path::Path, wanted: Rehydrating<'_>, strict: bool, out: &mut Out) -> Result<Exit> {
    let library = Library::open(library)?;
    let bar = out.bar();
    let done = library.rehydrate(bundle, wanted, &|step| bar.step(step));
    bar.clear();
    let told = done?;
    if out.is_json() {
        out.json(&told)?;
    } else {
        out.line(&format!("{} of {} articles are here, {} quotations are back", told.found, told.articles, told.restored))?;
        for one in &told.missing {
            out.line(&format!("missing: article {}, {}, {}, {} {}", one.article, one.outlet, one.date, one.title, one.url))?;
        }
        for one in &told.samples {
            let taken = match (one.taken, wanted.judgements) {
                (true, _) => format!(", {} judgements taken in", one.added),
                (false, true) => ", not taken in: only a whole sample keeps its weights".to_owned(),
                (false, false) => String::new(),
            };
            out.line(&format!("sample \"{}\": {} of {} sentences are here, {} judgements{taken}", one.name, one.found, one.sentences, one.judgements))?;
        }
        told.wrong.iter().try_for_each(|line| out.line(line))?;
    }
    Ok(if told.wrong.is_empty() && (!strict || told.missing.is_empty()) { Exit::Good } else { Exit::Bad })
}

//! `entente import`

use std::path::PathBuf;

use entente_engine::answers::{DateOrder, ImportOptions, ImportOutcome};
use entente_engine::library::{Depth, Library, examine, mapping};
use entente_engine::{Error, Result};

use crate::doctor;
use crate::out::{Exit, Out};
use crate::provenance::Told;

#[derive(clap::Args)]
pub struct Import {
    /// The library file; made where there is none.
    library: PathBuf,
    /// Files and folders.
    #[arg(required_unless_present = "resume")]
    paths: Vec<PathBuf>,
    /// Go on with the import that broke off.
    #[arg(long, conflicts_with = "paths")]
    resume: bool,
    /// The collection that the articles belong to.
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// The outlet of articles that name none.
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// The language of articles that name none, by its ISO 639-1 code.
    #[arg(long, value_name = "XX")]
    language: Option<String>,
    /// The reader to use in place of the recognised one.
    #[arg(long, value_name = "NAME")]
    format: Option<String>,
    /// Which column or key holds which field: JSON or TOML, one field a line.
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Which of 05/04/2023 is the day, where no date of the file tells.
    #[arg(long, value_name = "ORDER")]
    date_order: Option<Order>,
    /// A rule of cleaning that is not to run; `entente cleaning` lists them. May be given several times.
    #[arg(long, value_name = "RULE")]
    without_rule: Vec<String>,
    /// Mend texts that were decoded twice (`companyâ€™s`).
    #[arg(long)]
    repair_mojibake: bool,
    /// Keep no copies of files whose text is taken out of markup.
    #[arg(long)]
    no_originals: bool,
    #[command(flatten)]
    told: Told,
    /// Exit code 1 where an item was rejected.
    #[arg(long)]
    strict: bool,
    /// Show what the files seem to hold, and store nothing.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Order {
    DayFirst,
    MonthFirst,
}

impl From<Order> for DateOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::DayFirst => Self::DayFirst,
            Order::MonthFirst => Self::MonthFirst,
        }
    }
}

/// The day of this import: later dates are pointed out.
fn today() -> Option<String> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    ImportOptions::day_of(since.as_secs())
}

/// This program, which reads PDFs in a child of itself.
fn program() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

impl Import {
    pub fn run(mut self, out: &mut Out) -> Result<Exit> {
        let mut options = self.options()?;
        if self.dry_run {
            return self.examine(&options, out);
        }
        let library = Library::open_or_create(&self.library)?.dated_by(crate::args::now);
        if self.resume {
            let Some(begun) = library.unfinished()? else {
                out.remark("no import broke off; nothing to do");
                return Ok(Exit::Good);
            };
            (self.paths, options) = (begun.paths, ImportOptions { program: program(), ..begun.options });
        }
        let bar = out.bar();
        let outcome = library.import(&self.paths, &options, &|step| bar.step(step));
        bar.clear();
        let outcome = ImportOutcome { seconds: bar.seconds(), ..outcome? };
        if out.is_json() { out.json(&outcome)? } else { tell(&outcome, out)? }
        Ok(if self.strict && !outcome.rejected.is_empty() { Exit::Bad } else { Exit::Good })
    }

    fn options(&mut self) -> Result<ImportOptions> {
        let mapping = match &self.map {
            None => None,
            Some(path) => Some(mapping(&std::fs::read_to_string(path).map_err(|cause| Error::unreadable(path, cause))?)?),
        };
        Ok(ImportOptions {
            collection: self.collection.take(),
            outlet: self.outlet.take(),
            language: self.language.take(),
            format: self.format.take(),
            mapping,
            date_order: self.date_order.map(Into::into),
            today: today(),
            rules_off: std::mem::take(&mut self.without_rule),
            repair_mojibake: self.repair_mojibake,
            drop_originals: self.no_originals,
            provenance: std::mem::take(&mut self.told).told(),
            known_mappings: Vec::new(),
            program: program(),
        })
    }

    /// What the files hold, to the last article; a library that is there lends its remembered mappings.
    fn examine(&self, options: &ImportOptions, out: &mut Out) -> Result<Exit> {
        let bar = out.bar();
        let told = |step: entente_engine::progress::Step<'_>| bar.step(step);
        let preview = match Library::open(&self.library) {
            Ok(library) => library.examine(&self.paths, options, Depth::Whole, &told),
            Err(_) => examine(&self.paths, options, Depth::Whole, &told),
        };
        bar.clear();
        let preview = preview?;
        if out.is_json() { out.json(&preview)? } else { doctor::tell(&preview, out)? }
        Ok(Exit::Good)
    }
}

/// Rejections listed for a person; all of them are in the library.
const LISTED: usize = 20;

fn tell(outcome: &ImportOutcome, out: &mut Out) -> Result<()> {
    out.line(&format!(
        "{} articles added, {} known already, {} copies linked, {} rejected, in {:.1} s",
        outcome.articles_added,
        outcome.articles_known,
        outcome.copies_linked,
        outcome.rejected.len(),
        outcome.seconds
    ))?;
    for rejection in outcome.rejected.iter().take(LISTED) {
        let place = if rejection.position.is_empty() { String::new() } else { format!(", {}", rejection.position) };
        out.line(&format!("  {}{place}: {}", rejection.source, rejection.reason))?;
    }
    if outcome.rejected.len() > LISTED {
        out.line(&format!("  and {} more; `entente rejections` lists all", outcome.rejected.len() - LISTED))?;
    }
    doctor::rules(&outcome.rules, out)?;
    for file in &outcome.files {
        for doubt in doctor::doubts(file.undated, file.suspicious, file.cut, file.twice_decoded) {
            out.line(&format!("  {}: {doubt}", file.source))?;
        }
        if let Some(announced) = file.announced.filter(|announced| *announced != file.read) {
            out.line(&format!("  {}: announced {announced}, read {}, refused {}", file.source, file.read, file.refused))?;
        }
        for note in &file.notes {
            out.line(&format!("  {}: {note}", file.source))?;
        }
    }
    Ok(())
}

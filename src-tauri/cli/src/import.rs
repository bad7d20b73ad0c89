//! `entente import`

use std::path::PathBuf;

use entente_engine::answers::{DateOrder, ImportOptions, ImportOutcome};
use entente_engine::library::{Library, mapping};
use entente_engine::{Error, Result};

use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Import {
    /// The library file; made where there is none.
    library: PathBuf,
    /// Files and folders.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
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

impl Import {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let mapping = match &self.map {
            None => None,
            Some(path) => Some(mapping(&std::fs::read_to_string(path).map_err(|cause| Error::unreadable(path, cause))?)?),
        };
        let options = ImportOptions {
            collection: self.collection,
            outlet: self.outlet,
            language: self.language,
            format: self.format,
            mapping,
            date_order: self.date_order.map(Into::into),
            today: today(),
        };
        if self.dry_run {
            return preview(&self.paths, &options, out);
        }
        let library = Library::open_or_create(&self.library)?;
        let bar = out.bar();
        let outcome = library.import(&self.paths, &options, &|step| bar.step(step));
        bar.clear();
        let outcome = ImportOutcome { seconds: bar.seconds(), ..outcome? };
        if out.is_json() { out.json(&outcome)? } else { tell(&outcome, out)? }
        Ok(if self.strict && !outcome.rejected.is_empty() { Exit::Bad } else { Exit::Good })
    }
}

fn preview(paths: &[PathBuf], options: &ImportOptions, out: &mut Out) -> Result<Exit> {
    let preview = entente_engine::library::preview(paths, options)?;
    if out.is_json() {
        out.json(&preview)?;
        return Ok(Exit::Good);
    }
    for file in &preview.files {
        out.line(&format!("{}  {}  {}", file.source, file.format, file.encoding.as_deref().unwrap_or("")))?;
        for article in &file.articles {
            let title = article.title.as_deref().unwrap_or_else(|| article.body.lines().next().unwrap_or(""));
            let date = article.date.as_deref().unwrap_or("no date");
            out.line(&format!("  {date}  {}  {}", article.outlet.as_deref().unwrap_or("(unknown)"), cut(title)))?;
        }
        for rejection in &file.rejected {
            out.line(&format!("  rejected {}: {}", rejection.position, rejection.reason))?;
        }
    }
    if preview.more_files > 0 {
        out.line(&format!("and {} more files", preview.more_files))?;
    }
    Ok(Exit::Good)
}

fn cut(text: &str) -> String {
    text.chars().take(80).collect()
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
    for file in &outcome.files {
        if let Some(announced) = file.announced.filter(|announced| *announced != file.read) {
            out.line(&format!("  {}: announced {announced}, read {}, refused {}", file.source, file.read, file.refused))?;
        }
        for note in &file.notes {
            out.line(&format!("  {}: {note}", file.source))?;
        }
    }
    Ok(())
}

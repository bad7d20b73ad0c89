//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use entente_engine::Result;
use entente_engine::question::Selection;

use crate::out::{Exit, Out};

/// Compares how news outlets write about China and Russia.
#[derive(Parser)]
#[command(name = "entente", version, arg_required_else_help = true, subcommand_required = true)]
pub struct Args {
    /// One JSON document (for lists: one object a line) on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    /// No progress on standard error.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Reads files and folders into a library, made where there is none.
    Import(crate::import::Import),
    /// Lists the stored articles, one JSON object a line.
    Articles(crate::articles::Articles),
    /// Codes what is not yet coded with the codebook.
    Code(crate::code::Code),
    /// Lists every hit with its place and attributes, one JSON object a line.
    Hits(crate::hits::Hits),
    /// Strikes single hits out or sets their attributes, beside the coding.
    ByHand(crate::by_hand::ByHand),
    /// Precision, recall and F1 of a codebook against annotated articles.
    Evaluate(crate::evaluate::Evaluate),
    /// Checks, lists, brings in or hands out a codebook.
    Codebook(crate::codebook::Codebook),
    /// How a measure moves over time: the numbers, or the figure.
    Trend(crate::trend::Trend),
    /// Outlets, or another split, side by side.
    Compare(crate::compare::Compare),
    /// Articles by outlet and week, with gaps and spikes.
    Coverage(crate::coverage::Coverage),
    /// The measure before and after dated events.
    Events(crate::events::Events),
    /// Words that keep company with the hits of one group.
    Words(crate::words::Words),
    /// Two concepts in the same articles.
    Quadrants(crate::quadrants::Quadrants),
    /// Own voice against quoted, and who is quoted.
    Voices(crate::voices::Voices),
    /// A trend freed from changes in which outlets were collected.
    Composition(crate::composition::Composition),
    /// Who printed an expression first, and how it went round.
    Spread(crate::spread::Spread),
    /// What drives a point: expressions, outlets, stories, articles.
    Drivers(crate::drivers::Drivers),
    /// Rules of cleaning: what each finds; switched off and on.
    Cleaning(crate::cleaning::Cleaning),
    /// Kept copies of files: counted, dropped, read again.
    Originals(crate::originals::OriginalsOf),
    /// Where collections come from, and published totals.
    Provenance(crate::provenance::ProvenanceOf),
    /// Lists the outlets; merges, groups and describes them.
    Outlets(crate::outlets::Outlets),
    /// Sets outlet, date, language, byline, address or collection of articles.
    Edit(crate::edit::EditOf),
    /// Puts articles into the bin.
    Delete(crate::delete::Delete),
    /// Lists the bin; takes articles back out of it.
    Bin(crate::bin::Bin),
    /// Lists what was done to a library, newest first.
    Log(crate::log::Log),
    /// Takes the last change by hand back, whatever it was.
    Undo(crate::undo::Undo),
    /// Makes the change again that was taken back last.
    Redo(crate::undo::Redo),
    /// Groups the articles that carry the same story.
    Copies(crate::copies::Copies),
    /// Lists what imports refused, and why.
    Rejections(crate::rejections::Rejections),
    /// Says what a library holds.
    Info(crate::info::Info),
    /// Draws, judges and reckons a sample of sentences: how right is the codebook here?
    Validate(crate::validate::Validate),
    /// Writes the comparison report.
    Report(crate::report::Report),
    /// Writes articles, hits, sentences or tables for other programs.
    Export(crate::export::Export),
    /// Writes a report with everything that it rests on, or puts the texts back into one.
    Bundle(crate::bundle::Bundle),
    /// Makes a saved figure, report or bundle again and says what differs.
    Verify(crate::verify::Verify),
    /// Compares two saved reports, figures or answers number by number.
    Diff(crate::verify::Diff),
    /// Looks for damage.
    Check(crate::check::Check),
    /// Erases the bin for good, with the history and every trace in the file.
    Erase(crate::erase::Erase),
    /// Puts a backup in the library's place; what was there is kept.
    Restore(crate::restore::Restore),
    /// Makes a consistent copy, even while the library is in use.
    Backup(crate::backup::Backup),
}

impl Command {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        match self {
            Self::Import(command) => command.run(out),
            Self::Articles(command) => command.run(out),
            Self::Code(command) => command.run(out),
            Self::Hits(command) => command.run(out),
            Self::ByHand(command) => command.run(out),
            Self::Evaluate(command) => command.run(out),
            Self::Codebook(command) => command.run(out),
            Self::Trend(command) => command.run(out),
            Self::Compare(command) => command.run(out),
            Self::Coverage(command) => command.run(out),
            Self::Events(command) => command.run(out),
            Self::Words(command) => command.run(out),
            Self::Quadrants(command) => command.run(out),
            Self::Voices(command) => command.run(out),
            Self::Composition(command) => command.run(out),
            Self::Spread(command) => command.run(out),
            Self::Drivers(command) => command.run(out),
            Self::Cleaning(command) => command.run(out),
            Self::Originals(command) => command.run(out),
            Self::Provenance(command) => command.run(out),
            Self::Outlets(command) => command.run(out),
            Self::Edit(command) => command.run(out),
            Self::Delete(command) => command.run(out),
            Self::Bin(command) => command.run(out),
            Self::Log(command) => command.run(out),
            Self::Undo(command) => command.run(out),
            Self::Redo(command) => command.run(out),
            Self::Copies(command) => command.run(out),
            Self::Rejections(command) => command.run(out),
            Self::Info(command) => command.run(out),
            Self::Validate(command) => command.run(out),
            Self::Report(command) => command.run(out),
            Self::Export(command) => command.run(out),
            Self::Bundle(command) => command.run(out),
            Self::Verify(command) => command.run(out),
            Self::Diff(command) => command.run(out),
            Self::Check(command) => command.run(out),
            Self::Erase(command) => command.run(out),
            Self::Restore(command) => command.run(out),
            Self::Backup(command) => command.run(out),
        }
    }
}

/// The library of a command.
#[derive(clap::Args)]
pub struct LibraryArg {
    /// The library file, by convention NAME.entente.
    #[arg(value_name = "LIBRARY")]
    pub library: PathBuf,
}

impl LibraryArg {
    pub fn open(&self) -> Result<entente_engine::library::Library> {
        Ok(entente_engine::library::Library::open(&self.library)?.dated_by(now))
    }
}

/// This moment as RFC 3339 in UTC.
pub fn now() -> String {
    let seconds = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    chrono::DateTime::from_timestamp(i64::try_from(seconds).unwrap_or_default(), 0).unwrap_or_default().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// Articles by a selection, or one by one by their numbers.
#[derive(clap::Args)]
pub struct Chosen {
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// An article by its number, as `entente articles` prints it; may be given several times.
    #[arg(long = "article", value_name = "ID")]
    pub articles: Vec<i64>,
    /// Every article of the library.
    #[arg(long)]
    pub all: bool,
}

impl Chosen {
    /// Refuses what names no article at all: a forgotten selection must not mean everything.
    pub fn check(&self) -> Result<()> {
        let nothing = self.articles.is_empty() && !self.all && self.selection.selection() == Selection::default();
        match nothing {
            true => Err(entente_engine::Error::new("nothing-selected", "No article is named.", "Give a selection such as --outlet, --article ID, or --all.")),
            false => Ok(()),
        }
    }
}

/// Which articles are asked about.
#[derive(clap::Args, Default)]
pub struct SelectionArgs {
    /// First day: 2022-02-24, or 2022-02 or 2022 for its first day.
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    pub from: Option<chrono::NaiveDate>,
    /// Last day, included: 2022-12-31, or 2022-12 or 2022 for its last day.
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub to: Option<chrono::NaiveDate>,
    /// An outlet; may be given several times.
    #[arg(long = "outlet", value_name = "OUTLET")]
    pub outlets: Vec<String>,
    /// A language by its ISO 639-1 code; may be given several times.
    #[arg(long = "language", value_name = "XX")]
    pub languages: Vec<String>,
    /// A collection; may be given several times.
    #[arg(long = "collection", value_name = "NAME")]
    pub collections: Vec<String>,
    /// Words that the article must hold; quotation marks make a phrase.
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
}

impl SelectionArgs {
    pub fn selection(&self) -> Selection {
        Selection {
            from: self.from,
            to: self.to,
            outlets: self.outlets.clone(),
            languages: self.languages.clone(),
            collections: self.collections.clone(),
            search: self.search.clone().filter(|text| !text.trim().is_empty()),
        }
    }
}

pub fn first_day(text: &str) -> Result<chrono::NaiveDate, String> {
    let date: entente_engine::article::PublishedOn = text.parse().map_err(|()| wanted(text))?;
    Ok(date.first_day())
}

pub fn last_day(text: &str) -> Result<chrono::NaiveDate, String> {
    use chrono::{Days, Months};
    use entente_engine::article::Precision;
    let date: entente_engine::article::PublishedOn = text.parse().map_err(|()| wanted(text))?;
    let first = date.first_day();
    let next = match date.precision() {
        Precision::Year => first.checked_add_months(Months::new(12)),
        Precision::Month => first.checked_add_months(Months::new(1)),
        Precision::Day | Precision::Minute => first.checked_add_days(Days::new(1)),
    };
    next.and_then(|day| day.pred_opt()).ok_or_else(|| wanted(text))
}

fn wanted(text: &str) -> String {
    format!("\"{text}\" is no date of the calendar; write 2022-02-24, 2022-02 or 2022")
}

//! How a question is typed, and where its answer goes.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use entente_engine::answers::{Caution, EventMark, LeftOut, MarkChoice, Style, Theme};
use entente_engine::coding::{Stance, Voice};
use entente_engine::library::{CsvStyle, Library};
use entente_engine::question::{Among, ByHand, Copies, Measure, Period, Question, Selection, Split};
use entente_engine::Result;
use serde::de::DeserializeOwned;

use crate::args::{SelectionArgs, first_day, last_day};
use crate::out::Out;

/// One of the words that the question's JSON knows too.
pub fn word<T: DeserializeOwned + Clone + Send + Sync + 'static>(words: &'static [&'static str]) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words).try_map(|word| serde_json::from_value::<T>(word.into()))
}

#[derive(clap::Args)]
pub struct QuestionArgs {
    /// The concept that is counted, such as partnership.
    #[arg(long, value_name = "CONCEPT")]
    concept: String,
    #[command(flatten)]
    parts: PartArgs,
}

impl QuestionArgs {
    pub fn question(&self) -> Question {
        self.parts.about(&self.concept)
    }
}

/// Every part of a question but its concept.
#[derive(clap::Args)]
pub struct PartArgs {
    #[command(flatten)]
    selection: SelectionArgs,
    /// Only this category of the concept; may be given several times.
    #[arg(long = "category", value_name = "CATEGORY")]
    categories: Vec<String>,
    /// The share of articles with a hit, hits per 1,000 sentences or 10,000 words, or a plain count of hits or of
    /// articles with a hit.
    #[arg(long, default_value = "share", value_parser = word::<Measure>(&["share", "per-1000-sentences", "per-10000-words", "hits", "articles"]))]
    measure: Measure,
    /// Weeks are ISO weeks.
    #[arg(long, default_value = "month", value_parser = word::<Period>(&["day", "week", "month", "quarter", "year"]))]
    by: Period,
    /// What makes a series.
    #[arg(long, default_value = "none", value_parser = word::<Split>(&["outlet", "language", "category", "voice", "stance", "kind", "country", "none"]))]
    split: Split,
    /// The denominator: all collected articles, those that mention both actors, or all that was published (totals are added with `entente provenance --published`).
    #[arg(long, default_value = "all", value_parser = word::<Among>(&["all", "both-actors", "published"]))]
    among: Among,
    /// What is counted of an article that was printed several times.
    #[arg(long, default_value = "all", value_parser = word::<Copies>(&["all", "per-outlet", "per-story"]))]
    copies: Copies,
    /// A stance that counts; may be given several times. Asserted and distanced where none is given.
    #[arg(long = "stance", value_parser = word::<Stance>(&["asserted", "distanced", "negated"]))]
    stances: Vec<Stance>,
    /// A voice that counts; both where none is given.
    #[arg(long = "voice", value_parser = word::<Voice>(&["narrated", "quoted"]))]
    voices: Vec<Voice>,
    /// Count as the rules say, without what was set by hand.
    #[arg(long)]
    without_by_hand: bool,
}

impl PartArgs {
    pub fn about(&self, concept: &str) -> Question {
        Question {
            concept: concept.to_owned(),
            categories: self.categories.clone(),
            measure: self.measure,
            by: self.by,
            split: self.split,
            among: self.among,
            copies: self.copies,
            stances: self.stances.clone(),
            voices: self.voices.clone(),
            by_hand: if self.without_by_hand { ByHand::LeftOut } else { ByHand::Applied },
            selection: self.selection.selection(),
        }
    }
}

/// Where the answer goes, and how it looks there.
#[derive(clap::Args)]
pub struct OutArgs {
    /// Write to a file: .svg or .png draws, .csv, .xlsx, .parquet, .json and .jsonl hold the numbers.
    #[arg(long = "out", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// A CSV file with semicolons, decimal commas and a byte-order mark, as spreadsheets in French and Russian expect.
    #[arg(long)]
    semicolons: bool,
    /// The language of a figure.
    #[arg(long = "in", value_name = "LANGUAGE", default_value = "en", value_parser = ["en", "fr"])]
    language: String,
    /// The ground of a figure.
    #[arg(long, default_value = "light", value_parser = word::<Theme>(&["light", "dark", "print"]))]
    theme: Theme,
    /// Pixels of a figure at scale 1.
    #[arg(long, value_name = "PX", default_value_t = 920, value_parser = clap::value_parser!(u32).range(240..=8000))]
    width: u32,
    /// Pixels of a PNG for each of the figure's.
    #[arg(long, value_name = "N", default_value_t = 2.0)]
    scale: f64,
}

impl OutArgs {
    pub fn csv(&self) -> CsvStyle {
        if self.semicolons { CsvStyle::semicolons() } else { CsvStyle::default() }
    }

    pub fn style(&self, marks: MarkChoice) -> Style {
        Style { language: self.language.clone(), theme: self.theme, width: self.width, scale: self.scale, marks, ..Style::default() }
    }

    /// Whether the file is a picture.
    pub fn is_picture(&self) -> bool {
        let ending = self.file.as_ref().and_then(|file| file.extension()).map(|ending| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| ending == "svg" || ending == "png")
    }

    pub fn language(&self) -> &str {
        &self.language
    }
}

/// What is drawn over or behind a trend.
#[derive(clap::Args)]
pub struct MarkArgs {
    /// A centred moving average over N periods, an odd number.
    #[arg(long, value_name = "N")]
    smooth: Option<usize>,
    /// A locally fitted line (LOESS) that looks at this part of the periods, such as 0.5.
    #[arg(long, value_name = "PART")]
    loess: Option<f64>,
    /// The band within which each point stays when any one outlet is left out (any one story in a series of one outlet).
    #[arg(long)]
    without_one: bool,
    /// Where the level changes for good.
    #[arg(long)]
    changes: bool,
    /// Dated events: the shipped ones and those kept in the library, or those of --events-file.
    #[arg(long)]
    events: bool,
    /// A CSV file of your own events: date,title,source.
    #[arg(long, value_name = "FILE")]
    events_file: Option<PathBuf>,
    /// Gaps and spikes of the collection among the marks of the answer; a drawn trend always hatches them.
    #[arg(long)]
    holes: bool,
    /// The series as judged sentences correct it, beside the raw one; see `entente validate`.
    #[arg(long)]
    corrected: bool,
}

impl MarkArgs {
    pub fn choice(&self) -> MarkChoice {
        MarkChoice {
            smooth: self.smooth,
            loess: self.loess,
            changes: self.changes,
            events: self.events || self.events_file.is_some(),
            holes: self.holes,
            without_one: self.without_one,
            corrected: self.corrected,
        }
    }

    pub fn own_events(&self) -> Result<Option<Vec<EventMark>>> {
        self.events_file.as_ref().map(|file| Library::read_events_file(file)).transpose()
    }
}

/// Another selection of articles, to hold the first against.
#[derive(clap::Args, Default)]
pub struct OtherArgs {
    /// Of the other selection the first day.
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    other_from: Option<chrono::NaiveDate>,
    /// Of the other selection the last day, included.
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    other_to: Option<chrono::NaiveDate>,
    /// An outlet of the other selection; may be given several times.
    #[arg(long = "other-outlet", value_name = "OUTLET")]
    other_outlets: Vec<String>,
    /// A language of the other selection; may be given several times.
    #[arg(long = "other-language", value_name = "XX")]
    other_languages: Vec<String>,
    /// A collection of the other selection; may be given several times.
    #[arg(long = "other-collection", value_name = "NAME")]
    other_collections: Vec<String>,
    /// Words that the articles of the other selection hold.
    #[arg(long, value_name = "TEXT")]
    other_search: Option<String>,
}

impl OtherArgs {
    /// The other selection, where any part of it is given; parts that are not given say nothing.
    pub fn selection(&self) -> Option<Selection> {
        let selection = Selection {
            from: self.other_from,
            to: self.other_to,
            outlets: self.other_outlets.clone(),
            languages: self.other_languages.clone(),
            collections: self.other_collections.clone(),
            search: self.other_search.clone().filter(|text| !text.trim().is_empty()),
        };
        (selection != Selection::default()).then_some(selection)
    }
}

/// What a reader must know beside the numbers, on standard error.
pub fn remarks(out: &Out, left: &LeftOut, cautions: &[Caution]) {
    for caution in cautions {
        out.remark(&format!("note: {}", caution.message));
    }
    let reasons = [(left.undated, "undated"), (left.too_coarse_a_date, "with too coarse a date"), (left.no_text, "without text"), (left.copies, "copies")];
    let told: Vec<String> = reasons.iter().filter(|(number, _)| *number > 0).map(|(number, why)| format!("{number} {why}")).collect();
    if !told.is_empty() {
        out.remark(&format!("left out: {}", told.join(", ")));
    }
}

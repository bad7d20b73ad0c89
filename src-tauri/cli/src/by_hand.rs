//! `entente by-hand list | set | back | undo | redo | export`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use entente_engine::answers::{HandDecision, HandEdit, HandPlace, HandState};
use entente_engine::coding::{Stance, Voice};
use entente_engine::{Error, Result};

use crate::args::LibraryArg;
use crate::out::{Exit, Out};
use crate::question::word;

#[derive(Args)]
pub struct ByHand {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Every decision that holds, one JSON object a line; those whose place has no hit now are among them.
    List {
        #[command(flatten)]
        library: LibraryArg,
    },
    /// Strikes a hit out, or sets its stance, voice, speaker or claimants.
    Set {
        #[command(flatten)]
        library: LibraryArg,
        #[command(flatten)]
        place: PlaceArgs,
        /// The hit is none: it is never counted.
        #[arg(long)]
        strike: bool,
        #[arg(long, value_parser = word::<Stance>(&["asserted", "distanced", "negated"]))]
        stance: Option<Stance>,
        #[arg(long, value_parser = word::<Voice>(&["narrated", "quoted"]))]
        voice: Option<Voice>,
        /// One of the pair, both, other or unknown.
        #[arg(long, value_name = "NAME")]
        speaker: Option<String>,
        /// A state by its English short name; may be given several times.
        #[arg(long = "claimant", value_name = "NAME")]
        claimants: Vec<String>,
        #[command(flatten)]
        why: WhyArgs,
    },
    /// Leaves a hit to the rules again.
    Back {
        #[command(flatten)]
        library: LibraryArg,
        #[command(flatten)]
        place: PlaceArgs,
        #[command(flatten)]
        why: WhyArgs,
    },
    /// Undoes the newest decision.
    Undo {
        #[command(flatten)]
        library: LibraryArg,
    },
    /// Does again what was undone last.
    Redo {
        #[command(flatten)]
        library: LibraryArg,
    },
    /// Writes all decisions to a file: .csv, .json or .jsonl.
    Export {
        #[command(flatten)]
        library: LibraryArg,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Where a hit stands, as a line of `entente hits` says.
#[derive(Args)]
struct PlaceArgs {
    #[arg(long, value_name = "ID")]
    article: i64,
    /// The hit stands in the title.
    #[arg(long)]
    in_title: bool,
    #[arg(long, value_name = "BYTE")]
    start: usize,
    #[arg(long, value_name = "BYTE")]
    end: usize,
    #[arg(long, value_name = "CONCEPT")]
    concept: String,
}

#[derive(Args)]
struct WhyArgs {
    /// Why, in a few words.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Who decides.
    #[arg(long, value_name = "NAME", default_value = "")]
    author: String,
    /// The day of the decision, such as 2024-03-21.
    #[arg(long, value_name = "DATE", default_value = "")]
    dated: String,
}

impl ByHand {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        match self.what {
            What::List { library } => {
                for record in library.open()?.by_hand()? {
                    out.json(&record)?;
                }
            }
            What::Set { library, place, strike, stance, voice, speaker, claimants, why } => {
                let claimants = (!claimants.is_empty()).then_some(claimants);
                let decision = HandDecision { struck: strike, stance, voice, speaker, claimants };
                tell(out, &library.open()?.set_by_hand(&edit(place, why, Some(decision)))?)?;
            }
            What::Back { library, place, why } => tell(out, &library.open()?.set_by_hand(&edit(place, why, None))?)?,
            What::Undo { library } => tell(out, &library.open()?.undo_by_hand()?)?,
            What::Redo { library } => tell(out, &library.open()?.redo_by_hand()?)?,
            What::Export { library, out: to } => {
                let written = library.open()?.export_by_hand(&to)?;
                match out.is_json() {
                    true => out.json(&serde_json::json!({"file": to, "decisions": written}))?,
                    false => out.line(&format!("{written} decisions written to {}", to.display()))?,
                }
            }
        }
        Ok(Exit::Good)
    }
}

fn edit(place: PlaceArgs, why: WhyArgs, decision: Option<HandDecision>) -> HandEdit {
    let PlaceArgs { article, in_title, start, end, concept } = place;
    HandEdit { place: HandPlace { article, in_title, start, end, concept }, decision, reason: why.reason, author: why.author, dated: why.dated }
}

fn tell(out: &mut Out, state: &HandState) -> Result<(), Error> {
    if out.is_json() {
        return out.json(state);
    }
    let without = if state.without_a_hit > 0 { format!(", {} without a hit now", state.without_a_hit) } else { String::new() };
    out.line(&format!("{} hits set by hand{without}", state.decisions))
}

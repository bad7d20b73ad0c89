//! `entente validate sample | list | judge | undo | packet | import | settle | result | export | drop`

use std::io::BufRead;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use entente_engine::answers::{Blind, Judgement, PacketOutcome, SampleInfo, SampleOptions, Settled, Stratum, Verdict};
use entente_engine::coding::{Stance, Voice};
use entente_engine::library::{CsvStyle, Library, ValidationTable, packet_judge, packet_open, packet_save};
use entente_engine::question::Period;
use entente_engine::validation::packet::verdict;
use entente_engine::{Error, Result};
use serde_json::json;

use crate::args::{LibraryArg, SelectionArgs};
use crate::out::{Exit, Out};
use crate::question::word;

#[derive(Args)]
pub struct Validate {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Draws sentences with a hit, and without one from articles that mention both actors.
    Sample {
        #[command(flatten)]
        library: LibraryArg,
        #[command(flatten)]
        drawing: Box<SampleArgs>,
    },
    /// Lists the samples; with a coder the sentences in their order, one JSON object a line, without their codes.
    List {
        #[command(flatten)]
        which: WhichArgs,
        /// Whose judgements stand beside the sentences.
        #[arg(long, value_name = "NAME")]
        coder: Option<String>,
    },
    /// Judges: one sentence by its key, or, without a key, sentence after sentence from standard input (y, n, ?, u to undo, q to stop).
    Judge {
        /// A library, or a packet that a colleague sent.
        #[arg(value_name = "LIBRARY|PACKET")]
        file: PathBuf,
        #[arg(long, value_name = "NAME")]
        sample: Option<String>,
        #[arg(long, value_name = "NAME")]
        coder: String,
        #[arg(long, value_name = "KEY", requires = "answer")]
        item: Option<String>,
        #[arg(long, value_parser = word::<Verdict>(&["yes", "no", "unsure"]))]
        answer: Option<Verdict>,
        #[arg(long, value_parser = word::<Voice>(&["narrated", "quoted"]))]
        voice: Option<Voice>,
        #[arg(long, value_parser = word::<Stance>(&["asserted", "distanced", "negated"]))]
        stance: Option<Stance>,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        #[arg(long, value_name = "DATE", default_value = "")]
        dated: String,
    },
    /// Undoes a coder's newest judgement.
    Undo {
        #[command(flatten)]
        which: WhichArgs,
        #[arg(long, value_name = "NAME")]
        coder: String,
    },
    /// Writes a packet for a colleague: .entente-packet or .json, the same in a .zip, or a .csv table to be filled in.
    Packet {
        #[command(flatten)]
        which: WhichArgs,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The colleague's name; it can be given on the way back.
        #[arg(long, value_name = "NAME", default_value = "")]
        coder: String,
        /// Show outlet and date. Codes are never shown.
        #[arg(long)]
        with_outlets: bool,
    },
    /// Takes in a packet that came back, whole or not at all.
    Import {
        #[command(flatten)]
        library: LibraryArg,
        #[arg(value_name = "PACKET")]
        packet: PathBuf,
        /// Who judged, in place of the name in the packet.
        #[arg(long, value_name = "NAME")]
        coder: Option<String>,
        #[arg(long, value_name = "DATE", default_value = "")]
        dated: String,
    },
    /// Settles a sentence on which coders disagree; what they said stays.
    Settle {
        #[command(flatten)]
        which: WhichArgs,
        #[arg(long, value_name = "KEY")]
        item: String,
        /// Without an answer the sentence is open again.
        #[arg(long, value_parser = word::<Verdict>(&["yes", "no", "unsure"]))]
        answer: Option<Verdict>,
        #[arg(long, value_name = "NAME")]
        by: String,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        #[arg(long, value_name = "DATE", default_value = "")]
        dated: String,
    },
    /// Precision, recall, F1 and agreement, as far as the sample is judged.
    Result {
        #[command(flatten)]
        which: WhichArgs,
        /// How wide intervals are to be for which further judgements are counted.
        #[arg(long, value_name = "PART", default_value_t = 0.1)]
        width: f64,
        /// Write to a file: .csv (accuracy), .xlsx, .parquet, .json or .jsonl.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Writes judgements for other programs.
    Export {
        #[command(flatten)]
        which: WhichArgs,
        /// For ReCal: a row a sentence that all coders judged, a column a coder, no header.
        #[arg(long, value_name = "FILE", required_unless_present = "misclassification")]
        recal: Option<PathBuf>,
        /// For models of misclassification: a row a judged sentence, what the codebook says beside what is true, with weights.
        #[arg(long, value_name = "FILE")]
        misclassification: Option<PathBuf>,
    },
    /// Forgets a sample with all its judgements.
    Drop {
        #[command(flatten)]
        which: WhichArgs,
    },
}

#[derive(Args)]
struct WhichArgs {
    #[command(flatten)]
    library: LibraryArg,
    /// The sample; the newest where none is named.
    #[arg(long, value_name = "NAME")]
    sample: Option<String>,
}

impl WhichArgs {
    fn open(&self) -> Result<(Library, i64)> {
        let library = self.library.open()?;
        let sample = library.sample_named(self.sample.as_deref())?;
        Ok((library, sample))
    }
}

#[derive(Args)]
struct SampleArgs {
    #[command(flatten)]
    selection: SelectionArgs,
    /// A concept; may be given several times. All where none is given.
    #[arg(long = "concept", value_name = "CONCEPT")]
    concepts: Vec<String>,
    /// Sentences with a hit, a concept.
    #[arg(long, value_name = "N", default_value_t = 100)]
    hits: u32,
    /// Sentences without a hit, a concept.
    #[arg(long, value_name = "N", default_value_t = 100)]
    others: u32,
    /// What divides the sample besides languages.
    #[arg(long, value_delimiter = ',', default_value = "outlet,period,category", value_parser = word::<Stratum>(&["outlet", "period", "category"]))]
    strata: Vec<Stratum>,
    /// What a period is.
    #[arg(long, default_value = "year", value_parser = word::<Period>(&["month", "quarter", "year"]))]
    by: Period,
    /// Sentences of each stratum at the least.
    #[arg(long, value_name = "N", default_value_t = 2)]
    minimum: u32,
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    #[arg(long, value_name = "NAME", default_value = "")]
    name: String,
    #[arg(long, value_name = "DATE", default_value = "")]
    dated: String,
}

impl SampleArgs {
    fn options(self) -> SampleOptions {
        SampleOptions {
            name: self.name,
            concepts: self.concepts,
            hits: self.hits,
            others: self.others,
            strata: self.strata,
            by: self.by,
            minimum: self.minimum,
            seed: self.seed,
            selection: self.selection.selection(),
            dated: self.dated,
        }
    }
}

impl Validate {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        match self.what {
            What::Sample { library, drawing } => tell(out, &library.open()?.draw_sample(&drawing.options())?)?,
            What::List { which, coder } => list(out, &which, coder)?,
            What::Judge { file, sample, coder, item, answer, voice, stance, note, dated } => match (item, answer) {
                (Some(key), Some(verdict)) => one(out, &file, sample.as_deref(), &Judgement { key, coder, verdict, voice, stance, note, dated })?,
                _ => many(out, &file, sample.as_deref(), &coder, &dated)?,
            },
            What::Undo { which, coder } => {
                let (library, sample) = which.open()?;
                let undone = library.undo_judgement(sample, &coder)?;
                match out.is_json() {
                    true => out.json(&json!({"undone": undone}))?,
                    false => out.line(undone.as_deref().unwrap_or("nothing to undo"))?,
                }
            }
            What::Packet { which, out: to, coder, with_outlets } => {
                let (library, sample) = which.open()?;
                let packet = library.packet(sample, &coder, if with_outlets { Blind::Code } else { Blind::OutletAndDate })?;
                packet_save(&packet, &to)?;
                wrote(out, &to, packet.items.len() as u64)?;
            }
            What::Import { library, packet, coder, dated } => took(out, &library.open()?.packet_import(&packet, coder.as_deref(), &dated)?)?,
            What::Settle { which, item, answer, by, note, dated } => {
                let (library, sample) = which.open()?;
                let settled = answer.map(|verdict| Settled { verdict, by, note, dated });
                library.settle(sample, &item, settled.as_ref())?;
                tell(out, &library.sample_info(sample)?)?;
            }
            What::Result { which, width, out: to } => result(out, &which, width, to.as_deref())?,
            What::Export { which, recal, misclassification } => {
                let (library, sample) = which.open()?;
                for (table, to) in [(ValidationTable::Recal, recal), (ValidationTable::Misclassification, misclassification)] {
                    if let Some(to) = to {
                        let count = library.export_validation(sample, table, CsvStyle::default(), &to)?;
                        wrote(out, &to, count)?;
                    }
                }
            }
            What::Drop { which } => {
                let (library, sample) = which.open()?;
                let gone = library.sample_info(sample)?;
                library.drop_sample(sample)?;
                tell(out, &gone)?;
            }
        }
        Ok(Exit::Good)
    }
}

fn list(out: &mut Out, which: &WhichArgs, coder: Option<String>) -> Result<()> {
    let Some(coder) = coder else {
        let samples = which.library.open()?.samples()?;
        return samples.iter().try_for_each(|sample| tell(out, sample));
    };
    let (library, sample) = which.open()?;
    library.sample_items(sample, &coder)?.iter().try_for_each(|item| out.json(item))
}

fn is_packet(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("entente-packet" | "json" | "zip" | "csv"))
}

fn one(out: &mut Out, file: &Path, sample: Option<&str>, judgement: &Judgement) -> Result<()> {
    if is_packet(file) {
        let packet = packet_judge(file, &judgement.coder, &judgement.key, Some(judgement))?;
        let judged = packet.items.iter().filter(|item| item.answer.is_some()).count() as u64;
        return wrote(out, file, judged);
    }
    let library = Library::open(file)?;
    let sample = library.sample_named(sample)?;
    tell(out, &library.judge(sample, judgement)?)
}

/// A sentence as the terminal shows it.
struct Shown {
    key: String,
    concept: String,
    text: [String; 3],
    judged: bool,
}

fn many(out: &mut Out, file: &Path, sample: Option<&str>, coder: &str, dated: &str) -> Result<()> {
    let library = if is_packet(file) { None } else { Some(Library::open(file)?) };
    let number = library.as_ref().map(|library| library.sample_named(sample)).transpose()?;
    let shown: Vec<Shown> = match (&library, number) {
        (Some(library), Some(number)) => {
            let items = library.sample_items(number, coder)?.into_iter();
            items.map(|item| Shown { key: item.key, concept: item.concept, text: [item.before, item.sentence, item.after], judged: item.judgement.is_some() }).collect()
        }
        _ => {
            let items = packet_open(file)?.items.into_iter();
            items.map(|item| Shown { key: item.key, concept: item.concept, text: [item.before, item.sentence, item.after], judged: item.answer.is_some_and(|answer| !answer.trim().is_empty()) }).collect()
        }
    };
    let keep = |key: &str, said: Option<&Judgement>| match (&library, number, said) {
        (Some(library), Some(number), Some(said)) => library.judge(number, said).map(|_| ()),
        (Some(library), Some(number), None) => library.undo_judgement(number, coder).map(|_| ()),
        _ => packet_judge(file, coder, key, said).map(|_| ()),
    };
    let mut lines = std::io::stdin().lock().lines();
    let open: Vec<&Shown> = shown.iter().filter(|one| !one.judged).collect();
    let (mut at, mut judged) = (0, 0u64);
    while let Some(one) = open.get(at) {
        let [before, sentence, after] = &one.text;
        out.remark(&format!("\n{} of {} · {}?\n  {before}\n> {sentence}\n  {after}\n[y]es [n]o [?] unsure [u]ndo [q]uit", at + 1, open.len(), one.concept));
        let Some(line) = lines.next() else { break };
        let said = line.map_err(|cause| Error::unreadable("standard input", cause))?.trim().to_lowercase();
        match (said.as_str(), verdict(&said)) {
            ("q", _) => break,
            ("u", _) if at > 0 => {
                (at, judged) = (at - 1, judged - 1);
                keep(&open[at].key, None)?;
            }
            ("u", _) => out.remark("Nothing to undo."),
            (_, Some(verdict)) => {
                let said = Judgement { key: one.key.clone(), coder: coder.to_owned(), verdict, voice: None, stance: None, note: String::new(), dated: dated.to_owned() };
                keep(&one.key, Some(&said))?;
                (at, judged) = (at + 1, judged + 1);
            }
            _ => out.remark("Type y, n or ?, u to undo, q to stop."),
        }
    }
    match out.is_json() {
        true => out.json(&json!({"judged": judged, "open": open.len() as u64 - judged})),
        false => out.line(&format!("{judged} sentences judged, {} open", open.len() as u64 - judged)),
    }
}

fn result(out: &mut Out, which: &WhichArgs, width: f64, to: Option<&Path>) -> Result<()> {
    let (library, sample) = which.open()?;
    let answer = library.validation_result(sample, Some(width))?;
    if let Some(to) = to {
        library.save_validation(sample, Some(width), CsvStyle::default(), to)?;
    }
    if out.is_json() {
        return out.json(&answer);
    }
    let table = Library::lines(&answer);
    table.iter().try_for_each(|line| out.line(line))?;
    for one in &answer.agreement {
        let alpha = one.alpha.value.map_or_else(|| "cannot be told".to_owned(), |alpha| format!("{alpha:.2}"));
        out.line(&format!("alpha of {}: {alpha}, {} of {} judged alike", one.concept.as_deref().unwrap_or("all"), one.same, one.shared))?;
    }
    let open = answer.disagreements.iter().filter(|one| one.settled.is_none()).count();
    if open > 0 {
        out.remark(&format!("note: coders disagree on {open} sentences that nobody settled; each counts half"));
    }
    for one in answer.differs.iter().filter(|one| one.q < 0.05) {
        out.remark(&format!("note: {} of {} differ in {} \"{}\": {} of {}, elsewhere {} of {} (q {:.3})", one.error, one.concept, one.by, one.key, one.wrong, one.judged, one.wrong_elsewhere, one.judged_elsewhere, one.q));
    }
    Ok(())
}

fn tell(out: &mut Out, sample: &SampleInfo) -> Result<()> {
    if out.is_json() {
        return out.json(sample);
    }
    let coders: Vec<String> = sample.coders.iter().map(|one| format!("{} {}", one.coder, one.judged)).collect();
    let coders = if coders.is_empty() { String::new() } else { format!(" ({})", coders.join(", ")) };
    out.line(&format!("{}: {} of {} sentences judged{coders}, seed {}", sample.name, sample.judged, sample.items, sample.options.seed))
}

fn took(out: &mut Out, outcome: &PacketOutcome) -> Result<()> {
    if out.is_json() {
        return out.json(outcome);
    }
    out.line(&format!("{}: {} judgements by {}, {} of them new; {} sentences left open", outcome.sample, outcome.judged, outcome.coder, outcome.added, outcome.open))
}

fn wrote(out: &mut Out, file: &Path, sentences: u64) -> Result<()> {
    match out.is_json() {
        true => out.json(&json!({"file": file, "sentences": sentences})),
        false => out.line(&format!("{sentences} sentences written to {}", file.display())),
    }
}

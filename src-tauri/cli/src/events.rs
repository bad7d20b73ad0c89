//! `entente events`

use std::path::PathBuf;

use entente_engine::Result;
use entente_engine::answers::{EventMark, MarkChoice, View};
use entente_engine::library::Library;

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, QuestionArgs, remarks};

#[derive(clap::Args)]
pub struct Events {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    /// A CSV file of your own events (date,title,source) in place of the shipped ones.
    #[arg(long, value_name = "FILE")]
    events_file: Option<PathBuf>,
    /// An event's day, YYYY-MM-DD, in place of the shipped ones; may be given several times.
    #[arg(long = "date", value_name = "DATE", conflicts_with = "events_file")]
    dates: Vec<String>,
    /// Keep the events of --events-file in the library in place of those kept before, for figures and the window too.
    #[arg(long, requires = "events_file")]
    keep: bool,
    /// Days before the event, and days from it on.
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    window: u32,
    #[command(flatten)]
    out: OutArgs,
}

impl Events {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let events = self.list(&library)?;
        if self.keep {
            library.keep_own_events(&events)?;
        }
        let question = self.question.question();
        let answer = library.events(&question, &events, self.window)?;
        if let Some(file) = &self.out.file {
            let view = View::Events { window_days: self.window, events };
            library.save_view(&question, &view, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
        }
        if out.is_json() {
            out.json(&answer)?;
        } else if self.out.file.is_none() {
            Library::lines(&answer).iter().try_for_each(|line| out.line(line))?;
        }
        remarks(out, &answer.left_out, &[]);
        Ok(Exit::Good)
    }

    fn list(&self, library: &Library) -> Result<Vec<EventMark>> {
        match &self.events_file {
            Some(file) => Library::read_events_file(file),
            None if self.dates.is_empty() => library.all_events(self.out.language()),
            None => Ok(self.dates.iter().map(|date| EventMark { date: date.clone(), title: date.clone(), source: String::new(), major: true }).collect()),
        }
    }
}

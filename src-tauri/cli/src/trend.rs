//! `entente trend`

use entente_engine::Result;
use entente_engine::library::{Library, TrendShape};

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{MarkArgs, OutArgs, QuestionArgs, remarks};

#[derive(clap::Args)]
pub struct Trend {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    #[command(flatten)]
    marks: MarkArgs,
    /// Draw a heat map, a row a series, and not lines.
    #[arg(long)]
    heat: bool,
    #[command(flatten)]
    out: OutArgs,
}

impl Trend {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let mut choice = self.marks.choice();
        choice.holes |= self.out.is_picture();
        let style = self.out.style(choice);
        let answer = library.marked_trend(&self.question.question(), &style, self.marks.own_events()?.as_deref())?;
        if let Some(file) = &self.out.file {
            let shape = if self.heat { TrendShape::HeatMap } else { TrendShape::Lines };
            library.save_trend(&answer, shape, &style, self.out.csv(), file)?;
        }
        if out.is_json() {
            out.json(&answer)?;
        } else if self.out.file.is_none() {
            Library::lines(&answer).iter().try_for_each(|line| out.line(line))?;
        }
        remarks(out, &answer.left_out, &answer.cautions);
        Ok(Exit::Good)
    }
}

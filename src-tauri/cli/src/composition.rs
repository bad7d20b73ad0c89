//! `entente composition`

use entente_engine::Result;
use entente_engine::library::Library;

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, QuestionArgs, remarks};

#[derive(clap::Args)]
pub struct Composition {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    #[command(flatten)]
    out: OutArgs,
}

impl Composition {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let answer = library.composition(&self.question.question())?;
        if let Some(file) = &self.out.file {
            Library::save_numbers(&answer, self.out.csv(), file)?;
        }
        if out.is_json() {
            out.json(&answer)?;
        } else if self.out.file.is_none() {
            Library::lines(&answer).iter().try_for_each(|line| out.line(line))?;
        }
        if let Some(change) = answer.change {
            out.remark(&format!("change {:.4}: {:.4} within outlets, {:.4} by their mix", change.total, change.within, change.between));
        }
        remarks(out, &answer.left_out, &[]);
        Ok(Exit::Good)
    }
}

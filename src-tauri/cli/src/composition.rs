//! `entente composition`

use entente_engine::Result;
use entente_engine::answers::{MarkChoice, View};
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
        let question = self.question.question();
        let answer = library.composition(&question)?;
        let view = View::Composition;
        if let Some(file) = &self.out.file {
            library.save_view(&question, &view, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
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

//! `entente voices`

use entente_engine::Result;
use entente_engine::answers::MarkChoice;
use entente_engine::library::Library;

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, QuestionArgs, remarks};

#[derive(clap::Args)]
pub struct Voices {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    #[command(flatten)]
    out: OutArgs,
}

impl Voices {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let answer = library.voices(&self.question.question())?;
        if let Some(file) = &self.out.file {
            library.save_voices(&answer, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
        }
        if out.is_json() {
            out.json(&answer)?;
        } else if self.out.file.is_none() {
            Library::lines(&answer).iter().try_for_each(|line| out.line(line))?;
        }
        remarks(out, &answer.left_out, &[]);
        Ok(Exit::Good)
    }
}

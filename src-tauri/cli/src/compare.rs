//! `entente compare`

use entente_engine::Result;
use entente_engine::answers::MarkChoice;
use entente_engine::library::Library;

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, QuestionArgs, remarks};

#[derive(clap::Args)]
pub struct Compare {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    /// The row that the others are divided by; all other rows together where none is given.
    #[arg(long, value_name = "OUTLET")]
    baseline: Option<String>,
    #[command(flatten)]
    out: OutArgs,
}

impl Compare {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let answer = library.compare(&self.question.question(), self.baseline.as_deref())?;
        if let Some(file) = &self.out.file {
            library.save_comparison(&answer, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
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

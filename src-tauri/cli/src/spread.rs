//! `entente spread`

use entente_engine::Result;
use entente_engine::answers::{MarkChoice, View};
use entente_engine::library::Library;

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, QuestionArgs, remarks};

#[derive(clap::Args)]
pub struct Spread {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    /// Only this expression of the codebook; its figure shows outlet by outlet.
    #[arg(long, value_name = "EXPRESSION")]
    expression: Option<String>,
    #[command(flatten)]
    out: OutArgs,
}

impl Spread {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let question = self.question.question();
        let mut answer = library.spread(&question)?;
        answer.rows.retain(|row| self.expression.as_ref().is_none_or(|wanted| *wanted == row.expression));
        let view = View::Spread { expression: self.expression.clone() };
        if let Some(file) = &self.out.file {
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
}

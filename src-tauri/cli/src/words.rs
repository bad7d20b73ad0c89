//! `entente words`

use entente_engine::Result;
use entente_engine::answers::{MarkChoice, View};
use entente_engine::library::Library;

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, QuestionArgs};

#[derive(clap::Args)]
pub struct Words {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    /// The group whose words are sought: an outlet, or a key of --split.
    #[arg(long, value_name = "GROUP")]
    of: String,
    /// The group it is held against; all others where none is given.
    #[arg(long, value_name = "GROUP")]
    against: Option<String>,
    #[command(flatten)]
    out: OutArgs,
}

impl Words {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let question = self.question.question();
        let answer = library.words(&question, &self.of, self.against.as_deref())?;
        let view = View::Words { of: self.of.clone(), against: self.against.clone() };
        if let Some(file) = &self.out.file {
            library.save_view(&question, &view, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
        }
        if out.is_json() {
            out.json(&answer)?;
        } else if self.out.file.is_none() {
            Library::lines(&answer).iter().try_for_each(|line| out.line(line))?;
        }
        Ok(Exit::Good)
    }
}

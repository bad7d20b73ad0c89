//! `entente quadrants`

use entente_engine::Result;
use entente_engine::answers::MarkChoice;
use entente_engine::library::{Library, OverTime};

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, QuestionArgs, remarks};

#[derive(clap::Args)]
pub struct Quadrants {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    /// The other concept.
    #[arg(long, value_name = "CONCEPT", default_value = "neutrality")]
    second: String,
    /// Tell periods apart.
    #[arg(long)]
    over_time: bool,
    #[command(flatten)]
    out: OutArgs,
}

impl Quadrants {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let over_time = if self.over_time { OverTime::Yes } else { OverTime::No };
        let answer = library.quadrants(&self.question.question(), &self.second, over_time)?;
        if let Some(file) = &self.out.file {
            library.save_quadrants(&answer, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
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

//! `entente drivers`

use entente_engine::Result;
use entente_engine::answers::{MarkChoice, View};
use entente_engine::library::Library;

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, QuestionArgs};

#[derive(clap::Args)]
pub struct Drivers {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    /// The series; every one where none is given.
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// The period, as the trend writes it; every one where none is given.
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[command(flatten)]
    out: OutArgs,
}

impl Drivers {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let question = self.question.question();
        let answer = library.drivers(&question, self.key.as_deref(), self.period.as_deref())?;
        let view = View::Drivers { key: self.key.clone(), period: self.period.clone() };
        if let Some(file) = &self.out.file {
            library.save_view(&question, &view, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
        }
        if out.is_json() {
            out.json(&answer)?;
        } else if self.out.file.is_none() {
            Library::lines(&answer).iter().try_for_each(|line| out.line(line))?;
        }
        for (what, left) in [("outlet", &answer.without_one_outlet), ("story", &answer.without_one_story)] {
            if let Some(left) = left {
                out.remark(&format!("without any one {what}: {:.4} to {:.4}; {} moves it most, to {:.4}", left.low, left.high, left.most, left.without));
            }
        }
        Ok(Exit::Good)
    }
}

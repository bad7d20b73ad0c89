//! `entente compare`

use entente_engine::Result;
use entente_engine::answers::{MarkChoice, Selections, View};
use entente_engine::library::Library;
use entente_engine::question::Selection;

use crate::args::{LibraryArg};
use crate::out::{Exit, Out};
use crate::question::{OtherArgs, OutArgs, QuestionArgs, remarks};

#[derive(clap::Args)]
pub struct Compare {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    question: QuestionArgs,
    /// The row that the others are divided by; all other rows together where none is given.
    #[arg(long, value_name = "OUTLET")]
    baseline: Option<String>,
    /// Every two rows against each other, and not each against the others.
    #[arg(long)]
    pairs: bool,
    #[command(flatten)]
    other: OtherArgs,
    #[command(flatten)]
    out: OutArgs,
}

impl Compare {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        if let Some(other) = self.other.selection() {
            return self.selections(&library, other, out);
        }
        if self.pairs {
            return self.all_pairs(&library, out);
        }
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

    /// The first selection against another one.
    fn selections(&self, library: &Library, other: Selection, out: &mut Out) -> Result<Exit> {
        let question = self.question.question();
        let answer = library.selections(&question, &other, None)?;
        self.tell(library, &View::Selections { other, names: None }, &answer, out)?;
        remarks(out, &answer.left_out, &answer.cautions);
        Ok(Exit::Good)
    }

    fn all_pairs(&self, library: &Library, out: &mut Out) -> Result<Exit> {
        let table = library.view(&self.question.question(), &View::Pairs, "en")?;
        let answer = library.compare(&self.question.question(), None)?;
        if let Some(file) = &self.out.file {
            library.save_view(&self.question.question(), &View::Pairs, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
        }
        if out.is_json() {
            out.json(&answer)?;
        } else if self.out.file.is_none() {
            Library::lines_of(&table).iter().try_for_each(|line| out.line(line))?;
        }
        remarks(out, &answer.left_out, &answer.cautions);
        Ok(Exit::Good)
    }

    fn tell(&self, library: &Library, view: &View, answer: &Selections, out: &mut Out) -> Result<()> {
        if let Some(file) = &self.out.file {
            library.save_view(&self.question.question(), view, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
        }
        if out.is_json() {
            return out.json(answer);
        }
        if self.out.file.is_none() {
            Library::lines(answer).iter().try_for_each(|line| out.line(line))?;
        }
        Ok(())
    }
}

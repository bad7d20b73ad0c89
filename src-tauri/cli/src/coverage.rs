//! `entente coverage`

use entente_engine::Result;
use entente_engine::answers::MarkChoice;
use entente_engine::library::Library;

use crate::args::{LibraryArg, SelectionArgs};
use crate::out::{Exit, Out};
use crate::question::{OutArgs, remarks};

#[derive(clap::Args)]
pub struct Coverage {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    selection: SelectionArgs,
    #[command(flatten)]
    out: OutArgs,
}

impl Coverage {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let selection = self.selection.selection();
        let answer = library.coverage(&selection)?;
        if let Some(file) = &self.out.file {
            library.save_coverage(&selection, &answer, &self.out.style(MarkChoice::default()), self.out.csv(), file)?;
        }
        if out.is_json() {
            out.json(&answer)?;
        } else if self.out.file.is_none() {
            Library::lines(&answer).iter().try_for_each(|line| out.line(line))?;
        }
        for flag in &answer.flags {
            out.remark(&format!("{} to {}: {}", flag.from, flag.to, flag.message));
        }
        remarks(out, &answer.left_out, &[]);
        Ok(Exit::Good)
    }
}

//! `entente undo` and `entente redo`

use entente_engine::Result;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Undo {
    #[command(flatten)]
    library: LibraryArg,
}

#[derive(clap::Args)]
pub struct Redo {
    #[command(flatten)]
    library: LibraryArg,
}

impl Undo {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let made = self.library.open()?.undo()?;
        tell(made, "taken back", "there is nothing to take back", out)
    }
}

impl Redo {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let made = self.library.open()?.redo()?;
        tell(made, "done again", "there is nothing to do again", out)
    }
}

fn tell(made: Option<entente_engine::edit::EditMade>, done: &str, nothing: &str, out: &mut Out) -> Result<Exit> {
    if out.is_json() {
        out.json(&made)?;
    } else {
        out.line(if made.is_some() { done } else { nothing })?;
    }
    Ok(Exit::Good)
}

//! `entente articles`

use entente_engine::Result;

use crate::args::{LibraryArg, SelectionArgs};
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Articles {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    selection: SelectionArgs,
}

impl Articles {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let bar = out.bar();
        library.articles(&self.selection.selection(), &|step| bar.step(step), &mut |article| out.json(&article))?;
        bar.clear();
        Ok(Exit::Good)
    }
}

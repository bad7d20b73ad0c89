//! `entente delete`

use entente_engine::Result;
use entente_engine::edit::Edit;

use crate::args::{Chosen, LibraryArg};
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Delete {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    chosen: Chosen,
}

impl Delete {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        self.chosen.check()?;
        let library = self.library.open()?;
        let bar = out.bar();
        let made = match self.chosen.articles.is_empty() {
            true => library.delete_selected(&self.chosen.selection.selection(), &|step| bar.step(step)),
            false => library.edit(&Edit::Delete { articles: self.chosen.articles }),
        };
        bar.clear();
        crate::edit::tell(&made?, "put into the bin", out)?;
        Ok(Exit::Good)
    }
}

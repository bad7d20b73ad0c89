//! `entente erase`

use entente_engine::library::backups_of;
use entente_engine::{Error, Result};

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Erase {
    #[command(flatten)]
    library: LibraryArg,
    /// Yes, for good: nothing brings it back.
    #[arg(long)]
    yes: bool,
    /// The backups beside the library go too; else they keep what was erased.
    #[arg(long)]
    with_backups: bool,
}

impl Erase {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let backups = backups_of(&self.library.library)?;
        if !self.yes {
            let names: Vec<&str> = backups.iter().map(|backup| backup.path.as_str()).collect();
            let kept = if names.is_empty() { "There are no backups beside it.".to_owned() } else { format!("These backups still hold it: {}.", names.join(", ")) };
            return Err(Error::new(
                "not-confirmed",
                format!("{} articles of the bin, the history and their originals would be erased for good. {kept}", library.bin(0, 0)?.total),
                "Add --yes to erase them, and --with-backups to delete the backups as well.",
            ));
        }
        let bar = out.bar();
        let erased = library.erase(&|step| bar.step(step));
        bar.clear();
        let erased = erased?;
        let gone = if self.with_backups { library.forget_backups(&backups)? } else { 0 };
        let left: Vec<String> = if self.with_backups { Vec::new() } else { backups.into_iter().map(|backup| backup.path).collect() };
        if out.is_json() {
            out.json(&serde_json::json!({ "articles": erased.articles, "originals": erased.originals, "backups_deleted": gone, "backups_left": left }))?;
        } else {
            out.line(&format!("{} articles erased for good, {} originals, {gone} backups deleted", erased.articles, erased.originals))?;
            left.iter().for_each(|path| out.remark(&format!("still holds it: {path}")));
        }
        Ok(Exit::Good)
    }
}

//! `entente backup`

use std::path::PathBuf;

use entente_engine::Result;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Backup {
    #[command(flatten)]
    library: LibraryArg,
    /// Where the copy goes; an older copy of that name is replaced when the new one is whole.
    file: PathBuf,
}

impl Backup {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let bar = out.bar();
        let done = library.backup(&self.file, &|step| bar.step(step));
        bar.clear();
        done?;
        if out.is_json() {
            out.json(&serde_json::json!({ "backup": self.file, "seconds": bar.seconds() }))?;
        } else {
            out.line(&format!("saved {}", self.file.display()))?;
        }
        Ok(Exit::Good)
    }
}

//! `entente backup`

use std::path::PathBuf;

use entente_engine::Result;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Backup {
    #[command(flatten)]
    library: LibraryArg,
    /// Where the copy goes; an older copy of that name is replaced when the new one is whole. Without it the copy goes
    /// beside the library, named by the moment.
    file: Option<PathBuf>,
    /// How many copies beside the library stay.
    #[arg(long, value_name = "N", default_value_t = 2, conflicts_with = "file", value_parser = clap::value_parser!(u16).range(1..))]
    keep: u16,
}

impl Backup {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let bar = out.bar();
        let done = match self.file {
            Some(file) => library.backup(&file, &|step| bar.step(step)).map(|()| file),
            None => library.keep_backup(usize::from(self.keep), &|step| bar.step(step)).map(|made| PathBuf::from(made.path)),
        };
        bar.clear();
        let file = done?;
        if out.is_json() {
            out.json(&serde_json::json!({ "backup": file, "seconds": bar.seconds() }))?;
        } else {
            out.line(&format!("saved {}", file.display()))?;
        }
        Ok(Exit::Good)
    }
}

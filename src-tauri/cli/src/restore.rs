//! `entente restore`

use std::path::PathBuf;

use entente_engine::Result;
use entente_engine::library::{backups_of, restore};

use crate::args::{LibraryArg, now};
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Restore {
    #[command(flatten)]
    library: LibraryArg,
    /// The backup; without it the newest rolling one beside the library.
    file: Option<PathBuf>,
    /// Lists the backups beside the library and restores nothing.
    #[arg(long, conflicts_with = "file")]
    list: bool,
}

impl Restore {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        if self.list {
            for backup in backups_of(&self.library.library)? {
                match out.is_json() {
                    true => out.json(&backup)?,
                    false => out.line(&format!("{:>12}  {}", backup.bytes, backup.path))?,
                }
            }
            return Ok(Exit::Good);
        }
        let restored = restore(&self.library.library, self.file.as_deref(), &now())?;
        match (out.is_json(), &restored.kept_as) {
            (true, _) => out.json(&restored)?,
            (false, Some(kept)) => out.line(&format!("restored; what was there before is {kept}"))?,
            (false, None) => out.line("restored")?,
        }
        Ok(Exit::Good)
    }
}

//! `entente originals`

use entente_engine::Result;
use entente_engine::answers::{ImportOptions, Originals};

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct OriginalsOf {
    #[command(flatten)]
    library: LibraryArg,
    /// Drop the kept files and give their place back to the disk; articles stay.
    #[arg(long, conflicts_with = "reread")]
    drop: bool,
    /// Read the kept files again with the readers of today.
    #[arg(long)]
    reread: bool,
}

impl OriginalsOf {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        if self.reread {
            let bar = out.bar();
            let outcome = library.reread(&ImportOptions { program: std::env::current_exe().ok(), ..ImportOptions::default() }, &|step| bar.step(step));
            bar.clear();
            let outcome = outcome?;
            if out.is_json() {
                out.json(&outcome)?;
            } else {
                out.line(&format!(
                    "{} files read again: {} articles as before, {} added, {} removed, {} refused",
                    outcome.files, outcome.articles_unchanged, outcome.articles_added, outcome.articles_removed, outcome.refused
                ))?;
            }
            return Ok(Exit::Good);
        }
        let kept = if self.drop { library.drop_originals()? } else { library.originals()? };
        if out.is_json() {
            out.json(&kept)?;
        } else {
            out.line(&format!("{}{}", said(&kept), if self.drop { ", dropped" } else { "" }))?;
        }
        Ok(Exit::Good)
    }
}

/// The line about kept originals, here and in `entente info`.
pub fn said(kept: &Originals) -> String {
    format!("{} original files kept, {} packed to {}", kept.files, size(kept.bytes), size(kept.packed))
}

/// Bytes as a person reads them.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..10_000_000 => format!("{:.1} KB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

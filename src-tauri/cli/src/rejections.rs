//! `entente rejections`

use entente_engine::Result;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Rejections {
    #[command(flatten)]
    library: LibraryArg,
    /// Print what was kept of each item.
    #[arg(long)]
    items: bool,
}

impl Rejections {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let rejections = self.library.open()?.rejections()?;
        if out.is_json() {
            out.json(&rejections)?;
            return Ok(Exit::Good);
        }
        for rejection in &rejections {
            let place = if rejection.position.is_empty() { String::new() } else { format!(", {}", rejection.position) };
            out.line(&format!("{}{place}: {}", rejection.source, rejection.reason))?;
            if let Some(item) = rejection.item.as_ref().filter(|_| self.items) {
                item.lines().try_for_each(|line| out.line(&format!("    {line}")))?;
            }
        }
        Ok(Exit::Good)
    }
}

//! `entente bin`

use entente_engine::Result;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Bin {
    #[command(flatten)]
    library: LibraryArg,
    /// An article that comes back, by its number; may be given several times.
    #[arg(long = "back", value_name = "ID")]
    back: Vec<i64>,
    /// All of them come back.
    #[arg(long, conflicts_with = "back")]
    back_all: bool,
}

/// Lines that are read at once.
const STRETCH: u64 = 1_000;

impl Bin {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        if self.back_all || !self.back.is_empty() {
            let made = library.take_back((!self.back_all).then_some(self.back))?;
            crate::edit::tell(&made, "taken back", out)?;
            return Ok(Exit::Good);
        }
        let mut offset = 0;
        loop {
            let page = library.bin(offset, STRETCH)?;
            for row in &page.rows {
                match out.is_json() {
                    true => out.json(row)?,
                    false => out.line(&format!("{:>8}  {}  {}  {}", row.id, row.date.as_deref().unwrap_or("-"), row.outlet.as_deref().unwrap_or("-"), row.title.as_deref().unwrap_or("-")))?,
                }
            }
            offset += STRETCH;
            if offset >= page.total {
                return Ok(Exit::Good);
            }
        }
    }
}

//! `entente hits`

use entente_engine::Result;
use entente_engine::library::Explaining;

use crate::args::{LibraryArg, SelectionArgs};
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Hits {
    #[command(flatten)]
    library: LibraryArg,
    #[command(flatten)]
    selection: SelectionArgs,
    /// Only hits of this concept.
    #[arg(long, value_name = "CONCEPT")]
    concept: Option<String>,
    /// Say why each hit is what it is.
    #[arg(long)]
    explain: bool,
}

impl Hits {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let explaining = if self.explain { Explaining::Yes } else { Explaining::No };
        let bar = out.bar();
        let selection = self.selection.selection();
        library.hits(&selection, self.concept.as_deref(), explaining, &|step| bar.step(step), &mut |hit| out.json(&hit))?;
        bar.clear();
        Ok(Exit::Good)
    }
}

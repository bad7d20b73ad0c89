//! `entente hits`

use entente_engine::Result;
use entente_engine::library::Explaining;
use entente_engine::question::ByHand;

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
    /// As the rules say, without what was set by hand.
    #[arg(long)]
    without_by_hand: bool,
    /// In place of hits: expressions that stand, or nearly stand, in the articles and are no hits, with what failed.
    #[arg(long, conflicts_with_all = ["explain", "without_by_hand"])]
    unmarked: bool,
}

impl Hits {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let explaining = if self.explain { Explaining::Yes } else { Explaining::No };
        let bar = out.bar();
        let selection = self.selection.selection();
        if self.unmarked {
            library.unmarked(&selection, self.concept.as_deref(), &|step| bar.step(step), &mut |why| out.json(&why))?;
        } else {
            let by_hand = if self.without_by_hand { ByHand::LeftOut } else { ByHand::Applied };
            library.hits_as(by_hand, &selection, self.concept.as_deref(), explaining, &|step| bar.step(step), &mut |hit| out.json(&hit))?;
        }
        bar.clear();
        Ok(Exit::Good)
    }
}

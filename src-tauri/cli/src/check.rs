//! `entente check`

use entente_engine::Result;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Check {
    #[command(flatten)]
    library: LibraryArg,
}

impl Check {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let bar = out.bar();
        let outcome = library.check(&|step| bar.step(step));
        bar.clear();
        let outcome = outcome?;
        if out.is_json() {
            out.json(&outcome)?;
        } else if outcome.sound {
            out.line(&format!("sound: {} articles, {} hits, content {}", outcome.articles, outcome.hits, outcome.library))?;
        } else {
            outcome.problems.iter().try_for_each(|problem| out.line(problem))?;
            out.remark("hint: open your newest backup, and keep the damaged file until you have.");
        }
        Ok(if outcome.sound { Exit::Good } else { Exit::Bad })
    }
}

//! `entente copies`

use entente_engine::Result;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Copies {
    #[command(flatten)]
    library: LibraryArg,
    /// The part of the shorter text that must stand in the longer one, from 0.4 to 1; kept in the library.
    #[arg(long, value_name = "PART")]
    threshold: Option<f64>,
    /// Show in what two articles differ, by their ids.
    #[arg(long, num_args = 2, value_names = ["ARTICLE", "OTHER"])]
    differences: Option<Vec<i64>>,
}

impl Copies {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        if let Some([article, other]) = self.differences.as_deref() {
            out.json(&library.differences(*article, *other)?)?;
            return Ok(Exit::Good);
        }
        let bar = out.bar();
        let outcome = library.copies(self.threshold, &|step| bar.step(step));
        bar.clear();
        let outcome = outcome?;
        if out.is_json() {
            out.json(&outcome)?;
        } else {
            out.line(&format!("{} articles repeat {} stories; the most carried one stands in {} articles", outcome.copies, outcome.stories, outcome.largest))?;
            out.line(&format!("counted as a copy: {} of the shorter text stands in the longer one", outcome.threshold))?;
        }
        Ok(Exit::Good)
    }
}

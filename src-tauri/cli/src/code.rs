//! `entente code`

use std::path::PathBuf;

use entente_engine::answers::CodingOutcome;
use entente_engine::Result;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Code {
    #[command(flatten)]
    library: LibraryArg,
    /// A codebook in place of the library's own, or the shipped one.
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
}

impl Code {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let codebook = self.codebook.as_deref().map(read).transpose()?;
        let library = self.library.open()?;
        let bar = out.bar();
        let outcome = library.code(codebook.as_ref(), &|step| bar.step(step));
        bar.clear();
        let outcome = CodingOutcome { seconds: bar.seconds(), ..outcome? };
        if out.is_json() {
            out.json(&outcome)?;
        } else {
            out.line(&format!("{} articles coded, {} hits, in {:.1} s", outcome.articles_coded, outcome.hits, outcome.seconds))?;
            out.line(&format!("codebook {}", outcome.codebook))?;
        }
        Ok(Exit::Good)
    }
}

pub use entente_engine::library::read_codebook as read;

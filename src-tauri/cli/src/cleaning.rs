//! `entente cleaning`

use entente_engine::Result;
use entente_engine::answers::RuleCount;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Cleaning {
    #[command(flatten)]
    library: LibraryArg,
    /// A rule that is to rest; the others run. May be given several times.
    #[arg(long, value_name = "RULE")]
    off: Vec<String>,
    /// Let every rule run again.
    #[arg(long, conflicts_with = "off")]
    all_on: bool,
}

impl Cleaning {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let bar = out.bar();
        if self.off.is_empty() && !self.all_on {
            let rules = library.cleaning(&|step| bar.step(step));
            bar.clear();
            let rules = rules?;
            return if out.is_json() { out.json(&rules).map(|()| Exit::Good) } else { list(&rules, out) };
        }
        let outcome = library.set_cleaning(&self.off, &|step| bar.step(step));
        bar.clear();
        let outcome = outcome?;
        if out.is_json() {
            out.json(&outcome)?;
            return Ok(Exit::Good);
        }
        out.line(&format!("{} articles have other zones now and are to be coded again", outcome.articles_changed))?;
        list(&outcome.rules, out)
    }
}

fn list(rules: &[RuleCount], out: &mut Out) -> Result<Exit> {
    for rule in rules {
        let state = if rule.on { "on " } else { "off" };
        out.line(&format!("  {state}  {:16} {:>9} articles", rule.rule, rule.articles))?;
    }
    Ok(Exit::Good)
}

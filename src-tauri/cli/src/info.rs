//! `entente info`

use entente_engine::Result;
use entente_engine::answers::Tally;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Info {
    #[command(flatten)]
    library: LibraryArg,
}

impl Info {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let info = self.library.open()?.info()?;
        if out.is_json() {
            out.json(&info)?;
            return Ok(Exit::Good);
        }
        let days = match (&info.first_day, &info.last_day) {
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => "no dates".into(),
        };
        out.line(&format!("{}: {} articles ({} undated), {days}", info.name, info.articles, info.undated))?;
        out.line(&format!("{} hits, {} articles not coded, {} rejected items", info.hits, info.uncoded, info.rejections))?;
        if let Some(codebook) = &info.codebook {
            out.line(&format!("codebook {} {}", codebook.name, codebook.hash))?;
        }
        out.line(&format!("content {}", info.library))?;
        out.line(&format!("{} on the disk; {}", crate::originals::size(info.bytes), crate::originals::said(&info.originals)))?;
        info.provenance.iter().try_for_each(|one| out.line(&crate::provenance::said(one)))?;
        if info.published > 0 {
            out.line(&format!("{} published totals", info.published))?;
        }
        if !info.rules_off.is_empty() {
            out.line(&format!("rules of cleaning switched off: {}", info.rules_off.join(", ")))?;
        }
        let outlets: Vec<Tally> = info.outlets.iter().map(|outlet| Tally { key: outlet.name.clone(), articles: outlet.articles }).collect();
        for (what, tallies) in [("outlets", &outlets), ("languages", &info.languages), ("collections", &info.collections)] {
            list(what, tallies, out)?;
        }
        Ok(Exit::Good)
    }
}

fn list(what: &str, tallies: &[Tally], out: &mut Out) -> Result<()> {
    if tallies.is_empty() {
        return Ok(());
    }
    out.line(&format!("{what}:"))?;
    tallies.iter().try_for_each(|tally| out.line(&format!("  {:>9}  {}", tally.articles, tally.key)))
}

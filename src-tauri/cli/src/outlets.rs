//! `entente outlets`

use entente_engine::Result;
use entente_engine::edit::Edit;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Outlets {
    #[command(flatten)]
    library: LibraryArg,
    /// The outlet to change; without it all are listed.
    #[arg(value_name = "OUTLET", requires = "change")]
    outlet: Option<String>,
    #[command(flatten)]
    change: Change,
}

/// An empty text takes away what was said.
#[derive(clap::Args)]
#[group(id = "change", multiple = true)]
struct Change {
    /// The outlet whose name its articles carry from now on.
    #[arg(long, value_name = "OUTLET", requires = "outlet")]
    merge_into: Option<String>,
    /// A name of your own for several outlets; `--split group` compares groups.
    #[arg(long, value_name = "NAME", requires = "outlet")]
    group: Option<String>,
    #[arg(long, value_name = "NAME", requires = "outlet")]
    country: Option<String>,
    /// agency, state, public, private or official.
    #[arg(long, value_name = "KIND", requires = "outlet")]
    kind: Option<String>,
}

impl Outlets {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let library = self.library.open()?;
        let Some(outlet) = self.outlet else { return list(&library.info()?.outlets, out) };
        let given = |text: Option<String>| text.map(|text| Some(text).filter(|text| !text.trim().is_empty()));
        let Change { merge_into, group, country, kind } = self.change;
        let edit = Edit::Outlet { outlet, country: given(country), kind: given(kind), group: given(group), merged_into: given(merge_into) };
        let made = library.edit(&edit)?;
        if out.is_json() { out.json(&made)? } else { out.line("changed; `entente undo` takes it back")? }
        Ok(Exit::Good)
    }
}

fn list(outlets: &[entente_engine::answers::OutletInfo], out: &mut Out) -> Result<Exit> {
    for outlet in outlets {
        if out.is_json() {
            out.json(outlet)?;
            continue;
        }
        let said: Vec<&str> = [&outlet.kind, &outlet.country, &outlet.group].into_iter().filter_map(|part| part.as_deref()).collect();
        out.line(&format!("{:>8}  {}  {}", outlet.articles, outlet.name, said.join(", ")))?;
    }
    Ok(Exit::Good)
}

//! `entente verify` and `entente diff`

use std::path::PathBuf;

use entente_engine::Result;
use entente_engine::answers::{NumberDiff, Verification};
use entente_engine::library::{Library, diff};

use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Verify {
    /// A saved figure (SVG, PNG), report (HTML, PDF, DOCX, XLSX), bundle (ZIP) or answer (JSON).
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The library that it was made from.
    #[arg(value_name = "LIBRARY")]
    library: PathBuf,
}

impl Verify {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let told = Library::open(&self.library)?.verify(&self.file)?;
        if out.is_json() {
            out.json(&told)?;
        } else {
            tell(&told, out)?;
        }
        Ok(if told.same { Exit::Good } else { Exit::Bad })
    }
}

fn tell(told: &Verification, out: &mut Out) -> Result<()> {
    let word = if told.identical { "made again, the same bytes" } else if told.same { "made again, the same numbers" } else { "differs" };
    out.line(&format!("{} {}: {word}", told.format.to_uppercase(), told.recipe))?;
    out.line(&format!("compared: {}, {} cells", told.compared_by, told.difference.compared))?;
    lines(&told.difference, out)?;
    told.altered.iter().chain(&told.notes).try_for_each(|line| out.line(line))
}

#[derive(clap::Args)]
pub struct Diff {
    /// Two reports, figures, bundles or answers of the same kind.
    #[arg(value_name = "A")]
    first: PathBuf,
    #[arg(value_name = "B")]
    second: PathBuf,
}

impl Diff {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        let found = diff(&self.first, &self.second)?;
        if out.is_json() {
            out.json(&found)?;
        } else {
            out.line(&format!("{} cells compared, {} differ", found.compared, found.changed.len()))?;
            lines(&found, out)?;
        }
        Ok(if found.same { Exit::Good } else { Exit::Bad })
    }
}

/// What differs, a line each.
fn lines(diff: &NumberDiff, out: &mut Out) -> Result<()> {
    for change in &diff.circumstances {
        out.line(&format!("{} changed: {} → {}", change.column, shown(&change.before), shown(&change.after)))?;
    }
    if !diff.changed.is_empty() {
        Library::lines_of_changes(&diff.changed).iter().try_for_each(|line| out.line(line))?;
    }
    let lists = [("row only in the first", &diff.only_first), ("row only in the second", &diff.only_second), ("table only in the first", &diff.tables_only_first), ("table only in the second", &diff.tables_only_second)];
    for (what, list) in lists {
        list.iter().try_for_each(|row| out.line(&format!("{what}: {row}")))?;
    }
    Ok(())
}

fn shown(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

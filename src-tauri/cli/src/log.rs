//! `entente log`

use entente_engine::Result;
use entente_engine::answers::LogLine;

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Log {
    #[command(flatten)]
    library: LibraryArg,
    /// How many lines at most.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    most: u64,
}

impl Log {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        for line in self.library.open()?.log(0, self.most)? {
            match out.is_json() {
                true => out.json(&line)?,
                false => out.line(&told(&line))?,
            }
        }
        Ok(Exit::Good)
    }
}

fn told(line: &LogLine) -> String {
    let when = if line.dated.is_empty() { "-" } else { line.dated.as_str() };
    let Some(told) = &line.told else { return format!("{when}  {}  {}", line.what, line.detail) };
    let mut parts = vec![told.what.clone()];
    parts.extend(told.name.clone());
    parts.extend((told.articles > 0).then(|| format!("{} articles", told.articles)));
    parts.extend(told.set.iter().map(|(field, value)| format!("{field}={}", value.as_deref().unwrap_or(""))));
    let undone = if line.what == "edit" && line.undone { "  (taken back)" } else { "" };
    format!("{when}  {}  {}{undone}", line.what, parts.join(" "))
}

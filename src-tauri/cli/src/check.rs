//! `entente check`

use std::path::{Path, PathBuf};

use entente_engine::Result;
use entente_engine::answers::Repaired;
use entente_engine::library::{backups_of, repair};

use crate::args::LibraryArg;
use crate::out::{Exit, Out};

#[derive(clap::Args)]
pub struct Check {
    #[command(flatten)]
    library: LibraryArg,
    /// Saves what can be read into a new library; the damaged one is left as it is.
    #[arg(long, value_name = "OUT")]
    repair: Option<PathBuf>,
}

impl Check {
    pub fn run(self, out: &mut Out) -> Result<Exit> {
        if let Some(target) = &self.repair {
            return self.mend(target, out);
        }
        let bar = out.bar();
        let outcome = self.library.open().and_then(|library| library.check(&|step| bar.step(step)));
        bar.clear();
        let outcome = outcome.inspect_err(|error| {
            // A header that is destroyed is no library's any more; a backup beside it says that it was one.
            let was_one = || backups_of(&self.library.library).is_ok_and(|all| !all.is_empty());
            if error.code() == "library-damaged" || error.code() == "not-a-library" && was_one() {
                self.offer(out);
            }
        })?;
        if out.is_json() {
            out.json(&outcome)?;
        } else if outcome.sound {
            out.line(&format!("sound: {} articles, {} hits, content {}", outcome.articles, outcome.hits, outcome.library))?;
        } else {
            outcome.problems.iter().try_for_each(|problem| out.line(problem))?;
            self.offer(out);
        }
        Ok(if outcome.sound { Exit::Good } else { Exit::Bad })
    }

    /// Says what can be done about damage.
    fn offer(&self, out: &Out) {
        let path = self.library.library.display();
        match backups_of(&self.library.library).ok().and_then(|all| all.into_iter().next()) {
            Some(newest) => out.remark(&format!("hint: `entente restore {path}` puts the backup {} in its place and keeps the damaged file.", newest.path)),
            None => out.remark("hint: open your newest backup, and keep the damaged file until you have."),
        }
        out.remark(&format!("hint: `entente check {path} --repair NEW.entente` saves what can be read into a new library."));
    }

    fn mend(&self, target: &Path, out: &mut Out) -> Result<Exit> {
        let bar = out.bar();
        let repaired = repair(&self.library.library, target, &|step| bar.step(step));
        bar.clear();
        let repaired = repaired.inspect_err(|_| self.offer(out))?;
        match out.is_json() {
            true => out.json(&repaired)?,
            false => tell(&repaired, target, out)?,
        }
        Ok(Exit::Good)
    }
}

fn tell(repaired: &Repaired, target: &Path, out: &mut Out) -> Result<()> {
    for table in repaired.tables.iter().filter(|table| table.holes > 0) {
        out.line(&format!("{}: {} rows saved, {} stretches unreadable", table.table, table.rows_saved, table.holes))?;
    }
    out.line(&format!("{} articles saved, {} lost; written to {}", repaired.articles_saved, repaired.articles_lost, target.display()))?;
    if repaired.codings_lost {
        out.remark("The codings were damaged: run `entente code` on the new library.");
    }
    Ok(())
}

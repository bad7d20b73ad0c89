//! Is the library sound, and is it still there?

use std::path::Path;

use super::{Library, place_system};
use crate::answers::{CheckOutcome, Repaired};
use crate::progress::Report;
use crate::{Error, Result};

impl Library {
    /// Looks for damage in the file, its references, its texts, its hits and its hash. Changes nothing.
    ///
    /// # Errors
    /// Where the library cannot be read at all, or on `cancelled`; damage that was found is in the outcome.
    pub fn check(&self, report: &Report<'_>) -> Result<CheckOutcome> {
        let store = self.own_store()?;
        let problems = store.check(report)?;
        let (articles, hits) = (store.count("articles").unwrap_or(0), store.count("hits").unwrap_or(0));
        Ok(CheckOutcome { sound: problems.is_empty(), articles, hits, library: store.hash()?, problems })
    }

    /// Says so where the file that was opened no longer lies under its name: deleted, moved, or replaced by another one.
    ///
    /// # Errors
    /// `library-gone`.
    pub fn still_there(&self) -> Result<()> {
        let now = place_system::file_number(&self.path);
        let told = match (now, self.file) {
            (Some(now), Some(then)) if now == then => return Ok(()),
            (Some(_), _) => "has been replaced by another file",
            (None, _) => "has been deleted or moved",
        };
        Err(Error::new(
            "library-gone",
            format!("{} {told} while it was open.", self.path.display()),
            "Put it back or open it where it lies now; nothing more is written meanwhile.",
        ))
    }
}

/// Saves what can be read of a damaged library into a new one at `target`, counting what was saved and lost.
///
/// # Errors
/// `file-exists`, `not-a-library`, `library-damaged` where not even its list of tables can be read, `disk-full`.
pub fn repair(damaged: &Path, target: &Path, report: &Report<'_>) -> Result<Repaired> {
    crate::store::repair(damaged, target, report)
}

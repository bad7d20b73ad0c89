//! A consistent copy of the library, while others use it.

use std::path::Path;

use super::Library;
use crate::progress::Report;
use crate::Result;

impl Library {
    /// Copies the library to `target`, which has its name only when it is whole.
    ///
    /// # Errors
    /// `same-file`, `disk-full`, `file-unwritable`, `library-damaged`, `cancelled`.
    pub fn backup(&self, target: &Path, report: &Report<'_>) -> Result<()> {
        self.own_store()?.backup(target, report)
    }
}

//! Erasing for good: apart from deleting, and never undone.

use std::path::Path;

use super::Library;
use crate::answers::{BackupInfo, Erased};
use crate::progress::Report;
use crate::store::backups;
use crate::{Error, Result};

impl Library {
    /// Erases what lies in the bin, the history and the originals it came from, and rewrites the file. Backups stay:
    /// [`Library::forget_backups`] deletes those that the person was shown.
    ///
    /// # Errors
    /// `library-locked`, `disk-full`, `cancelled`.
    pub fn erase(&self, report: &Report<'_>) -> Result<Erased> {
        // One connection alone: another one would keep pages of before.
        let store = self.store();
        let erased = store.erase(report)?;
        *self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
        Ok(erased)
    }

    /// Deletes backups that lie beside this library; answers how many.
    ///
    /// # Errors
    /// `backup-missing` for a file that is none of them; `file-unwritable`.
    pub fn forget_backups(&self, chosen: &[BackupInfo]) -> Result<u64> {
        let known = backups::list(&self.path)?;
        for backup in chosen {
            if !known.contains(backup) {
                return Err(Error::new("backup-missing", format!("{} is no backup of this library.", backup.path), "List them again."));
            }
            std::fs::remove_file(Path::new(&backup.path)).map_err(|cause| Error::unwritable(&backup.path, cause))?;
        }
        Ok(chosen.len() as u64)
    }
}

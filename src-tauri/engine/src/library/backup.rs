//! Consistent copies of the library: where the person wants one, and a few that roll beside it.

use std::path::{Path, PathBuf};

use super::Library;
use crate::answers::{BackupInfo, Restored};
use crate::progress::Report;
use crate::store::backups;
use crate::{Error, Result};

impl Library {
    /// Copies the library to `target`, which has its name only when it is whole.
    ///
    /// # Errors
    /// `same-file`, `disk-full`, `file-unwritable`, `library-damaged`, `cancelled`.
    pub fn backup(&self, target: &Path, report: &Report<'_>) -> Result<()> {
        self.own_store()?.backup(target, report)
    }

    /// Makes a backup beside the library and lets the oldest go until `most` (at least one) are left.
    ///
    /// # Errors
    /// As [`Library::backup`].
    pub fn keep_backup(&self, most: usize, report: &Report<'_>) -> Result<BackupInfo> {
        self.own_store()?.keep_backup(most, report)
    }

    /// Whether the library changed since the newest of them, or has none.
    ///
    /// # Errors
    /// What reading the library says.
    pub fn backup_is_due(&self) -> Result<bool> {
        self.store().backup_is_due()
    }

    /// The copy of the library for another folder, whole when this returns. The library itself stays where it is.
    ///
    /// # Errors
    /// `file-exists` where that folder has a file of this name; as [`Library::backup`].
    pub fn copy_into(&self, folder: &Path, report: &Report<'_>) -> Result<PathBuf> {
        let target = folder.join(self.path.file_name().unwrap_or_default());
        if target.exists() {
            return Err(Error::new("file-exists", format!("{} exists already.", target.display()), "Choose another folder."));
        }
        self.backup(&target, report)?;
        Ok(target)
    }
}

/// The backups that lie beside a library, whether or not it can be opened: the newest first.
///
/// # Errors
/// Where the folder cannot be read.
pub fn backups_of(library: &Path) -> Result<Vec<BackupInfo>> {
    backups::list(library)
}

/// Puts a backup in the place of a library that nobody has open. What was there before is kept among the backups,
/// named by `moment`; without `backup` the newest rolling one is taken.
///
/// # Errors
/// `backup-missing`, `not-a-library`, `library-damaged` (of the backup), `disk-full`, `file-unwritable`.
pub fn restore(library: &Path, backup: Option<&Path>, moment: &str) -> Result<Restored> {
    let newest = || backups::list(library).map(|all| all.into_iter().find(|backup| backup.rolling).map(|backup| PathBuf::from(backup.path)));
    let chosen = match backup {
        Some(given) => Some(given.to_path_buf()),
        None => newest()?,
    };
    let chosen = chosen.filter(|path| path.exists()).ok_or_else(|| {
        Error::new("backup-missing", "There is no such backup.", "`entente backup LIBRARY` makes one beside the library; name another file.")
    })?;
    let kept = backups::restore(library, &chosen, moment)?;
    Ok(Restored { kept_as: kept.map(|path| path.display().to_string()) })
}

//! Writes a whole file or nothing.

use std::io::Write;
use std::path::Path;

use crate::{Error, Result};

/// Writes beside the target and renames: what was there before stays until all is written.
///
/// # Errors
/// `file-unwritable`, `disk-full`.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |cause| Error::unwritable(path, cause);
    let mut beside = tempfile::Builder::new().prefix(".entente-").tempfile_in(folder).map_err(fail)?;
    beside.write_all(bytes).map_err(fail)?;
    beside.as_file().sync_all().map_err(fail)?;
    share(beside.as_file()).map_err(fail)?;
    beside.persist(path).map_err(|cause| Error::unwritable(path, cause.error))?;
    Ok(())
}

/// A temporary file is for its owner alone; a saved one is read by others too.
#[cfg(unix)]
fn share(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

//! Writes a whole file or nothing.

use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::{Error, Result};

/// Writes beside the target and renames: what was there before stays until all is written.
///
/// # Errors
/// `file-unwritable`, `disk-full`.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = Beside::of(path)?;
    file.write_all(bytes).map_err(|cause| Error::unwritable(path, cause))?;
    file.keep()
}

/// A file that is written piece by piece beside its target, and takes its name when it is whole. Dropped before that, it
/// leaves nothing.
pub struct Beside {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl Beside {
    /// # Errors
    /// `file-unwritable`, `disk-full`.
    pub fn of(path: &Path) -> Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::Builder::new().prefix(".entente-").tempfile_in(folder).map_err(|cause| Error::unwritable(path, cause))?;
        Ok(Self { file: BufWriter::with_capacity(1 << 16, file), path: path.to_path_buf() })
    }

    /// The name that it will take.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it on the disk under its name.
    ///
    /// # Errors
    /// `file-unwritable`, `disk-full`.
    pub fn keep(self) -> Result<()> {
        let Self { file, path } = self;
        let fail = |cause| Error::unwritable(&path, cause);
        let file = file.into_inner().map_err(|cause| fail(cause.into_error()))?;
        file.as_file().sync_all().map_err(fail)?;
        share(file.as_file()).map_err(fail)?;
        file.persist(&path).map_err(|cause| Error::unwritable(&path, cause.error))?;
        Ok(())
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Beside {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
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

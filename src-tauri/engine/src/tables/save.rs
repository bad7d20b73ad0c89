//! Writes a whole file or nothing.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::room::Room;
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
    file: BufWriter<File>,
    made: PathBuf,
    room: Room,
    path: PathBuf,
}

impl Beside {
    /// # Errors
    /// `file-unwritable`, `disk-full`.
    pub fn of(path: &Path) -> Result<Self> {
        let begun = Room::beside(path).and_then(|room| room.file("new").map(|(file, made)| (room, file, made)));
        let (room, file, made) = begun.map_err(|cause| Error::unwritable(path, cause))?;
        Ok(Self { file: BufWriter::with_capacity(1 << 16, file), made, room, path: path.to_path_buf() })
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
        let Self { file, made, room, path } = self;
        let fail = |cause| Error::unwritable(&path, cause);
        drop(file.into_inner().map_err(|cause| fail(cause.into_error()))?);
        room.keep(&made).map_err(fail)
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

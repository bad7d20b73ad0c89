//! A folder beside a file in which that file is made. The file takes its name when it is whole and on the disk; what a
//! program that was killed left there is swept away by the next one that makes a file in the same folder.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// How the folders are called, so that they are hidden, passed over by imports, and known again.
const PREFIX: &str = ".entente-";
/// Held by whoever works in the folder; the system lets it go when a program dies, however it dies.
const LOCK: &str = "lock";

/// A folder of one's own beside a file. Dropped, it goes with all that is in it.
pub struct Room {
    // Dropped before the folder: some systems keep what is open.
    lock: File,
    folder: TempDir,
    target: PathBuf,
}

impl Room {
    /// Makes a room for the file that will be called `target`.
    ///
    /// # Errors
    /// Where the folder of `target` cannot be written.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let parent = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        sweep(parent);
        loop {
            let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?;
            match locked(folder.path()) {
                Ok(Some(lock)) => return Ok(Self { lock, folder, target: target.to_path_buf() }),
                // Somebody swept between two steps.
                Ok(None) => {}
                Err(cause) if cause.kind() == io::ErrorKind::NotFound && parent.exists() => {}
                Err(cause) => return Err(cause),
            }
        }
    }

    /// A new, empty file of this name in the room, as readable for others as any other file of this person.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn file(&self, name: &str) -> io::Result<(File, PathBuf)> {
        let path = self.folder.path().join(name);
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
        Ok((file, path))
    }

    /// Puts a file of the room on the disk under the target's name, in the place of what was called so before.
    ///
    /// # Errors
    /// Where it cannot be written or moved.
    pub fn keep(self, made: &Path) -> io::Result<()> {
        synced(made)?;
        std::fs::rename(made, &self.target)?;
        self.named()
    }

    /// The same where nothing may be called so before.
    ///
    /// # Errors
    /// `AlreadyExists` where something is.
    pub fn keep_new(self, made: &Path) -> io::Result<()> {
        synced(made)?;
        tempfile::TempPath::try_from_path(made)?.persist_noclobber(&self.target).map_err(|failed| failed.error)?;
        self.named()
    }

    /// Puts the new name itself on the disk, where the system lets a folder be opened; elsewhere it does so by itself.
    fn named(self) -> io::Result<()> {
        let Self { lock, folder, target } = self;
        drop(lock);
        let parent = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // What could not be swept now is swept by the next one: the file is whole and has its name.
        let _ = folder.close();
        match File::open(parent) {
            Ok(parent) => parent.sync_all(),
            Err(_) => Ok(()),
        }
    }
}

fn synced(made: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(made)?.sync_all()
}

/// The lock of a new room; nothing where somebody swept the room before it was locked.
fn locked(folder: &Path) -> io::Result<Option<File>> {
    let path = folder.join(LOCK);
    let lock = File::create_new(&path)?;
    // A medium without locks has none for those who sweep either: they leave the room alone.
    let _ = lock.lock();
    Ok(path.exists().then_some(lock))
}

/// Deletes the rooms in which nobody works any more. What cannot be deleted stays: it is in nobody's way.
fn sweep(parent: &Path) {
    let Ok(entries) = std::fs::read_dir(parent) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        let folder = entry.path();
        match File::open(folder.join(LOCK)) {
            Ok(lock) if lock.try_lock().is_ok() => {
                // Windows keeps what is open: the lock is let go, and nobody waits for it.
                if cfg!(windows) {
                    drop(lock);
                }
                let _ = std::fs::remove_dir_all(&folder);
            }
            Ok(_) => {}
            // Left before it was locked: empty, else it is not one of ours.
            Err(_) => drop(std::fs::remove_dir(&folder)),
        }
    }
}

//! How far has reading come? Bytes read of all the bytes there are.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of files, read and in all. Shared by the reader and those who report.
#[derive(Debug, Default)]
pub struct Meter {
    read: AtomicU64,
    all: AtomicU64,
}

impl Meter {
    /// Adds up the sizes of everything under the paths.
    pub fn size_up(&self, paths: &[PathBuf]) {
        let mut waiting: Vec<(PathBuf, u32)> = paths.iter().map(|path| (path.clone(), 0)).collect();
        while let Some((path, depth)) = waiting.pop() {
            // A link in a circle must not be followed for ever; a wrong sum only makes a worse guess.
            match std::fs::metadata(&path) {
                Ok(found) if found.is_dir() && depth < 32 => waiting.extend(inside(&path).into_iter().map(|path| (path, depth + 1))),
                Ok(found) => _ = self.all.fetch_add(found.len(), Ordering::Relaxed),
                Err(_) => {}
            }
        }
    }

    /// How many there will be in all, if the rest is like the first `done`. `None` where it is too early to tell.
    pub fn total(&self, done: u64) -> Option<u64> {
        let (read, all) = (self.read.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed));
        let enough = read > 0 && all > 0 && done >= 200;
        enough.then(|| (done as f64 * (all as f64 / read as f64).max(1.0)).round() as u64)
    }

    pub(super) fn add(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?).filter(|entry| !entry.path().is_symlink()).map(|entry| entry.path())).collect()
}

/// A stream whose bytes are counted.
pub(super) struct Counted<'a, R> {
    pub inner: R,
    pub meter: &'a Meter,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(into)?;
        self.meter.add(got as u64);
        Ok(got)
    }
}

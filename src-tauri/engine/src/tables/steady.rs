//! What becomes of an archive whose medium fails under it? The first failure is told; what the archive still writes when it
//! is given up goes nowhere.

use std::io::{Result, Seek, SeekFrom, Write};

/// A medium that tells its first failure once. From then on everything is taken and nothing is kept: archives write on when
/// they are dropped, and must neither touch a full disk again nor stumble over it.
pub struct Steady<W> {
    /// `None` once it has failed.
    to: Option<W>,
    /// Where the next byte goes, and where the last one went, as if nothing had failed.
    place: u64,
    end: u64,
}

impl<W> Steady<W> {
    pub fn new(to: W) -> Self {
        Self { to: Some(to), place: 0, end: 0 }
    }

    /// The medium; `None` where it has failed.
    pub fn into_inner(self) -> Option<W> {
        self.to
    }

    /// Keeps a failure in mind.
    fn told<T>(&mut self, result: Result<T>) -> Result<T> {
        // A call that was broken off by a signal is made again by whoever made it.
        if result.as_ref().is_err_and(|cause| cause.kind() != std::io::ErrorKind::Interrupted) {
            self.to = None;
        }
        result
    }
}

impl<W: Write> Write for Steady<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let written = match &mut self.to {
            Some(to) => to.write(bytes),
            None => Ok(bytes.len()),
        };
        let written = self.told(written)?;
        self.place += written as u64;
        self.end = self.end.max(self.place);
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        let flushed = self.to.as_mut().map_or(Ok(()), Write::flush);
        self.told(flushed)
    }
}

impl<W: Seek> Seek for Steady<W> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let place = match &mut self.to {
            Some(medium) => medium.seek(to),
            None => Ok(match to {
                SeekFrom::Start(place) => place,
                SeekFrom::Current(by) => self.place.saturating_add_signed(by),
                SeekFrom::End(by) => self.end.saturating_add_signed(by),
            }),
        };
        self.place = self.told(place)?;
        Ok(self.place)
    }
}

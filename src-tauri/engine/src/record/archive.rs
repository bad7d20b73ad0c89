//! Bundles as archives: the same parts are always the same bytes, and a foreign archive is read with care. Large parts go
//! through in pieces, so that memory holds none of them whole.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Cursor, Read, Seek, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::tables::Steady;
use crate::{Error, Result};

/// How messages call it.
const WHAT: &str = "the bundle";

/// An archive under way; parts stand in it in the order in which they are added, without a time.
pub struct Archive<W: Write + Seek> {
    zip: ZipWriter<Steady<W>>,
}

/// What the list of an archive says of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub bytes: u64,
    /// `sha256:…`
    pub hash: String,
}

impl<W: Write + Seek> Archive<W> {
    pub fn begin(to: W) -> Self {
        Self { zip: ZipWriter::new(Steady::new(to)) }
    }

    /// # Errors
    /// `bundle-failed`, `disk-full`, `file-unwritable`.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.start(name, bytes.len() as u64 >= u64::from(u32::MAX))?;
        self.zip.write_all(bytes).map_err(|cause| Error::unwritable(WHAT, cause))
    }

    /// A part that `write` writes piece by piece. `large`: it may have more than 4 GB.
    ///
    /// # Errors
    /// `bundle-failed`, `disk-full`, and what `write` says.
    pub fn stream(&mut self, name: &str, large: bool, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Part> {
        self.start(name, large)?;
        let mut told = Told { to: &mut self.zip, bytes: 0, hash: Sha256::new() };
        {
            let mut pieces = BufWriter::with_capacity(1 << 16, &mut told);
            write(&mut pieces)?;
            pieces.flush().map_err(|cause| Error::unwritable(WHAT, cause))?;
        }
        Ok(Part { bytes: told.bytes, hash: format!("sha256:{}", hex(&told.hash.finalize())) })
    }

    fn start(&mut self, name: &str, large: bool) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644)
            .large_file(large);
        self.zip.start_file(name, options).map_err(failed)
    }

    /// # Errors
    /// `bundle-failed`, `disk-full`, `file-unwritable`.
    pub fn end(self) -> Result<W> {
        self.zip.finish().map_err(failed)?.into_inner().ok_or_else(|| Error::unwritable(WHAT, std::io::ErrorKind::BrokenPipe.into()))
    }
}

/// Counts and hashes what goes through.
struct Told<W> {
    to: W,
    bytes: u64,
    hash: Sha256,
}

impl<W: Write> Write for Told<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.bytes += written as u64;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}

fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn failed(cause: zip::result::ZipError) -> Error {
    Error::unwritten(WHAT, cause, ("bundle-failed", "Try another folder."))
}

/// Most bytes of all parts together, unpacked, and of what is read of one: what an archive says of sizes may lie.
const MOST: u64 = 8 << 30;

/// Most bytes of a part that is taken into memory.
const MOST_IN_MEMORY: u64 = 1 << 30;

/// Most parts.
const MOST_PARTS: usize = 10_000;

/// Bytes that can be read from any place.
trait Source: Read + Seek {}

impl<T: Read + Seek> Source for T {}

/// The parts of an archive, read when they are asked for; nothing is ever unpacked onto the disk.
pub struct Parts<'a> {
    archive: RefCell<ZipArchive<Box<dyn Source + 'a>>>,
    places: BTreeMap<String, usize>,
}

impl<'a> Parts<'a> {
    /// # Errors
    /// `bundle-unreadable` where the archive is damaged or cut off, `bundle-unsound` where a name leads out of it, where
    /// two parts share one, or where it is too large.
    pub fn read(bytes: &'a [u8]) -> Result<Self> {
        Self::of(Box::new(Cursor::new(bytes)))
    }

    /// The same of a file.
    ///
    /// # Errors
    /// `file-unreadable`, and as [`Parts::read`].
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|cause| Error::unreadable(path, cause))?;
        Self::of(Box::new(BufReader::with_capacity(1 << 16, file)))
    }

    fn of(source: Box<dyn Source + 'a>) -> Result<Self> {
        let mut archive = ZipArchive::new(source).map_err(|cause| unreadable(&cause))?;
        if archive.len() > MOST_PARTS {
            return Err(unsound(&format!("it has {} parts", archive.len())));
        }
        let (mut places, mut left) = (BTreeMap::new(), MOST);
        for place in 0..archive.len() {
            let entry = archive.by_index(place).map_err(|cause| unreadable(&cause))?;
            let name = entry.name().map_err(|cause| unreadable(&cause))?.into_owned();
            if leads_out(&name) {
                return Err(unsound(&format!("the name \"{}\" leads out of it", name.escape_debug())));
            }
            if entry.is_dir() {
                continue;
            }
            left = left.checked_sub(entry.size()).ok_or_else(|| unsound("it is too large when unpacked"))?;
            if places.insert(name.clone(), place).is_some() {
                return Err(unsound(&format!("two parts are called \"{name}\"")));
            }
        }
        Ok(Self { archive: RefCell::new(archive), places })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// Reads a part piece by piece. `read` may not ask for another part.
    ///
    /// # Errors
    /// `bundle-part` where it is not there, and what `read` says.
    pub fn stream<T>(&self, name: &str, read: impl FnOnce(&mut dyn Read) -> Result<T>) -> Result<T> {
        let place = *self.places.get(name).ok_or_else(|| wrong(name, "is missing"))?;
        let mut archive = self.archive.borrow_mut();
        let entry = archive.by_index(place).map_err(|cause| unreadable(&cause))?;
        read(&mut entry.take(MOST))
    }

    /// A part as bytes.
    ///
    /// # Errors
    /// `bundle-part` where it is not there, `bundle-unreadable`, `bundle-unsound` where it is too large for memory.
    pub fn get(&self, name: &str) -> Result<Vec<u8>> {
        self.stream(name, |from| {
            let mut bytes = Vec::new();
            from.take(MOST_IN_MEMORY + 1).read_to_end(&mut bytes).map_err(|cause| unreadable(&cause))?;
            if bytes.len() as u64 > MOST_IN_MEMORY { Err(unsound(&format!("{name} is too large"))) } else { Ok(bytes) }
        })
    }

    /// The hash of a part as a list tells it.
    ///
    /// # Errors
    /// `bundle-part` where it is not there, `bundle-unreadable`.
    pub fn hash(&self, name: &str) -> Result<String> {
        self.stream(name, |from| {
            let mut sum = Told { to: std::io::sink(), bytes: 0, hash: Sha256::new() };
            std::io::copy(from, &mut sum).map_err(|cause| unreadable(&cause))?;
            Ok(format!("sha256:{}", hex(&sum.hash.finalize())))
        })
    }

    /// A part as text.
    ///
    /// # Errors
    /// `bundle-part` where it is not there, or not UTF-8.
    pub fn text(&self, name: &str) -> Result<String> {
        String::from_utf8(self.get(name)?).map_err(|_| wrong(name, "is not UTF-8"))
    }
}

fn wrong(name: &str, why: &str) -> Error {
    Error::new("bundle-part", format!("{name} {why}."), "Take the file as it was saved.")
}

fn leads_out(name: &str) -> bool {
    name.starts_with('/') || name.contains('\\') || name.contains('\0') || name.contains(':') || name.split('/').any(|part| part == "..")
}

fn unreadable(cause: &dyn std::fmt::Display) -> Error {
    Error::new("bundle-unreadable", format!("The archive is cut off or damaged: {cause}."), "Get the file again from where it came.")
}

fn unsound(why: &str) -> Error {
    Error::new("bundle-unsound", format!("The archive is not to be trusted: {why}."), "Ask whoever sent it; nothing of it was unpacked.")
}

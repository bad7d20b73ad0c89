//! Bundles as archives: the same parts are always the same bytes, and a foreign archive is read with care.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{Error, Result};

/// An archive under way; parts stand in it in the order in which they are added, without a time.
pub struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Archive<W> {
    pub fn begin(to: W) -> Self {
        Self { zip: ZipWriter::new(to) }
    }

    /// # Errors
    /// `bundle-failed`, `disk-full`.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644)
            .large_file(bytes.len() as u64 >= u64::from(u32::MAX));
        self.zip.start_file(name, options).map_err(failed)?;
        self.zip.write_all(bytes).map_err(|cause| Error::unwritable(name, cause))
    }

    /// # Errors
    /// `bundle-failed`.
    pub fn end(self) -> Result<W> {
        self.zip.finish().map_err(failed)
    }
}

fn failed(cause: zip::result::ZipError) -> Error {
    Error::new("bundle-failed", format!("The bundle could not be written: {cause}."), "Try another folder.").because(cause)
}

/// Most bytes of all parts together, unpacked: what an archive says of sizes may lie.
const MOST: u64 = 4 << 30;

/// Most parts.
const MOST_PARTS: usize = 10_000;

/// The parts of an archive, in memory; nothing is ever unpacked onto the disk.
pub struct Parts(BTreeMap<String, Vec<u8>>);

impl Parts {
    /// # Errors
    /// `bundle-unreadable` where the archive is damaged or cut off, `bundle-unsound` where a name leads out of it, where
    /// two parts share one, or where it is too large.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| unreadable(&cause))?;
        if archive.len() > MOST_PARTS {
            return Err(unsound(&format!("it has {} parts", archive.len())));
        }
        let (mut parts, mut left) = (BTreeMap::new(), MOST);
        for place in 0..archive.len() {
            let entry = archive.by_index(place).map_err(|cause| unreadable(&cause))?;
            let name = entry.name().map_err(|cause| unreadable(&cause))?.into_owned();
            if leads_out(&name) {
                return Err(unsound(&format!("the name \"{}\" leads out of it", name.escape_debug())));
            }
            if entry.is_dir() {
                continue;
            }
            let mut content = Vec::new();
            entry.take(left + 1).read_to_end(&mut content).map_err(|cause| unreadable(&cause))?;
            left = left.checked_sub(content.len() as u64).ok_or_else(|| unsound("it is too large when unpacked"))?;
            if parts.insert(name.clone(), content).is_some() {
                return Err(unsound(&format!("two parts are called \"{name}\"")));
            }
        }
        Ok(Self(parts))
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(Vec::as_slice)
    }

    /// A part as text.
    ///
    /// # Errors
    /// `bundle-part` where it is not there, or not UTF-8.
    pub fn text(&self, name: &str) -> Result<String> {
        let wrong = |why: &str| Error::new("bundle-part", format!("{name} {why}."), "Take the file as it was saved.");
        let bytes = self.get(name).ok_or_else(|| wrong("is missing"))?;
        String::from_utf8(bytes.to_vec()).map_err(|_| wrong("is not UTF-8"))
    }
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

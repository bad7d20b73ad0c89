//! Files, folders and archives, one loop: every file inside any of them comes to the same readers.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use super::item::{Item, Look};
use super::meter::{Counted, Meter};
use super::{Event, Reader, Sink, readers};
use crate::answers::{ImportOptions, Rejection};
use crate::{Error, Result};

/// What one import may take on; beyond it a file is refused with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Archives inside archives.
    pub depth: u32,
    /// Bytes of one entry of an archive, unpacked; bytes of one text.
    pub entry: u64,
    /// Bytes of all entries of one archive.
    pub archive: u64,
    /// Entries of one archive.
    pub entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 3, entry: 256 << 20, archive: 16 << 30, entries: 1_000_000 }
    }
}

/// Reads everything under `paths`, in a fixed order, and passes on what is found. Fails only where `pass_on` does, or
/// where a path that was named does not exist.
pub fn read(paths: &[PathBuf], options: &ImportOptions, limits: Limits, pass_on: &mut dyn FnMut(Event) -> Result<()>) -> Result<()> {
    read_metered(paths, options, limits, &Meter::default(), pass_on)
}

/// As [`read`], and counts the bytes.
pub fn read_metered(paths: &[PathBuf], options: &ImportOptions, limits: Limits, meter: &Meter, pass_on: &mut dyn FnMut(Event) -> Result<()>) -> Result<()> {
    let chosen = chosen(options)?;
    // A wrong name is told before anything is read.
    for path in paths {
        std::fs::metadata(path).map_err(|cause| Error::unreadable(path, cause))?;
    }
    let mut walk = Walk { options, limits, chosen, meter, again: false, pass_on };
    for path in paths {
        let found = std::fs::metadata(path).map_err(|cause| Error::unreadable(path, cause))?;
        if found.is_dir() {
            let before = Vec::new();
            if !walk.folder(path, &before)? {
                walk.refuse(path, "The folder holds no file that could be read.")?;
            }
        } else {
            walk.file(path)?;
        }
    }
    Ok(())
}

/// Reads the bytes of a file that was kept, as if it lay at `source`.
pub fn read_again(source: &str, bytes: &[u8], options: &ImportOptions, pass_on: &mut dyn FnMut(Event) -> Result<()>) -> Result<()> {
    let mut walk = Walk { options, limits: Limits::default(), chosen: chosen(options)?, meter: &Meter::default(), again: true, pass_on };
    walk.content(source.to_string(), Box::new(Cursor::new(bytes)), None, 0)
}

fn chosen(options: &ImportOptions) -> Result<Option<&'static Reader>> {
    let Some(name) = options.format.as_deref() else { return Ok(None) };
    readers::named(name).map(Some).ok_or_else(|| {
        let names: Vec<_> = readers::READERS.iter().map(|reader| reader.name).collect();
        Error::new("format-unknown", format!("There is no reader named {name}."), format!("Choose one of {}.", names.join(", ")))
    })
}

/// A larger file is not kept.
const KEPT: u64 = 64 << 20;

struct Walk<'a> {
    options: &'a ImportOptions,
    limits: Limits,
    chosen: Option<&'static Reader>,
    meter: &'a Meter,
    /// Whether kept originals are read again; they need not be kept a second time.
    again: bool,
    pass_on: &'a mut dyn FnMut(Event) -> Result<()>,
}

impl Walk<'_> {
    fn refuse(&mut self, path: &Path, reason: &str) -> Result<()> {
        self.refuse_named(&path.display().to_string(), reason)
    }

    fn refuse_named(&mut self, source: &str, reason: &str) -> Result<()> {
        let rejection = Rejection { source: source.into(), position: String::new(), reason: reason.into() };
        (self.pass_on)(Event::File { source: source.into(), format: "none".into(), encoding: None })?;
        (self.pass_on)(Event::Rejected { rejection, item: None })
    }

    /// Reads a folder and the folders in it, names in order. `above` are the folders it lies in, against links in a
    /// circle. Whether there was a file.
    fn folder(&mut self, path: &Path, above: &[PathBuf]) -> Result<bool> {
        let Ok(real) = std::fs::canonicalize(path) else { return self.refuse(path, "The folder cannot be read.").map(|()| true) };
        if above.contains(&real) {
            return Ok(false);
        }
        let mut inside = above.to_vec();
        inside.push(real);
        let entries = match std::fs::read_dir(path) {
            Ok(entries) => entries,
            Err(cause) => return self.refuse(path, &format!("The folder cannot be read: {cause}.")).map(|()| true),
        };
        let mut names: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        names.sort();
        let mut any = false;
        for name in names {
            any |= self.entry(&name, &inside)?;
        }
        Ok(any)
    }

    fn entry(&mut self, path: &Path, above: &[PathBuf]) -> Result<bool> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Hidden files are the system's, libraries are ours: neither is the collection's.
        let own = [".entente", ".entente-wal", ".entente-shm"].iter().any(|ending| name.ends_with(ending));
        if own || name.starts_with('.') || name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini" {
            return Ok(false);
        }
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => self.folder(path, above),
            Ok(found) if found.is_file() => self.file(path).map(|()| true),
            Ok(_) => self.refuse(path, "This is no file but a device, a pipe or a socket.").map(|()| true),
            Err(cause) => self.refuse(path, &format!("The file cannot be read: {cause}.")).map(|()| true),
        }
    }

    fn file(&mut self, path: &Path) -> Result<()> {
        let source = path.display().to_string();
        match File::open(path) {
            Ok(file) => {
                let counted = Counted { inner: file, meter: self.meter };
                self.content(source, Box::new(BufReader::with_capacity(1 << 16, counted)), Some(path), 0)
            }
            Err(cause) => self.refuse_named(&source, &format!("The file cannot be read: {cause}.")),
        }
    }

    /// Reads what a file or an entry holds: an archive goes round the loop again, anything else goes to its reader.
    fn content(&mut self, source: String, content: Box<dyn Read + '_>, path: Option<&Path>, depth: u32) -> Result<()> {
        let item = match Item::new(source.clone(), self.options, self.limits.entry, content) {
            Ok(item) => item,
            Err(cause) => return self.refuse_named(&source, &format!("The file cannot be read: {cause}.")),
        };
        if item.head().is_empty() {
            return self.refuse_named(&source, "The file is empty.");
        }
        let special = self.special(&item, &source);
        match archive(item.head()).filter(|_| !special) {
            Some(_) if depth >= self.limits.depth => self.refuse_named(&source, "Archives lie too deep in one another."),
            Some(Archive::Gzip) => self.gzip(source, item, depth),
            Some(Archive::Zip) => self.zip(source, item, path, depth),
            None => self.article_file(source, item),
        }
    }

    /// Office files and books are archives too, but have readers of their own.
    fn special(&self, item: &Item<'_>, source: &str) -> bool {
        let text = item.head_text();
        self.chosen.is_none() && readers::recognise(&Look { name: source, bytes: item.head(), text: &text, whole: item.is_short() }).is_some()
    }

    fn article_file(&mut self, source: String, mut item: Item<'_>) -> Result<()> {
        let text = item.head_text();
        let look = Look { name: &source, bytes: item.head(), text: &text, whole: item.is_short() };
        let Some(reader) = self.chosen.or_else(|| readers::recognise(&look)) else {
            return self.refuse_named(&source, unknown(&look));
        };
        let mut sink = Sink::new(source, self.options, self.pass_on);
        sink.file(reader.name, Some(item.encoding_name()))?;
        if readers::extracts(reader.name) && !self.options.drop_originals && !self.again {
            match item.keep(KEPT) {
                Ok(Some(original)) => sink.original(reader.name, original)?,
                Ok(None) => sink.note(format!("The file is larger than {} MB; no copy of it is kept in the library.", KEPT >> 20))?,
                Err(cause) => sink.note(format!("The file could not be read to its end: {cause}."))?,
            }
        }
        // A reader that fails on one file must not take the others with it.
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| (reader.read)(&mut item, &mut sink)));
        match read.unwrap_or_else(|_| Err(broke(reader.name))) {
            Ok(()) if sink.found() == 0 => sink.reject("", "The file holds no article.", None)?,
            Ok(()) => {}
            // Stopping is no fault of the file.
            Err(error) if stops(&error) => return Err(error),
            Err(error) => sink.reject("", error.to_string(), None)?,
        }
        sink.finish()
    }

    fn gzip(&mut self, source: String, mut item: Item<'_>, depth: u32) -> Result<()> {
        let inner = source.strip_suffix(".gz").map_or_else(|| format!("{source}!content"), |name| format!("{source}!{}", crate::identity::base_name(name)));
        let unpacked = flate2::read::MultiGzDecoder::new(item.raw()).take(self.limits.archive);
        self.content(inner, Box::new(BufReader::with_capacity(1 << 16, unpacked)), None, depth + 1)
    }

    fn zip(&mut self, source: String, mut item: Item<'_>, path: Option<&Path>, depth: u32) -> Result<()> {
        match path.map(File::open) {
            Some(Ok(file)) => {
                let size = file.metadata().map_or(0, |found| found.len());
                let done = self.zip_entries(&source, BufReader::new(file), depth);
                self.meter.add(size);
                done
            }
            _ => match item.bytes() {
                Ok(bytes) => self.zip_entries(&source, Cursor::new(bytes), depth),
                Err(error) => self.refuse_named(&source, &error.to_string()),
            },
        }
    }

    fn zip_entries(&mut self, source: &str, file: impl Read + Seek, depth: u32) -> Result<()> {
        let mut archive = match zip::ZipArchive::new(file) {
            Ok(archive) if archive.len() <= self.limits.entries => archive,
            Ok(_) => return self.refuse_named(source, "The archive holds too many files."),
            Err(cause) => return self.refuse_named(source, &format!("The archive is damaged: {cause}.")),
        };
        let mut left = self.limits.archive;
        let mut any = false;
        for place in 0..archive.len() {
            let entry = match archive.by_index(place) {
                Ok(entry) if entry.is_dir() => continue,
                Ok(entry) => entry,
                Err(cause) => {
                    self.refuse_named(&format!("{source}!entry {}", place + 1), &format!("The entry cannot be read: {cause}."))?;
                    continue;
                }
            };
            let name = entry_name(entry.name_raw());
            if name.rsplit('/').next().is_some_and(|last| last.starts_with('.')) || name.starts_with("__MACOSX") {
                continue;
            }
            any = true;
            let inner = format!("{source}!{name}");
            // What an archive says of sizes may lie: the bytes themselves are counted.
            let most = self.limits.entry.min(left);
            let mut bytes = Vec::new();
            match entry.take(most + 1).read_to_end(&mut bytes) {
                Ok(_) if bytes.len() as u64 > most => self.refuse_named(&inner, "The entry is too large when unpacked.")?,
                Ok(_) => {
                    left -= bytes.len() as u64;
                    self.content(inner, Box::new(Cursor::new(bytes)), None, depth + 1)?;
                }
                Err(cause) => self.refuse_named(&inner, &format!("The entry cannot be unpacked: {cause}."))?,
            }
        }
        if any { Ok(()) } else { self.refuse_named(source, "The archive holds no file.") }
    }
}

fn broke(reader: &str) -> Error {
    Error::new("reader-failed", format!("The reader {reader} failed on this file; what came before is kept."), "Please report the file.")
}

fn stops(error: &Error) -> bool {
    matches!(error.code(), "cancelled" | "hung-up" | "disk-full" | "library-locked" | "library-damaged" | "library-failed" | "library-read-only" | "disk-failed")
}

enum Archive {
    Gzip,
    Zip,
}

fn archive(head: &[u8]) -> Option<Archive> {
    if head.starts_with(b"\x1f\x8b") {
        return Some(Archive::Gzip);
    }
    (head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")).then_some(Archive::Zip)
}

/// A name in an archive: UTF-8 where it is, else guessed; it only names the source and never leads to a place on the disk.
fn entry_name(raw: &[u8]) -> String {
    super::decode::whole(raw).text.replace('\\', "/")
}

/// Why no reader takes it.
fn unknown(look: &Look<'_>) -> &'static str {
    let magic: &[(&[u8], &str)] = &[
        (b"SQLite format 3\0", "This is a database, not a file of articles."),
        (b"%PDF-", "PDF files are not read yet; save the text of the articles."),
        (b"\xd0\xcf\x11\xe0", "This is an old Office file; save it as text, CSV or DOCX."),
        (b"7z\xbc\xaf", "7z archives are not read; unpack it first."),
        (b"Rar!", "RAR archives are not read; unpack it first."),
        (b"\x89PNG", "This is a picture."),
        (b"\xff\xd8\xff", "This is a picture."),
        (b"GIF8", "This is a picture."),
    ];
    magic.iter().find(|(mark, _)| look.bytes.starts_with(mark)).map_or("This is no text and no format that can be read.", |(_, reason)| reason)
}

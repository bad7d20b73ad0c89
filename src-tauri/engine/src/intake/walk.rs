//! Files, folders and archives, one loop: every file inside any of them comes to the same readers.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use super::companions::Pages;
use super::entry_names;
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
    let mut walk = Walk { options, limits, chosen, meter, again: false, left: limits.archive, pass_on };
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
    let limits = Limits::default();
    let mut walk = Walk { options, limits, chosen: chosen(options)?, meter: &Meter::default(), again: true, left: limits.archive, pass_on };
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
    /// Bytes that may still be unpacked from the archive at hand and those inside it.
    left: u64,
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
        let lossy: Vec<String> = names.iter().map(|name| name.file_name().unwrap_or_default().to_string_lossy().into_owned()).collect();
        let pages = Pages::among(lossy.iter().map(String::as_str));
        let mut any = false;
        for (name, lossy) in names.iter().zip(&lossy) {
            any |= !(pages.own(lossy) && name.is_dir()) && self.entry(name, &inside)?;
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
        self.left = self.limits.archive;
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
        let length = path.and_then(|path| std::fs::metadata(path).ok()).map(|found| found.len());
        let item = match Item::new(source.clone(), self.options, self.limits.entry, content) {
            Ok(mut item) => {
                item.length = length;
                item
            }
            Err(cause) => return self.refuse_named(&source, &format!("The file cannot be read: {cause}.")),
        };
        if item.head().is_empty() {
            return self.refuse_named(&source, "The file is empty.");
        }
        let special = self.special(&item, &source);
        match archive(item.head()).filter(|_| !special) {
            Some(_) if depth >= self.limits.depth => self.refuse_named(&source, "Archives lie too deep in one another."),
            Some(Archive::Gzip) => self.packed(source, item, ".gz", |stream| Box::new(flate2::read::MultiGzDecoder::new(stream)), depth),
            Some(Archive::Bzip2) => self.packed(source, item, ".bz2", |stream| Box::new(bzip2::read::MultiBzDecoder::new(stream)), depth),
            Some(Archive::Zip) => self.zip(source, item, path, depth),
            None => self.article_file(source, item, depth),
        }
    }

    /// Office files and books are archives too, but have readers of their own.
    fn special(&self, item: &Item<'_>, source: &str) -> bool {
        let text = item.head_text();
        self.chosen.is_none() && readers::recognise(&Look { name: source, bytes: item.head(), text: &text, whole: item.is_short() }).is_some()
    }

    fn article_file(&mut self, source: String, mut item: Item<'_>, depth: u32) -> Result<()> {
        let text = item.head_text();
        let look = Look { name: &source, bytes: item.head(), text: &text, whole: item.is_short() };
        let Some(reader) = self.chosen.or_else(|| readers::recognise(&look)) else {
            return self.refuse_named(&source, unknown(&look));
        };
        let mut sink = Sink::new(source.clone(), self.options, self.pass_on);
        sink.file(reader.name, Some(item.encoding_name()))?;
        let keeps = readers::extracts(reader.name) && !self.options.drop_originals && !self.again;
        let original = keeps.then(|| item.keep(KEPT));
        // A reader that fails on one file must not take the others with it.
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| (reader.read)(&mut item, &mut sink)));
        match read.unwrap_or_else(|_| Err(broke(reader.name))) {
            Ok(()) if sink.found() == 0 => sink.reject("", "The file holds no article.", None)?,
            Ok(()) => {}
            // Stopping is no fault of the file.
            Err(error) if stops(&error) => return Err(error),
            Err(error) => sink.reject("", error.to_string(), None)?,
        }
        let inner = sink.take_inner();
        // Told last: the first thing told of a file says its format, which the reader may name closer.
        match original {
            None => {}
            Some(Ok(Some(original))) => sink.original(reader.name, original)?,
            Some(Ok(None)) => sink.note(format!("The file is larger than {} MB; no copy of it is kept in the library.", KEPT >> 20))?,
            Some(Err(cause)) => sink.note(format!("The file could not be read to its end: {cause}."))?,
        }
        sink.finish()?;
        for (name, bytes) in inner {
            self.inner(format!("{source}!{name}"), bytes, depth)?;
        }
        Ok(())
    }

    /// Something attached: read where it is a text or an archive; what else people attach is no article.
    fn inner(&mut self, source: String, bytes: Vec<u8>, depth: u32) -> Result<()> {
        let head = &bytes[..bytes.len().min(super::item::HEAD)];
        let text = super::decode::whole(head).text;
        let look = Look { name: &source, bytes: head, text: &text, whole: head.len() == bytes.len() };
        if readers::recognise(&look).is_none() && archive(head).is_none() {
            return Ok(());
        }
        if depth >= self.limits.depth {
            return self.refuse_named(&source, "Files lie too deep in one another.");
        }
        self.content(source, Box::new(Cursor::new(bytes)), None, depth + 1)
    }

    /// One file, packed.
    fn packed(&mut self, source: String, mut item: Item<'_>, ending: &str, unpack: for<'r> fn(Box<dyn Read + 'r>) -> Box<dyn Read + 'r>, depth: u32) -> Result<()> {
        let inner = source.strip_suffix(ending).map_or_else(|| format!("{source}!content"), |name| format!("{source}!{}", crate::identity::base_name(name)));
        let damage = Cell::new(None);
        let unpacked = UpToDamage { inner: unpack(item.raw()).take(self.limits.archive), begun: false, damage: &damage };
        self.content(inner, Box::new(BufReader::with_capacity(1 << 16, unpacked)), None, depth + 1)?;
        match damage.take() {
            Some(cause) => self.refuse_named(&source, &format!("The packed file is damaged; it was read as far as it goes: {cause}.")),
            None => Ok(()),
        }
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
        let names: Vec<String> = (0..archive.len()).map(|place| archive.by_index_raw(place).map(|entry| entry_names::read(entry.name_raw())).unwrap_or_default()).collect();
        let pages = Pages::among(names.iter().map(String::as_str));
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
            let name = &names[place];
            if name.rsplit('/').next().is_some_and(|last| last.starts_with('.')) || name.starts_with("__MACOSX") || name.rsplit_once('/').is_some_and(|(folder, _)| pages.own(folder)) {
                continue;
            }
            if self.left == 0 {
                return self.refuse_named(source, "The archive is too large when unpacked; the rest of it was not read.");
            }
            any = true;
            let inner = format!("{source}!{name}");
            // What an archive says of sizes may lie: the bytes themselves are counted.
            let most = self.limits.entry.min(self.left);
            let mut bytes = Vec::new();
            match entry.take(most + 1).read_to_end(&mut bytes) {
                Ok(_) if bytes.len() as u64 > most => {
                    self.left -= most;
                    self.refuse_named(&inner, "The entry is too large when unpacked.")?;
                }
                Ok(_) => {
                    self.left -= bytes.len() as u64;
                    self.content(inner, Box::new(Cursor::new(bytes)), None, depth + 1)?;
                }
                Err(cause) => self.refuse_named(&inner, &format!("The entry cannot be unpacked: {cause}."))?,
            }
        }
        if any { Ok(()) } else { self.refuse_named(source, "The archive holds no file.") }
    }
}

/// What a packed file gives before it breaks off; the articles before the damage are whole.
struct UpToDamage<'a, R> {
    inner: R,
    begun: bool,
    damage: &'a Cell<Option<std::io::Error>>,
}

impl<R: Read> Read for UpToDamage<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        match self.inner.read(into) {
            Err(cause) if self.begun && cause.kind() != std::io::ErrorKind::Interrupted => {
                self.damage.set(Some(cause));
                Ok(0)
            }
            got => {
                self.begun |= got.as_ref().is_ok_and(|got| *got > 0);
                got
            }
        }
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
    Bzip2,
    Zip,
}

fn archive(head: &[u8]) -> Option<Archive> {
    if head.starts_with(b"\x1f\x8b") {
        return Some(Archive::Gzip);
    }
    // The size of its blocks, then the digits of pi, or those of its root where it is empty.
    if head.starts_with(b"BZh") && head.get(4..10).is_some_and(|mark| mark == b"1AY&SY" || mark == b"\x17rE8P\x90") {
        return Some(Archive::Bzip2);
    }
    (head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")).then_some(Archive::Zip)
}

/// Why no reader takes it.
fn unknown(look: &Look<'_>) -> &'static str {
    let magic: &[(&[u8], &str)] = &[
        (b"SQLite format 3\0", "This is a database, not a file of articles."),
        (b"\xd0\xcf\x11\xe0", "This is an old Office file; save it as text, CSV or DOCX."),
        (b"7z\xbc\xaf", "7z archives are not read; unpack it first."),
        (b"Rar!", "RAR archives are not read; unpack it first."),
        (b"\x89PNG", "This is a picture."),
        (b"\xff\xd8\xff", "This is a picture."),
        (b"GIF8", "This is a picture."),
    ];
    magic.iter().find(|(mark, _)| look.bytes.starts_with(mark)).map_or("This is no text and no format that can be read.", |(_, reason)| reason)
}

//! How are bodies made small? zstd at level 3, with a dictionary for each language once there are samples enough.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use rusqlite::{OptionalExtension, params};
use zstd::zstd_safe::{CParameter, get_frame_content_size};

use super::Store;
use crate::{Error, Result};

const LEVEL: i32 = 3;
/// From so much text of a language on a dictionary is worth its own size. It is learned from every fourth article: of twice as
/// much it takes twice as long to learn, and makes bodies a two-hundredth smaller.
const ENOUGH: usize = 1 << 20;
const EVERY: usize = 4;
/// No more of an article is a sample.
const SAMPLE: usize = 16 << 10;
/// A larger dictionary packs tighter and as fast, but stands in the file itself.
const DICTIONARY_BYTES: usize = 112 << 10;

/// A packed body and the dictionary it needs (0: none).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub bytes: Vec<u8>,
    pub dictionary: i64,
}

struct Dictionary {
    id: i64,
    bytes: Vec<u8>,
}

/// The dictionaries of a library, shared by all who pack and unpack.
#[derive(Default)]
pub struct Packer {
    by_language: RwLock<HashMap<String, Arc<Dictionary>>>,
    by_id: RwLock<HashMap<i64, Arc<Dictionary>>>,
}

impl Packer {
    /// The dictionaries that the library holds so far.
    pub fn of(store: &Store) -> Result<Self> {
        let packer = Self::default();
        let mut rows = store.db.prepare("SELECT id, language, bytes FROM dictionaries")?;
        let all = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for row in all {
            let (id, language, bytes) = row?;
            packer.keep(id, language, bytes);
        }
        Ok(packer)
    }

    fn keep(&self, id: i64, language: String, bytes: Vec<u8>) {
        let dictionary = Arc::new(Dictionary { id, bytes });
        if let (Ok(mut languages), Ok(mut ids)) = (self.by_language.write(), self.by_id.write()) {
            languages.insert(language, dictionary.clone());
            ids.insert(id, dictionary);
        }
    }

    fn for_language(&self, language: &str) -> Option<Arc<Dictionary>> {
        self.by_language.read().ok()?.get(language).cloned()
    }

    /// Fetches a dictionary that somebody else's import has added meanwhile.
    pub fn fetch(&self, store: &Store, id: i64) -> Result<()> {
        if id == 0 || self.by_id.read().is_ok_and(|ids| ids.contains_key(&id)) {
            return Ok(());
        }
        let mut ask = store.db.prepare_cached("SELECT language, bytes FROM dictionaries WHERE id = ?")?;
        if let Some((language, bytes)) = ask.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()? {
            self.keep(id, language, bytes);
        }
        Ok(())
    }

    /// Whether bodies of this language are still wanted as samples.
    pub fn wants(&self, language: Option<&str>) -> bool {
        self.for_language(language.unwrap_or("")).is_none()
    }
}

/// Packs bodies one after the other; one value a thread.
#[derive(Default)]
pub struct Pack {
    compressors: HashMap<i64, zstd::bulk::Compressor<'static>>,
}

impl Pack {
    /// Packs one body. An empty body stays empty.
    pub fn pack(&mut self, packer: &Packer, language: Option<&str>, body: &str) -> Result<Packed> {
        if body.is_empty() {
            return Ok(Packed { bytes: Vec::new(), dictionary: 0 });
        }
        let dictionary = packer.for_language(language.unwrap_or(""));
        let id = dictionary.as_ref().map_or(0, |found| found.id);
        let compressor = match self.compressors.entry(id) {
            std::collections::hash_map::Entry::Occupied(found) => found.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => {
                let bytes = dictionary.as_ref().map_or(&[][..], |found| &found.bytes);
                let mut new = zstd::bulk::Compressor::with_dictionary(LEVEL, bytes).map_err(failed)?;
                // The row names its dictionary; saying it again in each body costs four bytes an article.
                new.set_parameter(CParameter::DictIdFlag(false)).map_err(failed)?;
                place.insert(new)
            }
        };
        Ok(Packed { bytes: compressor.compress(body.as_bytes()).map_err(failed)?, dictionary: id })
    }
}

/// Unpacks bodies one after the other; one value a thread.
#[derive(Default)]
pub struct Unpack {
    decompressors: HashMap<i64, zstd::bulk::Decompressor<'static>>,
}

impl Unpack {
    /// The body as it was stored.
    pub fn unpack(&mut self, packer: &Packer, bytes: &[u8], dictionary: i64) -> Result<String> {
        if bytes.is_empty() {
            return Ok(String::new());
        }
        let decompressor = match self.decompressors.entry(dictionary) {
            std::collections::hash_map::Entry::Occupied(found) => found.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => {
                let found = packer.by_id.read().ok().and_then(|ids| ids.get(&dictionary).cloned());
                if dictionary != 0 && found.is_none() {
                    return Err(super::problem::damaged());
                }
                let known = found.as_ref().map_or(&[][..], |found| &found.bytes);
                place.insert(zstd::bulk::Decompressor::with_dictionary(known).map_err(failed)?)
            }
        };
        let size = match get_frame_content_size(bytes) {
            Ok(Some(size)) if size <= MOST => size as usize,
            _ => return Err(super::problem::damaged()),
        };
        let text = decompressor.decompress(bytes, size).map_err(|cause| super::problem::damaged().because(cause))?;
        String::from_utf8(text).map_err(|cause| super::problem::damaged().because(cause))
    }
}

/// No body is longer than this; a frame that claims more is damaged or hostile.
const MOST: u64 = 1 << 30;

/// Bodies of one language gathered to learn a dictionary from.
#[derive(Default)]
pub struct Samples {
    by_language: HashMap<String, Gathered>,
    /// Of each language the articles that came before it had a dictionary, in this run.
    before: HashMap<String, Vec<i64>>,
}

/// What is gathered of one language.
#[derive(Default)]
struct Gathered {
    articles: usize,
    /// Bytes that could be samples.
    seen: usize,
    samples: Vec<u8>,
    sizes: Vec<usize>,
}

/// So many articles are packed again once their language has a dictionary.
const AGAIN: usize = 4_800;

impl Samples {
    /// Remembers an article that was packed without a dictionary.
    pub(super) fn remember(&mut self, language: Option<&str>, article: i64) {
        let before = self.before.entry(language.unwrap_or("").to_string()).or_default();
        if before.len() < AGAIN {
            before.push(article);
        }
    }

    /// Adds a body; true when there are enough of its language.
    pub fn add(&mut self, language: Option<&str>, body: &str) -> bool {
        let gathered = self.by_language.entry(language.unwrap_or("").to_string()).or_default();
        let mut end = body.len().min(SAMPLE);
        while !body.is_char_boundary(end) {
            end -= 1;
        }
        if gathered.articles.is_multiple_of(EVERY) {
            gathered.samples.extend_from_slice(&body.as_bytes()[..end]);
            gathered.sizes.push(end);
        }
        gathered.articles += 1;
        gathered.seen += end;
        gathered.seen >= ENOUGH
    }

    /// Learns the dictionaries of these languages, one after the other since each fills the processor's cache, and keeps them in
    /// the library; bodies are packed with them from now on.
    pub(super) fn learn(&mut self, store: &Store, packer: &Packer, languages: &[String]) -> Result<()> {
        for language in languages {
            let Some(dictionary) = self.by_language.remove(language).and_then(|gathered| gathered.learned()) else { continue };
            store.db.execute("INSERT OR IGNORE INTO dictionaries (language, bytes) VALUES (?, ?)", params![language, dictionary])?;
            let (id, bytes) = store.db.query_row("SELECT id, bytes FROM dictionaries WHERE language = ?", [language], |row| Ok((row.get(0)?, row.get(1)?)))?;
            packer.keep(id, language.clone(), bytes);
            self.pack_again(store, packer, language)?;
        }
        Ok(())
    }

    /// Packs the articles that came before the dictionary with it.
    fn pack_again(&mut self, store: &Store, packer: &Packer, language: &str) -> Result<()> {
        let (mut unpack, mut pack) = (Unpack::default(), Pack::default());
        for article in self.before.remove(language).unwrap_or_default() {
            let mut ask = store.db.prepare_cached("SELECT body FROM texts WHERE article = ? AND dictionary = 0")?;
            let Some(body) = ask.query_row([article], |row| row.get::<_, Vec<u8>>(0)).optional()? else { continue };
            let packed = pack.pack(packer, Some(language), &unpack.unpack(packer, &body, 0)?)?;
            store.db.prepare_cached("UPDATE texts SET body = ?, dictionary = ? WHERE article = ?")?.execute(params![packed.bytes, packed.dictionary, article])?;
        }
        Ok(())
    }

    /// Learns the language's dictionary under a number that no body names yet; a language of too little text goes without.
    pub(super) fn learn_as(&mut self, store: &Store, packer: &Packer, language: &str, id: i64) -> Result<()> {
        let Some(dictionary) = self.by_language.remove(language).and_then(|gathered| gathered.learned()) else { return Ok(()) };
        store.db.execute("INSERT INTO dictionaries (id, language, bytes) VALUES (?, ?, ?)", params![id, language, dictionary])?;
        packer.keep(id, language.to_string(), dictionary);
        Ok(())
    }
}

impl Gathered {
    /// A dictionary. Samples too much alike teach nothing: zstd says so, and the language goes on without one.
    fn learned(&self) -> Option<Vec<u8>> {
        zstd::dict::from_continuous(&self.samples, &self.sizes, DICTIONARY_BYTES).ok()
    }
}

fn failed(cause: std::io::Error) -> Error {
    Error::new("packing-failed", format!("A text could not be packed: {cause}."), "Try again; if it stays, report this sentence.").because(cause)
}

//! Files into the library: one reader, several workers, one that gathers batches, one writer, each a step ahead of the next by
//! a little only.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::Library;
use super::gather::{Gatherer, Storer};
use crate::answers::{ImportOptions, ImportOutcome, Mapping, Refused, Unfinished};
use crate::article::Article;
use crate::identity;
use crate::intake::survey::{self, Doubts, doubts};
use crate::intake::zones::{self, Off};
use crate::intake::{self, Event, Limits, Meter, mapping, metadata};
use crate::progress::Report;
use crate::store::{Original, Pack, Packer, Prepared, Run, Store, Worked};
use crate::stories::Sketch;
use crate::text::exposure;
use crate::{Error, Result};

/// Events that travel together, and the bytes after which a chunk is full.
const CHUNK: usize = 64;
const CHUNK_BYTES: usize = 512 << 10;
/// Chunks that may wait before each worker and behind it.
const WAITING: usize = 2;
/// Texts of so many stored articles are kept in mind, so that known ones cost hardly anything.
const REMEMBERED: u64 = 4_000_000;

/// Hands what is read to whoever stores it.
pub(super) type Feed<'a> = dyn Fn(&mut dyn FnMut(Event) -> Result<()>) -> Result<()> + Sync + 'a;

impl Library {
    /// Reads files and folders into the library. What is known already is not stored again; what is no article is
    /// listed and kept as a rejection. Stopping keeps what was stored; the same import then completes it, and until
    /// then [`Library::unfinished`] tells of it.
    ///
    /// # Errors
    /// `cancelled`, `file-unreadable` for a path that is not there, `format-unknown`, `rule-unknown`, `disk-full`,
    /// `library-locked`.
    pub fn import(&self, paths: &[PathBuf], options: &ImportOptions, report: &Report<'_>) -> Result<ImportOutcome> {
        let store = self.own_store()?;
        let options = &ImportOptions { known_mappings: store.mappings()?, rules_off: with_library(&store, options)?, ..options.clone() };
        let meter = Meter::default();
        meter.size_up(paths);
        let import = store.begin_import(paths, options)?;
        let feed = |take: &mut dyn FnMut(Event) -> Result<()>| intake::read_metered(paths, options, Limits::default(), &meter, take);
        let mut outcome = self.take_in(&store, &feed, &mut Run::default(), import, options, &meter, report);
        match &mut outcome {
            Ok(outcome) => {
                self.join(&store, outcome)?;
                self.keep_what_was_told(&store, options)?;
                let told = format!("{} added, {} known, {} rejected", outcome.articles_added, outcome.articles_known, outcome.rejected.len());
                store.log("import", &told)?;
                store.end_import(import)?;
            }
            // What could never begin cannot go on either.
            Err(error) if matches!(error.code(), "file-unreadable" | "format-unknown" | "rule-unknown") => store.end_import(import)?,
            Err(_) => {}
        }
        outcome
    }

    /// The import that was begun and has not ended: broken off, or stopped by the person.
    pub fn unfinished(&self) -> Result<Option<Unfinished>> {
        self.store().unfinished()
    }

    /// Gives up on imports that have not ended; what they stored stays.
    pub fn forget_unfinished(&self) -> Result<()> {
        self.store().forget_imports()
    }

    /// Lets texts learn from the references of their collection, whichever came first.
    fn join(&self, store: &Store, outcome: &mut ImportOutcome) -> Result<()> {
        if outcome.files.iter().any(|file| metadata::READERS.contains(&file.format.as_str())) {
            store.mark_references()?;
        }
        let joined = self.join_references()?;
        if let Some(file) = outcome.files.last_mut().filter(|_| joined > 0) {
            file.notes.push(format!("{joined} texts of the collection were joined with their references: what they did not say of outlet, date, author or address, the references do. Undo takes it back."));
        }
        Ok(())
    }

    fn keep_what_was_told(&self, store: &Store, options: &ImportOptions) -> Result<()> {
        if let Some(told) = options.provenance.as_ref().filter(|told| !told.is_empty()) {
            store.add_provenance(options.collection.as_deref(), told)?;
        }
        match options.mapping.as_ref().and_then(columns_key) {
            Some(key) => store.remember_mapping(&key, options.mapping.as_ref().unwrap_or(&Mapping::default())),
            None => Ok(()),
        }
    }

    /// Reads, prepares and stores, each a step ahead of the next.
    #[expect(clippy::too_many_arguments)]
    pub(super) fn take_in(&self, store: &Store, feed: &Feed<'_>, run: &mut Run, import: i64, options: &ImportOptions, meter: &Meter, report: &Report<'_>) -> Result<ImportOutcome> {
        store.begin_run(run)?;
        let today = options.today.as_deref().and_then(|day| day.parse().ok());
        let kit = Kit { packer: Packer::of(store)?, off: intake::preview::off(options)?, today, known: store.text_hashes(REMEMBERED)? };
        // The reader and the writer wait most of the time.
        let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get());
        let outcome = std::thread::scope(|scope| {
            let mut to_workers = Vec::new();
            let mut from_workers = Vec::new();
            for _ in 0..workers {
                let (send_raw, raw) = sync_channel::<Vec<Event>>(WAITING);
                let (send_ready, ready) = sync_channel(WAITING);
                let kit = &kit;
                scope.spawn(move || prepare_all(&raw, &send_ready, kit));
                to_workers.push(send_raw);
                from_workers.push(ready);
            }
            let (to_storer, batches) = sync_channel(1);
            let reading = scope.spawn(move || read_all(feed, &to_workers));
            let gathering = scope.spawn(move || Gatherer::new(meter, report, to_storer).take_all(&from_workers));
            let mut storer = Storer::new(store, &kit, options.collection.as_deref(), run, import);
            let stored = storer.store_all(&batches);
            // Channels close, so that all others end too.
            drop(batches);
            let gathered = gathering.join().unwrap_or_else(|_| Err(reader_failed()));
            let read = reading.join().unwrap_or_else(|_| Err(reader_failed()));
            stored?;
            let gathered = gathered?;
            match read {
                Err(error) if error.code() != HUNG_UP => Err(error),
                _ => Ok(storer.finish(gathered, options)),
            }
        })?;
        self.copies(None, report)?;
        Ok(outcome)
    }
}

/// The rules that are off for this import and for the whole library.
fn with_library(store: &Store, options: &ImportOptions) -> Result<Vec<String>> {
    let mut off = store.rules_off()?;
    off.extend(options.rules_off.iter().filter(|name| !off.contains(name)).cloned().collect::<Vec<_>>());
    Ok(off)
}

/// The columns that a mapping names, in order, as the key under which it is remembered.
fn columns_key(mapping: &Mapping) -> Option<String> {
    let mut names: Vec<&str> = mapping::named(mapping).into_iter().flatten().map(String::as_str).collect();
    names.sort_unstable();
    (!names.is_empty()).then(|| names.join("\u{1f}"))
}

/// What every worker needs.
pub(super) struct Kit {
    pub(super) packer: Packer,
    off: Off,
    today: Option<chrono::NaiveDate>,
    /// Texts that the library holds; none where it is new or very large.
    known: Option<HashSet<[u8; 16]>>,
}

impl Kit {
    fn holds(&self, text: &[u8; 32]) -> bool {
        let mut half = [0; 16];
        half.copy_from_slice(&text[..16]);
        self.known.as_ref().is_some_and(|known| known.contains(&half))
    }
}

/// The reader's channels are closed: the writer has stopped and says why.
pub(super) const HUNG_UP: &str = "hung-up";

fn reader_failed() -> Error {
    Error::new("reader-failed", "A reader stopped unexpectedly.", "Import the files one by one to find the one that does it, and report it.")
}

/// Reads everything and deals the chunks to the workers in turn, so that their order is known without numbering.
fn read_all(feed: &Feed<'_>, to_workers: &[SyncSender<Vec<Event>>]) -> Result<()> {
    let mut turn = 0;
    let mut chunk = Vec::new();
    let mut bytes = 0;
    let mut send = |chunk: Vec<Event>| {
        let sent = to_workers[turn].send(chunk).map_err(|_| Error::new(HUNG_UP, "The import was stopped.", ""));
        turn = (turn + 1) % to_workers.len();
        sent
    };
    let read = feed(&mut |event| {
        bytes += weight(&event);
        chunk.push(event);
        if chunk.len() >= CHUNK || bytes >= CHUNK_BYTES {
            bytes = 0;
            send(std::mem::take(&mut chunk))?;
        }
        Ok(())
    });
    // What was read before a failure is stored all the same.
    if !chunk.is_empty() {
        send(chunk)?;
    }
    read
}

fn weight(event: &Event) -> usize {
    match event {
        Event::Article { article, .. } => article.body.len() + 200,
        Event::Rejected { item, .. } => item.as_ref().map_or(0, String::len) + 200,
        Event::Original { bytes, .. } => bytes.len(),
        _ => 100,
    }
}

/// What a worker hands on.
pub(super) enum Ready {
    Article(Box<Prepared>, Doubts),
    Original(Original),
    Other(Event),
}

fn prepare_all(raw: &Receiver<Vec<Event>>, ready: &SyncSender<Result<Vec<Ready>>>, kit: &Kit) {
    let mut pack = Pack::default();
    for chunk in raw {
        let prepared = chunk
            .into_iter()
            .map(|event| match event {
                Event::Article { article, single } => {
                    let doubts = doubts(&article, kit.today);
                    Ok(Ready::Article(Box::new(prepare(*article, single, &mut pack, kit)?), doubts))
                }
                Event::Original { source, format, bytes } => Ok(Ready::Original(Original::pack(source, format, &bytes)?)),
                other => Ok(Ready::Other(other)),
            })
            .collect();
        if ready.send(prepared).is_err() {
            return;
        }
    }
}

/// All that can be worked out from one article alone; only the beginning of it where its text is known already.
fn prepare(mut article: Article, single: bool, pack: &mut Pack, kit: &Kit) -> Result<Prepared> {
    let text = identity::text(article.title.as_deref(), &article.body);
    let worked = if kit.holds(&text) { None } else { Some(work(&mut article, pack, kit)?) };
    Ok(Prepared { article, worked, text, single })
}

pub(super) fn work(article: &mut Article, pack: &mut Pack, kit: &Kit) -> Result<Worked> {
    article.language = survey::language_of(article);
    let zones = zones::found(article.title.as_deref(), &article.body, &article.zones, &kit.off);
    article.zones = zones.iter().map(|found| found.span).collect();
    let exposure = exposure(article.title.as_deref(), &article.body, &article.zones, article.language.as_deref());
    let packed = match kit.packer.wants(article.language.as_deref()) {
        true => None,
        false => Some(pack.pack(&kit.packer, article.language.as_deref(), &article.body)?),
    };
    let sketch = Sketch::of(&article.body, &article.zones);
    Ok(Worked { packed, zones, sentences: exposure.sentences, words: exposure.words, sketch })
}

impl Library {
    /// Every item that imports refused, in the order in which they came, with what was kept of it.
    pub fn rejections(&self) -> Result<Vec<Refused>> {
        self.store().rejections()
    }
}

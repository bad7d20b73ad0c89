//! Files into the library: one reader, several workers, one writer, each a step ahead of the next by a few chunks only.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::Library;
use crate::answers::{FileOutcome, ImportOptions, ImportOutcome, ImportPreview, Rejection};
use crate::article::Article;
use crate::identity;
use crate::intake::{self, Event, Limits, Meter, language, zones};
use crate::progress::{self, Report};
use crate::store::{Added, Entry, Pack, Packer, Prepared, Run, Store};
use crate::text::exposure;
use crate::{Error, Result};

/// Events that travel together, and the bytes after which a chunk is full.
const CHUNK: usize = 64;
const CHUNK_BYTES: usize = 512 << 10;
/// Chunks that may wait before each worker and behind it.
const WAITING: usize = 2;
/// Articles and bytes of one transaction.
const BATCH: usize = 5_000;
const BATCH_BYTES: usize = 12 << 20;

/// A look into files before they are imported; needs no library.
///
/// # Errors
/// Where a path is not there, or the named format is unknown.
pub fn preview(paths: &[PathBuf], options: &ImportOptions) -> Result<ImportPreview> {
    intake::preview::preview(paths, options)
}

impl Library {
    /// Reads files and folders into the library. What is known already is not stored again; what is no article is
    /// listed and kept as a rejection. Stopping keeps what was stored; the same import then completes it.
    ///
    /// # Errors
    /// `cancelled`, `file-unreadable` for a path that is not there, `format-unknown`, `disk-full`, `library-locked`.
    pub fn import(&self, paths: &[PathBuf], options: &ImportOptions, report: &Report<'_>) -> Result<ImportOutcome> {
        let store = self.own_store()?;
        let packer = Packer::of(&store)?;
        let meter = Meter::default();
        meter.size_up(paths);
        let meter = &meter;
        let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
        std::thread::scope(|scope| {
            let mut to_workers = Vec::new();
            let mut from_workers = Vec::new();
            for _ in 0..workers {
                let (send_raw, raw) = sync_channel::<Vec<Event>>(WAITING);
                let (send_ready, ready) = sync_channel(WAITING);
                let packer = &packer;
                scope.spawn(move || prepare_all(&raw, &send_ready, packer));
                to_workers.push(send_raw);
                from_workers.push(ready);
            }
            let reading = scope.spawn(move || read_all(paths, options, meter, &to_workers));
            let mut writer = Writer::new(&store, &packer, options.collection.as_deref(), meter, report);
            let written = writer.take_all(&from_workers);
            // Channels close, so that reader and workers end too.
            drop(from_workers);
            let read = reading.join().unwrap_or_else(|_| Err(reader_failed()));
            written?;
            match read {
                Err(error) if error.code() != HUNG_UP => Err(error),
                _ => writer.finish(),
            }
        })
    }
}

/// The reader's channels are closed: the writer has stopped and says why.
const HUNG_UP: &str = "hung-up";

fn reader_failed() -> Error {
    Error::new("reader-failed", "A reader stopped unexpectedly.", "Import the files one by one to find the one that does it, and report it.")
}

/// Reads everything and deals the chunks to the workers in turn, so that their order is known without numbering.
fn read_all(paths: &[PathBuf], options: &ImportOptions, meter: &Meter, to_workers: &[SyncSender<Vec<Event>>]) -> Result<()> {
    let mut turn = 0;
    let mut chunk = Vec::new();
    let mut bytes = 0;
    let mut send = |chunk: Vec<Event>| {
        let sent = to_workers[turn].send(chunk).map_err(|_| Error::new(HUNG_UP, "The import was stopped.", ""));
        turn = (turn + 1) % to_workers.len();
        sent
    };
    let read = intake::read_metered(paths, options, Limits::default(), meter, &mut |event| {
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
        _ => 100,
    }
}

/// What a worker hands to the writer.
enum Ready {
    Article(Box<Prepared>),
    Other(Event),
}

fn prepare_all(raw: &Receiver<Vec<Event>>, ready: &SyncSender<Result<Vec<Ready>>>, packer: &Packer) {
    let mut pack = Pack::default();
    for chunk in raw {
        let prepared = chunk
            .into_iter()
            .map(|event| match event {
                Event::Article { article, single } => Ok(Ready::Article(Box::new(prepare(*article, single, &mut pack, packer)?))),
                other => Ok(Ready::Other(other)),
            })
            .collect();
        if ready.send(prepared).is_err() {
            return;
        }
    }
}

/// All that can be worked out from one article alone.
fn prepare(mut article: Article, single: bool, pack: &mut Pack, packer: &Packer) -> Result<Prepared> {
    let tag = article.language.clone().or_else(|| article.language_raw.as_deref().and_then(language::tag));
    article.language = language::of(tag.as_deref(), article.title.as_deref(), &article.body);
    if article.zones.is_empty() {
        article.zones = zones::of(&article.body);
    }
    let exposure = exposure(article.title.as_deref(), &article.body, &article.zones, article.language.as_deref());
    let packed = pack.pack(packer, article.language.as_deref(), &article.body)?;
    let text = identity::text(article.title.as_deref(), &article.body);
    Ok(Prepared { article, packed, text, single, sentences: exposure.sentences, words: exposure.words })
}

/// Stores what comes, in batches, and counts.
struct Writer<'a> {
    store: &'a Store,
    packer: &'a Packer,
    collection: Option<&'a str>,
    meter: &'a Meter,
    report: &'a Report<'a>,
    run: Run,
    batch: Vec<Entry>,
    /// The file of each article in the batch.
    files_of: Vec<usize>,
    bytes: usize,
    outcome: ImportOutcome,
    done: u64,
}

impl<'a> Writer<'a> {
    fn new(store: &'a Store, packer: &'a Packer, collection: Option<&'a str>, meter: &'a Meter, report: &'a Report<'a>) -> Self {
        let (run, batch, files_of, outcome) = (Run::default(), Vec::new(), Vec::new(), ImportOutcome::default());
        Self { store, packer, collection, meter, report, run, batch, files_of, bytes: 0, outcome, done: 0 }
    }

    fn take_all(&mut self, from_workers: &[Receiver<Result<Vec<Ready>>>]) -> Result<()> {
        progress::step(self.report, "read", 0, None)?;
        for turn in 0.. {
            let Ok(chunk) = from_workers[turn % from_workers.len()].recv() else { break };
            for ready in chunk? {
                self.take(ready)?;
            }
            if let Err(stop) = progress::step(self.report, "read", self.done, self.meter.total(self.done)) {
                // What has come so far is stored before stopping.
                self.store_batch()?;
                return Err(stop);
            }
        }
        self.store_batch()
    }

    fn take(&mut self, ready: Ready) -> Result<()> {
        match ready {
            Ready::Article(prepared) => {
                self.bytes += prepared.article.body.len() + prepared.packed.bytes.len();
                self.files_of.push(self.outcome.files.len().saturating_sub(1));
                self.batch.push(Entry::Article(prepared));
                self.count(|file| file.read += 1);
            }
            Ready::Other(Event::Rejected { rejection, item }) => {
                self.outcome.rejected.push(rejection.clone());
                self.batch.push(Entry::Rejected { rejection, item });
                self.count(|file| file.refused += 1);
            }
            Ready::Other(Event::File { source, format, encoding }) => {
                self.batch.push(Entry::NextFile);
                self.outcome.files.push(FileOutcome { source, format, encoding, ..FileOutcome::default() });
            }
            Ready::Other(Event::Announced(articles)) => self.last_file(|file| file.announced = Some(articles)),
            Ready::Other(Event::Note(note)) => self.last_file(|file| file.notes.push(note)),
            Ready::Other(Event::Article { .. }) => {}
        }
        if self.batch.len() >= BATCH || self.bytes >= BATCH_BYTES { self.store_batch() } else { Ok(()) }
    }

    fn count(&mut self, change: impl FnOnce(&mut FileOutcome)) {
        self.done += 1;
        self.last_file(change);
    }

    fn last_file(&mut self, change: impl FnOnce(&mut FileOutcome)) {
        if let Some(file) = self.outcome.files.last_mut() {
            change(file);
        }
    }

    fn store_batch(&mut self) -> Result<()> {
        if self.batch.is_empty() {
            return Ok(());
        }
        self.bytes = 0;
        let batch = std::mem::take(&mut self.batch);
        let added = self.store.add(&mut self.run, self.packer, self.collection, batch)?;
        for (what, file) in added.into_iter().zip(std::mem::take(&mut self.files_of)) {
            match what {
                Added::Known => {
                    self.outcome.articles_known += 1;
                    continue;
                }
                Added::New => {}
                Added::Copy => self.outcome.copies_linked += 1,
            }
            self.outcome.articles_added += 1;
            if let Some(file) = self.outcome.files.get_mut(file) {
                file.added += 1;
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<ImportOutcome> {
        let outcome = self.outcome;
        let told = format!("{} added, {} known, {} rejected", outcome.articles_added, outcome.articles_known, outcome.rejected.len());
        self.store.log("import", &told)?;
        Ok(outcome)
    }
}

impl Library {
    /// Every item that imports refused, in the order in which they came.
    pub fn rejections(&self) -> Result<Vec<Rejection>> {
        self.store().rejections()
    }
}

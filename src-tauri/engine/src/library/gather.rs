//! The end of an import's way: what comes from the workers is counted and gathered to batches; whoever stores them has the next
//! one at hand when one is on the disk.

use std::sync::mpsc::{Receiver, SyncSender};

use super::import::{HUNG_UP, Kit, Ready, work};
use crate::answers::{FileOutcome, ImportOptions, ImportOutcome};
use crate::intake::survey::Doubts;
use crate::intake::zones::Tally;
use crate::intake::{Event, Meter};
use crate::progress::{self, Report};
use crate::store::{Added, Entry, Pack, Prepared, Progress, Run, Store};
use crate::{Error, Result};

/// Articles and bytes of one transaction. What is in none yet is lost in a crash, and read again.
const BATCH: usize = 2_000;
const BATCH_BYTES: usize = 12 << 20;

/// What is stored in one transaction.
#[derive(Default)]
pub(super) struct Batch {
    entries: Vec<Entry>,
    /// The file of each article.
    files_of: Vec<usize>,
    bytes: usize,
    /// Items that came with it and before it.
    items: u64,
}

/// Counts what comes, and gathers it.
pub(super) struct Gatherer<'a> {
    meter: &'a Meter,
    report: &'a Report<'a>,
    to_storer: SyncSender<Batch>,
    batch: Batch,
    outcome: ImportOutcome,
    rules: Tally,
    done: u64,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(meter: &'a Meter, report: &'a Report<'a>, to_storer: SyncSender<Batch>) -> Self {
        Self { meter, report, to_storer, batch: Batch::default(), outcome: ImportOutcome::default(), rules: Tally::default(), done: 0 }
    }

    /// Takes the chunks in the order in which they were dealt. Answers what was counted.
    pub(super) fn take_all(mut self, from_workers: &[Receiver<Result<Vec<Ready>>>]) -> Result<(ImportOutcome, Tally)> {
        progress::step(self.report, "read", 0, None)?;
        for turn in 0.. {
            let Ok(chunk) = from_workers[turn % from_workers.len()].recv() else { break };
            for ready in chunk? {
                self.take(ready)?;
            }
            if let Err(stop) = progress::step(self.report, "read", self.done, self.meter.total(self.done)) {
                // What has come so far is stored before stopping.
                self.hand_over()?;
                return Err(stop);
            }
        }
        self.hand_over()?;
        Ok((self.outcome, self.rules))
    }

    fn take(&mut self, ready: Ready) -> Result<()> {
        match ready {
            Ready::Article(prepared, doubts) => self.article(prepared, doubts),
            Ready::Original(original) => {
                self.batch.bytes += original.packed();
                self.batch.entries.push(Entry::Original(original));
            }
            Ready::Other(Event::Rejected { rejection, item }) => {
                self.outcome.rejected.push(rejection.clone());
                self.batch.entries.push(Entry::Rejected { rejection, item });
                self.count(|file| file.refused += 1);
            }
            Ready::Other(Event::File { source, format, encoding }) => {
                self.batch.entries.push(Entry::NextFile);
                self.outcome.files.push(FileOutcome { source, format, encoding, ..FileOutcome::default() });
            }
            Ready::Other(Event::Announced(articles)) => self.last_file(|file| file.announced = Some(articles)),
            Ready::Other(Event::Note(note)) => self.last_file(|file| file.notes.push(note)),
            Ready::Other(Event::Article { .. } | Event::Original { .. }) => {}
        }
        if self.batch.entries.len() >= BATCH || self.batch.bytes >= BATCH_BYTES { self.hand_over() } else { Ok(()) }
    }

    fn article(&mut self, prepared: Box<Prepared>, doubts: Doubts) {
        // What packing makes of it is not counted: a batch ends at the same article whoever was the faster.
        self.batch.bytes += prepared.article.body.len();
        if let Some(worked) = &prepared.worked {
            self.rules.add(&worked.zones);
        }
        self.batch.files_of.push(self.outcome.files.len().saturating_sub(1));
        self.batch.entries.push(Entry::Article(prepared));
        self.count(|file| {
            file.read += 1;
            file.undated += u64::from(doubts.undated);
            file.suspicious += u64::from(doubts.suspicious);
            file.cut += u64::from(doubts.cut);
            file.twice_decoded += u64::from(doubts.twice_decoded);
        });
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

    fn hand_over(&mut self) -> Result<()> {
        if self.batch.entries.is_empty() {
            return Ok(());
        }
        self.batch.items = self.done;
        self.to_storer.send(std::mem::take(&mut self.batch)).map_err(|_| Error::new(HUNG_UP, "The import was stopped.", ""))
    }
}

/// Stores batch by batch.
pub(super) struct Storer<'a> {
    store: &'a Store,
    kit: &'a Kit,
    collection: Option<&'a str>,
    run: &'a mut Run,
    import: i64,
    pack: Pack,
    known: u64,
    copies: u64,
    /// Articles added, by file.
    added: Vec<u64>,
}

impl<'a> Storer<'a> {
    pub(super) fn new(store: &'a Store, kit: &'a Kit, collection: Option<&'a str>, run: &'a mut Run, import: i64) -> Self {
        Self { store, kit, collection, run, import, pack: Pack::default(), known: 0, copies: 0, added: Vec::new() }
    }

    pub(super) fn store_all(&mut self, batches: &Receiver<Batch>) -> Result<()> {
        batches.iter().try_for_each(|batch| self.store(batch))
    }

    fn store(&mut self, batch: Batch) -> Result<()> {
        let progress = Progress { import: self.import, items: batch.items };
        let (kit, pack) = (self.kit, &mut self.pack);
        let added = self.store.add(self.run, &kit.packer, self.collection, batch.entries, progress, &mut |article| work(article, pack, kit))?;
        for (what, file) in added.into_iter().zip(batch.files_of) {
            match what {
                Added::Known => {
                    self.known += 1;
                    continue;
                }
                Added::New => {}
                Added::Copy => self.copies += 1,
            }
            self.added.resize(self.added.len().max(file + 1), 0);
            self.added[file] += 1;
        }
        Ok(())
    }

    /// What was counted on the way, with what became of it.
    pub(super) fn finish(self, (mut outcome, rules): (ImportOutcome, Tally), options: &ImportOptions) -> ImportOutcome {
        for (file, added) in outcome.files.iter_mut().zip(&self.added) {
            file.added = *added;
        }
        let articles_added = self.added.iter().sum();
        ImportOutcome { rules: rules.counts(&options.rules_off), articles_added, articles_known: self.known, copies_linked: self.copies, ..outcome }
    }
}

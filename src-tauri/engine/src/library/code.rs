//! Articles into hits: one reader, several coders, one writer.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::Library;
use crate::answers::CodingOutcome;
use crate::codebook::{Codebook, Difference, difference};
use crate::coding::{ArticleText, Coder};
use crate::progress::{self, Report};
use crate::store::{CodedArticle, KeptCodebook, KeptVersion, Moved, Packer, Store, Target, Uncoded, Unpack};
use crate::{Error, Result};

/// Articles and packed bytes that travel together.
const CHUNK: usize = 128;
const CHUNK_BYTES: usize = 512 << 10;
/// Chunks that may wait before each coder and behind it.
const WAITING: usize = 2;
/// Articles and hits of one transaction.
const BATCH: usize = 10_000;
const BATCH_HITS: usize = 30_000;

type Coded = Result<Vec<CodedArticle>>;

impl Library {
    /// Codes every article that is not yet coded with the codebook. Without a codebook: the library's own where a person
    /// brought, saved or chose it, else the shipped one. Where another codebook's coding is whole, the new one is made
    /// beside it and takes its place when it is whole: until then questions are answered with the one before. Only articles
    /// that a change of the codebook can touch are read again. Stopping keeps what was coded; the same call then goes on.
    ///
    /// # Errors
    /// `cancelled`, `codebook-invalid`, `library-locked`, `disk-full`.
    pub fn code(&self, codebook: Option<&Codebook>, report: &Report<'_>) -> Result<CodingOutcome> {
        self.code_in(std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN), codebook, report)
    }

    /// [`Library::code`] with a number of coders at work. What is stored is the same whatever the number.
    ///
    /// # Errors
    /// Those of [`Library::code`].
    pub fn code_in(&self, coders: NonZero<usize>, codebook: Option<&Codebook>, report: &Report<'_>) -> Result<CodingOutcome> {
        let store = self.own_store()?;
        let codebook = match codebook {
            Some(given) => given.clone(),
            None => own_codebook(&store)?,
        };
        let id = wanted(&store, &codebook)?;
        let mut outcome = CodingOutcome { codebook: codebook.hash().to_string(), articles_coded: 0, hits: 0, seconds: 0.0 };
        let coded = store.coded()?.filter(|coded| coded.id != id);
        match coded {
            Some(coded) => self.code_beside(coders, &store, &coded, id, &codebook, &mut outcome, report)?,
            None => store.drop_beside()?,
        }
        self.code_waiting(coders, &store, Target::InPlace(id), &codebook, &mut outcome, report)?;
        if store.waiting(Target::InPlace(id))? > 0 {
            // What came, or got another language, while the others were coded.
            self.code_waiting(coders, &store, Target::InPlace(id), &codebook, &mut outcome, report)?;
        }
        store.set_coded(id)?;
        if outcome.articles_coded > 0 {
            store.log("code", &format!("{} articles with {}", outcome.articles_coded, outcome.codebook))?;
        }
        Ok(outcome)
    }

    /// Codes beside the coding that answers, and puts the new one in its place.
    fn code_beside(&self, coders: NonZero<usize>, store: &Store, coded: &KeptCodebook, id: i64, codebook: &Codebook, outcome: &mut CodingOutcome, report: &Report<'_>) -> Result<()> {
        if store.begin_beside(id)? {
            let before = Codebook::from_text(&coded.text)?;
            if let Some(changes) = difference(&before, codebook) {
                let mut changed = self.touched(&changes, report)?;
                if changes.pair {
                    changed = store.naming_the_pair(&changed)?;
                }
                outcome.articles_coded += store.take_over(coded.id, &changed, &moved(&changes))?;
            }
        }
        self.code_waiting(coders, store, Target::Beside(id), codebook, outcome, report)?;
        store.put_in_place(id)
    }

    fn code_waiting(&self, coders: NonZero<usize>, store: &Store, target: Target, codebook: &Codebook, outcome: &mut CodingOutcome, report: &Report<'_>) -> Result<()> {
        let total = store.waiting(target)?;
        progress::step(report, "code", 0, Some(total))?;
        match total {
            0 => Ok(()),
            _ => self.code_all(coders, store, target, &Coder::new(codebook)?, total, outcome, report),
        }
    }

    /// The articles that hold the words of what changed, ascending. Where [`Difference::pair`] says so, only those among them
    /// that name both actors are touched.
    pub(super) fn touched(&self, changes: &Difference, report: &Report<'_>) -> Result<Vec<i64>> {
        if changes.words.is_empty() {
            return Ok(Vec::new());
        }
        self.index(report)?;
        self.can_hold(&changes.words)
    }

    fn code_all(&self, coders: NonZero<usize>, store: &Store, target: Target, coder: &Coder, total: u64, outcome: &mut CodingOutcome, report: &Report<'_>) -> Result<()> {
        let source = self.own_store()?;
        let packer = Packer::of(&source)?;
        let packer = &packer;
        std::thread::scope(|scope| {
            let mut to_workers = Vec::new();
            let mut from_workers = Vec::new();
            for _ in 0..coders.get() {
                let (send_raw, raw) = sync_channel::<Vec<Uncoded>>(WAITING);
                let (send_coded, coded) = sync_channel(WAITING);
                scope.spawn(move || code_chunks(&raw, &send_coded, coder, packer));
                to_workers.push(send_raw);
                from_workers.push(coded);
            }
            let reading = scope.spawn(move || read_all(&source, target, packer, &to_workers));
            let written = write_all(store, target, &from_workers, total, outcome, report);
            drop(from_workers);
            let read = reading.join().unwrap_or_else(|_| Err(Error::new("coder-failed", "Reading the articles stopped unexpectedly.", "Try again, and report it if it stays.")));
            written.and(read)
        })
    }
}

/// A codebook that a person brought, saved or chose stays the library's own; a shipped one gives way to a newer shipped one.
pub(super) fn own_codebook(store: &Store) -> Result<Codebook> {
    let shipped = Codebook::shipped();
    match store.codebook()? {
        Some(kept) if kept.name != shipped.name || store.is_chosen(kept.id)? => Codebook::from_text(&kept.text),
        _ => Ok(shipped),
    }
}

/// Makes a codebook the wanted one. One that is not shipped and not yet a version becomes one.
fn wanted(store: &Store, codebook: &Codebook) -> Result<i64> {
    let id = store.use_codebook(&codebook.name, codebook.hash(), &codebook.text())?;
    let known = store.versions()?.pop().map(|version| version.codebook);
    if known != Some(id) && (known.is_some() || codebook.hash() != Codebook::shipped().hash()) {
        let version = KeptVersion { id: 0, codebook: id, name: codebook.name.clone(), hash: codebook.hash().into(), what: "given".into(), note: String::new(), author: String::new(), dated: String::new() };
        store.keep_version(&version, &codebook.text())?;
    }
    Ok(id)
}

pub(super) fn moved(changes: &Difference) -> Vec<Moved> {
    changes.moved.iter().map(|one| Moved { from: one.from, expression: one.to, concept: one.concept, category: one.category }).collect()
}

/// Deals the chunks to the workers in turn. Ends early, without an error, where the writer has stopped.
fn read_all(source: &Store, target: Target, packer: &Packer, to_workers: &[SyncSender<Vec<Uncoded>>]) -> Result<()> {
    let mut after = 0;
    for turn in 0.. {
        let chunk = source.next_uncoded(target, after, CHUNK, CHUNK_BYTES)?;
        let Some(last) = chunk.last() else { break };
        after = last.id;
        for article in &chunk {
            packer.fetch(source, article.body.dictionary)?;
        }
        if to_workers[turn % to_workers.len()].send(chunk).is_err() {
            break;
        }
    }
    Ok(())
}

fn code_chunks(raw: &Receiver<Vec<Uncoded>>, coded: &SyncSender<Coded>, coder: &Coder, packer: &Packer) {
    let mut unpack = Unpack::default();
    for chunk in raw {
        let done = chunk.iter().map(|article| code_one(article, coder, packer, &mut unpack)).collect();
        if coded.send(done).is_err() {
            return;
        }
    }
}

pub(super) fn code_one(article: &Uncoded, coder: &Coder, packer: &Packer, unpack: &mut Unpack) -> Result<CodedArticle> {
    let body = unpack.unpack(packer, &article.body.bytes, article.body.dictionary)?;
    let text = ArticleText { title: article.title.as_deref(), body: &body, zones: &article.zones, language: article.language.as_deref() };
    let coding = coder.code(&text);
    Ok(CodedArticle { id: article.id, language: article.language.clone(), hits: coding.hits, mentions_pair: coding.mentions_pair })
}

fn write_all(
    store: &Store,
    target: Target,
    from_workers: &[Receiver<Coded>],
    total: u64,
    outcome: &mut CodingOutcome,
    report: &Report<'_>,
) -> Result<()> {
    let mut batch: Vec<CodedArticle> = Vec::new();
    let mut hits = 0;
    let mut done = 0;
    for turn in 0.. {
        let Ok(chunk) = from_workers[turn % from_workers.len()].recv() else { break };
        let chunk = chunk?;
        done += chunk.len() as u64;
        hits += chunk.iter().map(|article| article.hits.len()).sum::<usize>();
        batch.extend(chunk);
        let wish = progress::step(report, "code", done, Some(total));
        if batch.len() >= BATCH || hits >= BATCH_HITS || wish.is_err() {
            outcome.hits += store.keep_codings(target, &batch)?;
            outcome.articles_coded += batch.len() as u64;
            batch.clear();
            hits = 0;
        }
        wish?;
    }
    outcome.hits += store.keep_codings(target, &batch)?;
    outcome.articles_coded += batch.len() as u64;
    Ok(())
}

//! Articles into hits: one reader, several coders, one writer.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::Library;
use crate::answers::CodingOutcome;
use crate::codebook::Codebook;
use crate::coding::{ArticleText, Coder};
use crate::progress::{self, Report};
use crate::store::{CodedArticle, Packer, Store, Uncoded, Unpack};
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
    /// Codes every article that is not yet coded with the codebook; what another version found is replaced. Without a
    /// codebook: the library's own where a person brought it, else the shipped one. Stopping keeps what was coded; the
    /// same call then goes on.
    ///
    /// # Errors
    /// `cancelled`, `codebook-invalid`, `library-locked`, `disk-full`.
    pub fn code(&self, codebook: Option<&Codebook>, report: &Report<'_>) -> Result<CodingOutcome> {
        let store = self.own_store()?;
        let codebook = match codebook {
            Some(given) => given.clone(),
            None => own_codebook(&store)?,
        };
        let coder = Coder::new(&codebook)?;
        let id = store.use_codebook(&codebook.name, codebook.hash(), &codebook.text())?;
        let total = store.uncoded(id)?;
        let mut outcome = CodingOutcome { codebook: codebook.hash().to_string(), articles_coded: 0, hits: 0, seconds: 0.0 };
        progress::step(report, "code", 0, Some(total))?;
        if total > 0 {
            self.code_all(&store, id, &coder, total, &mut outcome, report)?;
            store.log("code", &format!("{} articles with {}", outcome.articles_coded, outcome.codebook))?;
        }
        Ok(outcome)
    }

    fn code_all(&self, store: &Store, codebook: i64, coder: &Coder, total: u64, outcome: &mut CodingOutcome, report: &Report<'_>) -> Result<()> {
        let source = self.own_store()?;
        let packer = Packer::of(&source)?;
        let packer = &packer;
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        std::thread::scope(|scope| {
            let mut to_workers = Vec::new();
            let mut from_workers = Vec::new();
            for _ in 0..workers {
                let (send_raw, raw) = sync_channel::<Vec<Uncoded>>(WAITING);
                let (send_coded, coded) = sync_channel(WAITING);
                scope.spawn(move || code_chunks(&raw, &send_coded, coder, packer));
                to_workers.push(send_raw);
                from_workers.push(coded);
            }
            let reading = scope.spawn(move || read_all(&source, codebook, packer, &to_workers));
            let written = write_all(store, codebook, &from_workers, total, outcome, report);
            drop(from_workers);
            let read = reading.join().unwrap_or_else(|_| Err(Error::new("coder-failed", "Reading the articles stopped unexpectedly.", "Try again, and report it if it stays.")));
            written.and(read)
        })
    }
}

/// A codebook that a person brought stays the library's own; a shipped one gives way to a newer shipped one.
fn own_codebook(store: &Store) -> Result<Codebook> {
    let shipped = Codebook::shipped();
    match store.codebook()? {
        Some(kept) if kept.name != shipped.name => Codebook::from_text(&kept.text),
        _ => Ok(shipped),
    }
}

/// Deals the chunks to the workers in turn. Ends early, without an error, where the writer has stopped.
fn read_all(source: &Store, codebook: i64, packer: &Packer, to_workers: &[SyncSender<Vec<Uncoded>>]) -> Result<()> {
    let mut after = 0;
    for turn in 0.. {
        let chunk = source.next_uncoded(codebook, after, CHUNK, CHUNK_BYTES)?;
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

fn code_one(article: &Uncoded, coder: &Coder, packer: &Packer, unpack: &mut Unpack) -> Result<CodedArticle> {
    let body = unpack.unpack(packer, &article.body.bytes, article.body.dictionary)?;
    let text = ArticleText { title: article.title.as_deref(), body: &body, zones: &article.zones, language: article.language.as_deref() };
    let coding = coder.code(&text);
    Ok(CodedArticle { id: article.id, hits: coding.hits, mentions_pair: coding.mentions_pair })
}

fn write_all(
    store: &Store,
    codebook: i64,
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
            outcome.hits += store.keep_codings(codebook, &batch)?;
            outcome.articles_coded += batch.len() as u64;
            batch.clear();
            hits = 0;
        }
        wish?;
    }
    outcome.hits += store.keep_codings(codebook, &batch)?;
    outcome.articles_coded += batch.len() as u64;
    Ok(())
}

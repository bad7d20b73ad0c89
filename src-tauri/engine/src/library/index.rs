//! Which articles hold the words of a search? The index of words is filled when it is first needed.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::Library;
use super::known::Known;
use crate::codebook::Needed;
use crate::progress::{self, Report};
use crate::question::Selection;
use crate::store::{Next, Searchable, Sought, Store};
use crate::text::{Phrase, indexed};
use crate::{Error, Result};

/// Articles, bytes of words and pairs of ideographs of one transaction: each writes a piece of the index of its own, and fewer
/// pieces are smaller.
const BATCH: usize = 20_000;
const BATCH_BYTES: usize = 48 << 20;
const BATCH_PAIRS: usize = 8 << 20;
/// Articles that travel together, the bytes after which they go, and how many such chunks may wait.
const CHUNK: usize = 500;
const CHUNK_BYTES: usize = 2 << 20;
const WAITING: usize = 12;

impl Library {
    /// Brings the index of words up to the newest article. Stopping keeps what was indexed.
    ///
    /// # Errors
    /// `cancelled`, `library-locked`, `disk-full`.
    pub fn index(&self, report: &Report<'_>) -> Result<()> {
        let store = self.own_store()?;
        let (last, newest) = (store.indexed_up_to()?, store.newest()?);
        if last >= newest {
            return Ok(());
        }
        store.prepare_words()?;
        let source = self.own_store()?;
        let total = u64::try_from(newest - last).unwrap_or(0);
        std::thread::scope(|scope| {
            let (send, chunks) = sync_channel(WAITING);
            let reading = scope.spawn(move || read_texts(&source, last, newest, &send));
            let written = write_words(&store, &chunks, total, report);
            // The channel closes, so that the reader ends too.
            drop(chunks);
            let read = reading.join().unwrap_or_else(|_| Err(Error::new("reader-failed", "Reading the articles stopped unexpectedly.", "Try again, and report it if it stays.")));
            written.and(read)
        })
    }

    /// For each row of the facts whether its article holds what is searched for; `None` where nothing is.
    pub(super) fn matching(&self, known: &Known, selection: &Selection, report: &Report<'_>) -> Result<Option<Vec<bool>>> {
        let Some(search) = selection.search.as_deref().filter(|text| !text.trim().is_empty()) else { return Ok(None) };
        let terms = terms(search)?;
        self.index(report)?;
        let mut matching = vec![false; known.facts.len()];
        for id in self.holding(&terms)? {
            if let Ok(row) = known.facts.article.binary_search(&id) {
                matching[row] = true;
            }
        }
        Ok(Some(matching))
    }

    /// The articles in which all terms stand. Where the index cannot tell, the texts themselves are asked.
    fn holding(&self, terms: &[Term]) -> Result<Vec<i64>> {
        let words: Vec<String> = terms.iter().flat_map(Term::words).collect();
        let pairs = terms.iter().flat_map(|term| term.phrase.pairs.iter().copied()).collect();
        let likely = self.store().matching(&Sought { words: (!words.is_empty()).then(|| words.join(" AND ")), pairs })?;
        let open: Vec<&Term> = terms.iter().filter(|term| !term.phrase.is_exact()).collect();
        if open.is_empty() {
            return Ok(likely);
        }
        let mut found = Vec::new();
        self.store().texts_of(&likely, &mut |article, title, body| {
            if open.iter().all(|term| term.stands_in(body) || title.is_some_and(|title| term.stands_in(title))) {
                found.push(article);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The articles in which one of these can stand, ascending.
    pub(super) fn can_hold(&self, any: &[Needed]) -> Result<Vec<i64>> {
        let (plain, with_signs): (Vec<&Needed>, Vec<&Needed>) = any.iter().partition(|needed| question_of(needed).is_some());
        let words: Vec<String> = plain.into_iter().filter_map(question_of).collect();
        let mut found = if words.is_empty() { Vec::new() } else { self.store().matching(&Sought { words: Some(words.join(" OR ")), pairs: Vec::new() })? };
        for needed in with_signs {
            found.extend(self.with_signs(needed)?);
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The articles in which words can stand of which some are ideographs.
    fn with_signs(&self, needed: &Needed) -> Result<Vec<i64>> {
        match needed {
            Needed::Word(word) => Term::of(&word.text, word.begins).map_or(Ok(Vec::new()), |term| self.store().matching(&term.sought())),
            Needed::Any(any) => self.can_hold(any),
            Needed::All(all) => {
                let mut common: Option<Vec<i64>> = None;
                for one in all {
                    let found = self.can_hold(std::slice::from_ref(one))?;
                    common = Some(match common {
                        None => found,
                        Some(before) => before.into_iter().filter(|article| found.binary_search(article).is_ok()).collect(),
                    });
                }
                Ok(common.unwrap_or_default())
            }
        }
    }
}

/// What is needed as one question to the index of words; `None` where ideographs stand in it, which that index does not hold.
fn question_of(needed: &Needed) -> Option<String> {
    let joined = |all: &[Needed], link: &str| all.iter().map(question_of).collect::<Option<Vec<_>>>().map(|all| format!("({})", all.join(link)));
    match needed {
        Needed::Word(word) => Term::of(&word.text, word.begins).filter(|term| term.phrase.pairs.is_empty()).map(|term| term.words().join(" AND ")),
        Needed::All(all) => joined(all, " AND "),
        Needed::Any(any) => joined(any, " OR "),
    }
}

/// Unpacks and folds, a few chunks ahead of the writer. Ends early, without an error, where the writer has stopped.
fn read_texts(source: &Store, last: i64, newest: i64, send: &SyncSender<Vec<Searchable>>) -> Result<()> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    source.texts_after(last, newest, &mut |article, title, body| {
        let indexed = indexed(title, body);
        bytes += indexed.words.len() + indexed.pairs.len() * 8;
        chunk.push(Searchable { article, indexed });
        if chunk.len() < CHUNK && bytes < CHUNK_BYTES {
            return Ok(Next::Go);
        }
        bytes = 0;
        Ok(if send.send(std::mem::take(&mut chunk)).is_ok() { Next::Go } else { Next::Enough })
    })?;
    if !chunk.is_empty() {
        // Nobody hears it where the writer has stopped.
        let _ = send.send(chunk);
    }
    Ok(())
}

/// Writes chunks as they come, many to a transaction. What has come is in the index before it stops.
fn write_words(store: &Store, chunks: &Receiver<Vec<Searchable>>, total: u64, report: &Report<'_>) -> Result<()> {
    let (mut done, mut stopped) = (0, Ok(()));
    // A transaction begins with its first chunk: who waits for the reader keeps nobody from writing.
    while let Some(first) = if stopped.is_ok() { chunks.recv().ok() } else { None } {
        let (mut next, mut batch) = (Some(first), Batch::default());
        let mut coming = std::iter::from_fn(|| {
            let chunk = match next.take() {
                None if batch.is_full() || stopped.is_err() => return None,
                None => chunks.recv().ok()?,
                Some(first) => first,
            };
            batch.count(&chunk);
            done += chunk.len() as u64;
            stopped = progress::step(report, "index", done, Some(total.max(done)));
            Some(chunk)
        });
        store.add_words(&mut coming)?;
    }
    stopped
}

/// What a transaction has taken in.
#[derive(Default)]
struct Batch {
    articles: usize,
    bytes: usize,
    pairs: usize,
}

impl Batch {
    fn count(&mut self, chunk: &[Searchable]) {
        self.articles += chunk.len();
        self.bytes += chunk.iter().map(|article| article.indexed.words.len()).sum::<usize>();
        self.pairs += chunk.iter().map(|article| article.indexed.pairs.len()).sum::<usize>();
    }

    fn is_full(&self) -> bool {
        self.articles >= BATCH || self.bytes >= BATCH_BYTES || self.pairs >= BATCH_PAIRS
    }
}

/// A word or a phrase that is searched for.
struct Term {
    phrase: Phrase,
    /// Whether its last word may be the beginning of a longer one.
    begins: bool,
}

impl Term {
    fn of(text: &str, begins: bool) -> Option<Self> {
        Some(Self { phrase: Phrase::of(&text.replace('"', " "))?, begins })
    }

    /// Its runs of words as the index of words is asked for them.
    fn words(&self) -> Vec<String> {
        let runs = &self.phrase.words;
        let open = |place: usize| self.begins && place + 1 == runs.len() && self.phrase.form.ends_with(runs[place].as_str());
        runs.iter().enumerate().map(|(place, run)| format!("\"{run}\"{}", if open(place) { " *" } else { "" })).collect()
    }

    fn sought(&self) -> Sought {
        let words = self.words();
        Sought { words: (!words.is_empty()).then(|| words.join(" AND ")), pairs: self.phrase.pairs.clone() }
    }

    fn stands_in(&self, text: &str) -> bool {
        self.phrase.stands_in(text, self.begins)
    }
}

/// Words and "phrases" that must all be there. `word*` is the beginning of a word.
fn terms(search: &str) -> Result<Vec<Term>> {
    let mut terms = Vec::new();
    for (place, piece) in search.replace(['“', '”', '«', '»', '„'], "\"").split('"').enumerate() {
        if place % 2 == 1 {
            terms.extend(Term::of(piece, false));
        } else {
            terms.extend(piece.split_whitespace().filter_map(|word| Term::of(word.trim_end_matches('*'), word.ends_with('*'))));
        }
    }
    if terms.is_empty() {
        return Err(Error::new("search-empty", "The search holds no word.", "Write words, or a phrase between quotation marks."));
    }
    Ok(terms)
}

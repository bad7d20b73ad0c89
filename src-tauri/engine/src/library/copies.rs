//! Which articles are copies of one another? Looked for once an article, after each import.

use std::collections::HashMap;
use std::sync::Arc;

use super::Library;
use crate::answers::CopiesOutcome;
use crate::progress::{self, Report};
use crate::stories::{Candidates, FLOOR, Link, Shingles, Sketch, THRESHOLD, groups};
use crate::store::{Store, Ungrouped, Unpack};
use crate::{Error, Result};

/// Articles of one transaction.
const BATCH: usize = 2_000;
/// Shingles of texts that are kept at hand, four bytes each.
const AT_HAND: usize = 12 << 20;
/// Articles whose texts are fetched together, and from how many texts on several threads do it.
const TOGETHER: usize = 256;
const MANY: usize = 32;
/// Stories in the answer.
const LISTED: usize = 50;
/// From here on two texts are so much the same that what is a copy of one is a copy of the other.
const SAME: f64 = 0.95;

impl Library {
    /// Looks for the copies of the articles that came since it was last done, and gives every article its story: the
    /// oldest article with the same text, or one so alike. `threshold` (from 0.4 to 1, kept from then on; 0.6 at first)
    /// is the part of the shorter text that must stand in the longer one. Stopping keeps what was found.
    ///
    /// # Errors
    /// `threshold-invalid`, `cancelled`, `library-locked`, `disk-full`.
    pub fn copies(&self, threshold: Option<f64>, report: &Report<'_>) -> Result<CopiesOutcome> {
        check(threshold)?;
        let store = self.own_store()?;
        Search::new(&store)?.all(report)?;
        let used = match threshold {
            Some(given) => given,
            None => store.copies_threshold()?.unwrap_or(THRESHOLD),
        };
        let stories = groups(&store.links()?, used);
        let changed = store.set_stories(&stories, used, threshold)?;
        Ok(CopiesOutcome { most_carried: store.most_carried(LISTED)?, ..outcome(&stories, used, changed) })
    }
}

fn check(threshold: Option<f64>) -> Result<()> {
    match threshold {
        Some(given) if !(FLOOR..=1.0).contains(&given) => Err(Error::new(
            "threshold-invalid",
            format!("{given} is no threshold for copies."),
            "Give a number from 0.4 (loose) to 1 (the same words); 0.6 is usual.",
        )),
        _ => Ok(()),
    }
}

fn outcome(stories: &[(i64, i64)], threshold: f64, changed: u64) -> CopiesOutcome {
    let mut sizes: HashMap<i64, u64> = HashMap::new();
    for (_, story) in stories {
        *sizes.entry(*story).or_insert(1) += 1;
    }
    let largest = sizes.values().copied().max().unwrap_or(0);
    CopiesOutcome { threshold, stories: sizes.len() as u64, copies: stories.len() as u64, largest, changed, ..CopiesOutcome::default() }
}

/// One pass over the new articles.
struct Search<'a> {
    store: &'a Store,
    candidates: Candidates,
    unpack: Unpack,
    at_hand: HashMap<i64, Arc<Shingles>>,
    /// How many shingles those are.
    held: usize,
    /// One a processor, once there is enough to do.
    fetchers: Vec<Fetcher>,
    /// Of articles of this pass that are nearly the same as an earlier one, that one.
    same_as: HashMap<i64, i64>,
    sketches: Vec<(i64, Sketch)>,
    links: Vec<Link>,
}

impl<'a> Search<'a> {
    fn new(store: &'a Store) -> Result<Self> {
        let (candidates, unpack, at_hand, same_as) = (Candidates::default(), Unpack::default(), HashMap::new(), HashMap::new());
        Ok(Self { store, candidates, unpack, at_hand, held: 0, fetchers: Vec::new(), same_as, sketches: Vec::new(), links: Vec::new() })
    }

    fn all(&mut self, report: &Report<'_>) -> Result<()> {
        let (mut last, newest) = (self.store.grouped_up_to()?, self.store.newest()?);
        if last >= newest {
            return Ok(());
        }
        let total = self.store.articles_between(last, newest)?;
        progress::step(report, "copies", 0, Some(total))?;
        let candidates = &mut self.candidates;
        self.store.sketches_up_to(last, &mut |article, sketch| candidates.add(article as u32, &sketch))?;
        let mut done = 0;
        while last < newest {
            let batch = self.store.ungrouped_after(last, BATCH)?;
            let Some(end) = batch.last() else { break };
            last = end.id;
            done += batch.len() as u64;
            let mut before = Vec::new();
            for some in batch.chunks(TOGETHER) {
                let likely = self.likely(some)?;
                self.fetch_beside(&likely, &before)?;
                before = likely;
            }
            self.compare_all(&before)?;
            self.store.keep_links(&std::mem::take(&mut self.sketches), &std::mem::take(&mut self.links), last)?;
            progress::step(report, "copies", done, Some(total))?;
        }
        Ok(())
    }

    /// Of each article that may be a copy, those that it may be a copy of.
    fn likely(&mut self, articles: &[Ungrouped]) -> Result<Vec<(i64, Vec<u32>)>> {
        let mut likely = Vec::new();
        for article in articles.iter().filter(|article| !article.exact) {
            let sketch = match &article.sketch {
                Some(kept) => kept.clone(),
                None => self.sketched(article.id)?,
            };
            likely.push((article.id, self.candidates.of(&sketch)));
            self.candidates.add(article.id as u32, &sketch);
        }
        likely.retain(|(_, others)| !others.is_empty());
        Ok(likely)
    }

    /// Brings the shingles of many texts to hand, each processor those of a part of them, while the articles before are compared.
    fn fetch_beside(&mut self, likely: &[(i64, Vec<u32>)], before: &[(i64, Vec<u32>)]) -> Result<()> {
        let mut wanted: Vec<i64> = likely.iter().flat_map(|(article, others)| others.iter().map(|other| i64::from(*other)).chain([*article])).collect();
        wanted.sort_unstable();
        wanted.dedup();
        wanted.retain(|article| !self.at_hand.contains_key(article));
        if wanted.len() < MANY {
            return self.compare_all(before);
        }
        while self.fetchers.len() < std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            self.fetchers.push(Fetcher { store: self.store.again()?, unpack: Unpack::default() });
        }
        let mut fetchers = std::mem::take(&mut self.fetchers);
        let part = wanted.len().div_ceil(fetchers.len());
        let (compared, found) = std::thread::scope(|scope| {
            let fetching: Vec<_> = fetchers.iter_mut().zip(wanted.chunks(part)).map(|(fetcher, some)| scope.spawn(move || fetcher.shingles(some))).collect();
            let compared = self.compare_all(before);
            (compared, fetching.into_iter().map(|one| one.join().unwrap_or_else(|_| Err(stopped()))).collect::<Result<Vec<_>>>())
        });
        compared?;
        self.fetchers = fetchers;
        found?.into_iter().flatten().for_each(|(article, shingles)| self.keep(article, Arc::new(shingles)));
        Ok(())
    }

    fn compare_all(&mut self, likely: &[(i64, Vec<u32>)]) -> Result<()> {
        likely.iter().try_for_each(|(article, others)| self.compare(*article, others))
    }

    /// The sketch of an article that came before there were any.
    fn sketched(&mut self, article: i64) -> Result<Sketch> {
        let sketch = self.shingles(article)?.sketch();
        self.sketches.push((article, sketch.clone()));
        Ok(sketch)
    }

    fn compare(&mut self, article: i64, likely: &[u32]) -> Result<()> {
        let own = self.shingles(article)?;
        let mut linked = Vec::new();
        for other in likely.iter().map(|other| i64::from(*other)) {
            let first = self.same_as.get(&other).copied().unwrap_or(other);
            if linked.contains(&first) {
                continue;
            }
            let theirs = self.shingles(other)?;
            let similarity = own.similarity(&theirs);
            if similarity >= FLOOR {
                self.links.push(Link { article, other, similarity });
            }
            if similarity >= SAME {
                self.same_as.entry(article).or_insert(first);
                linked.push(first);
            }
        }
        Ok(())
    }

    fn shingles(&mut self, article: i64) -> Result<Arc<Shingles>> {
        if let Some(known) = self.at_hand.get(&article) {
            return Ok(Arc::clone(known));
        }
        let (body, zones) = self.store.body_of(article, &mut self.unpack)?;
        let shingles = Arc::new(Shingles::of(&body, &zones));
        self.keep(article, Arc::clone(&shingles));
        Ok(shingles)
    }

    fn keep(&mut self, article: i64, shingles: Arc<Shingles>) {
        if self.held > AT_HAND {
            self.at_hand.clear();
            self.held = 0;
        }
        self.held += shingles.len();
        self.at_hand.insert(article, shingles);
    }
}

/// Reads texts beside others that do.
struct Fetcher {
    store: Store,
    unpack: Unpack,
}

impl Fetcher {
    fn shingles(&mut self, articles: &[i64]) -> Result<Vec<(i64, Shingles)>> {
        let mut all = Vec::with_capacity(articles.len());
        for article in articles {
            let (body, zones) = self.store.body_of(*article, &mut self.unpack)?;
            all.push((*article, Shingles::of(&body, &zones)));
        }
        Ok(all)
    }
}

fn stopped() -> Error {
    Error::new("reader-failed", "Comparing the texts stopped unexpectedly.", "Try again, and report it if it stays.")
}

//! Which articles are copies of one another? Looked for once an article, after each import.

use std::collections::HashMap;

use super::Library;
use crate::answers::CopiesOutcome;
use crate::progress::{self, Report};
use crate::stories::{Candidates, FLOOR, Link, Shingles, Sketch, THRESHOLD, groups};
use crate::store::{Store, Ungrouped, Unpack};
use crate::{Error, Result};

/// Articles of one transaction.
const BATCH: usize = 2_000;
/// Texts that are kept at hand, since copies come close together.
const AT_HAND: usize = 512;
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
        let changed = store.set_stories(&stories, threshold)?;
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
    at_hand: HashMap<i64, Shingles>,
    /// Of articles of this pass that are nearly the same as an earlier one, that one.
    same_as: HashMap<i64, i64>,
    sketches: Vec<(i64, Sketch)>,
    links: Vec<Link>,
}

impl<'a> Search<'a> {
    fn new(store: &'a Store) -> Result<Self> {
        let (candidates, unpack, at_hand, same_as) = (Candidates::default(), Unpack::default(), HashMap::new(), HashMap::new());
        Ok(Self { store, candidates, unpack, at_hand, same_as, sketches: Vec::new(), links: Vec::new() })
    }

    fn all(&mut self, report: &Report<'_>) -> Result<()> {
        let (mut last, newest) = (self.store.grouped_up_to()?, self.store.newest()?);
        if last >= newest {
            return Ok(());
        }
        let total = self.store.articles_between(last, newest)?;
        let candidates = &mut self.candidates;
        self.store.sketches_up_to(last, &mut |article, sketch| candidates.add(article as u32, &sketch))?;
        let mut done = 0;
        while last < newest {
            let batch = self.store.ungrouped_after(last, BATCH)?;
            let Some(end) = batch.last() else { break };
            last = end.id;
            done += batch.len() as u64;
            for article in batch {
                self.one(article)?;
            }
            self.store.keep_links(&std::mem::take(&mut self.sketches), &std::mem::take(&mut self.links), last)?;
            progress::step(report, "copies", done, Some(total))?;
        }
        Ok(())
    }

    fn one(&mut self, article: Ungrouped) -> Result<()> {
        if article.exact {
            return Ok(());
        }
        let sketch = match article.sketch {
            Some(kept) => kept,
            None => self.sketched(article.id)?,
        };
        let likely = self.candidates.of(&sketch);
        if !likely.is_empty() {
            self.compare(article.id, &likely)?;
        }
        self.candidates.add(article.id as u32, &sketch);
        Ok(())
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
            let similarity = own.similarity(&self.shingles(other)?);
            if similarity >= FLOOR {
                self.links.push(Link { article, other, similarity });
            }
            if similarity >= SAME {
                self.same_as.entry(article).or_insert(first);
                linked.push(first);
            }
        }
        self.at_hand.insert(article, own);
        Ok(())
    }

    fn shingles(&mut self, article: i64) -> Result<Shingles> {
        if let Some(known) = self.at_hand.get(&article) {
            return Ok(known.clone());
        }
        let (body, zones) = self.store.body_of(article, &mut self.unpack)?;
        let shingles = Shingles::of(&body, &zones);
        if self.at_hand.len() >= AT_HAND {
            self.at_hand.clear();
        }
        self.at_hand.insert(article, shingles.clone());
        Ok(shingles)
    }
}

//! Orders that only texts can tell: articles by their titles, hits by their words. Made once for a version of the library and
//! kept in it, so that a list of a million lines is sorted by numbers and no text is read.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Library;
use super::asked::Asked;
use super::concordance::words_of;
use super::known::Known;
use crate::answers::LineOrder;
use crate::Result;
use crate::measure::{Facts, HitPlace, lines};
use crate::store::Store;

/// Fewer hits are ordered by reading them, where no order is kept.
const FEW: usize = 2_000;

const TITLES: &str = "order by title";

/// The orders of one version in memory.
#[derive(Default)]
pub(super) struct KeptOrders {
    version: i64,
    by_name: HashMap<&'static str, Arc<Vec<u32>>>,
}

/// One thread at a time makes orders beside the answers.
static MAKING: AtomicBool = AtomicBool::new(false);

impl Library {
    /// Of each article its rank by title; those without one come first.
    pub(super) fn title_ranks(&self, known: &Known) -> Result<Arc<Vec<u32>>> {
        self.order(known, TITLES, known.plain.len(), &|store, facts| titles(store, facts))
    }

    /// Orders hits by their words, or by those before or after them; equal ones keep their places.
    pub(super) fn by_words(&self, store: &Store, asked: &Asked, hits: &mut Vec<HitPlace>, order: LineOrder) -> Result<()> {
        let facts = asked.facts();
        let known = asked.known();
        let name = name_of(order);
        let kept = lock(&self.orders).at(known.content()).contains_key(name) || store.kept_order(name, known.content())?.is_some();
        let keys: Vec<u64> = if kept || hits.len() > FEW {
            let ranks = self.order(known, name, facts.hits.len(), &|store, facts| words(store, facts, order))?;
            hits.iter().map(|hit| u64::from(ranks[hit.place as usize])).collect()
        } else {
            lines::ranks_of(&words_of(store, facts, hits, order)?).into_iter().map(u64::from).collect()
        };
        lines::in_order(hits, &keys);
        Ok(())
    }

    /// The order from memory, else from the library, else made and kept.
    fn order(&self, known: &Known, name: &'static str, length: usize, make: &dyn Fn(&Store, &Facts) -> Result<Vec<u32>>) -> Result<Arc<Vec<u32>>> {
        let version = known.content();
        if let Some(ranks) = lock(&self.orders).at(version).get(name) {
            return Ok(ranks.clone());
        }
        let ranks = Arc::new(made(&self.own_store()?, &known.plain, version, name, length, make)?);
        lock(&self.orders).at(version).insert(name, ranks.clone());
        Ok(ranks)
    }

    /// Makes the orders that are missing, in a thread of its own: whoever asks first need not wait for them.
    pub(super) fn make_orders(store: Store, facts: &Facts, version: i64) {
        if MAKING.swap(true, Ordering::AcqRel) {
            return;
        }
        // What cannot be made or kept now is made when it is asked for.
        let _ = made(&store, facts, version, TITLES, facts.len(), &titles);
        for order in [LineOrder::Hit, LineOrder::Left, LineOrder::Right] {
            let _ = made(&store, facts, version, name_of(order), facts.hits.len(), &|store, facts| words(store, facts, order));
        }
        MAKING.store(false, Ordering::Release);
    }
}

impl KeptOrders {
    /// The orders of this version; those of another one are forgotten.
    fn at(&mut self, version: i64) -> &mut HashMap<&'static str, Arc<Vec<u32>>> {
        if self.version != version {
            *self = Self { version, by_name: HashMap::new() };
        }
        &mut self.by_name
    }
}

fn lock(orders: &Mutex<KeptOrders>) -> MutexGuard<'_, KeptOrders> {
    orders.lock().unwrap_or_else(PoisonError::into_inner)
}

fn made(store: &Store, facts: &Facts, version: i64, name: &str, length: usize, make: &dyn Fn(&Store, &Facts) -> Result<Vec<u32>>) -> Result<Vec<u32>> {
    if let Some(ranks) = store.kept_order(name, version)?.filter(|ranks| ranks.len() == length) {
        return Ok(ranks);
    }
    let ranks = make(store, facts)?;
    // a library that cannot be written stays readable; the order is made again next time
    let _ = store.keep_order(name, version, &ranks);
    Ok(ranks)
}

fn name_of(order: LineOrder) -> &'static str {
    match order {
        LineOrder::Left => "order by words before",
        LineOrder::Right => "order by words after",
        _ => "order by words of the hit",
    }
}

/// Small letters decide. All titles stand in one text: a million strings of their own would take three times the memory.
fn titles(store: &Store, facts: &Facts) -> Result<Vec<u32>> {
    let mut text = String::new();
    let mut spans: Vec<Option<Range<usize>>> = vec![None; facts.len()];
    store.each_title(&mut |id, title| {
        if let Ok(row) = facts.article.binary_search(&id) {
            let start = text.len();
            text.push_str(&title.to_lowercase());
            spans[row] = Some(start..text.len());
        }
    })?;
    let keys: Vec<Option<&str>> = spans.into_iter().map(|span| span.map(|span| &text[span])).collect();
    Ok(lines::ranks_of(&keys))
}

fn words(store: &Store, facts: &Facts, order: LineOrder) -> Result<Vec<u32>> {
    let places: Vec<HitPlace> = facts.hits.articles().flat_map(|row| facts.hits.places(row).map(move |place| HitPlace { article: row as u32, place: place as u32 })).collect();
    Ok(lines::ranks_of(&words_of(store, facts, &places, order)?))
}

//! When are the bodies of a batch packed? By the workers, where their language has a dictionary; else here, once the batch has
//! taught what it can: each body once, and the same bytes whoever was the faster.

use super::intake::{Entry, Prepared};
use super::pack::{Pack, Packer, Samples};
use super::Store;
use crate::{Error, Result};

/// From so many bodies on it is worth waking other processors.
const MANY: usize = 64;

impl Store {
    /// Learns the dictionaries for which a batch brings samples enough, then packs what waited for them, inside a transaction.
    /// A few bodies without a dictionary may be left to whoever stores them.
    pub(super) fn pack_batch(&self, samples: &mut Samples, packer: &Packer, batch: &mut [Entry]) -> Result<()> {
        let mut ready: Vec<String> = Vec::new();
        for prepared in unpacked(batch) {
            let language = prepared.article.language.as_deref();
            let wanted = packer.wants(language) && !ready.iter().any(|ready| ready == language.unwrap_or(""));
            if wanted && samples.add(language, &prepared.article.body) {
                ready.push(language.unwrap_or("").to_string());
            }
        }
        samples.learn(self, packer, &ready)?;
        let waiting: Vec<&mut Prepared> = unpacked(batch).collect();
        if waiting.len() < MANY { Ok(()) } else { pack_all(waiting, packer) }
    }
}

/// The articles of a batch that are worked out, but for packing.
fn unpacked(batch: &mut [Entry]) -> impl Iterator<Item = &mut Prepared> {
    batch.iter_mut().filter_map(|entry| match entry {
        Entry::Article(prepared) if prepared.worked.as_ref().is_some_and(|worked| worked.packed.is_none()) => Some(prepared.as_mut()),
        _ => None,
    })
}

/// Packs on all processors.
fn pack_all(mut waiting: Vec<&mut Prepared>, packer: &Packer) -> Result<()> {
    let part = waiting.len().div_ceil(std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
    std::thread::scope(|scope| {
        let packing: Vec<_> = waiting.chunks_mut(part).map(|part| scope.spawn(move || pack_some(part, packer))).collect();
        packing.into_iter().try_for_each(|one| one.join().unwrap_or_else(|_| Err(stopped())))
    })
}

fn pack_some(some: &mut [&mut Prepared], packer: &Packer) -> Result<()> {
    let mut pack = Pack::default();
    for prepared in some {
        let article = &prepared.article;
        let packed = pack.pack(packer, article.language.as_deref(), &article.body)?;
        if let Some(worked) = &mut prepared.worked {
            worked.packed = Some(packed);
        }
    }
    Ok(())
}

fn stopped() -> Error {
    Error::new("packing-failed", "Packing the texts stopped unexpectedly.", "Try again, and report it if it stays.")
}

//! Which earlier articles could a text be a copy of?

use super::Sketch;

/// Chains by the first bits of a hash.
const CHAINS: usize = 1 << 22;
const NONE: u32 = u32::MAX;

/// A chain longer than this holds a phrase that everybody writes; it is followed no further.
const LONGEST: usize = 256;

/// So many earlier articles are compared with a text, those that share most first.
const MOST: usize = 12;

/// Sketches by their hashes. Twelve bytes a hash and 16 MB for the chains, whatever is asked.
pub struct Candidates {
    chains: Vec<u32>,
    /// Hash, article, and the next in the chain.
    entries: Vec<(u32, u32, u32)>,
}

impl Default for Candidates {
    fn default() -> Self {
        Self { chains: vec![NONE; CHAINS], entries: Vec::new() }
    }
}

impl Candidates {
    /// Makes `article` findable by its sketch.
    pub fn add(&mut self, article: u32, sketch: &Sketch) {
        for &hash in sketch.hashes() {
            let chain = &mut self.chains[chain(hash)];
            let entry = (hash, article, *chain);
            *chain = self.entries.len() as u32;
            self.entries.push(entry);
        }
    }

    /// Articles that share hashes with the sketch, those that share most first, then the older; at most twelve.
    pub fn of(&self, sketch: &Sketch) -> Vec<u32> {
        let mut found: Vec<u32> = sketch.hashes().iter().flat_map(|hash| self.holding(*hash)).collect();
        found.sort_unstable();
        let mut counted: Vec<(usize, u32)> = found.chunk_by(|left, right| left == right).map(|same| (same.len(), same[0])).collect();
        counted.sort_unstable_by_key(|(shared, article)| (std::cmp::Reverse(*shared), *article));
        counted.truncate(MOST);
        counted.into_iter().map(|(_, article)| article).collect()
    }

    fn holding(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.chains[chain(hash)];
        std::iter::from_fn(move || {
            let (held, article, next) = *self.entries.get(at as usize)?;
            at = next;
            Some((held, article))
        })
        .take(LONGEST)
        .filter(move |(held, _)| *held == hash)
        .map(|(_, article)| article)
    }
}

/// The low bits: the smallest hashes of a text begin with zeros.
fn chain(hash: u32) -> usize {
    hash as usize & (CHAINS - 1)
}

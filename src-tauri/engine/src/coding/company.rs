//! Which words must stand in a sentence for a pattern to match there? A few bits turn most patterns away before they are tried.

use crate::codebook::{Node, Word};

use super::blocks::Starts;

/// A set of the heads of words, as 256 bits: what it lacks is not there, what it has may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Heads([u64; 4]);

/// At most so many sets are asked for one pattern.
const MOST: usize = 3;

impl Heads {
    /// The heads of the words of `folded[start..end]`.
    pub fn of_stretch(folded: &[u8], start: usize, end: usize) -> Self {
        let mut heads = Self::default();
        let mut starts = Starts::alone(folded, start, end);
        while let Some(block) = starts.next_block(|at, _| heads.set(ideograph(&folded[at..folded.len().min(at + 3)]))) {
            let mut words = block.starts;
            while words != 0 {
                let at = block.at + words.trailing_zeros() as usize;
                heads.add(&folded[at..folded.len().min(at + 4)]);
                words &= words - 1;
            }
        }
        heads
    }

    /// Adds a word by its first four bytes, whatever they are: as one of one byte, of two or three, of more.
    #[inline]
    pub fn add(&mut self, word: &[u8]) {
        self.set(byte(word, 0));
        self.set(two(word));
        self.set(four(word));
    }

    #[inline]
    pub fn meets(&self, other: &Heads) -> bool {
        (self.0[0] & other.0[0]) | (self.0[1] & other.0[1]) | (self.0[2] & other.0[2]) | (self.0[3] & other.0[3]) != 0
    }

    /// Adds an ideograph, given as its three bytes.
    #[inline]
    pub fn add_ideograph(&mut self, c: &[u8]) {
        self.set(ideograph(c));
    }

    #[inline]
    fn set(&mut self, key: u32) {
        let bit = (key.wrapping_mul(0x9E37_79B1) >> 24) as usize;
        self.0[bit >> 6] |= 1 << (bit & 63);
    }

    /// The head of the one token that a part of a pattern asks for; `None` where nothing can be said of it.
    pub fn of_token(node: &Node) -> Option<Self> {
        match node {
            Node::Word(Word::Exact(text) | Word::Written { folded: text, .. }) => Some(Self::of(key(text.as_bytes()))),
            Node::Word(Word::Begins(text) | Word::Around(text, _)) => (text.len() >= 2).then(|| Self::of(key(text.as_bytes()))),
            Node::Han(c) if is_ideograph(c.as_bytes()) => Some(Self::of(ideograph(c.as_bytes()))),
            _ => None,
        }
    }

    fn of(key: u32) -> Self {
        let mut heads = Self::default();
        heads.set(key);
        heads
    }

    pub fn with(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1], self.0[2] | other.0[2], self.0[3] | other.0[3]])
    }

    pub fn size(&self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }
}

fn byte(word: &[u8], at: usize) -> u32 {
    u32::from(word.get(at).copied().unwrap_or(0))
}

fn two(word: &[u8]) -> u32 {
    byte(word, 0) | byte(word, 1) << 8
}

fn four(word: &[u8]) -> u32 {
    two(word) | byte(word, 2) << 16 | byte(word, 3) << 24
}

fn is_ideograph(word: &[u8]) -> bool {
    word.len() == 3 && word[0] >= 0xE3
}

fn ideograph(word: &[u8]) -> u32 {
    two(word) | byte(word, 2) << 16 | 0xFF << 24
}

/// The sets of which each has to share a head with the sentence, the smallest first.
pub(super) fn company(node: &Node) -> Vec<Heads> {
    let mut all = Vec::new();
    gather(node, &mut all);
    all.retain(|heads| heads.size() < 200);
    all.sort_by_key(Heads::size);
    all.truncate(MOST);
    all
}

fn gather(node: &Node, all: &mut Vec<Heads>) {
    match node {
        Node::Sequence(parts) => parts.iter().for_each(|part| gather(part, all)),
        _ => all.extend(one_of(node)),
    }
}

/// Heads of which one stands wherever the pattern matches; `None` where that cannot be said.
fn one_of(node: &Node) -> Option<Heads> {
    match node {
        Node::Word(_) | Node::Han(_) => Heads::of_token(node),
        Node::Sequence(parts) => parts.iter().filter_map(one_of).min_by_key(Heads::size),
        Node::Either(branches) => branches.iter().try_fold(Heads::default(), |all, branch| Some(all.with(one_of(branch)?))),
        _ => None,
    }
}

fn key(word: &[u8]) -> u32 {
    if word.len() >= 4 { four(word) } else { two(word) }
}

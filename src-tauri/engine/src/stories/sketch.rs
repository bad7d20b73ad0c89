//! What is left of a text for finding its copies?

use crate::article::{Zone, ZoneSpan};
use crate::text::{Token, TokenKind, fold, tokens};

/// Hashes in a sketch.
pub const SKETCH: usize = 12;

/// A text with fewer shingles has only exact copies: two short notes resemble each other by chance.
const FEWEST: usize = 12;

/// The longer text may have at most this many times the shingles of the shorter one; beyond it, the shorter one is
/// a quotation or one item of a digest, not a copy.
const LONGEST: usize = 3;

/// A word weighs two, an ideograph one; a shingle is eight heavy.
const WEIGHT: u32 = 8;

/// The smallest hashes of a text's shingles, ascending; fewer where the text has no more, none where it is too short.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch(Vec<u32>);

impl Sketch {
    /// Of a body without what an outlet adds; the same as that of its [`Shingles`], which need not be sorted for it.
    pub fn of(body: &str, zones: &[ZoneSpan]) -> Self {
        let mut hashes = all_hashes(body, zones);
        // A reserve beside the smallest: a run that repeats counts once.
        let mut keep = SKETCH * 4;
        loop {
            if hashes.len() > keep {
                hashes.select_nth_unstable(keep);
            }
            let mut smallest = hashes[..hashes.len().min(keep)].to_vec();
            smallest.sort_unstable();
            smallest.dedup();
            if smallest.len() >= SKETCH || keep >= hashes.len() {
                return Shingles(smallest).sketch();
            }
            keep *= 4;
        }
    }

    pub fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// Four bytes a hash, little-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect()
    }

    /// Reads what [`Sketch::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
    }
}

/// The hashes of all shingles of a text, ascending, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shingles(Vec<u32>);

impl Shingles {
    /// Of a body without its credits, bylines, datelines and boilerplate: what an outlet adds to every text is no copy.
    pub fn of(body: &str, zones: &[ZoneSpan]) -> Self {
        let mut hashes = all_hashes(body, zones);
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn sketch(&self) -> Sketch {
        Sketch(if self.0.len() < FEWEST { Vec::new() } else { self.0.iter().copied().take(SKETCH).collect() })
    }

    /// From 0 to 1: which part of the shorter text's shingles stands in the longer one too. 0 where one is too short to
    /// say, or more than three times as long as the other.
    pub fn similarity(&self, other: &Self) -> f64 {
        let (short, long) = if self.len() <= other.len() { (self, other) } else { (other, self) };
        if short.len() < FEWEST || long.len() > short.len() * LONGEST {
            return 0.0;
        }
        shared(&short.0, &long.0) as f64 / short.len() as f64
    }
}

/// The hashes of all runs, in the order of the text.
fn all_hashes(body: &str, zones: &[ZoneSpan]) -> Vec<u32> {
    let mut hashes = Vec::with_capacity(body.len() / 5);
    for piece in pieces(body, zones) {
        add(piece, &mut hashes);
    }
    hashes
}

/// The stretches of the body that are the article's own.
fn pieces<'a>(body: &'a str, zones: &[ZoneSpan]) -> Vec<&'a str> {
    let mut outside: Vec<(usize, usize)> = zones
        .iter()
        .filter(|zone| matches!(zone.zone, Zone::Credit | Zone::Byline | Zone::Dateline | Zone::Boilerplate))
        .map(|zone| (zone.start, zone.end))
        .collect();
    outside.sort_unstable();
    let (mut found, mut from) = (Vec::new(), 0);
    for (start, end) in outside {
        found.extend(body.get(from..start.max(from)));
        from = from.max(end);
    }
    found.extend(body.get(from..));
    found
}

fn add(piece: &str, hashes: &mut Vec<u32>) {
    let folded = fold(piece);
    let mut found: Vec<Token> = Vec::new();
    tokens(&folded.bytes, 0, folded.bytes.len(), &mut found);
    found.retain(|token| !token.is_mark());
    let words: Vec<(u64, u32)> = found.iter().map(|token| (word(&folded.bytes[token.start as usize..token.end as usize]), weight(*token))).collect();
    let (mut from, mut heavy) = (0, 0);
    for to in 0..words.len() {
        heavy += words[to].1;
        while heavy - words[from].1 >= WEIGHT {
            heavy -= words[from].1;
            from += 1;
        }
        if heavy >= WEIGHT {
            hashes.push(run(&words[from..=to]));
        }
    }
}

fn weight(token: Token) -> u32 {
    if token.kind == TokenKind::Han { 1 } else { 2 }
}

/// FNV-1a over the bytes of a word.
fn word(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The hash of a run of words, well mixed, so that the smallest are a fair sample (the finish of splitmix64).
fn run(words: &[(u64, u32)]) -> u32 {
    let mut hash = words.iter().fold(0, |hash: u64, (word, _)| (hash.rotate_left(7) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((hash ^ (hash >> 31)) >> 32) as u32
}

/// How many hashes stand in both lists, each ascending without repetition. Without a branch on which is the smaller: nothing foretells it.
fn shared(left: &[u32], right: &[u32]) -> usize {
    let (mut at, mut other, mut count) = (0, 0, 0);
    while at < left.len() && other < right.len() {
        let (one, two) = (left[at], right[other]);
        count += usize::from(one == two);
        at += usize::from(one <= two);
        other += usize::from(two <= one);
    }
    count
}

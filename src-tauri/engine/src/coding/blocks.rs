//! Where do words begin in folded text? Sixty-four bytes at a time, by arithmetic on eight bytes at once.

use crate::text::{Class, char_at, class_of};

/// Walks a stretch of folded text and tells where words begin.
pub(super) struct Starts<'a> {
    folded: &'a [u8],
    at: usize,
    end: usize,
    /// Whether a letter stands before the block.
    letter: u64,
    /// Bytes of a character that is no letter and reaches into the block.
    reaches: usize,
}

/// Sixty-four bytes: the first one, a bit for each byte where a word begins, and one for each byte of a letter.
pub(super) struct Block {
    pub at: usize,
    pub starts: u64,
    pub letters: u64,
}

impl<'a> Starts<'a> {
    /// `folded[start..end]`, cut at characters.
    pub fn new(folded: &'a [u8], start: usize, end: usize) -> Self {
        Self { folded, at: start, end, letter: u64::from(letter_before(folded, start)), reaches: 0 }
    }

    /// The same where whatever stands before `start` is not looked at.
    pub fn alone(folded: &'a [u8], start: usize, end: usize) -> Self {
        Self { folded, at: start, end, letter: 0, reaches: 0 }
    }

    /// The next block. Characters of no alphabet are told on the way.
    #[inline]
    pub fn next_block(&mut self, mut other: impl FnMut(usize, Class)) -> Option<Block> {
        let at = self.at;
        if at >= self.end {
            return None;
        }
        let (mut letters, mut foreign) = match self.folded.get(at..at + 64) {
            Some(block) if at + 64 <= self.end => masks(block),
            _ => {
                let mut block = [0; 64];
                block[..self.end - at].copy_from_slice(&self.folded[at..self.end]);
                masks(&block)
            }
        };
        letters &= !low_bits(self.reaches);
        self.reaches = 0;
        while foreign != 0 {
            let place = foreign.trailing_zeros() as usize;
            foreign &= foreign - 1;
            let (class, length) = class_at(self.folded, at + place);
            if class != Class::Word {
                letters &= !(low_bits(length) << place);
                self.reaches = (place + length).saturating_sub(64);
                other(at + place, class);
            }
        }
        let starts = letters & !(letters << 1 | self.letter);
        self.letter = letters >> 63;
        self.at = at + 64;
        Some(Block { at, starts, letters })
    }
}

/// The class and the length of a character that is neither ASCII nor Cyrillic.
#[inline]
fn class_at(folded: &[u8], at: usize) -> (Class, usize) {
    // From U+4000 to U+9FFF only the hexagrams (U+4DC0 to U+4DFF) are no ideographs.
    if (0xE4..=0xE9).contains(&folded[at]) && (folded[at], folded[at + 1]) != (0xE4, 0xB7) {
        return (Class::Han, 3);
    }
    let (c, length) = char_at(folded, at);
    (class_of(c), length)
}

#[inline]
fn low_bits(count: usize) -> u64 {
    (1 << count) - 1
}

/// A bit for each byte of a letter (all that is not ASCII among them), and one for each first byte of a character that is neither ASCII nor Cyrillic.
#[inline]
fn masks(block: &[u8]) -> (u64, u64) {
    let (mut letters, mut foreign) = (0, 0);
    for (nth, eight) in block.chunks_exact(8).enumerate() {
        let bytes = u64::from_le_bytes(eight.try_into().unwrap_or_default());
        letters |= gathered(letter_bits(bytes)) << (8 * nth);
        if bytes & HIGH != 0 {
            foreign |= gathered(foreign_bits(bytes)) << (8 * nth);
        }
    }
    (letters, foreign)
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// The highest bit of each byte that is an ASCII letter, a digit, or no ASCII.
#[inline]
fn letter_bits(bytes: u64) -> u64 {
    let low = bytes & !HIGH;
    let small = low | 0x20 * ONES;
    let letter = (small + (0x80 - 0x61) * ONES) & !(small + (0x80 - 0x7B) * ONES);
    let digit = (low + (0x80 - 0x30) * ONES) & !(low + (0x80 - 0x3A) * ONES);
    ((letter | digit) | bytes) & HIGH
}

/// The highest bit of each byte from 0xC0 on, 0xD0 and 0xD1 left out.
#[inline]
fn foreign_bits(bytes: u64) -> u64 {
    let leads = bytes & bytes << 1 & HIGH;
    let away = (bytes ^ 0xD0 * ONES) & 0xFE * ONES;
    let differs = ((away & !HIGH) + 0x7F * ONES) | away;
    leads & differs
}

/// How many of eight bytes, the first one lowest, are letters up to the first that is none. `None` where one of them begins a
/// character that is neither ASCII nor Cyrillic.
#[inline]
pub(super) fn plain_letters(bytes: u64) -> Option<usize> {
    (foreign_bits(bytes) == 0).then(|| (letter_bits(bytes) ^ HIGH).trailing_zeros() as usize / 8)
}

/// The highest bits of eight bytes, side by side.
#[inline]
fn gathered(bits: u64) -> u64 {
    (bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Whether a letter or digit ends right before a byte.
pub(super) fn letter_before(folded: &[u8], at: usize) -> bool {
    let Some(last) = at.checked_sub(1) else { return false };
    if folded[last] < 0x80 {
        return folded[last].is_ascii_alphanumeric();
    }
    let mut from = last;
    while from > 0 && folded[from] & 0xC0 == 0x80 {
        from -= 1;
    }
    is_letter(folded, from)
}

/// Whether a letter or digit begins at a byte.
#[inline]
pub(super) fn letter_after(folded: &[u8], at: usize) -> bool {
    at < folded.len() && is_letter(folded, at)
}

#[inline]
fn is_letter(folded: &[u8], at: usize) -> bool {
    match folded[at] {
        byte if byte < 0x80 => byte.is_ascii_alphanumeric(),
        // Cyrillic.
        0xD0 | 0xD1 => true,
        _ => class_of(char_at(folded, at).0) == Class::Word,
    }
}

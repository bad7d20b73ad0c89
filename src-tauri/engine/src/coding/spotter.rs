//! Where does which fixed word stand? Words are looked up where a word begins, ideographs where one stands: a step a word, not a byte.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::text::{Class, char_at, class_of};

use super::blocks::{Starts, letter_after, letter_before, plain_letters};

/// A fixed word and how it has to stand in the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Fixed {
    pub text: String,
    /// Whether a word has to begin with it.
    pub begins: bool,
    /// Whether a word has to end with it.
    pub ends: bool,
}

/// Many fixed words, looked for together. They are numbered as they were given.
pub(super) struct Spotter {
    /// Whole words of up to seven bytes, and words by their first eight bytes of letters.
    whole: Heads,
    /// Words by their first letters: four to seven bytes of them, two or three, one.
    middle: Heads,
    short: Heads,
    single: Heads,
    /// Two ideographs and more, and one ideograph.
    pair: Heads,
    lone: Heads,
    has_words: bool,
    has_han: bool,
    has_little: bool,
    /// Signs of one byte that stand anywhere.
    signs: Option<Box<[u32; 256]>>,
    /// What fits none of these: parts of words.
    rest: Option<(AhoCorasick, Vec<Entry>)>,
}

#[derive(Debug, Clone)]
struct Entry {
    text: Box<[u8]>,
    ends: bool,
    begins: bool,
    id: u32,
}

/// Words by their head, behind a set of bits that turns nearly everything else away.
struct Heads {
    /// 65,536 bits: eight kilobytes, which stay close to the processor.
    bits: Box<[u64; 1024]>,
    /// How many bytes of a word its key holds.
    known: usize,
    /// Key, first entry and number of entries, each at or after the place that its key asks for.
    places: Vec<(u64, u32, u32)>,
    place_shift: u32,
    entries: Vec<Placed>,
    /// The bytes of all words, one behind the other.
    bytes: Vec<u8>,
}

/// A word among many: where its bytes stand, and how it has to end.
#[derive(Debug, Clone, Copy)]
struct Placed {
    from: u32,
    length: u32,
    id: u32,
    ends: bool,
}

const SIX_BYTES: u64 = 0xFFFF_FFFF_FFFF;
/// Spreads keys over places.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
const NO_SIGN: u32 = u32::MAX;

impl Spotter {
    pub fn new(words: &[Fixed]) -> Self {
        let mut sorted: [Vec<(u64, Entry)>; 6] = Default::default();
        let mut signs: Option<Box<[u32; 256]>> = None;
        let mut rest = Vec::new();
        for (id, word) in words.iter().enumerate().filter(|(_, word)| !word.text.is_empty()) {
            let bytes = word.text.as_bytes();
            let entry = Entry { text: bytes.into(), ends: word.ends, begins: word.begins, id: id as u32 };
            match kind_of(word) {
                Kind::Head(class, key) => sorted[class].push((key, entry)),
                Kind::Sign => signs.get_or_insert_with(|| Box::new([NO_SIGN; 256]))[usize::from(bytes[0])] = id as u32,
                Kind::Rest => rest.push(entry),
            }
        }
        let [whole, middle, short, single, pair, lone] = sorted;
        let (whole, middle, short, single) = (Heads::new(whole, 8), Heads::new(middle, 4), Heads::new(short, 2), Heads::new(single, 1));
        let (pair, lone) = (Heads::new(pair, 6), Heads::new(lone, 3));
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(rest.iter().map(|entry| &entry.text)).ok();
        let has_little = !short.entries.is_empty() || !single.entries.is_empty();
        let has_words = has_little || !whole.entries.is_empty() || !middle.entries.is_empty();
        let has_han = !pair.entries.is_empty() || !lone.entries.is_empty();
        Self { whole, middle, short, single, pair, lone, has_words, has_han, has_little, signs, rest: automaton.filter(|_| !rest.is_empty()).map(|automaton| (automaton, rest)) }
    }

    /// Tells every fixed word of `folded[start..end]` (cut at characters) that stands as it has to: its number, first byte, byte after.
    #[inline]
    pub fn spot(&self, folded: &[u8], start: usize, end: usize, mut tell: impl FnMut(u32, usize, usize)) {
        if self.has_words {
            self.spot_words(folded, start, end, &mut tell);
        } else if self.has_han {
            self.spot_ideographs(folded, start, end, &mut tell);
        }
        if let Some(signs) = &self.signs {
            for (at, byte) in folded[start..end].iter().enumerate().filter(|(_, byte)| signs[usize::from(**byte)] != NO_SIGN) {
                tell(signs[usize::from(*byte)], start + at, start + at + 1);
            }
        }
        if let Some((automaton, entries)) = &self.rest {
            for found in automaton.find_overlapping_iter(&folded[start..end]) {
                let (from, to) = (start + found.start(), start + found.end());
                let entry = &entries[found.pattern().as_usize()];
                if !(entry.begins && letter_before(folded, from)) && !(entry.ends && letter_after(folded, to)) {
                    tell(entry.id, from, to);
                }
            }
        }
    }

    fn spot_words(&self, folded: &[u8], start: usize, end: usize, tell: &mut impl FnMut(u32, usize, usize)) {
        let mut starts = Starts::new(folded, start, end);
        while let Some(block) = starts.next_block(|at, class| {
            if self.has_han && class == Class::Han {
                self.at_ideograph(folded, at, end, tell);
            }
        }) {
            let mut words = block.starts;
            while words != 0 {
                let place = words.trailing_zeros();
                let length = (!(block.letters >> place)).trailing_zeros();
                let at = block.at + place as usize;
                let length = if place + length < 64 { length as usize } else { letters_from(folded, at) };
                self.at_word(folded, at, length, end, tell);
                words &= words - 1;
            }
        }
    }

    /// Where no word is looked for but ideographs: whatever has their first byte is looked up, the rest passed over.
    fn spot_ideographs(&self, folded: &[u8], start: usize, end: usize, tell: &mut impl FnMut(u32, usize, usize)) {
        let mut at = start;
        while at < end {
            if (0xE3..=0xE9).contains(&folded[at]) {
                self.at_ideograph(folded, at, end, tell);
                at += 3;
            } else {
                at += 1;
            }
        }
    }

    #[inline]
    fn at_word(&self, folded: &[u8], at: usize, length: usize, end: usize, tell: &mut impl FnMut(u32, usize, usize)) {
        let head = eight_bytes(folded, at);
        let word = head & u64::MAX >> (64 - 8 * length.min(8));
        let four = head & 0xFFFF_FFFF;
        if self.whole.may_hold(word) | (length >= 4 && self.middle.may_hold(four)) {
            self.whole.tell(word, folded, at, end, tell);
            if length >= 4 {
                self.middle.tell(four, folded, at, end, tell);
            }
        }
        if self.has_little {
            self.at_little(head, folded, at, end, tell);
        }
    }

    /// Words looked for by one or two bytes: few languages have any.
    fn at_little(&self, head: u64, folded: &[u8], at: usize, end: usize, tell: &mut impl FnMut(u32, usize, usize)) {
        if self.short.may_hold(head & 0xFFFF) {
            self.short.tell(head & 0xFFFF, folded, at, end, tell);
        }
        if self.single.may_hold(head & 0xFF) {
            self.single.tell(head & 0xFF, folded, at, end, tell);
        }
    }

    #[inline]
    fn at_ideograph(&self, folded: &[u8], at: usize, end: usize, tell: &mut impl FnMut(u32, usize, usize)) {
        let head = eight_bytes(folded, at);
        let (two, one) = (head & SIX_BYTES, head & 0xFF_FFFF);
        if self.pair.may_hold(two) | self.lone.may_hold(one) {
            self.pair.tell(two, folded, at, end, tell);
            self.lone.tell(one, folded, at, end, tell);
        }
    }
}

enum Kind {
    /// Which of the heads, and the key.
    Head(usize, u64),
    Sign,
    Rest,
}

fn kind_of(word: &Fixed) -> Kind {
    let bytes = word.text.as_bytes();
    let mut chars = word.text.chars();
    let first = chars.next().unwrap_or(' ');
    let head = eight_bytes(bytes, 0);
    if word.begins && word.ends && bytes.len() < 8 && word.text.chars().all(|c| class_of(c) == Class::Word) {
        return Kind::Head(0, head);
    }
    if word.begins && class_of(first) == Class::Word {
        let letters = word.text.chars().take_while(|c| class_of(*c) == Class::Word).map(char::len_utf8).sum::<usize>();
        return match letters {
            8.. => Kind::Head(0, head),
            4.. => Kind::Head(1, head & 0xFFFF_FFFF),
            2.. => Kind::Head(2, head & 0xFFFF),
            _ => Kind::Head(3, head & 0xFF),
        };
    }
    let han = !word.begins && !word.ends && class_of(first) == Class::Han && first.len_utf8() == 3;
    match (bytes.len(), chars.next()) {
        (3, None) if han => Kind::Head(5, head),
        (_, Some(second)) if han && second.len_utf8() == 3 => Kind::Head(4, head & SIX_BYTES),
        (1, None) if !word.begins && !word.ends => Kind::Sign,
        _ => Kind::Rest,
    }
}

/// How many bytes of letters follow one another from `at`, as far as eight.
fn letters_from(folded: &[u8], at: usize) -> usize {
    if let Some(letters) = plain_letters(eight_bytes(folded, at)) {
        return letters;
    }
    let mut to = at;
    while to < at + 8 && letter_after(folded, to) {
        to += char_at(folded, to).1;
    }
    to - at
}

/// The eight bytes from `at`, nothing standing for what lies after the end.
#[inline]
fn eight_bytes(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8) {
        Some(eight) => u64::from_le_bytes(eight.try_into().unwrap_or_default()),
        None => bytes[at..].iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    }
}

/// The bit of a key: which of 1,024 numbers, and which of its 64 bits.
#[inline]
fn place_of_bit(key: u64) -> (usize, u64) {
    let mixed = key.wrapping_mul(MIX);
    ((mixed >> 54) as usize, mixed >> 48 & 63)
}

impl Heads {
    fn new(mut words: Vec<(u64, Entry)>, known: usize) -> Self {
        words.sort_by(|a, b| (a.0, &a.1.text, a.1.id).cmp(&(b.0, &b.1.text, b.1.id)));
        let room = (words.len() * 2).next_power_of_two().max(2);
        let places = vec![(0, 0, 0); if words.is_empty() { 0 } else { room }];
        let mut heads = Self { bits: Box::new([0; 1024]), known, places, place_shift: 64 - room.trailing_zeros(), entries: Vec::new(), bytes: Vec::new() };
        for (key, entry) in words {
            let (at, bit) = place_of_bit(key);
            heads.bits[at] |= 1 << bit;
            let place = heads.place(key);
            if heads.places[place].2 == 0 {
                heads.places[place] = (key, heads.entries.len() as u32, 0);
            }
            heads.places[place].2 += 1;
            heads.entries.push(Placed { from: heads.bytes.len() as u32, length: entry.text.len() as u32, id: entry.id, ends: entry.ends });
            heads.bytes.extend_from_slice(&entry.text);
        }
        heads
    }

    /// Where a key stands, or would stand.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let mut at = (key.wrapping_mul(MIX) >> self.place_shift) as usize;
        while self.places[at].2 != 0 && self.places[at].0 != key {
            at = (at + 1) & (self.places.len() - 1);
        }
        at
    }

    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        let (at, bit) = place_of_bit(key);
        self.bits[at] >> bit & 1 != 0
    }

    fn tell(&self, key: u64, folded: &[u8], at: usize, end: usize, tell: &mut impl FnMut(u32, usize, usize)) {
        if self.places.is_empty() {
            return;
        }
        let (_, first, count) = self.places[self.place(key)];
        for entry in &self.entries[first as usize..(first + count) as usize] {
            let (from, length) = (entry.from as usize, entry.length as usize);
            let to = at + length;
            // The key itself has been compared already.
            let known = self.known.min(length);
            if to <= end && (known == length || folded[at + known..to] == self.bytes[from + known..from + length]) && !(entry.ends && letter_after(folded, to)) {
                tell(entry.id, at, to);
            }
        }
    }
}

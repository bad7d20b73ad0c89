//! What can still be a hit in which sentence? Told by the fixed words that the prescan met, before any sentence is read.

use crate::codebook::ActorRule;

use super::prescan::Note;
use super::sentence::Sentence;
use super::tongue::{Asked, bit_of, holds};

/// What each sentence may hold: too much rather than too little.
pub(super) struct Hopes {
    held: Vec<u64>,
    /// The last sentence before each that may name both of the pair.
    both: Vec<Option<usize>>,
    /// Which of the pair may be named up to the sentence after each.
    seen: Vec<u64>,
    titled: bool,
    /// Whether a speech can run on over sentences.
    pub lasting: bool,
}

const PAIR: u64 = holds::FIRST | holds::SECOND;

impl Hopes {
    /// From what the prescan noted.
    pub fn new(sentences: &[Sentence], notes: &[Note], lasting: bool) -> Self {
        let mut held = vec![0; sentences.len()];
        for note in notes {
            for nth in sentences_at(sentences, note.part == 0, note.start as usize) {
                held[nth] |= note.flags;
            }
        }
        let (mut both, mut seen) = (Vec::with_capacity(held.len()), Vec::with_capacity(held.len()));
        let (mut last, mut named) = (None, 0);
        for (nth, here) in held.iter().enumerate() {
            named |= here;
            both.push(last);
            seen.push(named | held.get(nth + 1).copied().unwrap_or(0));
            if here & PAIR == PAIR {
                last = Some(nth);
            }
        }
        Self { held, both, seen, titled: sentences.first().is_some_and(|first| first.title), lasting }
    }

    /// Bits of the kinds of demands that a sentence may meet.
    pub fn able(&self, nth: usize, asked: &[Asked]) -> u64 {
        asked.iter().enumerate().filter(|(_, asked)| self.may_meet(nth, asked)).fold(0, |all, (kind, _)| all | bit_of(kind))
    }

    /// Whether one of the pair may be named in a sentence.
    pub fn names_any(&self, nth: usize) -> bool {
        self.held[nth] & PAIR != 0
    }

    fn may_meet(&self, nth: usize, asked: &Asked) -> bool {
        let here = self.held[nth] & PAIR;
        let actors = match asked.actors {
            ActorRule::None => true,
            ActorRule::One => here != 0 || self.may_be_set(nth, asked.carry),
            ActorRule::Pair if here == PAIR => true,
            ActorRule::Pair if here == 0 => self.may_be_set(nth, asked.carry),
            ActorRule::Pair => self.seen[nth] & PAIR == PAIR,
        };
        actors && self.may_have_context(nth, asked)
    }

    /// Whether the pair may be carried: set a few sentences before, or anywhere before in a speech or under a title that names both.
    fn may_be_set(&self, nth: usize, carry: u16) -> bool {
        let title = self.titled && self.held[0] & PAIR == PAIR;
        self.both[nth].is_some_and(|set| nth - set <= usize::from(carry) || self.lasting || title)
    }

    fn may_have_context(&self, nth: usize, asked: &Asked) -> bool {
        let (Some(place), Some(reach)) = (asked.context, asked.reach) else { return true };
        let flag = holds::CONTEXT << place;
        let reach = usize::from(reach);
        let near = nth.saturating_sub(reach)..(nth + 1 + reach.min(3)).min(self.held.len());
        self.held[near].iter().any(|held| held & flag != 0) || (self.titled && self.held[0] & flag != 0)
    }
}

/// The sentences in which a byte of the folded title or body stands: two where stretches of a long sentence overlap.
pub(super) fn sentences_at(sentences: &[Sentence], title: bool, folded: usize) -> std::ops::Range<usize> {
    let titles = usize::from(sentences.first().is_some_and(|sentence| sentence.title));
    let (from, to) = if title { (0, titles) } else { (titles, sentences.len()) };
    let after = from + sentences[from..to].partition_point(|sentence| sentence.start <= folded);
    let holds = |nth: usize| nth >= from && folded < sentences[nth].end;
    match after.checked_sub(1) {
        Some(last) if holds(last) => (if last > from && holds(last - 1) { last - 1 } else { last })..after,
        Some(last) if last > from && holds(last - 1) => last - 1..last,
        _ => 0..0,
    }
}

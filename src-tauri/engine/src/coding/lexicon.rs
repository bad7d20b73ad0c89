//! Where in a text can which pattern match? One automaton over the fixed words of many patterns.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use daachorse::DoubleArrayAhoCorasick;

use crate::codebook::{Anchor, Node, rarest_anchors};
use crate::text::{Class, class_of};

use super::matching::{End, View, furthest};
use super::steps::Step;

/// Many patterns, found together.
pub(super) struct Lexicon {
    steps: Vec<Step>,
    /// Whether a pattern asks for an actor.
    asks: Vec<bool>,
    automaton: Automaton,
    literals: Vec<Literal>,
}

/// Texts are scanned whole by a dense table, a step a byte; sentences by a small one with many more words.
enum Automaton {
    Nothing,
    Dense(AhoCorasick, Vec<u32>),
    Small(DoubleArrayAhoCorasick<u32>),
}

/// What a lexicon is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MadeFor {
    WholeTexts,
    Sentences,
}

/// A fixed word, and the patterns that it may announce.
#[derive(Default)]
struct Literal {
    begins: bool,
    ends: bool,
    uses: Vec<Use>,
}

#[derive(Clone, Copy)]
struct Use {
    pattern: u32,
    before: (u16, u16),
}

/// A fixed word found in folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub start: u32,
    pub literal: u32,
}

impl Lexicon {
    /// Patterns without a fixed word are never found; `common` words announce a pattern only where nothing rarer does.
    pub fn new(nodes: &[Node], common: &HashSet<String>, made_for: MadeFor) -> Self {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut literals: Vec<Literal> = Vec::new();
        for (pattern, node) in nodes.iter().enumerate() {
            for anchor in rarest_anchors(node, &|word| common.contains(word)).unwrap_or_default() {
                let place = *places.entry(anchor.literal.clone()).or_insert_with(|| {
                    literals.push(Literal { begins: true, ends: true, uses: Vec::new() });
                    literals.len() - 1
                });
                literals[place].add(pattern, &anchor);
            }
        }
        let pairs: Vec<(String, u32)> = places.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, place)| (text, place as u32)).collect();
        let automaton = Automaton::new(pairs, made_for);
        Self { steps: nodes.iter().map(Step::from).collect(), asks: nodes.iter().map(Node::asks_actor).collect(), automaton, literals }
    }

    /// The fixed words in a stretch of folded text that stand as words where they have to.
    pub fn scan(&self, folded: &[u8], start: usize, end: usize, mut tell: impl FnMut(Found)) {
        self.meet(&folded[start..end], |place, from, to| {
            let found = Found { start: (start + from) as u32, literal: place };
            if self.stands(found, folded, start + to) {
                tell(found);
            }
        });
    }

    /// Every place of a fixed word, as a word or inside another: (literal, first byte, byte after).
    #[inline]
    pub fn meet(&self, folded: &[u8], mut tell: impl FnMut(u32, usize, usize)) {
        match &self.automaton {
            Automaton::Nothing => {}
            Automaton::Dense(automaton, places) => automaton.find_overlapping_iter(folded).for_each(|found| tell(places[found.pattern().as_usize()], found.start(), found.end())),
            Automaton::Small(automaton) => automaton.find_overlapping_iter(folded).for_each(|found| tell(found.value(), found.start(), found.end())),
        }
    }

    /// Whether a fixed word stands as a word where it has to.
    #[inline]
    pub fn stands(&self, found: Found, folded: &[u8], end: usize) -> bool {
        let literal = &self.literals[found.literal as usize];
        !(literal.begins && letter_before(folded, found.start as usize)) && !(literal.ends && letter_after(folded, end))
    }

    /// How many fixed words there are; they are counted from 0.
    pub fn literals(&self) -> u32 {
        self.literals.len() as u32
    }

    /// The patterns that a fixed word may announce.
    pub fn patterns(&self, found: Found) -> impl Iterator<Item = u32> + '_ {
        self.literals[found.literal as usize].uses.iter().map(|used| used.pattern)
    }

    /// Whether a pattern that is wanted may match where a fixed word stands, in a sentence whose actors are not yet known.
    pub fn may_match(&self, found: Found, view: &View<'_>, wanted: impl Fn(u32) -> bool) -> bool {
        let uses = &self.literals[found.literal as usize].uses;
        if uses.iter().any(|used| self.asks[used.pattern as usize] && wanted(used.pattern)) {
            return true;
        }
        let mut any = false;
        self.verify(found, view, |pattern| !self.asks[pattern as usize] && wanted(pattern), |_, _, _| any = true);
        any
    }

    /// All patterns that match where a fixed word stands, each with its longest reach: (pattern, first token, end).
    pub fn verify(&self, found: Found, view: &View<'_>, wanted: impl Fn(u32) -> bool, mut tell: impl FnMut(u32, usize, End)) {
        let Some(token) = view.token_at(found.start) else { return };
        for used in &self.literals[found.literal as usize].uses {
            if !wanted(used.pattern) {
                continue;
            }
            let node = &self.steps[used.pattern as usize];
            for start in view.starts(token, used.before) {
                if let Some(end) = furthest(node, view, start) {
                    if end.at > token {
                        tell(used.pattern, start, end);
                    }
                }
            }
        }
    }

    /// Every match in the sentence under view.
    pub fn find(&self, view: &View<'_>, mut tell: impl FnMut(u32, usize, usize)) {
        let (Some(first), Some(last)) = (view.tokens.first(), view.tokens.last()) else { return };
        self.scan(view.folded, first.start as usize, last.end as usize, |found| self.verify(found, view, |_| true, |pattern, start, end| tell(pattern, start, end.at)));
    }
}

impl Automaton {
    fn new(mut pairs: Vec<(String, u32)>, made_for: MadeFor) -> Self {
        pairs.sort();
        let dense = || AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(pairs.iter().map(|(text, _)| text)).ok();
        match made_for {
            _ if pairs.is_empty() => Self::Nothing,
            MadeFor::WholeTexts => dense().map_or(Self::Nothing, |automaton| Self::Dense(automaton, pairs.iter().map(|(_, place)| *place).collect())),
            MadeFor::Sentences => DoubleArrayAhoCorasick::with_values(pairs).map_or(Self::Nothing, Self::Small),
        }
    }
}

impl Literal {
    fn add(&mut self, pattern: usize, anchor: &Anchor) {
        self.begins &= anchor.begins;
        self.ends &= anchor.ends;
        let clip = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.uses.push(Use { pattern: pattern as u32, before: (clip(anchor.before.0), clip(anchor.before.1)) });
    }
}

fn letter_before(folded: &[u8], at: usize) -> bool {
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

fn letter_after(folded: &[u8], at: usize) -> bool {
    at < folded.len() && is_letter(folded, at)
}

fn is_letter(folded: &[u8], at: usize) -> bool {
    match folded[at] {
        byte if byte < 0x80 => byte.is_ascii_alphanumeric(),
        // Cyrillic.
        0xD0 | 0xD1 => true,
        _ => class_of(crate::text::char_at(folded, at).0) == Class::Word,
    }
}

//! Where in a text can which pattern match? One automaton over the fixed words of many patterns.

use std::collections::HashMap;

use crate::codebook::{Anchor, Frequency, Node, Word, rarest_anchors};
use crate::text::TokenKind;

use super::beside::Beside;
use super::company::{Heads, company};
use super::matching::{End, View, furthest};
use super::spotter::{Fixed, Spotter};
use super::steps::Step;

/// Many patterns, found together.
pub(super) struct Lexicon {
    steps: Vec<Step>,
    /// Whether a pattern asks for an actor.
    asks: Vec<bool>,
    /// What has to stand in the sentence beside each pattern's fixed word.
    company: Vec<Vec<Heads>>,
    spotter: Spotter,
    words: Vec<Fixed>,
    /// The patterns that fixed words may announce, and of each fixed word its length in bytes and which of them are its own.
    uses: Vec<Use>,
    places: Vec<Uses>,
    /// What has to stand close before and after a fixed word.
    besides: Vec<Beside>,
}

#[derive(Clone, Copy)]
struct Use {
    pattern: u32,
    before: (u16, u16),
    /// Its number among the neighbours that a pattern asks for; none where it asks for none.
    beside: Option<u32>,
    /// What the fixed word is where it is all of the pattern: to see it stand is to have the match.
    whole: Option<Whole>,
}

#[derive(Clone, Copy)]
struct Uses {
    length: u32,
    first: u32,
    after: u32,
}

/// A pattern that is a fixed word and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whole {
    /// A word, whether it ends with the fixed word or may go on.
    Word { ends: bool },
    /// So many ideographs.
    Han(u16),
    Mark(char),
}

impl Whole {
    fn of(node: &Node, anchor: &Anchor<'_>) -> Option<Self> {
        let length = |parts: &[Node]| u16::try_from(parts.len()).ok().filter(|_| parts.iter().all(|part| matches!(part, Node::Han(_))));
        match node {
            Node::Word(Word::Exact(_) | Word::Begins(_)) => Some(Self::Word { ends: anchor.ends }),
            Node::Han(_) => Some(Self::Han(1)),
            Node::Sequence(parts) => length(parts).map(Self::Han),
            Node::Mark(c) => Some(Self::Mark(*c)),
            _ => None,
        }
    }

    /// Where the match ends whose fixed word covers these bytes, `token` being the one that holds the first of them.
    fn end(self, view: &View<'_>, token: usize, start: u32, end: u32) -> Option<End> {
        let first = view.tokens[token];
        let (taken, stands) = match self {
            Self::Word { ends } => (1, first.kind == TokenKind::Word && (!ends || first.end == end)),
            Self::Han(signs) => (usize::from(signs), first.kind == TokenKind::Han && view.tokens.get(token + usize::from(signs) - 1).is_some_and(|last| last.end == end)),
            Self::Mark(c) => (1, first.kind == TokenKind::Mark(c)),
        };
        (stands && first.start == start).then_some(End { at: token + taken, own: taken as u16 })
    }
}

/// A fixed word found in folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub start: u32,
    pub literal: u32,
}

impl Lexicon {
    /// Patterns without a fixed word are never found; each is announced by the rarest of its words.
    pub fn new(nodes: &[Node], often: &Frequency) -> Self {
        let mut places: HashMap<Fixed, usize> = HashMap::new();
        let (mut words, mut uses): (Vec<Fixed>, Vec<Vec<Use>>) = Default::default();
        let mut besides = Vec::new();
        for (pattern, node) in nodes.iter().enumerate() {
            for anchor in rarest_anchors(node, often).unwrap_or_default() {
                let word = Fixed { text: anchor.literal.clone(), begins: anchor.begins, ends: anchor.ends };
                let place = *places.entry(word.clone()).or_insert_with(|| {
                    words.push(word);
                    uses.push(Vec::new());
                    words.len() - 1
                });
                let beside = Beside::of(&anchor).map(|beside| {
                    besides.push(beside);
                    besides.len() as u32 - 1
                });
                uses[place].push(Use { beside, whole: Whole::of(node, &anchor), ..Use::new(pattern, &anchor) });
            }
        }
        let spotter = Spotter::new(&words);
        let mut first = 0;
        let places = words.iter().zip(&uses).map(|(word, own)| {
            let after = first + own.len() as u32;
            Uses { length: word.text.len() as u32, first: std::mem::replace(&mut first, after), after }
        });
        let places = places.collect();
        let uses = uses.into_iter().flatten().collect();
        Self { steps: nodes.iter().map(Step::from).collect(), asks: nodes.iter().map(Node::asks_actor).collect(), company: nodes.iter().map(company).collect(), spotter, words, uses, places, besides }
    }

    /// The same, with no word turned away for its neighbours or its sentence.
    pub fn thorough(mut self) -> Self {
        self.uses.iter_mut().for_each(|used| (used.beside, used.whole) = (None, None));
        self.company.iter_mut().for_each(Vec::clear);
        self
    }

    /// The fixed words in a stretch of folded text that stand as words where they have to.
    pub fn scan(&self, folded: &[u8], start: usize, end: usize, mut tell: impl FnMut(Found)) {
        self.spotter.spot(folded, start, end, |literal, from, _| tell(Found { start: from as u32, literal }));
    }

    #[inline]
    fn uses_of(&self, found: Found) -> &[Use] {
        let place = self.places[found.literal as usize];
        &self.uses[place.first as usize..place.after as usize]
    }

    /// The byte after a fixed word.
    #[inline]
    fn end_of(&self, found: Found) -> u32 {
        found.start + self.places[found.literal as usize].length
    }

    /// The fixed words, in the order of their numbers.
    pub fn words(&self) -> &[Fixed] {
        &self.words
    }

    /// The patterns that a fixed word may announce.
    pub fn patterns(&self, found: Found) -> impl Iterator<Item = u32> + '_ {
        self.uses_of(found).iter().map(|used| used.pattern)
    }

    /// Whether what a pattern that is wanted needs right beside a fixed word may stand there.
    pub fn is_flanked(&self, found: Found, folded: &[u8], wanted: impl Fn(u32) -> bool) -> bool {
        self.uses_of(found).iter().any(|used| wanted(used.pattern) && self.has_neighbours(used, found, folded))
    }

    #[inline]
    fn has_neighbours(&self, used: &Use, found: Found, folded: &[u8]) -> bool {
        let stands = |at: u32| self.besides[at as usize].stands(folded, found.start as usize, self.end_of(found) as usize);
        used.beside.is_none_or(stands)
    }

    /// Whether a pattern that is wanted may match in a sentence with these heads of words.
    pub fn may_stand(&self, found: Found, heads: &Heads, wanted: impl Fn(u32) -> bool) -> bool {
        self.uses_of(found).iter().any(|used| wanted(used.pattern) && self.is_accompanied(used.pattern, Some(heads)))
    }

    /// Whether a pattern that is wanted may match where a fixed word stands, in a sentence whose actors are not yet known.
    pub fn may_match(&self, found: Found, view: &View<'_>, wanted: impl Fn(u32) -> bool) -> bool {
        let uses = self.uses_of(found);
        if uses.iter().any(|used| self.asks[used.pattern as usize] && wanted(used.pattern) && self.is_accompanied(used.pattern, view.heads) && self.has_neighbours(used, found, view.folded)) {
            return true;
        }
        let mut any = false;
        self.verify(found, view, |pattern| !self.asks[pattern as usize] && wanted(pattern), |_, _, _| any = true);
        any
    }

    /// All patterns that match where a fixed word stands, each with its longest reach: (pattern, first token, end).
    pub fn verify(&self, found: Found, view: &View<'_>, wanted: impl Fn(u32) -> bool, mut tell: impl FnMut(u32, usize, End)) {
        let Some(token) = view.token_at(found.start) else { return };
        let to = self.end_of(found);
        for used in self.uses_of(found) {
            if let Some(whole) = used.whole {
                whole.end(view, token, found.start, to).filter(|_| wanted(used.pattern)).into_iter().for_each(|end| tell(used.pattern, token, end));
                continue;
            }
            if !wanted(used.pattern) || !self.is_accompanied(used.pattern, view.heads) || !self.has_neighbours(used, found, view.folded) {
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

    /// Whether the words that the pattern needs may stand in the sentence.
    #[inline]
    fn is_accompanied(&self, pattern: u32, heads: Option<&Heads>) -> bool {
        heads.is_none_or(|heads| self.company[pattern as usize].iter().all(|one| one.meets(heads)))
    }

    /// Every match in the sentence under view.
    pub fn find(&self, view: &View<'_>, mut tell: impl FnMut(u32, usize, usize)) {
        let (Some(first), Some(last)) = (view.tokens.first(), view.tokens.last()) else { return };
        self.scan(view.folded, first.start as usize, last.end as usize, |found| self.verify(found, view, |_| true, |pattern, start, end| tell(pattern, start, end.at)));
    }
}

impl Use {
    fn new(pattern: usize, anchor: &Anchor<'_>) -> Self {
        let clip = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Self { pattern: pattern as u32, before: (clip(anchor.before.0), clip(anchor.before.1)), beside: None, whole: None }
    }
}

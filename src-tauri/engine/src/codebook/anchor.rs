//! Which fixed words must stand in a text for a pattern to match there? They are what a text is searched for.

use super::frequent::Frequency;
use super::pattern::{Node, Word};

/// A literal that begins a word of the folded text, with how many words of its pattern can stand before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor<'n> {
    pub literal: String,
    /// Whether a word begins with the literal (else it stands anywhere in a word).
    pub begins: bool,
    /// Whether a word ends with the literal.
    pub ends: bool,
    pub before: (usize, usize),
    /// The parts of its pattern that stand right before and right after it; empty where that is not one and the same in every match.
    pub left: &'n [Node],
    pub right: &'n [Node],
    /// Whether it is the first, or the last, of the part of the pattern that has been looked at.
    first: bool,
    last: bool,
}

impl<'n> Anchor<'n> {
    fn new(literal: String, begins: bool, ends: bool) -> Self {
        Self { literal, begins, ends, before: (0, 0), left: &[], right: &[], first: true, last: true }
    }

    /// Learns what stands before and after the part of a sequence that it comes from.
    fn stand_among(&mut self, before: &'n [Node], after: &'n [Node]) {
        if self.first && !before.is_empty() {
            (self.left, self.first) = (before, false);
        }
        if self.last && !after.is_empty() {
            (self.right, self.last) = (after, false);
        }
    }
}

/// The anchors of a pattern: one of them stands in every match. `None` where no such set exists.
pub fn anchors(node: &Node) -> Option<Vec<Anchor<'_>>> {
    rarest_anchors(node, &Frequency::unknown())
}

/// The anchors that are met least often.
pub fn rarest_anchors<'n>(node: &'n Node, often: &Frequency) -> Option<Vec<Anchor<'n>>> {
    match node {
        Node::Word(word) => Some(vec![of_word(word)]),
        Node::Han(c) => Some(vec![Anchor::new(c.clone(), false, false)]),
        Node::Mark(c) => Some(vec![Anchor::new(c.to_string(), false, false)]),
        Node::Actor(_) | Node::Gap(_) | Node::Optional(_) => None,
        Node::Either(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                all.extend(rarest_anchors(branch, often)?);
            }
            Some(all)
        }
        Node::Sequence(parts) => of_sequence(parts, often),
    }
}

fn of_word(word: &Word) -> Anchor<'_> {
    let (literal, begins, ends) = match word {
        Word::Exact(text) | Word::Written { folded: text, .. } => (text, true, true),
        Word::Begins(text) => (text, true, false),
        Word::Ends(text) => (text, false, true),
        Word::Around(head, tail) if tail.len() > head.len() => (tail, false, true),
        Word::Around(head, _) => (head, true, false),
    };
    Anchor::new(literal.clone(), begins, ends)
}

/// The best of the parts: runs of ideographs count as one literal.
fn of_sequence<'n>(parts: &'n [Node], often: &Frequency) -> Option<Vec<Anchor<'n>>> {
    let mut best: Option<(usize, Vec<Anchor<'n>>)> = None;
    let mut before = (0, 0);
    let mut at = 0;
    while at < parts.len() {
        let run = parts[at..].iter().take_while(|part| matches!(part, Node::Han(_))).count();
        let (found, taken) = match run {
            0 => (rarest_anchors(&parts[at], often), 1),
            n => (Some(vec![of_run(&parts[at..at + n])]), n),
        };
        if let Some(mut found) = found {
            for anchor in &mut found {
                anchor.before.0 += before.0;
                anchor.before.1 += before.1;
                anchor.stand_among(&parts[..at], &parts[at + taken..]);
            }
            let cost = found.iter().map(|anchor| often.of(anchor)).sum();
            if best.as_ref().is_none_or(|(other, _)| cost < *other) {
                best = Some((cost, found));
            }
        }
        for part in &parts[at..at + taken] {
            let width = part.width();
            before = (before.0 + width.0, before.1 + width.1);
        }
        at += taken;
    }
    best.map(|(_, anchors)| anchors)
}

fn of_run(run: &[Node]) -> Anchor<'_> {
    let literal = run.iter().map(|part| if let Node::Han(c) = part { c.as_str() } else { "" }).collect();
    Anchor::new(literal, false, false)
}

/// How often an anchor may be met, by its length alone: less with every letter, much less with every further ideograph.
pub(super) fn by_letters(anchor: &Anchor<'_>) -> usize {
    const BY_LETTERS: [usize; 9] = [900_000, 900_000, 60_000, 15_000, 900, 120, 50, 25, 10];
    const BY_IDEOGRAPHS: [usize; 5] = [8000, 2000, 60, 15, 8];
    let han = anchor.literal.starts_with(|c: char| c.len_utf8() >= 3);
    let letters = anchor.literal.chars().count();
    let plain = if han { BY_IDEOGRAPHS[letters.min(4)] } else { BY_LETTERS[letters.min(8)] };
    if anchor.begins || han { plain } else { plain * 2 }
}

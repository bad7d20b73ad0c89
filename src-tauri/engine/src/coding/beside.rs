//! What has to stand close beside a fixed word for its pattern to match? The next words are looked at before any sentence is cut
//! into words: of the places where a fixed word stands, most are told apart by its neighbours.

use crate::codebook::{Anchor, Node};
use crate::text::{Class, char_at, class_of};

use super::company::Heads;

/// Words of which one has to begin among the next few before, and after, a fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beside {
    before: Option<Near>,
    after: Option<Near>,
}

/// Heads of words, one of which stands within so many words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Near {
    heads: Heads,
    words: usize,
}

/// Farther than so many words nobody looks.
const FAR: usize = 6;
/// A set with more bits than this turns hardly anything away.
const WIDE: u32 = 96;
/// Bytes in which the next words are looked for; what is not found there may stand behind.
const REACH: usize = 160;

impl Beside {
    /// What a pattern asks for beside one of its fixed words; `None` where it asks for nothing that can be told.
    pub fn of(anchor: &Anchor<'_>) -> Option<Self> {
        let found = Self { before: near(anchor.left.iter().rev(), &last_of), after: near(anchor.right.iter(), &first_of) };
        (found.before.is_some() || found.after.is_some()).then_some(found)
    }

    /// Whether it may stand beside `folded[start..end]`.
    pub fn stands(&self, folded: &[u8], start: usize, end: usize) -> bool {
        self.after.is_none_or(|near| near.follows(folded, end)) && self.before.is_none_or(|near| near.precedes(folded, start))
    }
}

impl Near {
    fn follows(&self, folded: &[u8], end: usize) -> bool {
        let mut at = letters_end(folded, end);
        let limit = folded.len().min(at + REACH);
        let mut left = self.words;
        while at < limit {
            let (class, length) = class_at(folded, at);
            match class {
                Class::Word | Class::Han if self.meets(folded, at, class) => return true,
                Class::Word | Class::Han => {
                    let next = if class == Class::Han { at + length } else { letters_end(folded, at) };
                    left -= usize::from(!is_point(folded, next));
                    if left == 0 {
                        return false;
                    }
                    at = next;
                }
                _ => at += length,
            }
        }
        limit < folded.len()
    }

    fn precedes(&self, folded: &[u8], start: usize) -> bool {
        let mut at = letters_start(folded, start);
        let limit = at.saturating_sub(REACH);
        let mut left = self.words;
        while at > limit {
            let last = char_before(folded, at);
            let (class, _) = class_at(folded, last);
            match class {
                Class::Word | Class::Han => {
                    let from = if class == Class::Han { last } else { letters_start(folded, at) };
                    if self.meets(folded, from, class) {
                        return true;
                    }
                    left -= usize::from(from == 0 || !is_point(folded, from - 1));
                    if left == 0 {
                        return false;
                    }
                    at = from;
                }
                _ => at = last,
            }
        }
        limit > 0
    }

    #[inline]
    fn meets(&self, folded: &[u8], at: usize, class: Class) -> bool {
        let mut heads = Heads::default();
        match class {
            Class::Han => heads.add_ideograph(&folded[at..folded.len().min(at + 3)]),
            _ => heads.add(&folded[at..folded.len().min(at + 4)]),
        }
        heads.meets(&self.heads)
    }
}

/// Whether a point or comma stands at a byte: it may stand within a number or between letters, whose parts count as one word.
fn is_point(folded: &[u8], at: usize) -> bool {
    matches!(folded.get(at), Some(b'.' | b','))
}

/// The nearest part that asks for a word, and within how many words it has to stand.
fn near<'n>(parts: impl Iterator<Item = &'n Node>, edge: &dyn Fn(&'n Node) -> Option<Heads>) -> Option<Near> {
    let mut heads = Heads::default();
    let mut words = 1;
    for part in parts {
        match part {
            Node::Gap(most) => words += usize::from(*most),
            Node::Optional(inner) => heads = heads.with(edge(inner)?),
            _ => {
                heads = heads.with(edge(part)?);
                return (words <= FAR && heads.size() <= WIDE).then_some(Near { heads, words });
            }
        }
    }
    None
}

/// The heads of the tokens with which a part can begin.
fn first_of(node: &Node) -> Option<Heads> {
    edge_of(node, &|parts| parts.first())
}

/// The heads of the tokens with which a part can end.
fn last_of(node: &Node) -> Option<Heads> {
    edge_of(node, &|parts| parts.last())
}

fn edge_of(node: &Node, end: &dyn Fn(&[Node]) -> Option<&Node>) -> Option<Heads> {
    match node {
        Node::Sequence(parts) => edge_of(end(parts)?, end),
        Node::Either(branches) => branches.iter().try_fold(Heads::default(), |all, branch| Some(all.with(edge_of(branch, end)?))),
        _ => Heads::of_token(node),
    }
}

#[inline]
fn class_at(folded: &[u8], at: usize) -> (Class, usize) {
    if folded[at] < 0x80 {
        return (if folded[at].is_ascii_alphanumeric() { Class::Word } else { Class::Blank }, 1);
    }
    let (c, length) = char_at(folded, at);
    (class_of(c), length)
}

/// The first byte of the character that ends before `at`.
fn char_before(folded: &[u8], at: usize) -> usize {
    if folded[at - 1] < 0x80 {
        return at - 1;
    }
    (at.saturating_sub(4)..at).rev().find(|byte| folded[*byte] & 0xC0 != 0x80).unwrap_or(at - 1)
}

fn letters_end(folded: &[u8], mut at: usize) -> usize {
    while let Some(byte) = folded.get(at) {
        at += match byte {
            b'a'..=b'z' | b'0'..=b'9' => 1,
            0xD0 | 0xD1 => 2,
            0..=0x7F => break,
            _ => match class_at(folded, at) {
                (Class::Word, length) => length,
                _ => break,
            },
        };
    }
    at
}

fn letters_start(folded: &[u8], mut at: usize) -> usize {
    while at > 0 {
        let last = char_before(folded, at);
        if class_at(folded, last).0 != Class::Word {
            break;
        }
        at = last;
    }
    at
}

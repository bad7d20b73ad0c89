//! Does a pattern match at this token, and how far?

use crate::codebook::{ActorTerm, Word};
use crate::text::{Folded, Token, TokenKind};

use super::company::Heads;
use super::sentence::Mention;
use super::steps::Step;
use super::ways::Ways;

/// A sentence under the matcher's eyes.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub raw: &'a str,
    pub fold: &'a Folded,
    pub folded: &'a [u8],
    pub tokens: &'a [Token],
    /// Heads of its words, where they have been gathered.
    pub heads: Option<&'a Heads>,
    pub mentions: &'a [Mention],
    /// Tokens that open another clause, ascending: no gap goes over them.
    pub bars: &'a [usize],
    pub pair: [u16; 2],
}

impl View<'_> {
    /// The token that holds a byte of the folded text.
    pub fn token_at(&self, byte: u32) -> Option<usize> {
        let after = self.tokens.partition_point(|token| token.start <= byte);
        let at = after.checked_sub(1)?;
        (byte < self.tokens[at].end).then_some(at)
    }

    /// The tokens where a pattern may begin whose fixed word stands at `token`, with so many words before it.
    pub fn starts(&self, token: usize, before: (u16, u16)) -> impl Iterator<Item = usize> + '_ {
        let (least, most) = (usize::from(before.0), usize::from(before.1));
        let mut words = 0;
        let mut at = token;
        let mut done = false;
        std::iter::from_fn(move || {
            while !done {
                let here = (words >= least && (at == token || !self.tokens[at].is_mark())).then_some(at);
                if at == 0 || words > most {
                    done = true;
                } else {
                    at -= 1;
                    words += usize::from(!self.tokens[at].is_mark());
                    done = words > most;
                }
                if here.is_some() {
                    return here;
                }
            }
            None
        })
    }

    /// The mentions that begin at a token.
    pub fn mentions_at(&self, token: usize) -> impl Iterator<Item = &Mention> + '_ {
        let first = self.mentions.partition_point(|mention| mention.start < token);
        self.mentions[first..].iter().take_while(move |mention| mention.start == token)
    }

    pub fn word_at(&self, token: usize) -> Option<&[u8]> {
        (token < self.tokens.len()).then(|| self.word(token))
    }

    pub fn word(&self, token: usize) -> &[u8] {
        let token = self.tokens[token];
        &self.folded[token.start as usize..token.end as usize]
    }

    /// The bytes of the original that tokens `start..end` cover.
    pub fn original(&self, start: usize, end: usize) -> (usize, usize) {
        let from = self.fold.original(self.tokens[start].start as usize);
        let to = self.fold.original(self.tokens[end - 1].end as usize);
        (from, to)
    }
}

/// Where a match ends, and how many of its tokens are words of the pattern itself (not actors, not filled gaps).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct End {
    pub at: usize,
    pub own: u16,
}

/// The token after the longest match that begins at `at`.
pub(super) fn longest(node: &Step, view: &View<'_>, at: usize) -> Option<usize> {
    furthest(node, view, at).map(|end| end.at)
}

/// The longest match that begins at `at`.
pub(super) fn furthest(node: &Step, view: &View<'_>, at: usize) -> Option<End> {
    match node {
        Step::Sequence(parts) => sequence(parts, view, at),
        _ => {
            let mut ends = Ways::default();
            reach(node, view, End { at, own: 0 }, &mut ends);
            ends.all().iter().max().copied()
        }
    }
}

/// A sequence: word by word while there is one way to go, by sets of ways from where there are several.
fn sequence(parts: &[Step], view: &View<'_>, at: usize) -> Option<End> {
    let mut end = End { at, own: 0 };
    for (nth, part) in parts.iter().enumerate() {
        match part {
            Step::Word(word) if is_word(word, view, end.at) => end = end.next(),
            Step::Han(c) if is_han(c, view, end.at) => end = end.next(),
            Step::Word(_) | Step::Han(_) => return None,
            _ => return many(&parts[nth..], view, end).all().iter().max().copied(),
        }
    }
    Some(end)
}

impl End {
    fn next(self) -> Self {
        Self { at: self.at + 1, own: self.own + 1 }
    }
}

fn many(parts: &[Step], view: &View<'_>, from: End) -> Ways {
    let mut turns = [Ways::default(), Ways::default()];
    turns[0].push(from);
    for (nth, part) in parts.iter().enumerate() {
        let [even, odd] = &mut turns;
        let (ways, next) = if nth % 2 == 0 { (even, odd) } else { (odd, even) };
        next.clear();
        for way in ways.all() {
            reach(part, view, *way, next);
        }
        next.settle();
        if next.all().is_empty() {
            return Ways::default();
        }
    }
    let [even, odd] = turns;
    if parts.len() % 2 == 0 { even } else { odd }
}

/// Every end of a match that begins where `from` ends.
fn reach(node: &Step, view: &View<'_>, from: End, ends: &mut Ways) {
    match node {
        Step::Word(word) if is_word(word, view, from.at) => ends.push(from.next()),
        Step::Han(c) if is_han(c, view, from.at) => ends.push(from.next()),
        Step::Mark(c) if view.tokens.get(from.at).is_some_and(|token| token.kind == TokenKind::Mark(*c)) => ends.push(from.next()),
        Step::Word(_) | Step::Han(_) | Step::Mark(_) => {}
        Step::Actor(term) => view.mentions_at(from.at).filter(|mention| is_actor(*term, mention, view.pair)).for_each(|mention| ends.push(End { at: mention.end, ..from })),
        Step::Gap(words) => gap(*words, view, from, ends),
        Step::Sequence(parts) if misses_head(parts, view, from.at) => {}
        Step::Sequence(parts) => many(parts, view, from).all().iter().for_each(|end| ends.push(*end)),
        Step::Either(branches) => branches.candidates(view.word_at(from.at)).for_each(|branch| reach(branch, view, from, ends)),
        Step::Optional(inner) => {
            ends.push(from);
            reach(inner, view, from, ends);
        }
    }
}

/// Whether a sequence fails at its first word.
fn misses_head(parts: &[Step], view: &View<'_>, at: usize) -> bool {
    match parts.first() {
        Some(Step::Word(word)) => !is_word(word, view, at),
        Some(Step::Han(c)) => !is_han(c, view, at),
        _ => false,
    }
}

fn gap(words: usize, view: &View<'_>, from: End, ends: &mut Ways) {
    ends.push(from);
    let mut passed = 0;
    for (next, token) in view.tokens.iter().enumerate().skip(from.at) {
        match token.kind {
            _ if view.bars.binary_search(&next).is_ok() => return,
            TokenKind::Mark(',' | '、' | '(' | ')' | '/' | '&' | '%' | '$' | '€') => {}
            TokenKind::Mark(_) => return,
            _ if passed == words => return,
            _ => passed += 1,
        }
        ends.push(End { at: next + 1, ..from });
    }
}

fn is_han(c: &[u8], view: &View<'_>, at: usize) -> bool {
    at < view.tokens.len() && view.word(at) == c
}

fn is_word(word: &Word, view: &View<'_>, at: usize) -> bool {
    if view.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Word) {
        return false;
    }
    let found = view.word(at);
    match word {
        Word::Exact(text) => found == text.as_bytes(),
        Word::Begins(head) => found.starts_with(head.as_bytes()),
        Word::Ends(tail) => found.ends_with(tail.as_bytes()),
        Word::Around(head, tail) => found.len() >= head.len() + tail.len() && found.starts_with(head.as_bytes()) && found.ends_with(tail.as_bytes()),
        Word::Written { folded, written } => found == folded.as_bytes() && is_written(written, view, at),
    }
}

fn is_written(written: &str, view: &View<'_>, at: usize) -> bool {
    let (from, to) = view.original(at, at + 1);
    view.raw.get(from..to).is_some_and(|text| text == written)
}

pub(super) fn is_actor(term: ActorTerm, mention: &Mention, pair: [u16; 2]) -> bool {
    match term {
        ActorTerm::First => mention.actor == pair[0],
        ActorTerm::Second => mention.actor == pair[1],
        ActorTerm::Pair => pair.contains(&mention.actor),
        ActorTerm::Other => !pair.contains(&mention.actor),
        ActorTerm::Any => true,
    }
}

/// Which tokens of a match `start..end` are words of the pattern itself, the others being actors and filled gaps. `None` where the
/// way through the pattern is not found within a fixed number of steps.
pub(super) fn fixed(node: &Step, view: &View<'_>, start: usize, end: usize) -> Option<Vec<usize>> {
    let mut used = Vec::new();
    let mut steps = 2000;
    trace(&[node], view, start, end, &mut used, &mut steps).then_some(used)
}

fn trace<'n>(rest: &[&'n Step], view: &View<'_>, at: usize, end: usize, used: &mut Vec<usize>, steps: &mut usize) -> bool {
    *steps = steps.saturating_sub(1);
    let Some((first, others)) = rest.split_first() else { return at == end };
    if *steps == 0 || at > end {
        return false;
    }
    match first {
        Step::Sequence(parts) => trace(&then(parts, others), view, at, end, used, steps),
        Step::Either(branches) => branches.candidates(view.word_at(at)).any(|branch| furthest(branch, view, at).is_some() && trace(&then(std::slice::from_ref(branch), others), view, at, end, used, steps)),
        Step::Optional(inner) => trace(&then(std::slice::from_ref(inner), others), view, at, end, used, steps) || trace(others, view, at, end, used, steps),
        _ => {
            let mut ends = Ways::default();
            reach(first, view, End { at, own: 0 }, &mut ends);
            let gap = matches!(first, Step::Gap(_) | Step::Actor(_));
            ends.all().iter().map(|next| next.at).any(|next| {
                let kept = used.len();
                if !gap {
                    used.extend(at..next);
                }
                let done = trace(others, view, next, end, used, steps);
                if !done {
                    used.truncate(kept);
                }
                done
            })
        }
    }
}

fn then<'n>(parts: &'n [Step], others: &[&'n Step]) -> Vec<&'n Step> {
    parts.iter().chain(others.iter().copied()).collect()
}

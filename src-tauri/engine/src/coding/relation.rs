//! Is the relation told here one of the pair, or of one of them with somebody else?

use crate::codebook::CueKind;
use crate::text::TokenKind;

use super::sentence::{Mention, Sentence};
use super::tongue::Tongue;

/// The actor outside the pair to whom the expression at `start..end` ties its relation, if it ties it to nobody of the pair.
pub(super) fn third_party(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], start: usize, end: usize, is_state: &dyn Fn(u16) -> bool) -> Option<u16> {
    let groups = [complement_after(sentence, end), compound_before(sentence, start), complement_before(sentence, tongue, start)];
    for group in groups {
        let actors: Vec<u16> = group.iter().map(|mention| mention.actor).filter(|actor| is_state(*actor)).collect();
        let stranger = actors.iter().find(|actor| !pair.contains(actor));
        if let Some(stranger) = stranger {
            let own = pair.iter().filter(|own| actors.contains(own)).count();
            // Two joined in a compound need both of the pair; a complement needs one of them.
            if own == 0 || (own == 1 && is_compound(&group)) {
                return Some(*stranger);
            }
        }
    }
    None
}

/// Actors in a compound stand side by side.
fn is_compound(group: &[Mention]) -> bool {
    group.len() == 2 && group[0].end == group[1].start
}

/// `cooperation with A, B and C`, `between A and B`.
fn complement_after(sentence: &Sentence, end: usize) -> Vec<Mention> {
    let link = sentence.marks.iter().find(|mark| matches!(mark.kind, CueKind::With | CueKind::Between) && mark.start >= end && sentence.words_between(end, mark.start) <= 1 && no_marks(sentence, end, mark.start));
    link.map_or_else(Vec::new, |link| listed(sentence, link.end, 4))
}

/// `同甲、乙合作`: in Chinese the other party stands before.
fn complement_before(sentence: &Sentence, tongue: &Tongue, start: usize) -> Vec<Mention> {
    if !tongue.is_han() {
        return Vec::new();
    }
    let link = sentence.marks.iter().rev().find(|mark| mark.kind == CueKind::With && mark.end <= start && sentence.words_between(mark.end, start) <= 14 && no_marks(sentence, mark.end, start));
    link.map_or_else(Vec::new, |link| listed(sentence, link.end, 2).into_iter().filter(|mention| mention.end <= start).collect())
}

/// `US-Japan alliance`, 中欧合作: actors side by side right before.
fn compound_before(sentence: &Sentence, start: usize) -> Vec<Mention> {
    let mut group: Vec<Mention> = Vec::new();
    let mut edge = start;
    for mention in sentence.mentions.iter().rev().filter(|mention| mention.end <= start) {
        let near = if group.is_empty() { sentence.words_between(mention.end, edge) <= 4 && no_marks(sentence, mention.end, edge) } else { mention.end == edge };
        if !near {
            break;
        }
        group.insert(0, *mention);
        edge = mention.start;
    }
    if group.len() >= 2 { group } else { Vec::new() }
}

/// The actors listed from a token on, with at most `gap` other words between one and the next.
fn listed(sentence: &Sentence, from: usize, gap: usize) -> Vec<Mention> {
    let mut group = Vec::new();
    let mut edge = from;
    for mention in sentence.mentions.iter().filter(|mention| mention.start >= from) {
        let linked = sentence.words_between(edge, mention.start) <= gap && !breaks(sentence, edge, mention.start);
        if !linked {
            break;
        }
        group.push(*mention);
        edge = mention.end;
    }
    group
}

fn no_marks(sentence: &Sentence, from: usize, to: usize) -> bool {
    sentence.tokens.get(from..to).is_none_or(|tokens| tokens.iter().all(|token| !token.is_mark()))
}

fn breaks(sentence: &Sentence, from: usize, to: usize) -> bool {
    sentence.tokens.get(from..to).is_some_and(|tokens| tokens.iter().any(|token| matches!(token.kind, TokenKind::Mark(c) if !matches!(c, ',' | '、' | '/' | '&' | '(' | ')'))))
}

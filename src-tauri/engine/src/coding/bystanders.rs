//! Who else is brought in beside the pair: strangers with whom one of it deals, heads of relative clauses, parties behind a second link.

use crate::codebook::CueKind;
use crate::text::TokenKind;

use super::claimants::is_towards;
use super::relation::listed;
use super::sentence::{Mark, Mention, Sentence};
use super::stance::clause_ends;
use super::tongue::Tongue;

/// "A sealed with C a partnership, B looked on": a stranger is brought in before the expression in its clause, or within it, and not
/// both of the pair act there.
pub(super) fn brings_stranger(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], (start, end): (usize, usize), is_state: &dyn Fn(u16) -> bool) -> bool {
    let near = |mark: &&Mark| mark.end <= end && (mark.end > start || (sentence.words_between(mark.end, start) <= 8 && !clause_ends(sentence, tongue, mark.end, start)));
    let Some(link) = sentence.marks_of(CueKind::With).filter(near).last() else { return false };
    let group: Vec<Mention> = listed(sentence, link.end, 2).into_iter().filter(|mention| mention.end <= end && is_state(mention.actor)).collect();
    let Some(last) = group.last() else { return false };
    let strange = group.iter().all(|mention| !pair.contains(&mention.actor));
    let here = |mention: &&Mention| pair.contains(&mention.actor) && !is_towards(sentence, mention) && (mention.start >= last.end && mention.end <= end || mention.end <= link.start && !clause_ends(sentence, tongue, mention.end, link.start));
    let mut own: Vec<u16> = sentence.mentions.iter().filter(here).map(|mention| mention.actor).collect();
    own.dedup();
    strange && own.len() < 2
}

/// "C called its alliance with A firm, B kept silent": the other of the pair is named behind the expression's clause alone.
pub(super) fn rest_stands_apart(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], complement: &[u16], end: usize) -> bool {
    let rest = pair.into_iter().find(|actor| !complement.contains(actor));
    let mut all = sentence.mentions.iter().filter(|mention| Some(mention.actor) == rest).peekable();
    all.peek().is_some() && all.all(|mention| mention.start >= end && clause_ends(sentence, tongue, end, mention.start))
}

/// "C, which borders A and B, has …": whom a relative clause between two commas right before the expression is told of, and where
/// that clause begins and ends.
pub(super) fn head_of_relative(sentence: &Sentence, start: usize) -> Option<(&Mention, usize, usize)> {
    let comma = |at: &usize| matches!(sentence.tokens[*at].kind, TokenKind::Mark(','));
    let close = (0..start).rev().find(|at| sentence.tokens[*at].is_mark()).filter(comma)?;
    let open = sentence.marks_of(CueKind::Separator).filter(|mark| mark.end <= close).filter_map(|mark| mark.start.checked_sub(1)).filter(comma).last()?;
    let head = sentence.mentions.iter().find(|mention| mention.end == open)?;
    let plain = !sentence.mentions.iter().any(|mention| mention.start > close && mention.end <= start);
    (plain && sentence.words_between(close, start) <= 4).then_some((head, open, close))
}

/// Who is brought in by the same kind of link once more, behind "and" or "but" and a few words.
pub(super) fn linked_again(sentence: &Sentence, from: usize) -> Option<Mention> {
    let link = sentence.marks_of(CueKind::With).find(|mark| mark.start >= from && sentence.words_between(from, mark.start) <= 3)?;
    let tied = |mark: &Mark| matches!(mark.kind, CueKind::And | CueKind::Separator) && mark.start >= from && mark.end <= link.start && !sentence.tokens[mark.start].is_mark() && sentence.words_between(from, mark.start) == 0;
    let next = sentence.mentions.iter().find(|mention| mention.start >= link.end && sentence.words_between(link.end, mention.start) <= 1)?;
    let plain = sentence.tokens[from..next.start].iter().all(|token| !token.is_mark() || matches!(token.kind, TokenKind::Mark(',')));
    (plain && sentence.marks.iter().any(tied)).then_some(*next)
}

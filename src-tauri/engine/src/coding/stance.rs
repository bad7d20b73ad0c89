//! Is it asserted, kept at a distance, or denied? A cue has a side, a reach and stops at its clause.

use crate::codebook::CueKind;
use crate::text::TokenKind;

use super::hit::Stance;
use super::sentence::{Mark, Sentence};
use super::tongue::Tongue;

/// A stance with the rule and the words (tokens) that it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub stance: Stance,
    pub rule: &'static str,
    pub at: Option<(usize, usize)>,
}

/// The stance of an expression at tokens `start..end`.
pub(super) fn stance(sentence: &Sentence, tongue: &Tongue, start: usize, end: usize, sought: bool) -> Judged {
    let negations = negations(sentence, tongue, start, end);
    let doubled = double_negation(sentence, tongue, start, end);
    if let (Some(first), None) = (negations.first(), doubled) {
        if negations.len() % 2 == 1 {
            return Judged { stance: Stance::Negated, rule: "negation", at: Some((first.start, first.end)) };
        }
    }
    if let Some(mark) = distance(sentence, tongue, start, end, sought) {
        let rule = if mark.kind == CueKind::Sought { "asked-for-or-possible" } else { "word-of-distance" };
        return Judged { stance: Stance::Distanced, rule, at: Some((mark.start, mark.end)) };
    }
    match doubled {
        Some(mark) => Judged { stance: Stance::Asserted, rule: "double-negation", at: Some((mark.start, mark.end)) },
        None => Judged { stance: Stance::Asserted, rule: "asserted", at: None },
    }
}

/// Negations that govern the expression, the nearest first; those that only look like one are left out.
fn negations(sentence: &Sentence, tongue: &Tongue, start: usize, end: usize) -> Vec<Mark> {
    let reach = tongue.language.negation_reach;
    let covered = |mark: &Mark| {
        sentence.marks.iter().any(|other| {
            matches!(other.kind, CueKind::PseudoNegation | CueKind::DoubleNegation) && other.start < mark.end && mark.start < other.end
        })
    };
    let mut found: Vec<Mark> = Vec::new();
    for mark in &sentence.marks {
        let governs = match mark.kind {
            CueKind::Negation => is_before(sentence, tongue, mark, start, reach),
            CueKind::NegationAfter => is_after(sentence, tongue, mark, end, reach.min(4)),
            _ => false,
        };
        let apart = found.iter().all(|other| other.end <= mark.start || mark.end <= other.start);
        if governs && apart && !covered(mark) {
            found.push(*mark);
        }
    }
    found.sort_by_key(|mark| (start as isize - mark.start as isize).unsigned_abs());
    found
}

fn double_negation(sentence: &Sentence, tongue: &Tongue, start: usize, end: usize) -> Option<Mark> {
    let reach = tongue.language.negation_reach;
    sentence.marks_of(CueKind::DoubleNegation).find(|mark| is_before(sentence, tongue, mark, start, reach) || is_after(sentence, tongue, mark, end, reach)).copied()
}

fn distance(sentence: &Sentence, tongue: &Tongue, start: usize, end: usize, sought: bool) -> Option<Mark> {
    let reach = tongue.language.distance_reach;
    let pseudo = |mark: &Mark| sentence.marks_of(CueKind::PseudoDistance).any(|other| other.start < mark.end && mark.start < other.end);
    let governs = |mark: &Mark| match mark.kind {
        CueKind::Distance => is_before(sentence, tongue, mark, start, reach),
        CueKind::DistanceAfter => is_after(sentence, tongue, mark, end, reach),
        CueKind::Sought => sought && is_before(sentence, tongue, mark, start, reach),
        _ => false,
    };
    sentence.marks.iter().filter(|mark| governs(mark) && !pseudo(mark)).min_by_key(|mark| (start as isize - mark.start as isize).unsigned_abs()).copied()
}

/// Whether a cue stands before the expression, within reach and in its clause.
fn is_before(sentence: &Sentence, tongue: &Tongue, mark: &Mark, start: usize, reach: usize) -> bool {
    mark.end <= start && sentence.words_between(mark.end, start) <= reach && !clause_ends(sentence, tongue, mark.end, start)
}

fn is_after(sentence: &Sentence, tongue: &Tongue, mark: &Mark, end: usize, reach: usize) -> bool {
    mark.start >= end && sentence.words_between(end, mark.start) <= reach && !clause_ends(sentence, tongue, end, mark.start)
}

/// Whether a clause ends between two tokens: a mark of the language, or a word that opens another clause.
pub(super) fn clause_ends(sentence: &Sentence, tongue: &Tongue, from: usize, to: usize) -> bool {
    let marks = &tongue.language.clause_marks;
    let by_mark = sentence.tokens.get(from..to).is_some_and(|tokens| {
        tokens.iter().any(|token| matches!(token.kind, TokenKind::Mark(c) if matches!(c, ';' | ':' | '—' | '–' | '.' | '!' | '?' | '…' | '。') || (c != '、' && marks.contains(&c))))
    });
    by_mark || sentence.marks_of(CueKind::Separator).any(|mark| mark.start >= from && mark.end <= to)
}

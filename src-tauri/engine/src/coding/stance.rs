//! Is it asserted, kept at a distance, or denied? A cue has a side, a reach and stops at its clause.

use crate::codebook::CueKind;
use crate::text::{Token, TokenKind};

use super::hit::Stance;
use super::sentence::{Mark, Mention, Sentence};
use super::tongue::Tongue;

/// A stance with the rule and the words (tokens) that it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub stance: Stance,
    pub rule: &'static str,
    pub at: Option<(usize, usize)>,
}

/// What the stance of an expression is read from: its tokens, those of them that are words of its own, and what it asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub start: usize,
    pub end: usize,
    /// Tokens inside that the pattern itself names; a cue in the gaps between counts like one before.
    pub fixed: &'a [usize],
    /// Whether what is only asked for or possible is distanced.
    pub sought: bool,
    pub pair: [u16; 2],
}

/// The stance of an expression.
pub(super) fn stance(sentence: &Sentence, tongue: &Tongue, place: &Place<'_>) -> Judged {
    let negations = negations(sentence, tongue, place);
    let doubled = double_negation(sentence, tongue, place);
    // "Did not refuse to condemn": the refusal is the expression's own, and it is denied.
    if let Some(mark) = doubled.filter(|mark| place.fixed.iter().any(|at| mark.start <= *at && *at < mark.end)) {
        return Judged { stance: Stance::Negated, rule: "negation", at: Some((mark.start, mark.end)) };
    }
    // "Far from deepening, the friendship has cooled": on both sides of a comma within the expression they say the same.
    let parted = || sentence.mark_between(place.start, place.end, &[',']) && negations.iter().any(|mark| mark.end <= place.start) && negations.iter().any(|mark| mark.start >= place.end);
    if let Some(first) = negations.first().filter(|_| doubled.is_none() && (tongue.language.negation_concord || negations.len() % 2 == 1 || parted())) {
        return Judged { stance: Stance::Negated, rule: "negation", at: Some((first.start, first.end)) };
    }
    if let Some(mark) = distance(sentence, tongue, place) {
        let rule = if mark.kind == CueKind::Sought { "asked-for-or-possible" } else { "word-of-distance" };
        return Judged { stance: Stance::Distanced, rule, at: Some((mark.start, mark.end)) };
    }
    match doubled {
        Some(mark) => Judged { stance: Stance::Asserted, rule: "double-negation", at: Some((mark.start, mark.end)) },
        None => Judged { stance: Stance::Asserted, rule: "asserted", at: None },
    }
}

/// Negations that govern the expression, the nearest first; those that only look like one are left out.
fn negations(sentence: &Sentence, tongue: &Tongue, place: &Place<'_>) -> Vec<Mark> {
    let reach = tongue.language.negation_reach;
    let covered = |mark: &Mark| {
        sentence.marks.iter().any(|other| {
            matches!(other.kind, CueKind::PseudoNegation | CueKind::DoubleNegation) && other.start < mark.end && mark.start < other.end
        })
    };
    let mut found: Vec<Mark> = Vec::new();
    // «Ни А, ни Б не осудили»: where several negations make one, the expression's own is the one.
    if tongue.language.negation_concord && sentence.marks_of(CueKind::Negation).any(|mark| place.fixed.contains(&mark.start)) {
        return found;
    }
    for mark in &sentence.marks {
        let governs = match mark.kind {
            CueKind::Negation => is_inside(mark, place) || surrounds(mark, place) || is_before(sentence, tongue, mark, place.start, reach),
            CueKind::NegationAfter => is_after(sentence, tongue, mark, place.end, reach.min(4)),
            _ => false,
        };
        let apart = found.iter().all(|other| other.end <= mark.start || mark.end <= other.start);
        if governs && apart && !covered(mark) {
            found.push(*mark);
        }
    }
    found.sort_by_key(|mark| place.start.abs_diff(mark.start));
    let over = found.last().filter(|last| found.len() == 1 && last.end <= place.start).and_then(|last| denied_again(sentence, tongue, last)).filter(|mark| !covered(mark));
    found.extend(over);
    found
}

/// "It did not push C to give up …": the negation that governs another one, in its clause and not tied to it by "and".
fn denied_again(sentence: &Sentence, tongue: &Tongue, last: &Mark) -> Option<Mark> {
    let tied = |mark: &Mark| sentence.marks_of(CueKind::And).any(|and| and.start >= mark.end && and.end <= last.start);
    let governs = |mark: &&Mark| mark.end <= last.start && is_before(sentence, tongue, mark, last.start, tongue.language.negation_reach) && !tied(mark);
    sentence.marks_of(CueKind::Negation).filter(governs).last().copied()
}

fn double_negation(sentence: &Sentence, tongue: &Tongue, place: &Place<'_>) -> Option<Mark> {
    let reach = tongue.language.negation_reach;
    let own = |mark: &Mark| place.fixed.iter().any(|at| mark.start <= *at && *at < mark.end);
    let governs = |mark: &&Mark| own(mark) || is_inside(mark, place) || is_before(sentence, tongue, mark, place.start, reach) || is_after(sentence, tongue, mark, place.end, reach);
    sentence.marks_of(CueKind::DoubleNegation).find(governs).copied()
}

fn distance(sentence: &Sentence, tongue: &Tongue, place: &Place<'_>) -> Option<Mark> {
    let reach = tongue.language.distance_reach;
    let pseudo = |mark: &Mark| sentence.marks.iter().any(|other| matches!(other.kind, CueKind::PseudoDistance | CueKind::DoubleNegation) && other.start < mark.end && mark.start < other.end);
    let governs = |mark: &Mark| match mark.kind {
        CueKind::Distance => is_inside(mark, place) || is_before(sentence, tongue, mark, place.start, reach),
        CueKind::DistanceAfter => is_after(sentence, tongue, mark, place.end, reach),
        CueKind::Sought => place.sought && (is_inside(mark, place) || is_before(sentence, tongue, mark, place.start, reach)) && !is_mutual(sentence, mark, place.pair),
        _ => false,
    };
    sentence.marks.iter().filter(|mark| governs(mark) && !pseudo(mark)).min_by_key(|mark| place.start.abs_diff(mark.start)).copied()
}

/// "Neither allies nor …": a cue that begins before the expression and ends behind it.
fn surrounds(mark: &Mark, place: &Place<'_>) -> bool {
    mark.start < place.start && place.end < mark.end
}

/// A cue that begins in a gap of the expression.
fn is_inside(mark: &Mark, place: &Place<'_>) -> bool {
    mark.start >= place.start && mark.end <= place.end && !place.fixed.contains(&mark.start)
}

/// What both of the pair seek together is meant, not asked for.
fn is_mutual(sentence: &Sentence, mark: &Mark, pair: [u16; 2]) -> bool {
    let before: Vec<&Mention> = sentence.mentions.iter().filter(|mention| pair.contains(&mention.actor) && mention.end <= mark.start).collect();
    let together = before.windows(2).any(|two| two[0].actor != two[1].actor && super::relation::is_listed(sentence, two[0].end, two[1].start) && sentence.words_between(two[1].end, mark.start) <= 6);
    let carried = sentence.marks_of(CueKind::CarriesPair).any(|carrier| carrier.end <= mark.start && sentence.words_between(carrier.end, mark.start) <= 3);
    together || carried
}

/// Whether a cue stands before the expression, within reach and in its clause.
fn is_before(sentence: &Sentence, tongue: &Tongue, mark: &Mark, start: usize, reach: usize) -> bool {
    // A cue whose last word is the expression's first one ("declined to | to help") stands before it too.
    let spans = matches!(mark.kind, CueKind::Distance | CueKind::Sought) && start < mark.end;
    let over = mark.start < start && (start + 1 == mark.end || spans);
    // Names, and what ties them, do not count; far away nothing is counted.
    let far = start.saturating_sub(mark.end) > 4 * reach;
    over || (mark.end <= start && !far && own_words(sentence, mark.end, start) <= reach && !clause_ends(sentence, tongue, mark.end, start))
}

fn is_after(sentence: &Sentence, tongue: &Tongue, mark: &Mark, end: usize, reach: usize) -> bool {
    // "The friendship of A and B — a facade": a dash right before the cue ties it to what it is said of.
    let dash = mark.start.checked_sub(1).filter(|at| *at >= end && matches!(sentence.tokens[*at].kind, TokenKind::Mark('—' | '–')));
    let to = dash.unwrap_or(mark.start);
    mark.start >= end && own_words(sentence, end, mark.start) <= reach && !clause_ends(sentence, tongue, end, to)
}

/// Words between two tokens that neither name an actor nor tie actors to each other.
fn own_words(sentence: &Sentence, from: usize, to: usize) -> usize {
    let ties = |at: usize| sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::With | CueKind::Between | CueKind::And) && mark.start <= at && at < mark.end);
    let names = |at: usize| sentence.mentions.iter().any(|mention| mention.start <= at && at < mention.end);
    (from..to).filter(|at| !sentence.tokens[*at].is_mark() && !names(*at) && !ties(*at)).count()
}

/// Whether a clause ends between two tokens: a mark of the language, or a word that opens another clause.
pub(super) fn clause_ends(sentence: &Sentence, tongue: &Tongue, from: usize, to: usize) -> bool {
    let marks = &tongue.language.clause_marks;
    let ends = |c: char| matches!(c, ';' | ':' | '—' | '–' | '.' | '!' | '?' | '…' | '。') || (c != '、' && marks.contains(&c));
    let by_mark = (from..to.min(sentence.tokens.len())).any(|at| matches!(sentence.tokens[at].kind, TokenKind::Mark(c) if ends(c)) && !joins_names(sentence, at) && !numbers_title(sentence, at));
    by_mark || sentence.marks_of(CueKind::Separator).any(|mark| mark.start >= from && mark.end <= to)
}

/// "The axis A — B": a dash between two names makes one of them.
fn joins_names(sentence: &Sentence, at: usize) -> bool {
    let dash = matches!(sentence.tokens[at].kind, TokenKind::Mark('—' | '–'));
    dash && sentence.mentions.iter().any(|mention| mention.end == at) && sentence.mentions.iter().any(|mention| mention.start == at + 1)
}

/// "Power of Siberia — 2": a dash before a number that closes a title.
fn numbers_title(sentence: &Sentence, at: usize) -> bool {
    let dash = matches!(sentence.tokens[at].kind, TokenKind::Mark('—' | '–'));
    let number = sentence.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Word && token.end - token.start == 1);
    dash && number && sentence.tokens.get(at + 2).is_some_and(Token::is_mark)
}

/// The same, where a comma ends nothing.
pub(super) fn clause_ends_but_comma(sentence: &Sentence, from: usize, to: usize) -> bool {
    sentence.mark_between(from, to, &[';', ':', '—', '–', '.', '!', '?', '…', '。']) || sentence.marks_of(CueKind::Separator).any(|mark| mark.start >= from && mark.end <= to)
}

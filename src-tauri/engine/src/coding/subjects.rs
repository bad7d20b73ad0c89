//! Who is the subject of a verb of saying that stands apart from it: before an apposition, before a relative clause, before another
//! verb, or behind the verb?

use crate::codebook::{CueKind, NameKind};
use crate::text::TokenKind;

use super::sentence::{Mark, Sentence};
use super::speech::{Source, clause_start, is_followed_by_speaker, source_in};

/// "A, the minister of B, said": a subject whose apposition a comma closes right before the verb, with the token it begins at.
pub(super) fn apposed(sentence: &Sentence, verb: usize, capital: &dyn Fn(usize) -> bool) -> Option<(usize, Source)> {
    let is_comma = |at: &usize| matches!(sentence.tokens[*at].kind, TokenKind::Mark(','));
    // An auxiliary may stand between, a name or a pronoun may not.
    let close = (verb.saturating_sub(3)..verb).rev().find(|at| sentence.tokens[*at].is_mark()).filter(is_comma)?;
    let subject = |mark: &Mark| mark.start > close && mark.end <= verb && matches!(mark.kind, CueKind::Role | CueKind::OtherRole | CueKind::CarriesSingle | CueKind::CarriesFirst | CueKind::CarriesPlural | CueKind::CarriesPair);
    if (close + 1..verb).any(capital) || sentence.marks.iter().any(subject) || sentence.mentions.iter().any(|mention| mention.start > close && mention.end <= verb) {
        return None;
    }
    let open = (0..close).rev().find(|at| sentence.tokens[*at].is_mark()).filter(is_comma)?;
    let head = (0..open).rev().find(|at| sentence.tokens[*at].is_mark()).map_or(0, |mark| mark + 1);
    let short = (1..=12).contains(&sentence.words_between(open, close)) && (1..=6).contains(&sentence.words_between(head, open));
    let verbs = [CueKind::Saying, CueKind::Headline, CueKind::Separator, CueKind::Attribution];
    let plain = !sentence.marks.iter().any(|mark| verbs.contains(&mark.kind) && mark.start >= head && mark.end <= close);
    let followed = sentence.mentions.iter().any(|mention| mention.start > verb && sentence.words_between(verb, mention.start) <= 2 && !sentence.mark_between(verb, mention.start, &[',']));
    let named = |from: usize, to: usize| sentence.mentions.iter().any(|mention| mention.start >= from && mention.end <= to && (mention.kind == NameKind::Person || (mention.end == open && !followed)));
    let role = sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::Role | CueKind::OtherRole) && mark.start >= head && mark.end <= close || mark.kind == CueKind::CarriesPair && mark.start == head);
    (short && plain && (named(head, close) || role && !is_followed_by_speaker(sentence, verb + 1))).then(|| source_in(sentence, head, close, false)).flatten().map(|source| (head, source))
}

/// "A, who says …": the subject of a relative clause stands before its comma.
pub(super) fn antecedent(sentence: &Sentence, verb: usize) -> Option<Source> {
    let who = sentence.marks.iter().rev().filter(|mark| mark.kind == CueKind::Separator).find(|mark| mark.end <= verb && sentence.words_between(mark.end, verb) <= 2 && !sentence.tokens[mark.end..verb].iter().any(crate::text::Token::is_mark))?;
    let comma = who.start.checked_sub(1).filter(|at| matches!(sentence.tokens[*at].kind, TokenKind::Mark(',')))?;
    let from = (0..comma).rev().find(|at| sentence.tokens[*at].is_mark()).map_or(0, |mark| mark + 1);
    source_in(sentence, from, comma, true).filter(|source| !source.actors.is_empty() || source.other)
}

/// "A, B hold talks, vow …", "A and B met, and reaffirmed …": a verb right behind a comma has the subject that opens the sentence.
pub(super) fn subject_of_first_verb(sentence: &Sentence, mark: &Mark) -> Option<Source> {
    let tie = sentence.marks_of(CueKind::And).find(|and| and.end == mark.start && !sentence.tokens[and.start].is_mark()).map_or(mark.start, |and| and.start);
    // ，并说: a character or two may stand between in Chinese.
    let head = (tie.saturating_sub(2)..tie).rev().take_while(|at| sentence.tokens[*at].kind == TokenKind::Han).last().unwrap_or(tie);
    let comma = head.checked_sub(1).filter(|at| matches!(sentence.tokens[*at].kind, TokenKind::Mark(',')))?;
    let opens = sentence.mentions.first().is_some_and(|first| sentence.words_between(0, first.start) <= 3);
    let first = (0..comma).find(|at| matches!(sentence.tokens[*at].kind, TokenKind::Mark(c) if c != ',') ).unwrap_or(comma);
    opens.then(|| source_in(sentence, 0, first, false)).flatten()
}

/// "Recalling that …, A signed …": a participle that opens the sentence has the person for subject that stands behind a comma.
pub(super) fn subject_behind(sentence: &Sentence, mark: &Mark) -> Option<Source> {
    let behind_comma = |at: usize| (at.saturating_sub(3)..at).any(|before| matches!(sentence.tokens[before].kind, TokenKind::Mark(',')));
    let person = sentence.mentions.iter().find(|mention| mention.kind == NameKind::Person && mention.start > mark.end && behind_comma(mention.start)).filter(|_| mark.start <= 1)?;
    Some(Source { actors: vec![person.actor], at: Some((person.start, person.end)), ..Source::default() })
}

/// «Уровень отношений отметил А»: what is said opens the clause with no speaker in it, a person or an office follows the verb.
pub(super) fn stands_inverted(sentence: &Sentence, mark: &Mark, quoted: &dyn Fn(usize) -> bool) -> bool {
    let opening = clause_start(sentence, mark.start, quoted);
    let speaker = |at: usize| sentence.marks.iter().any(|other| matches!(other.kind, CueKind::Role | CueKind::OtherRole | CueKind::CarriesSingle | CueKind::CarriesFirst) && other.start == at);
    let person = |at: usize| sentence.mentions.iter().any(|mention| mention.start == at && matches!(mention.kind, NameKind::Person));
    let said = sentence.words_between(opening, mark.start) >= 2 && !(opening..mark.start).any(|at| speaker(at) || person(at));
    said && (mark.end..sentence.tokens.len().min(mark.end + 3)).take_while(|at| !sentence.tokens[*at].is_mark()).any(|at| speaker(at) || person(at))
}

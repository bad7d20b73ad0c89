//! Does a verb of saying close what was said, or open it?

use crate::codebook::{CueKind, NameKind};
use crate::text::TokenKind;

use super::sentence::{Mark, Sentence};
use super::speech::{Words, clause_start, follows_mark, is_followed_by_speaker, source_in};
use super::subjects::stands_inverted;
use super::tongue::Tongue;

/// Whether the verb closes what was said: `…, said Lavrov.`, `…, Lavrov said, …`.
pub(super) fn is_tail(sentence: &Sentence, tongue: &Tongue, mark: &Mark, quoted: &dyn Fn(usize) -> bool) -> bool {
    let closes = sentence.tokens[mark.end..].iter().all(crate::text::Token::is_mark);
    if closes && mark.kind == CueKind::Saying {
        return true;
    }
    if closes && !tongue.is_han() && (1..=8).contains(&sentence.words_between(clause_start(sentence, mark.start, quoted), mark.start)) && clause_start(sentence, mark.start, quoted) > 2 {
        return true;
    }
    if tongue.language.speech_inverts && stands_inverted(sentence, mark, quoted) {
        return true;
    }
    let by_mark = sentence.tokens[mark.start].is_mark();
    // "…, promises the minister of A."
    let closing = !sentence.title && !tongue.is_han() && matches!(mark.start.checked_sub(1).map(|at| sentence.tokens[at].kind), Some(TokenKind::Mark(','))) && is_followed_by_speaker(sentence, mark.end);
    if tongue.is_han() || (mark.kind == CueKind::Headline && !by_mark && !closing) {
        return false;
    }
    if has_object(sentence, mark.end, quoted) {
        return false;
    }
    if follows_mark(sentence, mark.start, quoted) && mark.start > 2 {
        return true;
    }
    let opening = clause_start(sentence, mark.start, quoted);
    let subject = sentence.words_between(opening, mark.start);
    if opening > 2 && subject == 1 && source_in(sentence, opening, mark.start, true).is_none() && is_followed_by_speaker(sentence, mark.end) {
        return true;
    }
    let rest = sentence.tokens[mark.end..].iter().take_while(|token| !token.is_mark()).count();
    opening > 2 && subject <= 6 && rest <= 3
}

/// "…, B said after the talks", "…, B told his counterpart": a clause of the speaker's own that ends with when, where or to whom.
pub(super) fn closes_with_setting(sentence: &Sentence, mark: &Mark, words: &Words<'_>) -> bool {
    let opening = clause_start(sentence, mark.start, words.quoted);
    let subject = sentence.words_between(opening, mark.start);
    let comma = opening.checked_sub(1).is_some_and(|at| matches!(sentence.tokens[at].kind, TokenKind::Mark(',')));
    // "In Beijing, A said …", "Asked about it, …": what opens the sentence is itself a setting.
    let plain = !(words.is_setting)(0) && !(words.goes_on)(0) && sentence.words_between(0, opening) >= 4;
    if mark.kind != CueKind::Saying || !comma || !plain || !(1..=7).contains(&subject) {
        return false;
    }
    let addressed = sentence.mentions.iter().find(|mention| mention.start == mark.end).map_or(mark.end, |mention| mention.end);
    let ends = sentence.tokens.get(addressed).is_none_or(|token| matches!(token.kind, TokenKind::Mark('.' | '!' | '?' | '…')));
    ends || (!sentence.tokens[addressed].is_mark() && (words.is_setting)(addressed))
}

/// "A, said B, considers C a friend": a bare state right behind the verb, with more to come, is its object and does not speak;
/// behind a quotation that ends it is who speaks.
pub(super) fn has_object(sentence: &Sentence, verb: usize, quoted: &dyn Fn(usize) -> bool) -> bool {
    if (verb.saturating_sub(3)..verb).any(quoted) {
        return false;
    }
    let near = sentence.mentions.iter().find(|mention| mention.start >= verb && sentence.words_between(verb, mention.start) <= 1);
    let role = |before: usize| sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::Role | CueKind::OtherRole) && mark.start >= verb && mark.end <= before);
    near.is_some_and(|object| object.kind == NameKind::Name && !role(object.start) && sentence.tokens[object.end..].iter().take_while(|token| !token.is_mark()).count() >= 2)
}

/// "…, note A": right behind a comma or a quotation, with a person, an office or a name behind it.
pub(super) fn is_inserted(sentence: &Sentence, mark: &Mark, words: &Words<'_>) -> bool {
    let behind = mark.start > 2 && follows_mark(sentence, mark.start, words.quoted);
    let word = |at: usize| sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    behind && word(mark.end) && (is_followed_by_speaker(sentence, mark.end) || (words.capital)(mark.end) || sentence.mentions.iter().any(|mention| mention.start == mark.end))
}

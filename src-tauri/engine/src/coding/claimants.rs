//! Who claims it? The states in the subject's place of an expression, several at once, never those something is done to.

use crate::codebook::{CueKind, NameKind};

use crate::text::TokenKind;

use super::sentence::{Mention, Sentence};
use super::stance::clause_ends;
use super::tongue::Tongue;

/// Claimants with the rule that found them and the words (tokens) they rest on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Claim {
    pub actors: Vec<u16>,
    pub rule: &'static str,
    pub at: Vec<(usize, usize)>,
}

/// The states that the expression at `start..end` is said of, from the sentence alone. `able` tells which actors can claim.
pub(super) fn claimants(sentence: &Sentence, tongue: &Tongue, start: usize, end: usize, able: &dyn Fn(u16) -> bool) -> Claim {
    let possessor = possessor_after(sentence, end, able);
    if !possessor.is_empty() {
        return claim(possessor, "possessor-after");
    }
    let inside: Vec<Mention> = sentence.mentions.iter().find(|mention| mention.start == start && able(mention.actor)).map(|first| joined_from(sentence, first, able)).unwrap_or_default();
    if !inside.is_empty() {
        return claim(inside, "inside");
    }
    if let Some(possessor) = possessor_before(sentence, start, able) {
        return claim(vec![possessor], "possessor-before");
    }
    let mut before = subject_before(sentence, tongue, start, able);
    if !before.is_empty() {
        before.extend(with_subject_after(sentence, tongue, &before, (start, end), able));
        return claim(before, "subject-before");
    }
    // "The abstention of A", "brokered by A and B": nobody stands before, and the expression itself holds somebody.
    let held = sentence.mentions.iter().find(|mention| mention.start >= start && mention.end <= end && able(mention.actor) && !is_towards(sentence, mention));
    if let Some(first) = held {
        return claim(joined_from(sentence, first, able), "inside");
    }
    let after = subject_after(sentence, tongue, end, able);
    if !after.is_empty() {
        return claim(after, "named-after");
    }
    if tongue.is_han() {
        let right_before = right_before(sentence, start, able);
        if !right_before.is_empty() {
            return claim(right_before, "right-before");
        }
    }
    claim(after, "named-after")
}

/// "Presses A and B to condemn": the states that the expression itself holds.
pub(super) fn within(sentence: &Sentence, start: usize, end: usize, able: &dyn Fn(u16) -> bool) -> Claim {
    let first = sentence.mentions.iter().find(|mention| mention.start >= start && mention.end <= end && able(mention.actor));
    claim(first.map(|first| joined_from(sentence, first, able)).unwrap_or_default(), "inside")
}

/// 在甲和乙斡旋下: the states right before the expression, whatever stands before them.
fn right_before(sentence: &Sentence, start: usize, able: &dyn Fn(u16) -> bool) -> Vec<Mention> {
    let mut group: Vec<Mention> = Vec::new();
    let mut edge = start;
    for mention in sentence.mentions.iter().rev().filter(|mention| mention.end <= start) {
        if mention.end != edge && !(edge < start && super::relation::is_listed(sentence, mention.end, edge)) {
            break;
        }
        edge = mention.start;
        if able(mention.actor) {
            group.insert(0, *mention);
        }
    }
    group
}

fn claim(mentions: Vec<Mention>, rule: &'static str) -> Claim {
    let mut found = Claim { rule, ..Claim::default() };
    for mention in mentions {
        if !found.actors.contains(&mention.actor) {
            found.actors.push(mention.actor);
            found.at.push((mention.start, mention.end));
        }
    }
    found
}

/// `neutrality of Switzerland`, `médiation turque`: right behind the expression.
fn possessor_after(sentence: &Sentence, end: usize, able: &dyn Fn(u16) -> bool) -> Vec<Mention> {
    let first = sentence.mentions.iter().find(|mention| mention.start >= end);
    let Some(first) = first.filter(|mention| able(mention.actor)) else { return Vec::new() };
    let words = sentence.words_between(end, first.start);
    let towards = is_towards_from(sentence, first, end);
    let plain = sentence.tokens[end..first.start].iter().all(|token| !token.is_mark());
    let verb = sentence.marks.iter().any(|mark| mark.start >= end && mark.end <= first.start && matches!(mark.kind, CueKind::And | CueKind::With | CueKind::Between | CueKind::Separator | CueKind::Saying | CueKind::Headline));
    if words <= 2 && plain && !towards && !verb { joined_from(sentence, first, able) } else { Vec::new() }
}

/// "They scoff at A's neutrality": a genitive right before the expression, whatever is done to it.
fn possessor_before(sentence: &Sentence, start: usize, able: &dyn Fn(u16) -> bool) -> Option<Mention> {
    let last = sentence.mentions.iter().rev().find(|mention| mention.end <= start && able(mention.actor))?;
    let genitive = sentence.tokens.get(last.end).is_some_and(|token| token.kind == TokenKind::Word && token.end - token.start == 1);
    let near = sentence.words_between(last.end, start) <= 4 && sentence.tokens[last.end..start].iter().all(|token| !token.is_mark());
    (genitive && near && is_towards(sentence, last)).then_some(*last)
}

/// The nearest states before the expression that nothing is done to, with those joined to them.
pub(super) fn subject_before(sentence: &Sentence, tongue: &Tongue, start: usize, able: &dyn Fn(u16) -> bool) -> Vec<Mention> {
    let candidates: Vec<&Mention> = sentence.mentions.iter().filter(|mention| mention.end <= start && able(mention.actor) && !is_towards(sentence, mention)).collect();
    let same_clause = candidates.iter().rev().find(|mention| !clause_ends(sentence, tongue, mention.end, start));
    // "A, an ally of B, refuses to …": what follows the apposition is told of the state that opens the sentence.
    let opening = candidates.first().filter(|first| accompanied(sentence, first, start, able).is_empty() && sentence.words_between(0, first.start) <= 1 && matches!(sentence.tokens.get(first.end).map(|token| token.kind), Some(TokenKind::Mark(','))) && candidates.len() > 1);
    let apposed = before_apposition(sentence, &candidates, start);
    let Some(nearest) = coordinated(sentence, &candidates, start).or(same_clause.copied()).or(apposed).or(opening.copied()).or(candidates.last().copied()) else { return Vec::new() };
    let nearest = introducing(sentence, &candidates, owner(sentence, &candidates, nearest));
    let mut group: Vec<Mention> = vec![*nearest];
    // Others before it that are joined to it: "Brazil, India and South Africa", "alongside China, South Africa".
    for mention in candidates.iter().rev().filter(|mention| mention.end <= nearest.start) {
        if is_joined(sentence, mention, &group[0]) {
            group.insert(0, **mention);
        } else {
            break;
        }
    }
    group.extend(accompanied(sentence, nearest, start, able));
    if is_bare_pair(sentence, &group) { group.split_off(1) } else { group }
}

/// "A, like B, refuses …": who is brought in between commas right behind the subject claims it too.
fn accompanied(sentence: &Sentence, subject: &Mention, start: usize, able: &dyn Fn(u16) -> bool) -> Vec<Mention> {
    let comma = matches!(sentence.tokens.get(subject.end).map(|token| token.kind), Some(TokenKind::Mark(',')));
    let Some(link) = sentence.marks_of(CueKind::With).filter(|mark| comma && mark.start == subject.end + 1).max_by_key(|mark| mark.end) else { return Vec::new() };
    let first = sentence.mentions.iter().find(|mention| mention.start >= link.end && mention.end <= start && able(mention.actor) && sentence.words_between(link.end, mention.start) <= 1);
    first.map(|first| joined_from(sentence, first, able).into_iter().filter(|mention| mention.end <= start).collect()).unwrap_or_default()
}

/// "Under the eyes of A, B abstained": outside a headline a comma alone makes no list of two.
fn is_bare_pair(sentence: &Sentence, group: &[Mention]) -> bool {
    let [left, right] = group else { return false };
    let brings = |mark: &super::sentence::Mark| matches!(mark.kind, CueKind::With | CueKind::And) && !sentence.tokens[mark.start].is_mark();
    let word = sentence.marks.iter().any(|mark| brings(mark) && mark.start >= left.end && mark.end <= right.start);
    let brought = sentence.marks.iter().any(|mark| brings(mark) && mark.end <= left.start && sentence.words_between(mark.end, left.start) <= 1);
    !sentence.title && !word && !brought && sentence.mark_between(left.end, right.start, &[','])
}

/// "…, A and B, close to C, refuse …": between two commas right before what is claimed stands an apposition of the states before it.
fn before_apposition<'a>(sentence: &Sentence, candidates: &[&'a Mention], start: usize) -> Option<&'a Mention> {
    let comma = |at: &usize| matches!(sentence.tokens[*at].kind, TokenKind::Mark(','));
    let close = (0..start).rev().find(|at| sentence.tokens[*at].is_mark()).filter(comma)?;
    let open = (0..close).rev().find(|at| sentence.tokens[*at].is_mark()).filter(comma)?;
    let short = sentence.words_between(close, start) <= 2 && (1..=12).contains(&sentence.words_between(open, close));
    // "A, B and C, abstained": a list is none.
    let brought = sentence.marks_of(CueKind::With).any(|mark| mark.start == open + 1);
    let lists = brought || sentence.mentions.iter().any(|mention| mention.start > open && sentence.words_between(open, mention.start) <= 1);
    candidates.iter().find(|mention| short && !lists && mention.end == open).copied()
}

/// "A meets B and refuses …", "… but refuses …": the second verb has the subject of the first, which opens its clause.
fn coordinated<'a>(sentence: &Sentence, candidates: &[&'a Mention], start: usize) -> Option<&'a Mention> {
    let tie = sentence.marks.iter().rev().find(|mark| matches!(mark.kind, CueKind::And | CueKind::Separator) && mark.end <= start && sentence.words_between(mark.end, start) <= 1 && !sentence.tokens[mark.start].is_mark() && !sentence.tokens[mark.end - 1].is_mark())?;
    let last = candidates.last().filter(|last| last.end <= tie.start && sentence.words_between(last.end, tie.start) > 0 || last.end == tie.start)?;
    if sentence.mentions.iter().any(|mention| mention.start >= tie.end && mention.end <= start) || last.end > tie.start {
        return None;
    }
    let opens = |mention: &&&Mention| sentence.words_between(0, mention.start) <= 2 && !sentence.mark_between(0, mention.start, &[',', ';', ':', '—', '–']);
    candidates.iter().find(opens).copied()
}

/// "A's B mission": what belongs to A speaks for A.
fn owner<'a>(sentence: &Sentence, candidates: &[&'a Mention], nearest: &'a Mention) -> &'a Mention {
    let owned = |mention: &&&'a Mention| mention.end + 1 == nearest.start && sentence.tokens[mention.end].end - sentence.tokens[mention.end].start == 1 && !sentence.tokens[mention.end].is_mark();
    candidates.iter().find(owned).copied().unwrap_or(nearest)
}

/// Somebody who is only brought in by "with" gives way to the subject before: "A defends its ties with B and its refusal …".
fn introducing<'a>(sentence: &Sentence, candidates: &[&'a Mention], nearest: &'a Mention) -> &'a Mention {
    let head = list_head(sentence, nearest);
    let Some(link) = sentence.marks.iter().rev().find(|mark| mark.kind == CueKind::With && mark.end <= head && sentence.words_between(mark.end, head) <= 1 && !sentence.mark_between(mark.end, head, &[',', ';', '，'])) else { return nearest };
    // "Together with" holds "with": the longer one counts.
    let link = sentence.marks_of(CueKind::With).filter(|mark| mark.end == link.end).min_by_key(|mark| mark.start).unwrap_or(link);
    let subject = candidates.iter().rev().find(|mention| mention.end <= link.start);
    match subject {
        Some(subject) if subject.end == link.start => nearest,
        Some(subject) => subject,
        None => nearest,
    }
}

/// The first token of the list that a mention ends.
fn list_head(sentence: &Sentence, last: &Mention) -> usize {
    let mut head = last.start;
    let spoken = |from: usize, to: usize| sentence.marks.iter().any(|mark| mark.kind == CueKind::And && mark.start >= from && mark.end <= to && !matches!(sentence.tokens[mark.start].kind, TokenKind::Mark(',')));
    // A comma alone joins only inside a list that an "and" closes: "despite the war in A, B …" is no list.
    let next = sentence.mentions.iter().find(|mention| mention.start >= last.end);
    let mut closed = next.is_some_and(|next| super::relation::is_listed(sentence, last.end, next.start) && spoken(last.end, next.start));
    for mention in sentence.mentions.iter().rev().filter(|mention| mention.end <= last.start) {
        closed |= spoken(mention.end, head);
        if !closed || !super::relation::is_listed(sentence, mention.end, head) {
            break;
        }
        head = mention.start;
    }
    head
}

/// "Along with A a neutral stand was taken by B": who is only brought in before has the subject behind the verb.
fn with_subject_after(sentence: &Sentence, tongue: &Tongue, before: &[Mention], (start, end): (usize, usize), able: &dyn Fn(u16) -> bool) -> Vec<Mention> {
    let head = before[0].start;
    let brought = sentence.marks_of(CueKind::With).any(|mark| mark.end <= head && mark.end - mark.start > 1 && sentence.words_between(0, mark.start) == 0 && sentence.words_between(mark.end, head) <= 1);
    let all_before = before.last().is_some_and(|last| last.end <= start && !clause_ends(sentence, tongue, last.end, start));
    if brought && all_before { subject_after(sentence, tongue, end, able) } else { Vec::new() }
}

fn subject_after(sentence: &Sentence, tongue: &Tongue, end: usize, able: &dyn Fn(u16) -> bool) -> Vec<Mention> {
    let candidates = sentence.mentions.iter().filter(|mention| mention.start >= end && able(mention.actor) && !is_towards(sentence, mention));
    let Some(first) = candidates.min_by_key(|mention| (clause_ends(sentence, tongue, end, mention.start), mention.start)) else { return Vec::new() };
    joined_from(sentence, first, able)
}

/// A mention with those that follow joined to it.
fn joined_from(sentence: &Sentence, first: &Mention, able: &dyn Fn(u16) -> bool) -> Vec<Mention> {
    let mut group = vec![*first];
    for mention in sentence.mentions.iter().filter(|mention| mention.start >= first.end && able(mention.actor)) {
        match group.last() {
            Some(last) if is_joined(sentence, last, mention) => group.push(*mention),
            _ => break,
        }
    }
    group
}

/// Joined: in one list, or one brought in right behind the other by "with".
fn is_joined(sentence: &Sentence, left: &Mention, right: &Mention) -> bool {
    let (from, to) = (left.end, right.start);
    let with: usize = sentence.marks.iter().filter(|mark| matches!(mark.kind, CueKind::With | CueKind::And) && mark.start >= from && mark.end <= to && !sentence.tokens[mark.start].is_mark()).map(|mark| mark.end - mark.start).sum();
    super::relation::is_listed(sentence, from, to) || (with > 0 && sentence.words_between(from, to) <= with + 1)
}

/// Whether a word stands right before a mention that makes it somebody something is done to.
pub(super) fn is_towards(sentence: &Sentence, mention: &Mention) -> bool {
    is_towards_from(sentence, mention, 0)
}

/// The same, by words that stand at or behind a token alone.
fn is_towards_from(sentence: &Sentence, mention: &Mention, from: usize) -> bool {
    if sentence.marks.iter().any(|mark| mark.kind == CueKind::Between && mark.start >= from && mark.end <= mention.start && sentence.words_between(mark.end, list_head(sentence, mention)) <= 2 && mark.end <= list_head(sentence, mention)) {
        return true;
    }
    if is_handed_on(sentence, mention) {
        return false;
    }
    // 对美: a short form that holds the word itself.
    let held = |mark: &super::sentence::Mark| mark.start == mention.start && mark.end < mention.end && mention.kind != NameKind::Person;
    // 与甲不同: a phrase that goes round the name.
    let round = |mark: &super::sentence::Mark| mark.start < mention.start && mention.end < mark.end;
    if sentence.marks.iter().any(|mark| mark.kind == CueKind::Towards && (held(mark) || round(mark))) {
        return true;
    }
    let head = list_head(sentence, mention);
    let near = |end: usize| end <= head && sentence.words_between(end, head) <= 1 && sentence.tokens[end..head].iter().all(|token| !token.is_mark()) && sentence.mentions.iter().all(|other| other.start < end || other.end > head);
    sentence.marks.iter().any(|mark| mark.kind == CueKind::Towards && mark.start >= from && near(mark.end))
}

/// "…, which …": what a relative clause right behind a mention tells is told of it.
fn is_handed_on(sentence: &Sentence, mention: &Mention) -> bool {
    let comma = matches!(sentence.tokens.get(mention.end).map(|token| token.kind), Some(TokenKind::Mark(',')));
    comma && sentence.marks_of(CueKind::Separator).any(|mark| mark.start == mention.end + 1)
}

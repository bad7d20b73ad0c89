//! Is the relation told here one of the pair, or of one of them with somebody else?

use crate::codebook::CueKind;
use crate::text::{Token, TokenKind};

use super::bystanders::{brings_stranger, head_of_relative, linked_again, rest_stands_apart};
use super::sentence::{Mention, Sentence};
use super::tongue::Tongue;

/// Whether the expression at `start..end` ties its relation to somebody outside the pair and not to both of it.
/// `shared`: what is told may be told of all who are named, a third state too.
pub(super) fn is_with_another(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], (start, end): (usize, usize), shared: bool, is_state: &dyn Fn(u16) -> bool) -> bool {
    // Each once: "the State Department of the US" is one state.
    let actors = |group: &[Mention]| {
        let mut all: Vec<u16> = group.iter().map(|mention| mention.actor).filter(|actor| is_state(*actor)).collect();
        let mut seen = Vec::new();
        all.retain(|actor| !seen.contains(actor) && { seen.push(*actor); true });
        all
    };
    let own = |actors: &[u16]| pair.iter().filter(|own| actors.contains(own)).count();
    let strange = |actors: &[u16]| actors.iter().any(|actor| !pair.contains(actor));
    if is_of_two_others(sentence, pair, start, is_state) {
        return true;
    }
    if let Some((head, open, close)) = head_of_relative(sentence, start).filter(|(head, _, _)| is_state(head.actor)) {
        let within = |mention: &Mention| mention.start > open && mention.end <= close;
        let aside = sentence.mentions.iter().filter(|mention| pair.contains(&mention.actor) && mention.start != head.start).all(within);
        if aside {
            return !pair.contains(&head.actor);
        }
    }
    if is_between(sentence, end) {
        let parties = actors(&complement_after(sentence, tongue, end));
        return own(&parties) < 2 && strange(&parties);
    }
    if holds_another_pair(sentence, pair, start, end, is_state) {
        return true;
    }
    let compound = actors(&compound_before(sentence, start));
    if compound.len() >= 2 {
        return strange(&compound) && own(&compound) < 2 || (!tongue.is_han() && compound[0] != compound[1] && actors(&complement_after(sentence, tongue, end)).is_empty() && brings_stranger(sentence, tongue, pair, (start, end), is_state));
    }
    if is_of_one_and_another(sentence, tongue, pair, (start, end), is_state) {
        return true;
    }
    if is_of_followers(sentence, pair, (start, end), is_state) {
        return true;
    }
    if is_given_to_another(sentence, tongue, pair, (start, end), is_state) {
        return true;
    }
    let subject_group = subject(sentence, start);
    let subject = actors(&subject_group);
    if !tongue.is_han() && (is_apposition_to_stranger(sentence, pair, start, is_state) || (strange(&subject) && own(&subject) == 0 && subject.len() >= 2 && pair_is_faced(sentence, pair))) {
        return true;
    }
    if strange(&subject) && own(&subject) == 0 && subject.len() >= 2 && !subject_speaks(sentence, &subject_group, start) && is_owned_before(sentence, pair, &subject_group, start, end) {
        return true;
    }
    let mut complement = actors(&complement_after(sentence, tongue, end));
    if complement.is_empty() && tongue.is_han() {
        let (brought, before) = complement_before(sentence, start);
        if !shared && own(&actors(&brought)) == 2 && strange(&actors(&before)) && own(&actors(&before)) == 0 {
            return true;
        }
        complement = actors(&[before, brought].concat());
    }
    if complement.is_empty() && !tongue.is_han() && brings_stranger(sentence, tongue, pair, (start, end), is_state) {
        return true;
    }
    if complement.is_empty() && strange(&subject) && own(&subject) == 0 && !subject_speaks(sentence, &subject_group, start) && pair_looks_on(sentence, tongue, pair, start, end) {
        return true;
    }
    if complement.is_empty() {
        return strange(&subject) && own(&subject) == 1 && !names_rest(sentence, tongue, pair, &subject, start, end);
    }
    match own(&complement) {
        // "A and B held joint drills alongside C".
        0 => strange(&complement) && !(shared && own(&subject) == 2),
        1 if tongue.is_han() && strange(&complement) => !names_rest(sentence, tongue, pair, &complement, start, end),
        1 => strange(&subject) && own(&subject) == 0 && (!subject_speaks(sentence, &subject_group, start) || rest_stands_apart(sentence, tongue, pair, &complement, end)) && !is_object_of_one(sentence, pair, &subject_group),
        // A third state, or somebody without a name, that has its ties with each of them.
        _ if tongue.is_han() => !shared && strange(&subject) && own(&subject) == 0 && !subject_speaks(sentence, &subject_group, start),
        _ => !shared && own(&subject) == 0 && !subject_speaks(sentence, &subject_group, start),
    }
}

/// «партнёрство C и A», C与A的伙伴关系: the relation's own two stand right beside it, joined, and only one of them is of the pair.
fn is_of_one_and_another(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], (start, end): (usize, usize), is_state: &dyn Fn(u16) -> bool) -> bool {
    let states: Vec<&Mention> = sentence.mentions.iter().filter(|mention| is_state(mention.actor)).collect();
    // "A supported B, and C …": behind a comma another clause begins.
    let parted = |two: &[&Mention]| !tongue.is_han() && sentence.mark_between(two[0].end, two[1].start, &[',']);
    let listed = |two: &[&Mention]| (two[0].end < two[1].start && !parted(two) && is_listed(sentence, two[0].end, two[1].start)) || (tongue.is_han() && sentence.marks_of(CueKind::With).any(|mark| mark.start == two[0].end && mark.end == two[1].start));
    let group: Vec<&Mention> = if tongue.is_han() {
        let before: Vec<&Mention> = states.iter().copied().filter(|mention| mention.end <= start).collect();
        let near = before.last().is_some_and(|last| start > last.end && start - last.end <= 4 && sentence.tokens[last.end..start].iter().all(|token| !token.is_mark()) && !sentence.marks.iter().any(|mark| mark.start >= last.end && mark.end <= start));
        let first = (1..before.len()).rev().find(|at| !listed(&before[at - 1..=*at])).unwrap_or(0);
        if near { before[first..].to_vec() } else { Vec::new() }
    } else {
        let after: Vec<&Mention> = states.iter().copied().filter(|mention| mention.start >= end).collect();
        let near = after.first().is_some_and(|first| first.start == end);
        let last = (1..after.len()).find(|at| !listed(&after[at - 1..=*at])).unwrap_or(after.len());
        let brings = after.get(last).is_some_and(|next| pair.contains(&next.actor) && sentence.words_between(after[last - 1].end, next.start) <= 2);
        if near && !brings { after[..last].to_vec() } else { Vec::new() }
    };
    let own = pair.iter().filter(|own| group.iter().any(|mention| mention.actor == **own)).count();
    group.len() == 2 && own == 1 && group.iter().any(|mention| !pair.contains(&mention.actor))
}

/// "Side by side, C and D denounced A and B": an expression before all names belongs to those who follow its comma.
fn is_of_followers(sentence: &Sentence, pair: [u16; 2], (start, end): (usize, usize), is_state: &dyn Fn(u16) -> bool) -> bool {
    let states: Vec<&Mention> = sentence.mentions.iter().filter(|mention| is_state(mention.actor)).collect();
    let Some(first) = states.first().filter(|first| first.start >= end && start <= 2 && sentence.words_between(end, first.start) == 0) else { return false };
    let mut group = vec![*first];
    for mention in &states[1..] {
        if !is_listed(sentence, group[group.len() - 1].end, mention.start) {
            break;
        }
        group.push(mention);
    }
    group.len() >= 2 && group.iter().all(|mention| !pair.contains(&mention.actor))
}

/// "A threw C a lifeline, B said nothing": in the clause of the expression its subject deals with a stranger, and the other of the
/// pair comes only behind that clause.
fn is_given_to_another(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], (start, end): (usize, usize), is_state: &dyn Fn(u16) -> bool) -> bool {
    let states: Vec<&Mention> = sentence.mentions.iter().filter(|mention| is_state(mention.actor)).collect();
    let Some(first) = states.first().filter(|first| pair.contains(&first.actor) && first.end <= start) else { return false };
    let speaks = sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::Saying | CueKind::Headline) && mark.start >= first.end && mark.end <= start);
    let both = states.iter().any(|mention| mention.end <= end && pair.contains(&mention.actor) && mention.actor != first.actor);
    if both || super::stance::clause_ends(sentence, tongue, first.end, start) {
        return false;
    }
    let rest: Vec<&&Mention> = states.iter().filter(|mention| mention.start >= first.end).collect();
    let (within, behind): (Vec<&Mention>, Vec<&Mention>) = rest.into_iter().partition(|mention| mention.start < end || !super::stance::clause_ends(sentence, tongue, end, mention.start));
    // What is reported may still be told of who reports it, unless the stranger stands behind the expression as its object.
    let before = |mention: &Mention| !speaks && !super::claimants::is_towards(sentence, mention) && sentence.words_between(mention.end.min(start), start) <= 6;
    let object = |mention: &Mention| mention.start >= end && sentence.words_between(end, mention.start) <= 6 && !super::stance::clause_ends(sentence, tongue, end, mention.start);
    let strange = within.iter().any(|mention| !pair.contains(&mention.actor) && if speaks { object(mention) } else { before(mention) });
    let alone = within.iter().all(|mention| mention.actor == first.actor || !pair.contains(&mention.actor));
    let spoken = |from: usize, to: usize| sentence.title || sentence.marks_of(CueKind::And).any(|mark| mark.start >= from && mark.end <= to && !sentence.tokens[mark.start].is_mark());
    let listed = |mention: &Mention| within.last().is_some_and(|before| spoken(before.end, mention.start) && is_listed(sentence, before.end, mention.start) && sentence.words_between(before.end, mention.start) <= 1);
    let apart = behind.first().is_some_and(|mention| pair.contains(&mention.actor) && !listed(mention) && sentence.tokens.get(end..mention.start).is_some_and(|tokens| tokens.len() > 1));
    strange && alone && apart
}

/// Whether the other party right behind an expression is somebody outside the pair ("both deepened cooperation with C").
pub(super) fn is_of_a_stranger(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], end: usize, is_state: &dyn Fn(u16) -> bool) -> bool {
    let party = complement_after(sentence, tongue, end);
    party.iter().any(|mention| is_state(mention.actor)) && party.iter().all(|mention| !pair.contains(&mention.actor))
}

/// "A and B renewed their treaty as C and D watched": the pair is named behind alone, and a possessive or the distance tells that the
/// subject owns the relation.
fn is_owned_before(sentence: &Sentence, pair: [u16; 2], subject: &[Mention], start: usize, end: usize) -> bool {
    let Some(last) = subject.last() else { return false };
    let mut own = sentence.mentions.iter().filter(|mention| pair.contains(&mention.actor));
    let Some(first) = own.next().filter(|first| first.start >= end) else { return false };
    let possessive = sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::CarriesPlural | CueKind::CarriesPair) && mark.start >= last.end && mark.end <= start);
    possessive || sentence.words_between(end, first.start) > 2
}

/// Both of the pair stand behind the expression, in another clause: "C held drills, A and B watched".
fn pair_looks_on(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], start: usize, end: usize) -> bool {
    let mut own = sentence.mentions.iter().filter(|mention| pair.contains(&mention.actor)).peekable();
    own.peek().is_some() && own.all(|mention| mention.start >= end.max(start) && super::stance::clause_ends(sentence, tongue, end, mention.start))
}

/// "A met the leader of X, and both sides …": the carrier stands for the two named before it in the sentence.
fn is_of_two_others(sentence: &Sentence, pair: [u16; 2], start: usize, is_state: &dyn Fn(u16) -> bool) -> bool {
    let Some(carrier) = sentence.marks_of(CueKind::CarriesPair).filter(|mark| mark.end <= start).last() else { return false };
    let mut named: Vec<u16> = Vec::new();
    for mention in sentence.mentions.iter().filter(|mention| mention.end <= carrier.start && is_state(mention.actor)) {
        if !named.contains(&mention.actor) {
            named.push(mention.actor);
        }
    }
    named.len() == 2 && !pair.iter().all(|own| named.contains(own))
}

/// "Vietnam, a strategic partner of A and B, …": told of the state right before the comma.
fn is_apposition_to_stranger(sentence: &Sentence, pair: [u16; 2], start: usize, is_state: &dyn Fn(u16) -> bool) -> bool {
    let Some(last) = sentence.mentions.iter().rev().find(|mention| mention.end <= start) else { return false };
    // "According to X, the partnership of A and B …": X tells of it.
    if sentence.marks_of(CueKind::Attribution).any(|mark| mark.end <= last.start) {
        return false;
    }
    let comma = matches!(sentence.tokens.get(last.end).map(|token| token.kind), Some(TokenKind::Mark(',')));
    let opens = sentence.mentions.first().is_some_and(|first| first.start == last.start);
    comma && opens && is_state(last.actor) && !pair.contains(&last.actor) && sentence.words_between(last.end, start) <= 1 && sentence.tokens.get(last.end + 1..start).is_some_and(|tokens| tokens.iter().all(|token| !token.is_mark()))
}

/// Whether both of the pair are named only as those who are faced: "A and B renew their alliance against …".
fn pair_is_faced(sentence: &Sentence, pair: [u16; 2]) -> bool {
    let mut own = sentence.mentions.iter().filter(|mention| pair.contains(&mention.actor)).peekable();
    own.peek().is_some() && own.all(|mention| super::claimants::is_towards(sentence, mention))
}

/// Whether the actor of the pair that the subject lacks stands in the same clause.
fn names_rest(sentence: &Sentence, tongue: &Tongue, pair: [u16; 2], subject: &[u16], start: usize, end: usize) -> bool {
    let rest = pair.into_iter().find(|actor| !subject.contains(actor));
    sentence.mentions.iter().filter(|mention| Some(mention.actor) == rest).any(|mention| {
        if mention.start >= start && mention.end <= end {
            return true;
        }
        // Behind the expression it has to stand close by: farther on it is somebody who only looks on.
        if mention.start >= end {
            return sentence.words_between(end, mention.start) <= if tongue.is_han() { 6 } else { 3 } && !super::stance::clause_ends(sentence, tongue, start, mention.start);
        }
        !super::stance::clause_ends(sentence, tongue, mention.end.min(start), start)
    })
}

/// "A does not condemn the war on C and widens its cooperation with B": who stands right before is done something to, and one of
/// the pair stands before it.
fn is_object_of_one(sentence: &Sentence, pair: [u16; 2], group: &[Mention]) -> bool {
    let faced = group.iter().all(|mention| super::claimants::is_towards(sentence, mention));
    let own = |mention: &&Mention| pair.contains(&mention.actor) && !super::claimants::is_towards(sentence, mention);
    faced && group.first().is_some_and(|first| sentence.mentions.iter().filter(|mention| mention.end <= first.start).any(|mention| own(&mention)))
}

/// A verb of saying between subject and expression: the subject only tells of the relation.
fn subject_speaks(sentence: &Sentence, subject: &[Mention], start: usize) -> bool {
    let Some(last) = subject.last() else { return false };
    let verb = |kind: CueKind| matches!(kind, CueKind::Saying | CueKind::Headline | CueKind::Accusing | CueKind::Denying | CueKind::Doubting);
    sentence.marks.iter().any(|mark| verb(mark.kind) && mark.start >= last.end && mark.end <= start)
}

/// The actors in the subject's place: the last group before the expression in its clause.
fn subject(sentence: &Sentence, start: usize) -> Vec<Mention> {
    let Some(nearest) = sentence.mentions.iter().rev().find(|mention| mention.end <= start) else { return Vec::new() };
    // "C renewed in Moscow its …": where something is done does nothing.
    let acts = |mention: &&Mention| mention.end <= nearest.start && !super::claimants::is_towards(sentence, mention) && !sentence.tokens[mention.end..start].iter().any(Token::is_mark);
    let acting = sentence.mentions.iter().rev().find(acts).filter(|acting| super::claimants::is_towards(sentence, nearest) && !is_listed(sentence, acting.end, nearest.start));
    let last = acting.unwrap_or(nearest);
    let topic = matches!(sentence.tokens.get(last.end).map(|token| token.kind), Some(TokenKind::Mark(':' | '—' | '–'))) && sentence.mentions.first().is_some_and(|first| first.start == 0);
    if super::stance::clause_ends_but_comma(sentence, last.end + usize::from(topic), start) {
        return Vec::new();
    }
    let mut group = vec![*last];
    let faced = super::claimants::is_towards(sentence, last);
    for mention in sentence.mentions.iter().rev().filter(|mention| mention.end <= last.start) {
        if !is_listed(sentence, mention.end, group[0].start) || super::claimants::is_towards(sentence, mention) != faced {
            break;
        }
        group.insert(0, *mention);
    }
    group
}

/// `cooperation with A, B and C`, `between A and B`.
fn complement_after(sentence: &Sentence, tongue: &Tongue, end: usize) -> Vec<Mention> {
    // In Chinese who is brought in by "with" stands before.
    let links = |kind: CueKind| kind == CueKind::Between || (kind == CueKind::With && !tongue.is_han());
    let link = sentence.marks.iter().find(|mark| links(mark.kind) && mark.start >= end && sentence.words_between(end, mark.start) <= 1 && no_marks(sentence, end, mark.start));
    let mut group = link.map_or_else(Vec::new, |link| listed(sentence, link.end, 4));
    // "… with C and above all with A": the link again.
    while let Some(next) = group.last().and_then(|last| linked_again(sentence, last.end)) {
        group.push(next);
    }
    group
}

/// "The ties of A and C are close": the expression itself holds one of the pair listed with a stranger, and not the other.
fn holds_another_pair(sentence: &Sentence, pair: [u16; 2], start: usize, end: usize, is_state: &dyn Fn(u16) -> bool) -> bool {
    let inside: Vec<&Mention> = sentence.mentions.iter().filter(|mention| mention.start >= start && mention.end <= end && is_state(mention.actor)).collect();
    let mixed = |two: &[&Mention]| pair.contains(&two[0].actor) != pair.contains(&two[1].actor) && is_listed(sentence, two[0].end, two[1].start);
    inside.windows(2).any(mixed) && !pair.iter().all(|own| inside.iter().any(|mention| mention.actor == *own))
}

/// Whether the parties behind the expression stand "between": the relation is theirs, whoever the subject is.
fn is_between(sentence: &Sentence, end: usize) -> bool {
    sentence.marks_of(CueKind::Between).any(|mark| mark.start >= end && sentence.words_between(end, mark.start) <= 1)
}

/// `甲同乙合作`: in Chinese the other party stands before. Who is brought in, and who stands right before the link.
fn complement_before(sentence: &Sentence, start: usize) -> (Vec<Mention>, Vec<Mention>) {
    let link = sentence.marks.iter().rev().find(|mark| mark.kind == CueKind::With && mark.end <= start && sentence.words_between(mark.end, start) <= 14 && no_marks(sentence, mark.end, start));
    let Some(link) = link.map(|link| first_link(sentence, link)) else { return Default::default() };
    let brought: Vec<Mention> = listed(sentence, link.end, 2).into_iter().filter(|mention| mention.end <= start).collect();
    let mut before = Vec::new();
    if brought.is_empty() {
        return (brought, before);
    }
    let mut edge = link.start;
    for mention in sentence.mentions.iter().rev().filter(|mention| mention.end <= link.start) {
        // 甲分别同乙和丙: an adverb may stand before the link.
        let apart = before.is_empty() && edge - mention.end <= 3 && no_marks(sentence, mention.end, edge);
        if mention.end != edge && !apart && !is_listed(sentence, mention.end, edge) {
            break;
        }
        before.insert(0, *mention);
        edge = mention.start;
    }
    (brought, before)
}

/// 甲同乙和丙: of two links that list, the first one brings in.
fn first_link<'a>(sentence: &'a Sentence, link: &'a super::sentence::Mark) -> &'a super::sentence::Mark {
    let Some(left) = sentence.mentions.iter().find(|mention| mention.end == link.start) else { return link };
    sentence.marks.iter().find(|mark| mark.kind == CueKind::With && mark.end == left.start).unwrap_or(link)
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
    group
}

/// The actors listed from a token on: at most `gap` words before the first, then only what lists. Outside a headline commas alone
/// make no list: an "and" has to close it.
pub(super) fn listed(sentence: &Sentence, from: usize, gap: usize) -> Vec<Mention> {
    let mut group: Vec<Mention> = Vec::new();
    for mention in sentence.mentions.iter().filter(|mention| mention.start >= from) {
        let linked = match group.last() {
            None => sentence.words_between(from, mention.start) <= gap && no_marks(sentence, from, mention.start),
            Some(last) => is_listed(sentence, last.end, mention.start),
        };
        if !linked {
            break;
        }
        group.push(*mention);
    }
    let closed = |two: &[Mention]| sentence.marks.iter().any(|mark| mark.kind == CueKind::And && mark.start >= two[0].end && mark.end <= two[1].start && !matches!(sentence.tokens[mark.start].kind, TokenKind::Mark(',')));
    let plain = group.len() >= 2 && sentence.mark_between(group[0].end, group[1].start, &[',']);
    if plain && !sentence.title && !group.windows(2).any(closed) {
        group.truncate(1);
    }
    group
}

/// Whether two mentions stand in one list: side by side, or with "and", a comma and at most one more word between.
pub(super) fn is_listed(sentence: &Sentence, from: usize, to: usize) -> bool {
    if from >= to {
        return from == to;
    }
    let ties: usize = sentence.marks.iter().filter(|mark| mark.kind == CueKind::And && mark.start >= from && mark.end <= to && !sentence.tokens[mark.start].is_mark()).map(|mark| mark.end - mark.start).sum();
    let marks = sentence.tokens[from..to].iter().filter(|token| token.is_mark()).count();
    if sentence.marks_of(CueKind::Saying).any(|mark| mark.start >= from && mark.end <= to) {
        return false;
    }
    let side_by_side = sentence.words_between(from, to) == 0;
    let plain = sentence.tokens[from..to].iter().all(|token| !matches!(token.kind, TokenKind::Mark(c) if !(matches!(c, ',' | '、' | '/' | '&') || (side_by_side && matches!(c, '–' | '—' | '-')))));
    let words = sentence.words_between(from, to).saturating_sub(ties);
    // "… with A and trades with B": the second tie is another verb's.
    let again = ties > 0 && sentence.marks.iter().any(|mark| mark.kind == CueKind::With && mark.start >= from && mark.end <= to && !sentence.marks.iter().any(|and| and.kind == CueKind::And && (and.end == mark.start || and.start == mark.start)));
    plain && !again && words <= if ties > 0 { 2 } else { 1 } && (ties > 0 || marks > 0 || words == 0)
}

fn no_marks(sentence: &Sentence, from: usize, to: usize) -> bool {
    sentence.tokens.get(from..to).is_none_or(|tokens| tokens.iter().all(|token| !token.is_mark()))
}

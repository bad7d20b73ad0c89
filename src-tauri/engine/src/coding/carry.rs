//! Which pair of actors do "both countries" mean here? What was named before, sentence by sentence.

use std::cell::RefCell;

use crate::codebook::{CueKind, NameKind};

use super::sentence::{Mention, Sentence};

/// The last pair of actors set before a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Set {
    pub actors: [u16; 2],
    /// The sentence that set it.
    pub sentence: usize,
    /// Whether the two stood joined to each other there.
    pub joined: bool,
}

/// The last sentence before each that tells something, looked up backwards and remembered: asked for in order of place, all
/// answers together look at each sentence once.
pub(super) struct Latest<T>(RefCell<Vec<(usize, Option<T>)>>);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Latest<T> {
    /// What the nearest sentence before `nth` tells.
    pub fn before(&self, nth: usize, tells: impl Fn(usize) -> Option<T>) -> Option<T> {
        let place = self.0.borrow().partition_point(|(at, _)| *at <= nth);
        let (from, kept) = place.checked_sub(1).map_or((0, None), |at| self.0.borrow()[at].clone());
        let found = (from..nth).rev().find_map(tells).or(kept);
        if from < nth {
            self.0.borrow_mut().insert(place, (nth, found.clone()));
        }
        found
    }
}

/// The pair that a sentence sets: the codebook's where both are named; else two others joined to each other.
pub(super) fn sets(sentence: &Sentence, pair: [u16; 2], is_state: &dyn Fn(u16) -> bool) -> Option<([u16; 2], bool)> {
    if !(sentence.names(pair[0]) && sentence.names(pair[1])) {
        return joined(sentence, is_state).map(|actors| (actors, true));
    }
    let others = sentence.actors().into_iter().filter(|actor| is_state(*actor) && !pair.contains(actor)).count();
    let joined = all_joined(sentence, is_state).any(|actors| actors.iter().all(|actor| pair.contains(actor)));
    match met_another(sentence, pair, is_state, joined) {
        Some(met) => Some((met, false)),
        None => (others <= 2 || joined).then_some((pair, joined)),
    }
}

/// "A landed in C's capital, B's media reported", "A and C spoke of B", "C and D deplored A and B": one of the pair only tells of it,
/// or is only spoken of.
fn met_another(sentence: &Sentence, pair: [u16; 2], is_state: &dyn Fn(u16) -> bool, joined: bool) -> Option<[u16; 2]> {
    let states: Vec<&Mention> = sentence.mentions.iter().filter(|mention| is_state(mention.actor)).collect();
    let first = states.first()?;
    let second = states.iter().find(|mention| mention.actor != first.actor)?;
    let strange = !pair.contains(&first.actor) || !pair.contains(&second.actor);
    let rest: Vec<&&Mention> = states.iter().filter(|mention| mention.actor != first.actor && mention.actor != second.actor).collect();
    let (from, to) = (first.end, second.start);
    let spoken = sentence.marks_of(CueKind::And).any(|mark| mark.start >= from && mark.end <= to && !sentence.tokens[mark.start].is_mark());
    let subject = (spoken && super::relation::is_listed(sentence, from, to)) || meet(sentence, first, second);
    let others = !pair.contains(&first.actor) && !pair.contains(&second.actor);
    let told = match joined {
        true => subject && others,
        false => strange && (subject || rest.iter().all(|mention| only_tells(sentence, mention))),
    };
    told.then_some([first.actor, second.actor])
}

/// Whether a mention is the source of what the sentence tells, and no part of it.
fn only_tells(sentence: &Sentence, mention: &Mention) -> bool {
    let verb = |at: usize| sentence.marks_of(CueKind::Saying).any(|mark| mark.start == at);
    let media = sentence.marks.iter().any(|mark| mark.start == mention.end && (mark.kind == CueKind::OtherRole || (mark.kind == CueKind::Role && verb(mark.end))));
    let said = sentence.marks_of(CueKind::Saying).any(|mark| mark.end <= mention.start && sentence.words_between(mark.end, mention.start) <= 1);
    media || said
}

/// Two others that are the only ones named, joined.
fn joined(sentence: &Sentence, is_state: &dyn Fn(u16) -> bool) -> Option<[u16; 2]> {
    let named = sentence.actors().into_iter().filter(|actor| is_state(*actor)).count();
    all_joined(sentence, is_state).next().filter(|_| named == 2)
}

/// Two different actors that stand joined: side by side, or by "and", a comma, "with", "between".
fn all_joined(sentence: &Sentence, is_state: &dyn Fn(u16) -> bool) -> impl Iterator<Item = [u16; 2]> {
    let states: Vec<&Mention> = sentence.mentions.iter().filter(|mention| is_state(mention.actor)).collect();
    let linked = |two: &&[&Mention]| {
        let (from, to) = (two[0].end, two[1].start);
        if two[0].actor == two[1].actor || to < from {
            return false;
        }
        let link = sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::And | CueKind::With | CueKind::Between) && mark.start >= from && mark.end <= to);
        let words = sentence.words_between(from, to);
        words == 0 || (link && words <= 6) || meet(sentence, two[0], two[1])
    };
    states.windows(2).filter(linked).map(|two| [two[0].actor, two[1].actor]).collect::<Vec<_>>().into_iter()
}

/// "A's leader received C's in the capital": two persons by name, with little more than a verb between.
fn meet(sentence: &Sentence, first: &Mention, second: &Mention) -> bool {
    let persons = first.kind == NameKind::Person && second.kind == NameKind::Person;
    persons && first.end <= second.start && sentence.words_between(first.end, second.start) <= 4 && sentence.tokens[first.end..second.start].iter().all(|token| !token.is_mark())
}

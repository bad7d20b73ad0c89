//! Which pair of actors do "both countries" mean here? What was named before, sentence by sentence.

use crate::codebook::CueKind;

use super::sentence::Sentence;

/// The last pair of actors set before a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Set {
    pub actors: [u16; 2],
    /// The sentence that set it.
    pub sentence: usize,
    /// Whether the two stood joined to each other there.
    pub joined: bool,
}

/// What is known before each sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Before {
    pub set: Option<Set>,
    /// The actor named last in the subject's place, with its sentence.
    pub subject: Option<(u16, usize)>,
    /// The last sentence that names an actor outside the pair.
    pub stranger: Option<usize>,
}

/// Walks the sentences and tells what stood before each.
pub(super) fn before_each(sentences: &[Sentence], pair: [u16; 2], is_state: &dyn Fn(u16) -> bool) -> Vec<Before> {
    let mut now = Before::default();
    let mut all = Vec::with_capacity(sentences.len());
    for (nth, sentence) in sentences.iter().enumerate() {
        all.push(now);
        if let Some((actors, joined)) = sets(sentence, pair, is_state) {
            now.set = Some(Set { actors, sentence: nth, joined });
        }
        if let Some(first) = sentence.mentions.iter().find(|mention| is_state(mention.actor)) {
            now.subject = Some((first.actor, nth));
        }
        if sentence.mentions.iter().any(|mention| is_state(mention.actor) && !pair.contains(&mention.actor)) {
            now.stranger = Some(nth);
        }
    }
    all
}

/// The pair that a sentence sets: the codebook's where both are named; else two others joined to each other.
fn sets(sentence: &Sentence, pair: [u16; 2], is_state: &dyn Fn(u16) -> bool) -> Option<([u16; 2], bool)> {
    if sentence.names(pair[0]) && sentence.names(pair[1]) {
        let others = sentence.actors().into_iter().filter(|actor| is_state(*actor) && !pair.contains(actor)).count();
        let joined = all_joined(sentence, is_state).any(|actors| actors.iter().all(|actor| pair.contains(actor)));
        return (others <= 2 || joined).then_some((pair, joined));
    }
    joined(sentence, is_state).map(|actors| (actors, true))
}

/// Two others that are the only ones named, joined.
fn joined(sentence: &Sentence, is_state: &dyn Fn(u16) -> bool) -> Option<[u16; 2]> {
    let named = sentence.actors().into_iter().filter(|actor| is_state(*actor)).count();
    all_joined(sentence, is_state).next().filter(|_| named == 2)
}

/// Two different actors that stand joined: side by side, or by "and", a comma, "with", "between".
fn all_joined(sentence: &Sentence, is_state: &dyn Fn(u16) -> bool) -> impl Iterator<Item = [u16; 2]> {
    let states: Vec<_> = sentence.mentions.iter().filter(|mention| is_state(mention.actor)).collect();
    let linked = |two: &&[&super::sentence::Mention]| {
        let (from, to) = (two[0].end, two[1].start);
        if two[0].actor == two[1].actor || to < from {
            return false;
        }
        let link = sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::And | CueKind::With | CueKind::Between) && mark.start >= from && mark.end <= to);
        let words = sentence.words_between(from, to);
        words == 0 || (link && words <= 6)
    };
    states.windows(2).filter(linked).map(|two| [two[0].actor, two[1].actor]).collect::<Vec<_>>().into_iter()
}

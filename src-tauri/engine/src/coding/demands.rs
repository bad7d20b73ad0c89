//! Does a match meet what its expression asks for: actors named or carried, words of context, claimants, stance?

use crate::codebook::{ActorRule, CueKind, Expression};

use super::claimants::{Claim, claimants};
use super::hit::{Stance, Voice};
use super::reading::{Match, Reading};
use super::speech::Tone;
use super::stance::{Judged, Place, stance};
use super::voice::{Said, Voices};

/// The actors of a hit, and how each of the pair came to be there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Actors {
    pub all: Vec<u16>,
    /// Whether one of the pair is carried.
    pub carried: bool,
    pub rule: &'static str,
    /// Sentence and tokens of what carries.
    pub at: Option<(usize, (usize, usize))>,
}

/// The actors of a match, if its expression's rule is met.
pub(super) fn actors_met(reading: &Reading<'_>, voices: &Voices, found: &Match, expression: &Expression) -> Option<Actors> {
    let sentence = reading.sentence(found.sentence);
    let pair = reading.pair();
    let all = sentence.actors();
    let named: Vec<bool> = pair.iter().map(|actor| all.contains(actor)).collect();
    let here = |rule| Actors { all: all.clone(), carried: false, rule, at: None };
    match expression.demands.actors {
        ActorRule::None => Some(here("none-required")),
        ActorRule::Pair if named[0] && named[1] => Some(here("named")),
        ActorRule::One if named[0] || named[1] => Some(here("named")),
        _ => carried(reading, voices, found, expression, &all).map(|(rule, at)| {
            let mut all = all.clone();
            pair.iter().for_each(|actor| if !all.contains(actor) { all.push(*actor) });
            Actors { all, carried: true, rule, at }
        }),
    }
}

type Carrier = (&'static str, Option<(usize, (usize, usize))>);

/// How the missing actors of the pair are carried into the sentence, if they are.
fn carried(reading: &Reading<'_>, voices: &Voices, found: &Match, expression: &Expression, all: &[u16]) -> Option<Carrier> {
    let nth = found.sentence;
    let sentence = reading.sentence(nth);
    let pair = reading.pair();
    let able = |actor: &u16| reading.coder.able[usize::from(*actor)];
    // Somebody outside the pair breaks the thread, unless only named behind as one whom the pair faces.
    let stranger = |mention: &super::sentence::Mention| able(&mention.actor) && !pair.contains(&mention.actor);
    let tongue = &reading.coder.tongues[sentence.tongue];
    let strangers = sentence.mentions.iter().any(|mention| stranger(mention) && mention.start < found.end) || super::relation::is_of_a_stranger(sentence, tongue, pair, found.end, &|actor| able(&actor));
    let silent_strangers = sentence.mentions.iter().any(stranger);
    let own: Vec<u16> = pair.into_iter().filter(|actor| all.contains(actor)).collect();
    let mark = |kinds: &[CueKind]| sentence.marks.iter().find(|mark| kinds.contains(&mark.kind)).map(|mark| (nth, (mark.start, mark.end)));
    let title = reading.sentence(0).title && pair.iter().all(|actor| reading.sentence(0).names(*actor));
    let running = voices.is_running(reading, nth);
    let carry = usize::from(expression.demands.carry);
    let set = reading.set_before(nth, if title || running { usize::MAX } else { carry.max(1) }).filter(|set| set.actors.iter().all(|actor| pair.contains(actor)));
    let far = set.map_or(usize::MAX, |set| nth - set.sentence);
    let reachable = far <= carry || (set.is_some() && (title || running));
    if own.is_empty() && !strangers && far == 1 && deals_with_other(sentence) {
        return Some(("carried-both", mark(&[CueKind::CarriesObject])));
    }
    // "They", "their" are of anybody soon: the pair has to stand right before, or joined not far before.
    let plural = far <= 1 || (far == 2 && set.is_some_and(|set| set.joined)) || running;
    let pairs: &[CueKind] = if plural { &[CueKind::CarriesPair, CueKind::CarriesPlural] } else { &[CueKind::CarriesPair] };
    if own.is_empty() && !strangers && reachable {
        if let Some(at) = mark(pairs) {
            return Some(("carried-pair", Some(at)));
        }
        let joined = set.is_some_and(|set| set.joined || title);
        let silent = joined && !silent_strangers && far <= usize::from(expression.demands.silent) && (running || title) && set.is_some_and(|set| !(set.sentence + 1..nth).any(|at| reading.sentence(at).mentions.iter().any(stranger)));
        return silent.then_some(("carried-silently", None));
    }
    if own.is_empty() && !strangers {
        // "We are friends for ever": so A put it of A and B, in the sentence behind.
        let said = voices.of(reading, found);
        let told = said.at.filter(|(at, _)| said.voice == Voice::Quoted && *at == nth + 1 && pair.iter().all(|actor| reading.sentence(*at).names(*actor)));
        if let Some(at) = told.and_then(|_| mark(&[CueKind::CarriesPair, CueKind::CarriesPlural, CueKind::CarriesFirst])) {
            return Some(("carried-pair", Some(at)));
        }
    }
    let [one] = own.as_slice() else { return None };
    let other = if *one == pair[0] { pair[1] } else { pair[0] };
    if let Some(at) = mark(pairs).or_else(|| mark(&[CueKind::CarriesOther])).filter(|_| !strangers && reachable) {
        return Some(("carried-other", Some(at)));
    }
    let said = voices.of(reading, found);
    let by_other = said.voice == Voice::Quoted && said.actors.contains(&other);
    // "A is a reliable partner", said B's minister: between quotation marks the speaker is the other one of the relation.
    if by_other && said.rule == "quotation-marks" && !strangers && !silent_strangers {
        return Some(("carried-speaker", said.at));
    }
    if let Some(at) = mark(&[CueKind::CarriesFirst, CueKind::CarriesSingle]).filter(|_| by_other) {
        return Some(("carried-speaker", Some(at)));
    }
    // "A and B … . It remains …": the sentence before named both, and only one of them is left to be meant.
    if let Some(at) = mark(&[CueKind::CarriesSingle]).filter(|_| !strangers && far <= 1) {
        return Some(("carried-other", Some(at)));
    }
    let recent = nth.checked_sub(1).and_then(|last| reading.subject_of(last)) == Some(other);
    mark(&[CueKind::CarriesSingle, CueKind::CarriesOther]).filter(|_| recent && !strangers).map(|at| ("carried-subject", Some(at)))
}

/// "It backs him": a pronoun for each of two that were named, one in the subject's place and one in the object's.
fn deals_with_other(sentence: &super::sentence::Sentence) -> bool {
    let within = |object: &super::sentence::Mark, at: usize| object.start <= at && at < object.end;
    sentence.marks_of(CueKind::CarriesObject).any(|object| sentence.marks_of(CueKind::CarriesSingle).any(|single| single.end <= object.start && !within(object, single.start)))
}

/// Whether the words of context stand near and the words against it do not.
pub(super) fn context_met(reading: &Reading<'_>, found: &Match, expression: &Expression) -> bool {
    let demands = &expression.demands;
    let has = |nth: usize, place: usize| reading.sentence(nth).contexts & (1 << place) != 0;
    let nth = found.sentence;
    let met = demands.context.is_none_or(|place| {
        let near = match demands.context_reach {
            None => reading.contexts() & (1 << place) != 0,
            Some(reach) => (nth.saturating_sub(usize::from(reach))..(nth + 1 + usize::from(reach.min(3))).min(reading.sentences.len())).any(|at| has(at, place)),
        };
        near || (reading.sentence(0).title && has(0, place))
    });
    let against = demands.against.is_some_and(|place| has(nth, place) && demands.context.is_none_or(|context| !has(nth, context)) && demands.unless.is_none_or(|words| !has(nth, words)));
    met && !against
}

/// The stance: one that the expression carries, one that a verb of saying lends, else by the cues around it.
pub(super) fn stance_of(reading: &Reading<'_>, found: &Match, expression: &Expression, said: &Said) -> Judged {
    let sentence = reading.sentence(found.sentence);
    let tongue = &reading.coder.tongues[sentence.tongue];
    let fixed = reading.fixed_tokens(found);
    let place = Place { start: found.start, end: found.end, fixed: &fixed, sought: expression.demands.sought, pair: reading.pair() };
    let judged = stance(sentence, tongue, &place);
    let cue = said.at.filter(|(nth, _)| *nth == found.sentence).map(|(_, at)| at);
    match (said.tone, expression.demands.stance) {
        (Tone::Denying, _) if judged.rule != "double-negation" && judged.stance != Stance::Negated => Judged { stance: Stance::Negated, rule: "denied-by-speaker", at: cue },
        (Tone::Doubting, _) if judged.stance == Stance::Asserted => Judged { stance: Stance::Distanced, rule: "doubted-by-speaker", at: cue },
        (_, Some(fixed)) if judged.stance == Stance::Asserted => Judged { stance: fixed, rule: "expression", at: None },
        // What an expression denies in itself, denied again, is asserted.
        (_, Some(Stance::Negated)) if judged.stance == Stance::Negated => Judged { stance: Stance::Asserted, rule: "double-negation", at: judged.at },
        _ => judged,
    }
}

/// "The head of the UN offered to mediate": who stands in the subject's place right before is a body of many states alone.
fn only_a_body_acts(reading: &Reading<'_>, found: &Match) -> bool {
    let sentence = reading.sentence(found.sentence);
    let subject = super::claimants::subject_before(sentence, &reading.coder.tongues[sentence.tongue], found.start, &|_| true);
    let bodies = subject.iter().all(|mention| !reading.coder.able[usize::from(mention.actor)]);
    bodies && subject.last().is_some_and(|last| sentence.words_between(last.end, found.start) <= 6)
}

/// The claimants; `None` where the expression wants an outsider and only a party or a body of many states acts.
pub(super) fn claim_of(reading: &Reading<'_>, _voices: &Voices, found: &Match, expression: &Expression, said: &Said) -> Option<Claim> {
    let sentence = reading.sentence(found.sentence);
    let tongue = &reading.coder.tongues[sentence.tongue];
    let demands = &expression.demands;
    let able = |actor: u16| reading.coder.able[usize::from(actor)] && !demands.parties.contains(&actor);
    if demands.claimant_speaks && !said.actors.is_empty() {
        return Some(Claim { actors: said.actors.iter().copied().filter(|actor| able(*actor)).collect(), rule: "speaker", at: Vec::new() });
    }
    let within = demands.claimant_within.then(|| super::claimants::within(sentence, found.start, found.end, &able)).filter(|claim| !claim.actors.is_empty());
    if within.is_some() {
        return within;
    }
    let claim = claimants(sentence, tongue, found.start, found.end, &able);
    if demands.outsider && matches!(claim.rule, "named-after") {
        let subject = claimants(sentence, tongue, found.start, found.end, &|_| true);
        if subject.rule == "subject-before" && subject.actors.iter().all(|actor| !able(*actor)) && !subject.actors.is_empty() {
            return None;
        }
    }
    if !claim.actors.is_empty() {
        return Some(claim);
    }
    let speaking: Vec<u16> = said.actors.iter().copied().filter(|actor| able(*actor)).collect();
    if !speaking.is_empty() {
        return Some(Claim { actors: speaking, rule: "speaker", at: Vec::new() });
    }
    let before = || {
        let recent = (found.sentence.saturating_sub(2)..found.sentence).rev().find_map(|nth| reading.subject_of(nth));
        recent.filter(|actor| able(*actor))
    };
    if demands.outsider && claim.actors.is_empty() && only_a_body_acts(reading, found) {
        return None;
    }
    let carries = sentence.has(CueKind::CarriesSingle) || sentence.has(CueKind::CarriesFirst);
    let nobody = || sentence.mentions.iter().all(|mention| !able(mention.actor));
    let claim = match (carries && nobody()).then(before).flatten() {
        Some(actor) => Claim { actors: vec![actor], rule: "carried-subject", at: Vec::new() },
        None => Claim::default(),
    };
    (!demands.claimed || !claim.actors.is_empty()).then_some(claim)
}

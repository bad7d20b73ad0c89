//! Why is a hit what it is, and why is a sentence not coded?

use crate::answers::{Explanation, Reason};
use crate::article::{Span, Zone};

use super::claimants::Claim;
use super::demands::Actors;
use super::hit::{Hit, Stance, Voice};
use super::reading::{code_with_reasons, Reading};
use super::stance::Judged;
use super::voice::Said;
use super::{ArticleText, Coder};

/// The reasons for a hit, as they were found.
pub(super) struct Why {
    pub sentence: usize,
    pub start: usize,
    pub end: usize,
    pub actors: Actors,
    pub said: Said,
    pub judged: Judged,
    pub claim: Claim,
}

impl Coder {
    /// Why a hit of this article is what it is. Empty where the article has no such hit.
    pub fn explain(&self, article: &ArticleText<'_>, hit: &Hit) -> Explanation {
        let found = code_with_reasons(self, article).into_iter().find(|found| found.0 == *hit);
        Explanation { reasons: found.map(|found| found.1).unwrap_or_default() }
    }

    /// All hits of an article with their reasons.
    pub fn explain_all(&self, article: &ArticleText<'_>) -> Vec<(Hit, Explanation)> {
        code_with_reasons(self, article).into_iter().map(|(hit, reasons)| (hit, Explanation { reasons })).collect()
    }
}

/// Writes the reasons of one hit.
pub(super) fn reasons(reading: &Reading<'_>, hit: &Hit, why: &Why) -> Vec<Reason> {
    let coder = reading.coder;
    let tell = |about: &str, what: &str, rule: &str, at: Option<(usize, (usize, usize))>| reason(reading, about, what, rule, at);
    let mut all = vec![tell("rule", coder.expression_id(hit.expression), coder.category_id(hit.concept, hit.category), Some((why.sentence, (why.start, why.end))))];
    let sentence = reading.sentence(why.sentence);
    for actor in &hit.actors {
        let named = sentence.mentions.iter().find(|mention| mention.actor == *actor);
        all.push(match named {
            Some(mention) => tell("actor-named", coder.actor_name(*actor), "named", Some((why.sentence, (mention.start, mention.end)))),
            None => tell("actor-carried", coder.actor_name(*actor), why.actors.rule, why.actors.at),
        });
    }
    let voice = if hit.voice == Voice::Quoted { "quoted" } else { "narrated" };
    all.push(tell("voice", voice, why.said.rule, why.said.at));
    if hit.voice == Voice::Quoted {
        all.push(tell("speaker", coder.speaker_name(hit.speaker), why.said.rule, why.said.source));
    }
    let stance = match hit.stance {
        Stance::Asserted => "asserted",
        Stance::Distanced => "distanced",
        Stance::Negated => "negated",
    };
    all.push(tell("stance", stance, why.judged.rule, why.judged.at.map(|at| (why.sentence, at))));
    for (nth, actor) in hit.claimants.iter().enumerate() {
        all.push(tell("claimant", coder.actor_name(*actor), why.claim.rule, why.claim.at.get(nth).map(|at| (why.sentence, *at))));
    }
    if let Some(not) = hit.not_counted {
        let what = match not {
            super::NotCounted::Negated => "negated",
            super::NotCounted::Repeated => "repeated",
            super::NotCounted::Struck => "struck",
        };
        all.push(tell("not-counted", what, what, None));
    }
    all
}

fn reason(reading: &Reading<'_>, about: &str, what: &str, rule: &str, at: Option<(usize, (usize, usize))>) -> Reason {
    let place = at.filter(|(_, (start, end))| end > start).map(|(nth, (start, end))| {
        let sentence = reading.sentence(nth);
        let part = reading.part(sentence.title);
        let (from, to) = sentence.view(part, reading.pair()).original(start, end);
        let zone = if sentence.title { Zone::Title } else { reading.zone_at(from) };
        (zone, Span::new(from, to), part.raw.get(from..to).unwrap_or_default().to_string())
    });
    Reason {
        about: about.into(),
        what: what.into(),
        rule: rule.into(),
        words: place.as_ref().map(|(_, _, words)| words.clone()).unwrap_or_default(),
        zone: place.as_ref().map(|(zone, _, _)| *zone),
        at: place.map(|(_, span, _)| span),
    }
}

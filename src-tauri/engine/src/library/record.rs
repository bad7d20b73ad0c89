//! A hit with its article, in words.

use super::by_hand::Hands;
use crate::answers::HitRecord;
use crate::article::{Span, Zone};
use crate::codebook::Codebook;
use crate::coding::{Hit, NotCounted, Speaker, Stance};
use crate::store::Stored;

/// The hit as `hits` prints it.
pub fn record(stored: &Stored, hit: &Hit, codebook: &Codebook) -> HitRecord {
    let article = &stored.article;
    let text = if hit.zone == Zone::Title { article.title.as_deref().unwrap_or("") } else { article.body.as_str() };
    let not_counted = hit.not_counted.or((hit.stance == Stance::Negated).then_some(NotCounted::Negated));
    let concept = codebook.concepts.get(usize::from(hit.concept));
    let category = concept.and_then(|concept| concept.categories.get(usize::from(hit.category)));
    HitRecord {
        article: stored.id,
        external_id: article.external_id.clone(),
        outlet: stored.outlet.clone(),
        date: article.published.map(|date| date.to_day()),
        language: article.language.clone(),
        title: article.title.clone(),
        zone: hit.zone,
        sentence_start: hit.sentence.start,
        sentence_end: hit.sentence.end,
        start: hit.span.start,
        end: hit.span.end,
        text: cut(text, hit.span),
        sentence: cut(text, hit.sentence),
        concept: concept.map(|concept| concept.id.clone()).unwrap_or_default(),
        category: category.map(|category| category.id.clone()).unwrap_or_default(),
        expression: codebook.expressions.get(hit.expression as usize).map(|expression| expression.id.clone()).unwrap_or_default(),
        actors: hit.actors.iter().map(|actor| codebook.actor_name(*actor).to_string()).collect(),
        claimants: hit.claimants.iter().map(|actor| codebook.actor_name(*actor).to_string()).collect(),
        voice: hit.voice,
        speaker: speaker(codebook, hit.speaker).to_string(),
        stance: hit.stance,
        counted: not_counted.is_none(),
        not_counted,
        by_hand: None,
        why: None,
    }
}

/// The hit as a person says it is, where one said something.
pub fn record_by_hand(stored: &Stored, hit: &Hit, codebook: &Codebook, hands: &Hands) -> HitRecord {
    match hands.of(stored.id, hit, codebook) {
        Some((set, mark)) => HitRecord { by_hand: Some(mark), ..record(stored, &set, codebook) },
        None => record(stored, hit, codebook),
    }
}

fn cut(text: &str, span: Span) -> String {
    text.get(span.start..span.end).unwrap_or_default().to_string()
}

/// A speaker as outputs name it.
pub(super) fn speaker(codebook: &Codebook, speaker: Speaker) -> &str {
    match speaker {
        Speaker::First => codebook.actor_name(codebook.pair[0]),
        Speaker::Second => codebook.actor_name(codebook.pair[1]),
        Speaker::Both => "both",
        Speaker::Other => "other",
        Speaker::Unknown => "unknown",
        Speaker::None => "none",
    }
}

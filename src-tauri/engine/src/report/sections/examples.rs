//! Sentences behind the numbers, drawn by a rule that is stated.

use super::key;
use crate::answers::HitRecord;
use crate::report::phrases::Phrases;
use crate::report::{Block, Content, Part, Quotation, Section};

pub fn section(content: &Content, phrases: Phrases) -> Option<Section> {
    if content.examples.iter().all(|examples| examples.sentences.is_empty()) {
        return None;
    }
    let rule = phrases.say(
        "For each outlet its counted and dated hits are put in the order of the periods, within a period in that of the library, and cut into as many equal parts as sentences are shown; the hit in the middle of each part stands here. Nobody chose them.",
        "Pour chaque média, les occurrences comptées et datées sont rangées par période, puis dans l’ordre de la bibliothèque, et partagées en autant de parts égales que de phrases montrées ; celle du milieu de chaque part figure ici. Personne ne les a choisies.",
    );
    let mut section = Section::new("examples", phrases.say("Sentences", "Phrases")).with(Block::Paragraph(rule));
    for examples in content.examples.iter().filter(|examples| !examples.sentences.is_empty()) {
        let shown = phrases.whole(examples.sentences.len() as u64);
        let all = phrases.whole(examples.hits);
        let of = phrases.say(format!("{shown} of {all}"), format!("{shown} sur {all}"));
        section = section.with(Block::Subheading(format!("{} ({of})", key(&examples.outlet, phrases))));
        section = section.and(examples.sentences.iter().map(|hit| Block::Quotation(quotation(hit, examples.addresses.get(&hit.article), content, phrases))));
    }
    Some(section)
}

fn quotation(hit: &HitRecord, address: Option<&String>, content: &Content, phrases: Phrases) -> Quotation {
    Quotation { parts: parts(hit), language: hit.language.clone(), coding: coding(hit, content, phrases), source: source(hit, phrases), address: address.cloned() }
}

/// The sentence cut at the hit.
fn parts(hit: &HitRecord) -> Vec<Part> {
    let at = |byte: usize| byte.saturating_sub(hit.sentence_start).min(hit.sentence.len());
    let (start, end) = (at(hit.start), at(hit.end));
    let cuts = [(hit.sentence.get(..start), false), (hit.sentence.get(start..end), true), (hit.sentence.get(end..), false)];
    let parts = cuts.into_iter().filter_map(|(text, marked)| Some(Part { text: text?.to_owned(), marked }));
    parts.filter(|part| !part.text.is_empty()).collect()
}

fn coding(hit: &HitRecord, content: &Content, phrases: Phrases) -> String {
    let mut words = vec![content.category(&hit.category), phrases.voice(hit), phrases.stance(hit.stance)];
    if !hit.claimants.is_empty() {
        let states = hit.claimants.iter().map(|name| phrases.0.state_name(name)).collect::<Vec<_>>().join(", ");
        words.push(phrases.say(format!("claimed of {states}"), format!("dit de : {states}")));
    }
    words.join(" · ")
}

fn source(hit: &HitRecord, phrases: Phrases) -> String {
    let outlet = hit.outlet.clone().unwrap_or_else(|| key("(unknown)", phrases));
    let date = hit.date.as_deref().map(|date| phrases.day(date));
    let title = hit.title.as_deref().filter(|title| !title.trim().is_empty()).map(|title| phrases.say(format!("“{title}”"), format!("« {title} »")));
    [Some(outlet), date, title].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

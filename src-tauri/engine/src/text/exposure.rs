//! How many sentences and words could hold a hit?

use crate::article::{Zone, ZoneSpan};

use super::sentences::sentences;
use super::words::count_words;

/// What an article adds to a denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exposure {
    pub sentences: u32,
    pub words: u32,
}

/// Sentences and words of title and body; credits, bylines, datelines and boilerplate are no sentences of the article.
pub fn exposure(title: Option<&str>, body: &str, zones: &[ZoneSpan], language: Option<&str>) -> Exposure {
    let language = language.unwrap_or("en");
    let mut sum = Exposure::default();
    if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
        sum.sentences += 1;
        sum.words += count_words(title) as u32;
    }
    for sentence in sentences(body, language) {
        if is_outside(zones, sentence.start, sentence.end) {
            continue;
        }
        sum.sentences += 1;
        sum.words += count_words(sentence.of(body)) as u32;
    }
    sum
}

fn is_outside(zones: &[ZoneSpan], start: usize, end: usize) -> bool {
    zones.iter().any(|zone| {
        matches!(zone.zone, Zone::Credit | Zone::Byline | Zone::Dateline | Zone::Boilerplate) && zone.start <= start && end <= zone.end
    })
}

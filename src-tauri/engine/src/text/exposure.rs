//! How many sentences and words could hold a hit?

use crate::article::{Span, Zone, ZoneSpan};

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
    let mut sum = Exposure::default();
    for (in_title, sentence) in codable_sentences(title, body, zones, language) {
        sum.sentences += 1;
        sum.words += count_words(sentence.of(if in_title { title.unwrap_or("") } else { body })) as u32;
    }
    sum
}

/// The sentences that are counted: the title, which is one (`true`), and those of the body, as spans of either.
pub fn codable_sentences(title: Option<&str>, body: &str, zones: &[ZoneSpan], language: Option<&str>) -> Vec<(bool, Span)> {
    let title = title.filter(|title| !title.trim().is_empty()).map(|title| (true, Span::new(0, title.len())));
    let inside = sentences(body, language.unwrap_or("en")).into_iter().filter(|sentence| !is_outside(zones, sentence.start, sentence.end));
    title.into_iter().chain(inside.map(|sentence| (false, sentence))).collect()
}

fn is_outside(zones: &[ZoneSpan], start: usize, end: usize) -> bool {
    zones.iter().any(|zone| {
        matches!(zone.zone, Zone::Credit | Zone::Byline | Zone::Dateline | Zone::Boilerplate) && zone.start <= start && end <= zone.end
    })
}

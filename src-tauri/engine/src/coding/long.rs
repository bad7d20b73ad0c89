//! How is a sentence read that has no end? In stretches that overlap, so that every expression stands whole in one of them.

use crate::article::Span;

/// Bytes of a stretch before the next one begins: what is longer is a list, a table or no language at all.
pub(super) const STRETCH: usize = 4096;
/// Bytes that a stretch reaches into the next one: more than any expression.
const REACH: usize = 1024;

/// The stretches of a sentence: itself, unless it is very long. Their time is linear in its length.
pub(super) fn stretched(text: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = sentence.start;
    while sentence.end - from > STRETCH + REACH {
        let cut = from + cut_at(&text[from..floor(text, from + STRETCH)]);
        let reach = floor(text, cut + REACH);
        let end = reach - (text[cut..reach].len() - text[cut..reach].trim_end().len());
        found.push(Span::new(from, end));
        from = cut + (text[cut..sentence.end].len() - text[cut..sentence.end].trim_start().len());
    }
    if from < sentence.end {
        found.push(Span::new(from, sentence.end));
    }
    found
}

/// The largest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where a stretch is cut: after its last blank or comma, else at its end.
fn cut_at(text: &str) -> usize {
    let found = text.char_indices().rev().take(400).find(|(_, c)| c.is_whitespace() || matches!(c, '，' | '、' | '；' | ','));
    found.map_or(text.len(), |(at, c)| at + c.len_utf8())
}

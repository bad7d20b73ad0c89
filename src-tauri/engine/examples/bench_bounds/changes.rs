//! One changed expression: how long until a person sees what it would do?

use entente_engine::answers::{CodebookChange, EntryDraft, EntryKind, Style};
use entente_engine::library::Library;
use entente_engine::progress::silent;
use entente_engine::question::Question;

use crate::Row;
use crate::clock::middle_unless_long;

/// Expressions that the shipped codebook does not have, from rare to frequent.
const TRIED: [(&str, &str, &str); 4] = [
    ("no limits friendship", "partnership", "en"),
    ("joint statement", "partnership", "en"),
    ("sovereignty", "neutrality", "en"),
    ("peace*", "neutrality", "en"),
];

pub fn changed(library: &Library) -> Vec<Row> {
    let codebook = library.wanted_codebook().expect("a codebook");
    TRIED
        .iter()
        .map(|(pattern, concept, language)| {
            let info = codebook.info();
            let category = info.concepts.iter().find(|one| one.id == *concept).map(|one| one.categories[0].id.clone()).expect("a category");
            let entry = EntryDraft {
                kind: EntryKind::Expression,
                id: "measured.here".into(),
                concept: (*concept).into(),
                category,
                language: (*language).into(),
                patterns: vec![(*pattern).into()],
                not: Vec::new(),
                near: Vec::new(),
                stance: None,
                note: String::new(),
            };
            let changes = [CodebookChange::Put { key: None, entry }];
            let question = Question::about(*concept);
            let mut told = String::new();
            let taken = middle_unless_long(|| {
                let preview = library.codebook_preview(&changes, &question, &Style::default(), &silent);
                told = preview.map_or_else(|error| error.code().to_owned(), |preview| format!("{} hits gained, {} articles looked at", preview.total.gained, preview.looked_at));
            });
            let gained: u64 = told.split(' ').next().and_then(|hits| hits.parse().ok()).unwrap_or(0);
            let most = if gained <= 1_000 { 50.0 } else { 1_000.0 * (gained as f64 / 90_000.0).max(0.05) };
            Row::new("expression", format!("“{pattern}” added ({told})"), most, taken)
        })
        .collect()
}

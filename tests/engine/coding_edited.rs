//! A coder made from that of the codebook before the edit codes as one that is made anew.

use entente_engine::answers::{CodebookChange, EntryDraft, EntryKind};
use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Coding};

/// Both sides of the pairs of contrast: text and language.
fn texts() -> Vec<(String, &'static str)> {
    let side = |pair: &serde_json::Value, side: &str| pair[side]["text"].as_str().unwrap_or_default().to_owned();
    let of = |language: &'static str| {
        let path = format!("{}/../../tests/fixtures/contrast/{language}.jsonl", env!("CARGO_MANIFEST_DIR"));
        let lines = std::fs::read_to_string(path).expect("a file of the tree");
        let pairs: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
        pairs.iter().flat_map(|pair| [(side(pair, "a"), language), (side(pair, "b"), language)]).collect::<Vec<_>>()
    };
    ["en", "fr", "ru", "zh"].into_iter().flat_map(of).collect()
}

fn codings(coder: &Coder) -> Vec<Coding> {
    texts().iter().map(|(body, language)| coder.code(&ArticleText { title: None, body, zones: &[], language: Some(language) })).collect()
}

fn entry(kind: EntryKind, language: &str, pattern: &str) -> CodebookChange {
    let id = if kind == EntryKind::Expression { "own.entry" } else { "" };
    let entry = EntryDraft { kind, id: id.into(), concept: "neutrality".into(), category: "neutral".into(), language: language.into(), patterns: vec![pattern.into()], not: vec![], near: vec![], stance: None, note: String::new() };
    CodebookChange::Put { key: None, entry }
}

/// Switches off the expression of the first hit in a language.
fn off(coder: &Coder, language: &str) -> CodebookChange {
    let found = codings(coder).into_iter().flat_map(|coding| coding.hits).map(|hit| &coder.codebook().expressions[hit.expression as usize]);
    let first = found.into_iter().find(|one| one.language == language).expect("a hit");
    CodebookChange::Off { key: first.id.clone() }
}

#[test]
fn it_codes_as_one_made_anew() {
    let shipped = Codebook::shipped();
    let before = Coder::new(&shipped).expect("a coder");
    let category = shipped.concepts[0].categories[0].id.clone();
    let named = |change: CodebookChange| match change {
        CodebookChange::Put { key, entry } => CodebookChange::Put { key, entry: EntryDraft { concept: shipped.concepts[0].id.clone(), category: category.clone(), ..entry } },
        other => other,
    };
    let edits = [
        vec![entry(EntryKind::Expression, "en", "Moscow")],
        vec![entry(EntryKind::Expression, "zh", "俄罗斯")],
        vec![entry(EntryKind::Decoy, "fr", "partenariat*")],
        vec![off(&before, "ru"), off(&before, "fr")],
    ];
    for edit in edits {
        let after = shipped.edited(&edit.iter().cloned().map(named).collect::<Vec<_>>()).expect("an edit");
        let anew = codings(&Coder::new(&after).expect("a coder"));
        assert!(anew != codings(&before), "the edit changes nothing: {edit:?}");
        assert_eq!(codings(&before.edited(&after).expect("a coder")), anew);
    }
}

#[test]
fn another_pair_takes_nothing_over() {
    let shipped = Codebook::shipped();
    let before = Coder::new(&shipped).expect("a coder");
    let mut after = shipped.clone();
    after.pair = [shipped.actor_id("China").expect("China"), shipped.actor_id("India").expect("India")];
    assert_eq!(codings(&before.edited(&after).expect("a coder")), codings(&Coder::new(&after).expect("a coder")));
}

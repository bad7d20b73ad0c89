//! Contrast pairs: two sentences that differ in one thing, which turns the coding round. A pair is right when both twins are.

mod scoring;

use std::collections::BTreeMap;
use std::path::PathBuf;

use entente_engine::codebook::Codebook;
use entente_engine::coding::Coder;

use scoring::{Pair, faults_of, read_pairs};

/// Languages with the share of pairs that must be right; it only ever goes up.
const WANTED: [(&str, f64); 5] = [("de", 1.0), ("en", 0.97), ("fr", 0.97), ("ru", 0.97), ("zh", 0.98)];

#[test]
fn pairs_that_differ_in_one_thing_are_told_apart() {
    let coder = Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles");
    let mut low = Vec::new();
    for (language, wanted) in WANTED {
        let pairs = pairs(language);
        let mut wrong = 0usize;
        for pair in &pairs {
            let faults = faults_of(&coder, language, pair);
            wrong += usize::from(!faults.is_empty());
            faults.iter().for_each(|fault| eprintln!("{} ({}, {}): {fault}", pair.id, pair.kind, pair.rule));
        }
        let share = (pairs.len() - wrong) as f64 / pairs.len() as f64;
        eprintln!("contrast pairs, {language}: {} of {} right ({:.1} %)", pairs.len() - wrong, pairs.len(), share * 100.0);
        if share < wanted {
            low.push(format!("{language}: {share:.3} < {wanted}"));
        }
    }
    assert!(low.is_empty(), "too few contrast pairs are right: {low:?}");
}

#[test]
fn ids_are_unique_and_both_twins_differ() {
    for (language, _) in WANTED {
        let mut seen = BTreeMap::new();
        for pair in pairs(language) {
            assert!(pair.a.text != pair.b.text || pair.a.before != pair.b.before, "{}", pair.id);
            assert!(seen.insert(pair.id.clone(), ()).is_none(), "{} stands twice", pair.id);
        }
    }
}

/// The pairs of a language: all files whose name begins with its code.
fn pairs(language: &str) -> Vec<Pair> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/contrast");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).expect("the pairs lie there").filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_of(path, language)).collect();
    files.sort();
    let read = |path: &PathBuf| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    files.iter().flat_map(|path| read_pairs(&read(path))).collect()
}

fn is_of(path: &std::path::Path, language: &str) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(".jsonl") && name.starts_with(language) && !name[language.len()..].starts_with(char::is_alphabetic))
}

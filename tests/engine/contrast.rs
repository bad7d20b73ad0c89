//! Contrast pairs: two sentences that differ in one thing, which turns the coding round. A pair is right when both twins are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use entente_engine::article::Zone;
use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Hit};
use serde::Deserialize;

/// Languages with the share of pairs that must be right; it only ever goes up.
const WANTED: [(&str, f64); 5] = [("de", 1.0), ("en", 0.97), ("fr", 0.97), ("ru", 0.97), ("zh", 0.98)];

#[derive(Deserialize)]
struct Pair {
    id: String,
    kind: String,
    rule: String,
    title: Option<String>,
    before: Option<String>,
    a: Twin,
    b: Twin,
}

#[derive(Deserialize)]
struct Twin {
    /// Sentences before this twin alone.
    before: Option<String>,
    text: String,
    expect: Expect,
}

#[derive(Deserialize)]
struct Expect {
    partnership: u8,
    neutrality: u8,
    stance: Option<String>,
    voice: Option<String>,
    speaker: Option<String>,
    claimants: Option<Vec<String>>,
    categories: Option<Vec<String>>,
}

#[test]
fn pairs_that_differ_in_one_thing_are_told_apart() {
    let coder = Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles");
    let mut low = Vec::new();
    for (language, wanted) in WANTED {
        let pairs = pairs(language);
        let mut wrong = 0usize;
        for pair in &pairs {
            let faults: Vec<String> = [("a", &pair.a), ("b", &pair.b)].into_iter().flat_map(|(name, twin)| faults(&coder, language, pair, name, twin)).collect();
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
    let line = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
    files.iter().map(read).flat_map(|text| text.lines().filter(|line| !line.trim().is_empty()).map(line).collect::<Vec<Pair>>()).collect()
}

fn is_of(path: &std::path::Path, language: &str) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(".jsonl") && name.starts_with(language) && !name[language.len()..].starts_with(char::is_alphabetic))
}

/// What is wrong with the coding of one twin, in words.
fn faults(coder: &Coder, language: &str, pair: &Pair, name: &str, twin: &Twin) -> Vec<String> {
    // A text that ends without a full stop is a headline.
    let before = twin.before.as_deref().or(pair.before.as_deref());
    let headline = before.is_none() && pair.title.is_none() && !twin.text.trim_end().ends_with(['.', '!', '?', '…', '。', '！', '？', '”', '"', '»', '“']);
    let before = before.map(|before| format!("{before}{}", if language == "zh" { "" } else { " " })).unwrap_or_default();
    let body = if headline { String::new() } else { format!("{before}{}", twin.text) };
    let title = if headline { Some(twin.text.as_str()) } else { pair.title.as_deref() };
    let article = ArticleText { title, body: &body, zones: &[], language: Some(language) };
    let coding = coder.code(&article);
    let hits: Vec<&Hit> = coding.hits.iter().filter(|hit| if headline { hit.zone == Zone::Title } else { hit.zone != Zone::Title && hit.span.start as usize >= before.len() }).collect();
    let told = |what: String| format!("{name} “{}”: {what}", twin.text);
    let mut faults = Vec::new();
    for (concept, wanted) in [("partnership", twin.expect.partnership), ("neutrality", twin.expect.neutrality)] {
        let of: Vec<&&Hit> = hits.iter().filter(|hit| coder.concept_id(hit.concept) == concept).collect();
        match (wanted > 0, of.is_empty()) {
            (true, true) => faults.push(told(format!("no {concept}"))),
            (false, false) => faults.push(told(format!("{concept} by {}", coder.expression_id(of[0].expression)))),
            (true, false) => faults.extend(attributes(coder, &of, concept, &twin.expect).into_iter().map(told)),
            (false, true) => {}
        }
    }
    faults
}

/// Attributes that no hit of the concept has as expected.
fn attributes(coder: &Coder, hits: &[&&Hit], concept: &str, expect: &Expect) -> Vec<String> {
    let mut wrong = Vec::new();
    let lower = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    let all = |of: &dyn Fn(&Hit) -> String| hits.iter().map(|hit| of(hit)).collect::<Vec<_>>().join(", ");
    let mut check = |what: &str, wanted: Option<&String>, of: &dyn Fn(&Hit) -> String| {
        if let Some(wanted) = wanted {
            if !hits.iter().any(|hit| &of(hit) == wanted) {
                wrong.push(format!("{what} is {} and not {wanted} ({})", all(of), coder.expression_id(hits[0].expression)));
            }
        }
    };
    check("stance", expect.stance.as_ref(), &|hit| lower(&hit.stance));
    check("voice", expect.voice.as_ref(), &|hit| lower(&hit.voice));
    check("speaker", expect.speaker.as_ref(), &|hit| coder.speaker_name(hit.speaker).to_string());
    if concept == "neutrality" {
        let sorted = expect.claimants.clone().map(|mut names| {
            names.sort();
            names.join(" + ")
        });
        check("claimants", sorted.as_ref(), &|hit| {
            let mut names: Vec<&str> = hit.claimants.iter().map(|actor| coder.actor_name(*actor)).collect();
            names.sort_unstable();
            names.join(" + ")
        });
    }
    for category in expect.categories.iter().flatten() {
        check("category", Some(category), &|hit| coder.category_id(hit.concept, hit.category).to_string());
    }
    wrong
}

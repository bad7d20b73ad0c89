//! Does the shipped codebook find what the first article of the collection says, and who claims it?
//! The article is not part of the project: without it the test only says so.

use std::fs;
use std::path::PathBuf;

use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Hit, Stance};

/// The article's text, where the shared material lies beside the project.
fn seed() -> Option<String> {
    let shared = std::env::var_os("ENTENTE_SHARED").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let file = fs::read_dir(shared.join("data/seed")).ok()?.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|ending| ending == "txt"))?;
    fs::read_to_string(file).ok()
}

/// Spans of a concept as plain words: no quotation marks, one blank between words.
fn plain(text: &str, hit: &Hit) -> String {
    let words = hit.span.of(text).replace(['«', '»', '“', '”'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[test]
fn the_seed_article_says_what_it_is_known_to_say() {
    let Some(text) = seed() else {
        eprintln!("the shared material is not here: the seed article is not tested");
        return;
    };
    let coder = Coder::new(&Codebook::shipped()).expect("the shipped codebook makes a coder");
    let coding = coder.code(&ArticleText { title: None, body: &text, zones: &[], language: Some("fr") });
    let found = |concept: &str| -> Vec<(String, &Hit)> {
        coding.hits.iter().filter(|hit| coder.concept_id(hit.concept) == concept).map(|hit| (plain(&text, hit), hit)).collect()
    };
    let partnership: Vec<String> = found("partnership").into_iter().map(|(words, _)| words).collect();
    for (words, times) in [("front uni", 2), ("partenariat sans limites", 2), ("alliés stratégiques", 1), ("se sont encore rapprochés", 1), ("bouée de sauvetage", 1)] {
        assert_eq!(partnership.iter().filter(|hit| hit.as_str() == words).count(), times, "“{words}” in {partnership:?}");
    }
    let neutrality = found("neutrality");
    for (words, claimants, stance) in [
        ("partie neutre", vec!["China"], Stance::Distanced),
        ("refusé de critiquer", vec!["China"], Stance::Asserted),
        ("position neutre", vec!["China", "South Africa"], Stance::Asserted),
    ] {
        let (_, hit) = neutrality.iter().find(|(hit, _)| hit == words).unwrap_or_else(|| panic!("“{words}” in {:?}", neutrality.iter().map(|hit| &hit.0).collect::<Vec<_>>()));
        let mut named: Vec<&str> = hit.claimants.iter().map(|actor| coder.actor_name(*actor)).collect();
        named.sort_unstable();
        assert_eq!(named, claimants, "who claims “{words}”");
        assert_eq!(hit.stance, stance, "how “{words}” is meant");
    }
}

//! Coding a library, and asking for its hits.

use entente_engine::codebook::Codebook;
use entente_engine::library::{Explaining, Library};
use entente_engine::progress::{Step, Wish, silent};
use entente_engine::question::{Question, Selection};

use crate::shelf::{Shelf, shared};

const TEXT: &str = "China and Russia presented a united front in March. China has refused to condemn Russia's invasion of Ukraine.";

fn coded() -> Shelf {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", format!("{{\"id\":\"a\",\"outlet\":\"TASS\",\"date\":\"2023-03-21\",\"lang\":\"en\",\"title\":\"Leaders meet\",\"body\":\"{TEXT}\"}}\n{{\"id\":\"b\",\"outlet\":\"Reuters\",\"date\":\"2023-04-01\",\"lang\":\"en\",\"title\":\"Weather\",\"body\":\"Rain fell.\"}}\n"));
    shelf.library.code(None, &silent).expect("coding goes through");
    shelf
}

#[test]
fn hits_point_into_the_stored_text() {
    let shelf = coded();
    let hits = shelf.hits();
    let concepts: Vec<&str> = hits.iter().map(|hit| hit.concept.as_str()).collect();
    assert!(concepts.contains(&"partnership") && concepts.contains(&"neutrality"), "{hits:?}");
    for hit in &hits {
        assert_eq!(&TEXT[hit.start..hit.end], hit.text);
        assert_eq!(&TEXT[hit.sentence_start..hit.sentence_end], hit.sentence);
        assert_eq!(hit.external_id.as_deref(), Some("a"));
    }
}

#[test]
fn coding_again_does_nothing_and_new_articles_are_coded_alone() {
    let shelf = coded();
    assert_eq!(shelf.library.code(None, &silent).unwrap().articles_coded, 0);
    shelf.import("b.jsonl", "{\"id\":\"c\",\"lang\":\"en\",\"title\":\"New\",\"body\":\"Nothing of it.\"}\n");
    assert_eq!(shelf.library.info().unwrap().uncoded, 1);
    assert_eq!(shelf.library.code(None, &silent).unwrap().articles_coded, 1);
}

#[test]
fn a_question_waits_until_all_is_coded() {
    let shelf = coded();
    shelf.import("b.jsonl", "{\"id\":\"c\",\"title\":\"New\",\"body\":\"Nothing of it.\"}\n");
    let error = shelf.library.hits(&Selection::default(), None, Explaining::No, &silent, &mut |_| Ok(())).unwrap_err();
    assert_eq!(error.code(), "not-coded");
}

/// The shipped codebook under a name of its own and with another title.
fn other_codebook() -> Codebook {
    let mut sources = Codebook::shipped().text();
    let name = format!("name = \"{}\"", Codebook::shipped().name);
    assert!(sources.contains(&name), "the shipped codebook says its name");
    sources = sources.replacen(&name, "name = \"my-own\"", 1);
    Codebook::from_text(&sources).expect("the changed codebook is sound")
}

#[test]
fn another_codebook_codes_everything_again_and_replaces_what_was_there() {
    let shelf = coded();
    let before = shelf.hits();
    let other = other_codebook();
    let outcome = shelf.library.code(Some(&other), &silent).unwrap();
    assert_eq!((outcome.articles_coded, outcome.codebook.as_str()), (2, other.hash()));
    assert_eq!(shelf.hits(), before, "the same expressions, found again and not twice");
    assert_eq!(shelf.library.code(None, &silent).unwrap().articles_coded, 0, "the library keeps the codebook that a person brought");
}

#[test]
fn stopping_keeps_what_was_coded_and_no_answer_mixes_versions() {
    let shelf = Shelf::new();
    let lines: String = (0..12_000).map(|n| format!("{{\"id\":\"{n}\",\"lang\":\"en\",\"title\":\"T{n}\",\"body\":\"{TEXT}\"}}\n")).collect();
    shelf.import("a.jsonl", lines);
    let stop = |step: Step<'_>| if step.stage == "code" && step.done > 3_000 { Wish::Stop } else { Wish::GoOn };
    assert_eq!(shelf.library.code(None, &stop).unwrap_err().code(), "cancelled");
    let left = shelf.library.info().unwrap().uncoded;
    assert!((1..12_000).contains(&left), "{left} left");
    assert_eq!(shelf.library.code(None, &silent).unwrap().articles_coded, left);
}

#[test]
fn the_sentences_behind_a_question_come_by_the_page() {
    let shelf = coded();
    let page = shelf.library.hit_page(&Question::about("partnership"), None, None, 0, 10).unwrap();
    assert_eq!((page.hits as usize, page.articles), (page.rows.len(), 1));
    assert!(page.rows.iter().all(|row| row.concept == "partnership" && row.counted));
    let rest = shelf.library.hit_page(&Question::about("partnership"), None, None, page.hits, 10).unwrap();
    assert_eq!((rest.rows.len(), rest.hits), (0, page.hits));
}

#[test]
fn hits_say_why_when_asked() {
    let shelf = coded();
    let mut reasons = 0;
    shelf.library.hits(&Selection::default(), Some("neutrality"), Explaining::Yes, &silent, &mut |hit| {
        reasons += hit.why.map_or(0, |why| why.reasons.len());
        assert_eq!(hit.concept, "neutrality");
        Ok(())
    }).unwrap();
    assert!(reasons > 0);
    let error = shelf.library.hits(&Selection::default(), Some("nothing"), Explaining::No, &silent, &mut |_| Ok(())).unwrap_err();
    assert_eq!(error.code(), "concept-unknown");
}

#[test]
fn the_seed_article_holds_what_a_reader_finds_in_it() {
    let Some(folder) = shared("data/seed") else { return };
    let shelf = Shelf::new();
    shelf.import_paths(&[folder], &Default::default());
    shelf.library.code(None, &silent).unwrap();
    let hits = shelf.hits();
    let claimed = |words: &str, claimants: &[&str]| hits.iter().any(|hit| hit.concept == "neutrality" && hit.text.contains(words) && claimants.iter().all(|claimant| hit.claimants.iter().any(|known| known == claimant)));
    assert!(claimed("partie neutre", &["China"]) && claimed("refusé de critiquer", &[]) && claimed("position neutre", &["China", "South Africa"]), "{hits:?}");
    for words in ["front uni", "sans limites", "alliés stratégiques", "rapprochés", "bouée de sauvetage"] {
        assert!(hits.iter().any(|hit| hit.concept == "partnership" && hit.text.contains(words)), "{words}");
    }
}

#[test]
fn two_open_the_same_library() {
    let shelf = coded();
    let other = Library::open(shelf.library.path()).unwrap();
    shelf.import("b.jsonl", "{\"id\":\"c\",\"title\":\"New\",\"body\":\"Nothing of it.\"}\n");
    assert_eq!(other.info().unwrap().articles, 3, "the other one sees what came");
}

/// A few hundred texts in four languages, some with hits, one very long.
fn mixed() -> String {
    let texts = [("en", TEXT), ("fr", "La Chine et la Russie approfondissent leur coopération. La Chine a refusé de condamner l’invasion russe de l’Ukraine."), ("ru", "Китай и Россия углубляют сотрудничество. Погода была хорошей."), ("zh", "中国和俄罗斯深化合作。天气很好。")];
    let line = |n: usize| {
        let (language, text) = texts[n % texts.len()];
        let body = text.repeat(if n == 101 { 2_000 } else { 1 + n % 5 });
        format!("{{\"id\":\"{n}\",\"lang\":\"{language}\",\"title\":\"T{n}\",\"body\":\"{body}\"}}\n")
    };
    (0..700).map(line).collect()
}

#[test]
fn what_is_stored_is_the_same_whatever_the_number_of_coders() {
    let stored = |coders: usize| {
        let shelf = Shelf::new();
        shelf.import("a.jsonl", mixed());
        let outcome = shelf.library.code_in(coders.try_into().expect("not zero"), None, &silent).expect("coding goes through");
        assert_eq!(outcome.articles_coded, 700);
        shelf.hits()
    };
    let alone = stored(1);
    assert!(alone.len() > 700, "{} hits", alone.len());
    for coders in [2, 3, 7] {
        assert_eq!(stored(coders), alone, "{coders} coders");
    }
}

#[test]
fn coding_again_with_the_same_rules_stores_the_same() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", mixed());
    shelf.library.code(None, &silent).unwrap();
    let before = shelf.hits();
    shelf.library.code(Some(&other_codebook()), &silent).unwrap();
    assert_eq!(shelf.hits(), before);
}

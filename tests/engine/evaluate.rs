//! Evaluation: what counts as found, what is told apart, and the baseline beside it.

use entente_engine::codebook::Codebook;
use entente_engine::coding::{Coder, Evaluation, evaluate, read_gold};

/// Three invented articles: a right hit, a false alarm of the plain keywords, a miss.
const GOLD: &str = r#"{"id":"a","outlet":"One","language":"en","title":"China and Russia deepen cooperation","body":"","sentences":[{"zone":"title","start":0,"end":35,"partnership":1,"neutrality":0,"partnership_categories":["cooperation"],"partnership_stance":"asserted","partnership_voice":"narrated","speaker":"none","sure":1}]}
{"id":"b","outlet":"Two","language":"en","title":"Germany and France deepen cooperation","body":"","sentences":[{"zone":"title","start":0,"end":37,"partnership":0,"neutrality":0}]}
{"id":"c","outlet":"Two","language":"en","title":"The bear hugs the panda","body":"","sentences":[{"zone":"title","start":0,"end":23,"partnership":1,"neutrality":0,"partnership_categories":["closeness"],"partnership_stance":"asserted","partnership_voice":"narrated","speaker":"none","sure":1}]}
{"id":"d","outlet":"Two","language":"en","title":"Pandas for Moscow","body":"","sentences":[{"zone":"title","start":0,"end":17,"partnership":1,"neutrality":0,"sure":0}]}
"#;

fn evaluation() -> Evaluation {
    let coder = Coder::new(&Codebook::shipped()).expect("it compiles");
    evaluate(&coder, &read_gold("gold", GOLD).expect("it can be read"))
}

#[test]
fn hits_misses_and_false_alarms_are_counted_beside_the_baseline() {
    let answer = evaluation();
    let row = |system: &str| answer.rows.iter().find(|row| row.concept == "partnership" && row.level == "sentence" && row.system == system).expect("a row");
    let codebook = row("codebook");
    assert_eq!((codebook.tp, codebook.fp, codebook.fn_), (1, 0, 1));
    let keywords = row("keywords");
    assert_eq!((keywords.tp, keywords.fp, keywords.fn_), (1, 1, 1));
    assert!(codebook.f1 > keywords.f1);
    assert!(codebook.f1_low <= codebook.f1 && codebook.f1 <= codebook.f1_high);
}

#[test]
fn borderline_sentences_stand_apart() {
    let answer = evaluation();
    let row = answer.rows.iter().find(|row| row.concept == "partnership" && row.level == "sentence" && row.system == "codebook").expect("a row");
    assert_eq!(row.unsure_found + row.unsure_missed, 1);
}

#[test]
fn every_miss_is_listed_with_its_sentence() {
    let answer = evaluation();
    let miss = answer.errors.iter().find(|error| error.kind == "miss" && error.sure).expect("a miss");
    assert_eq!((miss.article.as_str(), miss.sentence.as_str()), ("c", "The bear hugs the panda"));
}

#[test]
fn attributes_are_judged_on_true_hits_alone() {
    let answer = evaluation();
    let voice = answer.attributes.iter().find(|row| row.concept == "partnership" && row.attribute == "voice").expect("a row");
    assert_eq!((voice.right, voice.of), (1, 1));
}

#[test]
fn the_same_articles_give_the_same_interval() {
    assert_eq!(evaluation().rows, evaluation().rows);
}

#[test]
fn a_broken_line_is_told_with_its_number() {
    let error = read_gold("gold.jsonl", "\n{\"id\": 1}").expect_err("it is broken");
    assert!(error.to_string().contains("gold.jsonl, line 2"), "{error}");
}

/// The figures asked for, where the annotated articles lie beside the project.
#[test]
fn the_development_set_is_met() {
    let shared = std::env::var_os("ENTENTE_SHARED").map_or_else(|| std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), std::path::PathBuf::from);
    let mut articles = Vec::new();
    for language in ["en", "fr", "ru", "zh"] {
        let Ok(text) = std::fs::read_to_string(shared.join(format!("data/gold/dev/{language}.jsonl"))) else {
            eprintln!("the annotated articles are not here: the development figures are not tested");
            return;
        };
        articles.extend(read_gold(language, &text).expect("it can be read"));
    }
    let coder = Coder::new(&Codebook::shipped()).expect("it compiles");
    let answer = evaluate(&coder, &articles);
    for row in answer.rows.iter().filter(|row| row.level == "sentence" && row.system == "codebook") {
        let wanted = if row.concept == "partnership" { 0.80 } else { 0.75 };
        assert!(row.f1 >= wanted, "{} {}: {:.3}", row.language, row.concept, row.f1);
    }
}

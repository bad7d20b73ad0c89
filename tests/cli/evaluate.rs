//! `entente evaluate`.

use serde_json::Value;

use crate::desk::Desk;

/// Invented articles of two outlets: three right sentences, one of them missed, and one that only plain keywords take.
const GOLD: &str = r#"{"id":"a","outlet":"One","language":"en","title":"China and Russia deepen cooperation","body":"","sentences":[{"zone":"title","start":0,"end":35,"partnership":1,"neutrality":0,"partnership_categories":["cooperation"],"partnership_stance":"asserted","partnership_voice":"narrated","speaker":"none","sure":1}]}
{"id":"b","outlet":"Two","language":"en","title":"Germany and France deepen cooperation","body":"","sentences":[{"zone":"title","start":0,"end":37,"partnership":0,"neutrality":0}]}
{"id":"c","outlet":"Two","language":"en","title":"The bear hugs the panda","body":"","sentences":[{"zone":"title","start":0,"end":23,"partnership":1,"neutrality":0,"partnership_categories":["closeness"],"sure":1}]}
{"id":"d","outlet":"Two","language":"en","title":"China and Russia form an alliance","body":"","sentences":[{"zone":"title","start":0,"end":33,"partnership":1,"neutrality":0,"partnership_categories":["alliance"],"partnership_stance":"asserted","partnership_voice":"narrated","speaker":"none","sure":1}]}
"#;

fn row<'a>(answer: &'a Value, list: &str, fields: &[(&str, &str)]) -> &'a Value {
    let rows = answer[list].as_array().expect("a list");
    rows.iter().find(|row| fields.iter().all(|(field, value)| row[*field] == *value)).unwrap_or_else(|| panic!("no row with {fields:?}"))
}

#[test]
fn the_answer_has_the_fields_that_are_promised() {
    let desk = Desk::new();
    let answer = desk.write("gold.jsonl", GOLD).json(&["evaluate", "--gold", "gold.jsonl", "--json"]);
    let own = row(&answer, "rows", &[("concept", "partnership"), ("level", "sentence"), ("system", "codebook")]);
    assert_eq!((own["tp"].as_u64(), own["fp"].as_u64(), own["fn"].as_u64()), (Some(2), Some(0), Some(1)));
    for field in ["language", "precision", "recall", "f1", "f1_low", "f1_high"] {
        assert!(own.get(field).is_some(), "{field}");
    }
    let plain = row(&answer, "rows", &[("concept", "partnership"), ("level", "sentence"), ("system", "keywords")]);
    assert!(own["f1"].as_f64() > plain["f1"].as_f64());
    assert_eq!(row(&answer, "attributes", &[("concept", "partnership"), ("attribute", "voice")])["of"], 2);
    let miss = row(&answer, "errors", &[("kind", "miss")]);
    assert_eq!((miss["article"].as_str(), miss["sentence"].as_str()), (Some("c"), Some("The bear hugs the panda")));
}

#[test]
fn a_fold_is_scored_without_the_expressions_that_only_it_bears_out() {
    let desk = Desk::new();
    let answer = desk.write("gold.jsonl", GOLD).json(&["evaluate", "--gold", "gold.jsonl", "--json"]);
    let held = row(&answer, "held_out", &[("concept", "partnership"), ("language", "en")]);
    // Each expression is right in one article alone: without it nothing is found there.
    assert_eq!(held["tp"], 0);
    assert!(held["taken_away"].as_u64() >= Some(2), "{held}");
    assert!(answer["single_hit_expressions"]["en"].as_array().expect("a list").len() >= 2);
}

#[test]
fn the_table_can_be_read_by_a_person() {
    let desk = Desk::new();
    let told = desk.write("gold.jsonl", GOLD).good(&["evaluate", "--gold", "gold.jsonl"]);
    for part in ["4 articles, 4 judged sentences", "95 % interval", "held out", "attributes of true hits", "exactly one sentence", "The bear hugs the panda"] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
    let short = desk.good(&["evaluate", "--gold", "gold.jsonl", "--no-errors"]);
    assert!(!short.contains("The bear hugs the panda"));
}

#[test]
fn another_codebook_takes_the_place_of_the_shipped_one() {
    let desk = Desk::new();
    desk.write("gold.jsonl", GOLD).write("own.toml", "[codebook]\nname = \"own\"\npair = [\"China\", \"Russia\"]\n\n[[concept]]\nid = \"partnership\"\nactors = \"none\"\n\n[[concept.category]]\nid = \"closeness\"\n\n[[expression]]\nid = \"hug\"\nlanguage = \"en\"\ncategory = \"partnership.closeness\"\nmatch = [\"hugs\"]\n");
    let answer = desk.json(&["evaluate", "--gold", "gold.jsonl", "--codebook", "own.toml", "--json"]);
    let own = row(&answer, "rows", &[("concept", "partnership"), ("level", "sentence"), ("system", "codebook")]);
    assert_eq!((own["tp"].as_u64(), own["fn"].as_u64()), (Some(1), Some(2)));
}

#[test]
fn a_missing_or_broken_file_is_told() {
    let desk = Desk::new();
    assert_eq!(desk.error(&["evaluate", "--gold", "absent.jsonl", "--json"]), "file-unreadable");
    desk.write("broken.jsonl", "{\"id\": 1\n");
    let run = desk.run(&["evaluate", "--gold", "broken.jsonl"]);
    assert_ne!(run.code, 0);
    assert!(run.err.contains("broken.jsonl, line 1"), "{}", run.err);
}

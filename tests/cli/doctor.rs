//! `entente import --dry-run`, `cleaning`, `originals`, `provenance`.

use crate::desk::{Desk, TWO};

#[test]
fn a_dry_run_tells_what_the_files_hold() {
    let desk = Desk::new();
    let told = desk.write("a.jsonl", format!("{TWO}{{\"cut")).good(&["import", "L", "a.jsonl", "--dry-run"]);
    for part in ["json-lines", "read 2, refused 1, 2023-03-21 to 2023-04-01", "TASS 1", "languages: en 2", "extent: full 2", "Leaders meet", "refused line 3"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!desk.path("L").exists(), "nothing is stored");
}

#[test]
fn rules_are_listed_switched_off_and_on() {
    let desk = Desk::new();
    let article = serde_json::json!({"id": "1", "title": "T", "body": "By Anna Petit\nA text.\nMore.\n(AFP)"});
    desk.write("a.jsonl", format!("{article}\n")).good(&["import", "L", "a.jsonl"]);
    let rules = |words: &[&str]| desk.json(words);
    let on = |answer: &serde_json::Value, name: &str| answer.as_array().unwrap().iter().find(|rule| rule["rule"] == name).unwrap()["on"].clone();
    assert_eq!(on(&rules(&["cleaning", "L", "--json"]), "byline"), true);
    let changed = rules(&["cleaning", "L", "--off", "byline", "--json"]);
    assert_eq!((&changed["articles_changed"], on(&changed["rules"], "byline")), (&1.into(), false.into()));
    assert_eq!(desk.lines(&["articles", "L"])[0]["zones"].as_array().unwrap().len(), 1);
    assert!(desk.good(&["cleaning", "L", "--all-on"]).contains("1 articles"));
    assert_eq!(desk.error(&["cleaning", "L", "--off", "magic", "--json"]), "rule-unknown");
}

#[test]
fn provenance_is_told_with_the_import_or_later() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).write("totals.csv", "outlet,period,articles\nTASS,2023-03,900\n");
    desk.good(&["import", "L", "a.jsonl", "--collection", "spring", "--database", "Factiva", "--query", "china AND russia", "--announced", "2"]);
    desk.good(&["provenance", "L", "--collection", "summer", "--database", "Nexis", "--published", "totals.csv"]);
    let answer = desk.json(&["provenance", "L", "--json"]);
    assert_eq!((&answer["provenance"][0]["told"]["query"], &answer["provenance"][1]["collection"]), (&"china AND russia".into(), &"summer".into()));
    assert_eq!(answer["published"], serde_json::json!([{"outlet": "TASS", "period": "2023-03", "articles": 900}]));
    let info = desk.good(&["info", "L"]);
    assert!(info.contains("spring: Factiva, query china AND russia, 2 announced") && info.contains("1 published totals"), "{info}");
}

#[test]
fn originals_are_a_line_of_their_own() {
    let desk = Desk::new();
    let page = format!("<!DOCTYPE html><html lang=\"en\"><head><title>A page</title></head><body><article><p>{0}</p><p>{0}</p></article></body></html>", "The two sides spoke of grain and of the weather. ".repeat(9));
    desk.write("a.html", page).good(&["import", "L", "a.html"]);
    assert!(desk.good(&["info", "L"]).contains("1 original files kept"));
    assert!(desk.good(&["originals", "L", "--reread"]).contains("1 files read again: 1 articles as before"));
    assert!(desk.good(&["originals", "L", "--drop"]).contains("dropped"));
    assert_eq!(desk.json(&["originals", "L", "--json"])["files"], 0);
}

#[test]
fn a_refused_item_is_shown_as_it_came() {
    let desk = Desk::new();
    desk.write("a.jsonl", format!("{TWO}{{\"title\": \"cut")).good(&["import", "L", "a.jsonl"]);
    assert_eq!(desk.json(&["rejections", "L", "--json"])[0]["item"], "{\"title\": \"cut");
    assert!(desk.good(&["rejections", "L", "--items"]).contains("    {\"title\": \"cut"));
}

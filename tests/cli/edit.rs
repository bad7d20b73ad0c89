//! `entente edit`, `delete`, `bin`, `log`, `undo`.

use crate::desk::{Desk, TWO};

#[test]
fn metadata_is_set_over_a_selection_and_taken_back() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    let made = desk.json(&["edit", "L", "--outlet", "TASS", "--set", "outlet=Reuters", "--set", "date=2024-01", "--json"]);
    assert_eq!(made["articles"], 1);
    let lines = desk.lines(&["articles", "L"]);
    assert_eq!((&lines[0]["outlet"], &lines[0]["date"]), (&"Reuters".into(), &"2024-01".into()));
    assert_eq!(lines[0]["printed"], serde_json::json!({ "outlet": "TASS", "date": "2023-03-21" }));
    assert_eq!(desk.json(&["check", "L", "--json"])["sound"], true);
    desk.good(&["undo", "L"]);
    assert_eq!(desk.lines(&["articles", "L"])[0]["outlet"], "TASS");
    assert_eq!(desk.error(&["edit", "L", "--set", "date=2024", "--json"]), "nothing-selected");
    assert_eq!(desk.error(&["edit", "L", "--article", "1", "--set", "date=soon", "--json"]), "date-invalid");
    assert_eq!(desk.run(&["edit", "L", "--all", "--set", "title=x"]).code, 2, "the text is never altered");
}

#[test]
fn what_is_deleted_lies_in_the_bin_and_comes_back() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    let before = desk.good(&["articles", "L"]);
    assert_eq!(desk.error(&["delete", "L", "--json"]), "nothing-selected", "a forgotten selection is not everything");
    desk.good(&["delete", "L", "--outlet", "Reuters"]);
    assert_eq!(desk.lines(&["articles", "L"]).len(), 1);
    assert_eq!(desk.lines(&["bin", "L", "--json"])[0]["title"], "Weather");
    desk.good(&["bin", "L", "--back", "2"]);
    assert_eq!(desk.good(&["articles", "L"]), before);
    desk.good(&["delete", "L", "--all"]);
    desk.good(&["bin", "L", "--back-all"]);
    assert_eq!(desk.good(&["articles", "L"]), before);
}

#[test]
fn the_log_says_what_was_done_and_when() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    desk.good(&["edit", "L", "--all", "--set", "collection=spring"]);
    desk.good(&["undo", "L"]);
    let log = desk.lines(&["log", "L", "--json"]);
    let what: Vec<&str> = log.iter().filter_map(|line| line["what"].as_str()).collect();
    assert_eq!(what, ["undo", "edit", "import"]);
    assert!(log.iter().all(|line| line["dated"].as_str().is_some_and(|dated| dated.ends_with('Z'))), "{log:?}");
    let told = desk.good(&["log", "L"]);
    assert!(told.contains("edit  articles 2 articles collection=spring  (taken back)"), "{told}");
}

//! `entente by-hand`

use crate::desk::{Desk, TWO};

fn coded() -> Desk {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    desk.good(&["code", "L"]);
    desk
}

#[test]
fn a_hit_is_struck_out_listed_exported_and_taken_back() {
    let desk = coded();
    let hit = desk.lines(&["hits", "L", "--concept", "partnership"]).remove(0);
    let number = |field: &str| hit[field].to_string();
    let (article, start, end) = (number("article"), number("start"), number("end"));
    let mut words = vec!["by-hand", "set", "L", "--article", &article, "--start", &start, "--end", &end, "--concept", "partnership", "--strike", "--reason", "a quotation of 1950", "--author", "AB", "--dated", "2024-03-21", "--json"];
    if hit["zone"] == "title" {
        words.push("--in-title");
    }
    assert_eq!(desk.json(&words)["decisions"], 1);
    let told = desk.lines(&["hits", "L", "--concept", "partnership"]).remove(0);
    assert_eq!((told["counted"].as_bool(), told["not_counted"].as_str(), told["by_hand"]["reason"].as_str()), (Some(false), Some("struck"), Some("a quotation of 1950")));
    let plain = desk.lines(&["hits", "L", "--concept", "partnership", "--without-by-hand"]).remove(0);
    assert_eq!(plain, hit);
    let trend = desk.json(&["trend", "L", "--concept", "partnership", "--json"]);
    assert_eq!(trend["by_hand"], 1);
    assert!(desk.json(&["trend", "L", "--concept", "partnership", "--without-by-hand", "--json"]).get("by_hand").is_none());
    assert_eq!(desk.lines(&["by-hand", "list", "L"]).len(), 1);
    assert_eq!(desk.json(&["by-hand", "export", "L", "--out", "hand.csv", "--json"])["decisions"], 1);
    assert!(std::fs::read_to_string(desk.path("hand.csv")).unwrap().contains("a quotation of 1950"));
    assert_eq!(desk.json(&["by-hand", "undo", "L", "--json"])["decisions"], 0);
    assert_eq!(desk.json(&["by-hand", "redo", "L", "--json"])["decisions"], 1);
}

#[test]
fn what_is_no_hit_is_refused() {
    let desk = coded();
    let words = ["by-hand", "set", "L", "--article", "1", "--start", "0", "--end", "1", "--concept", "partnership", "--strike", "--reason", "x", "--json"];
    assert_eq!(desk.error(&words), "hit-unknown");
}

#[test]
fn sentences_without_a_hit_say_what_failed() {
    let desk = Desk::new();
    desk.write("a.jsonl", "{\"id\":\"a\",\"lang\":\"en\",\"title\":\"T\",\"body\":\"Spain presented a united front.\"}\n").good(&["import", "L", "a.jsonl"]);
    desk.good(&["code", "L"]);
    let why = desk.lines(&["hits", "L", "--unmarked"]);
    assert!(why.iter().any(|why| why["expression"] == "en.united-front" && why["why"] == "actors-missing"), "{why:?}");
}

//! `entente codebook preview | save | versions | bring-back | write`

use crate::desk::{Desk, TWO};

const MINE: &str = "[codebook]\nname = \"mine\"\npair = [\"China\", \"Russia\"]\n\n[[concept]]\nid = \"fronts\"\ntitle.en = \"Fronts\"\nactors = \"none\"\n\n[[concept.category]]\nid = \"all\"\ntitle.en = \"All\"\n\n[[expression]]\nid = \"en.front\"\nlanguage = \"en\"\ncategory = \"fronts.all\"\nmatch = [\"front\"]\n";

#[test]
fn a_codebook_is_previewed_saved_coded_listed_and_brought_back() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).write("mine.toml", MINE).good(&["import", "L", "a.jsonl"]);
    assert_eq!(desk.error(&["codebook", "preview", "L", "mine.toml", "--json"]), "not-coded");
    desk.good(&["code", "L"]);
    let hits = desk.lines(&["hits", "L"]).len() as u64;
    let preview = desk.json(&["codebook", "preview", "L", "mine.toml", "--concept", "fronts", "--json"]);
    assert_eq!(preview["total"]["before"], hits);
    assert_eq!(preview["total"]["lost"], hits, "the other concepts are gone");
    assert!(desk.good(&["codebook", "preview", "L", "mine.toml"]).contains("lost"));
    let saved = desk.json(&["codebook", "save", "L", "mine.toml", "--note", "mine", "--dated", "2024-03-21", "--json"]);
    assert_eq!((saved["wanted"].as_bool(), saved["answers"].as_bool()), (Some(true), Some(false)));
    assert_eq!(desk.lines(&["hits", "L"]).len() as u64, hits, "the last whole coding answers");
    assert!(desk.json(&["trend", "L", "--concept", "partnership", "--json"])["cautions"].as_array().unwrap().iter().any(|caution| caution["code"] == "codebook-changed"));
    assert_eq!(desk.json(&["code", "L", "--json"])["codebook"], saved["hash"]);
    assert!(desk.lines(&["hits", "L"]).iter().all(|hit| hit["concept"] == "fronts"));
    let versions = desk.lines(&["codebook", "versions", "L", "--json"]);
    assert_eq!(versions.len(), 2);
    desk.good(&["codebook", "write", "L", "--out", "out.toml"]);
    assert_eq!(desk.json(&["codebook", "check", "out.toml", "--json"])["codebook"], saved["hash"], "the file holds the same codebook");
    let first = versions[0]["id"].to_string();
    desk.good(&["codebook", "bring-back", "L", &first]);
    desk.good(&["code", "L"]);
    assert_eq!(desk.lines(&["hits", "L"]).len() as u64, hits);
    assert_eq!(desk.error(&["codebook", "bring-back", "L", &first, "--json"]), "nothing-changed");
}

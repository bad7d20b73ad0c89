//! `entente code`, `hits`.

use crate::desk::{Desk, TWO, shared};

#[test]
fn what_was_coded_is_listed_with_its_place() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    assert_eq!(desk.error(&["hits", "L", "--json"]), "not-coded");
    let coded = desk.json(&["code", "L", "--json"]);
    assert_eq!(coded["articles_coded"], 2);
    assert!(coded["codebook"].as_str().unwrap().starts_with("sha256:"));
    assert_eq!(desk.json(&["code", "L", "--json"])["articles_coded"], 0);
    let hits = desk.lines(&["hits", "L", "--concept", "partnership"]);
    assert!(!hits.is_empty());
    let body = desk.lines(&["articles", "L"])[0]["body"].as_str().unwrap().to_string();
    for hit in &hits {
        let at = |field: &str| hit[field].as_u64().unwrap() as usize;
        assert_eq!(&body[at("start")..at("end")], hit["text"].as_str().unwrap());
        for field in ["article", "external_id", "zone", "sentence_start", "sentence_end", "concept", "category", "expression", "actors", "claimants", "voice", "speaker", "stance", "counted"] {
            assert!(hit.get(field).is_some(), "{field}");
        }
        assert!(hit.get("why").is_none());
    }
    assert!(desk.lines(&["hits", "L", "--explain"])[0]["why"]["reasons"].is_array());
    assert_eq!(desk.error(&["hits", "L", "--concept", "nothing", "--json"]), "concept-unknown");
}

#[test]
fn killed_in_the_middle_it_goes_on() {
    let desk = Desk::new();
    let lines: String = (0..6_000).map(|n| format!("{{\"id\":\"{n}\",\"lang\":\"en\",\"title\":\"T{n}\",\"body\":\"China and Russia presented a united front in month {n}. {}\"}}\n", "More was said of it later. ".repeat(30))).collect();
    desk.write("a.jsonl", lines);
    for wait in [30, 90, 180, 400] {
        for words in [&["import", "L", "a.jsonl"][..], &["code", "L"]] {
            let mut child = desk.command(words).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
            std::thread::sleep(std::time::Duration::from_millis(wait));
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
            if desk.path("L").exists() {
                desk.good(&["check", "L"]);
            }
        }
    }
    desk.good(&["import", "L", "a.jsonl"]);
    desk.good(&["code", "L"]);
    let info = desk.json(&["info", "L", "--json"]);
    assert_eq!((&info["articles"], &info["uncoded"]), (&6_000.into(), &0.into()));
    desk.good(&["check", "L"]);
    let other = Desk::new();
    std::fs::copy(desk.path("a.jsonl"), other.path("a.jsonl")).unwrap();
    other.good(&["import", "L", "a.jsonl"]);
    assert_eq!(other.json(&["info", "L", "--json"])["library"], info["library"], "exactly the articles of an undisturbed import");
}

#[test]
fn the_seed_article_from_end_to_end() {
    let Some(seed) = shared("data/seed") else { return };
    let desk = Desk::new();
    desk.good(&["import", "L", seed.to_str().unwrap()]);
    desk.good(&["code", "L"]);
    assert_eq!(desk.lines(&["articles", "L"])[0]["date"], "2023-09");
    assert!(desk.lines(&["hits", "L", "--concept", "neutrality"]).len() >= 3);
    assert!(desk.lines(&["hits", "L", "--concept", "partnership"]).len() >= 5);
}

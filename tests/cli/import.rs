//! `entente import`, `articles`, `rejections`, `info`.

use crate::desk::{Desk, TWO};

#[test]
fn the_library_is_made_and_known_articles_are_not_added_again() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO);
    let first = desk.json(&["import", "L.entente", "a.jsonl", "--json"]);
    assert_eq!((&first["articles_added"], &first["articles_known"], &first["copies_linked"]), (&2.into(), &0.into(), &0.into()));
    assert!(first["seconds"].is_number() && first["rejected"].is_array());
    let again = desk.json(&["import", "L.entente", "a.jsonl", "--json"]);
    assert_eq!((&again["articles_added"], &again["articles_known"]), (&0.into(), &2.into()));
}

#[test]
fn rejections_are_told_and_only_strict_makes_them_an_error() {
    let desk = Desk::new();
    desk.write("a.jsonl", format!("{TWO}{{\"title\": \"cut"));
    let told = desk.json(&["import", "L", "a.jsonl", "--json"]);
    assert_eq!(told["rejected"][0]["position"], "line 3");
    assert_eq!(desk.run(&["import", "L", "a.jsonl"]).code, 0);
    assert_eq!(desk.run(&["import", "L", "a.jsonl", "--strict"]).code, 1);
    assert_eq!(desk.json(&["rejections", "L", "--json"]).as_array().unwrap().len(), 1);
}

#[test]
fn articles_are_objects_a_line_with_every_field() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl", "--collection", "spring"]);
    let articles = desk.lines(&["articles", "L"]);
    for field in ["id", "external_id", "outlet", "date", "precision", "language", "title", "body", "byline", "url", "source", "collection", "story", "zones"] {
        assert!(articles[0].get(field).is_some(), "{field}");
    }
    assert_eq!(desk.lines(&["articles", "L", "--from", "2023-04"]).len(), 1);
    assert_eq!(desk.lines(&["articles", "L", "--to", "2023-03"]).len(), 1);
    assert_eq!(desk.lines(&["articles", "L", "--outlet", "TASS", "--outlet", "Reuters"]).len(), 2);
    assert_eq!(desk.lines(&["articles", "L", "--collection", "spring", "--language", "en", "--search", "\"united front\""]).len(), 1);
    assert_eq!(desk.error(&["articles", "L", "--outlet", "Nobody", "--json"]), "outlet-unknown");
}

#[test]
fn a_mapping_comes_from_a_file() {
    let desk = Desk::new();
    desk.write("a.csv", "kopf;rumpf\nTitel;Text\n").write("map.toml", "title = \"kopf\"\nbody = \"rumpf\"\n").write("bad.toml", "titel = 1\n");
    desk.good(&["import", "L", "a.csv", "--format", "csv", "--map", "map.toml"]);
    assert_eq!(desk.lines(&["articles", "L"])[0]["body"], "Text");
    assert_eq!(desk.error(&["import", "L", "a.csv", "--map", "bad.toml", "--json"]), "mapping-unreadable");
}

#[test]
fn a_dry_run_stores_nothing() {
    let desk = Desk::new();
    let preview = desk.write("a.jsonl", TWO).json(&["import", "L", "a.jsonl", "--dry-run", "--json"]);
    assert_eq!(preview["files"][0]["articles"].as_array().unwrap().len(), 2);
    assert!(!desk.path("L").exists());
}

#[test]
fn a_dry_run_says_what_an_export_is() {
    let desk = Desk::new();
    for (file, name) in [("europresse/present.html", "europresse"), ("factiva/display.rtf", "factiva-rtf"), ("nexis_docx/uni.docx", "nexis-docx"), ("proquest/export.eml", "proquest-mail")] {
        let path = format!("{}/../../tests/fixtures/intake/{file}", env!("CARGO_MANIFEST_DIR"));
        let preview = desk.json(&["import", "L", &path, "--dry-run", "--json"]);
        assert_eq!(preview["files"][0]["format"], name);
        assert!(desk.good(&["import", "L", &path, "--dry-run"]).contains(name));
    }
}

#[test]
fn wrong_usage_is_2_and_failure_is_1() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["import", "L"]).code, 2);
    assert_eq!(desk.run(&["articles", "L", "--from", "2023-02-30"]).code, 2);
    assert_eq!(desk.run(&["nonsense"]).code, 2);
    assert_eq!(desk.error(&["articles", "L", "--json"]), "library-missing");
    assert_eq!(desk.error(&["import", "L", "nothing", "--json"]), "file-unreadable");
    desk.write("text", "Plain text, long enough to be read as a header of a database, which it is not, as everybody can see at once here.");
    assert_eq!(desk.error(&["info", "text", "--json"]), "not-a-library");
    let told = desk.run(&["info", "text"]);
    assert!(told.err.contains("hint:") && told.out.is_empty());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::Read;
    let desk = Desk::new();
    let lines: String = (0..3_000).map(|n| format!("{{\"id\":\"{n}\",\"title\":\"T{n}\",\"body\":\"{}\"}}\n", "word ".repeat(40))).collect();
    desk.write("a.jsonl", lines).good(&["import", "L", "a.jsonl"]);
    let mut child = desk.command(&["articles", "L"]).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut some = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn nothing_is_drawn_where_no_terminal_is() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO);
    assert_eq!(desk.run(&["import", "L", "a.jsonl"]).err, "");
    assert!(desk.good(&["info", "L"]).contains("2 articles"));
}

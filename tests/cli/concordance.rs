//! `entente hits --out`.

use crate::desk::{Desk, TWO};

#[test]
fn the_concordance_of_a_concept_is_written_as_a_file() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    desk.good(&["code", "L"]);
    let counted = desk.lines(&["hits", "L", "--concept", "partnership"]).iter().filter(|hit| hit["counted"] == true).count();
    for file in ["lines.csv", "lines.xlsx", "lines.docx"] {
        let told = desk.json(&["hits", "L", "--concept", "partnership", "--out", file, "--order", "left", "--group", "outlet", "--json"]);
        assert_eq!(told["lines"], counted as u64, "{file}");
        assert!(std::fs::metadata(desk.path(file)).unwrap().len() > 100, "{file}");
    }
    let table = std::fs::read_to_string(desk.path("lines.csv")).unwrap();
    assert_eq!(table.lines().count(), counted + 1);
    desk.good(&["hits", "L", "--concept", "partnership", "--out", "draw.csv", "--order", "random", "--seed", "4"]);
    desk.good(&["hits", "L", "--concept", "partnership", "--out", "again.csv", "--order", "random", "--seed", "4"]);
    assert_eq!(std::fs::read(desk.path("draw.csv")).unwrap(), std::fs::read(desk.path("again.csv")).unwrap());
}

#[test]
fn what_it_needs_is_said() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    desk.good(&["code", "L"]);
    assert_eq!(desk.error(&["hits", "L", "--concept", "partnership", "--out", "lines.pdf", "--json"]), "ending-unknown");
    assert_eq!(desk.error(&["hits", "L", "--concept", "nothing", "--out", "lines.csv", "--json"]), "concept-unknown");
    let without = desk.run(&["hits", "L", "--out", "lines.csv"]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("--concept"), "{}", without.err);
}

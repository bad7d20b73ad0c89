//! `report`: the comparison report as a file.

use crate::desk::{Desk, TWO};

fn coded() -> Desk {
    let desk = Desk::new();
    desk.write("two.jsonl", TWO).good(&["import", "press.entente", "two.jsonl"]);
    desk.good(&["code", "press.entente"]);
    desk
}

#[test]
fn the_same_library_gives_the_same_report() {
    let desk = coded();
    for name in ["first.html", "second.html"] {
        desk.good(&["report", "press.entente", "--out", name]);
    }
    let page = std::fs::read_to_string(desk.path("first.html")).expect("the report is there");
    assert!(page.starts_with("<!doctype html>") && page.contains("<svg") && page.contains("</html>"));
    assert!(page.contains("<mark>united front</mark>"), "the sentence is shown with its hit");
    assert_eq!(page, std::fs::read_to_string(desk.path("second.html")).expect("the second report is there"));
}

#[test]
fn a_report_speaks_french_about_the_other_concept() {
    let desk = coded();
    desk.good(&["report", "press.entente", "--concept", "neutrality", "--in", "fr", "--dated", "2024-05-16", "--out", "rapport.html"]);
    let page = std::fs::read_to_string(desk.path("rapport.html")).expect("the report is there");
    assert!(page.contains("<html lang=\"fr\"") && page.contains("16 mai 2024") && page.contains("Méthodes"));
}

#[test]
fn tables_go_into_a_workbook() {
    let desk = coded();
    desk.good(&["report", "press.entente", "--out", "report.xlsx"]);
    assert!(std::fs::read(desk.path("report.xlsx")).is_ok_and(|bytes| bytes.starts_with(b"PK")));
}

#[test]
fn an_unknown_ending_and_uncoded_articles_are_told() {
    let desk = coded();
    assert_eq!(desk.error(&["--json", "report", "press.entente", "--out", "report.odt"]), "report-format");
    desk.good(&["import", "other.entente", "two.jsonl"]);
    assert_eq!(desk.error(&["--json", "report", "other.entente", "--concept", "partnership", "--out", "r.html"]), "not-coded");
    assert!(!desk.path("r.html").exists(), "nothing half-written is left");
}

#[test]
fn pages_are_set_the_same_on_every_run() {
    let desk = coded();
    for name in ["first.pdf", "second.pdf"] {
        desk.good(&["report", "press.entente", "--out", name]);
    }
    let pages = std::fs::read(desk.path("first.pdf")).expect("the report is there");
    assert!(pages.starts_with(b"%PDF-1.7"));
    assert!(pages == std::fs::read(desk.path("second.pdf")).expect("the second report is there"), "the same bytes");
}

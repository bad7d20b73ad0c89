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

#[test]
fn a_template_orders_the_sections_and_a_wrong_one_is_told() {
    let desk = coded();
    desk.write("ours.toml", "title = \"Ours\"\nlanguage = \"fr\"\n[[section]]\nid = \"methods\"\ntext = \"Nos mots.\"\n");
    desk.good(&["report", "press.entente", "--template", "ours.toml", "--title", "Theirs", "--out", "t.html"]);
    let page = std::fs::read_to_string(desk.path("t.html")).expect("the report is there");
    assert!(page.contains("<h1>Theirs</h1>") && page.contains("Nos mots.") && page.contains("id=\"methods\"") && !page.contains("id=\"trend\""));
    desk.write("wrong.toml", "[[section]]\nid = \"trends\"\n");
    assert_eq!(desk.error(&["--json", "report", "press.entente", "--template", "wrong.toml", "--out", "w.html"]), "template-section");
    assert!(!desk.path("w.html").exists());
}

#[test]
fn a_report_that_cannot_be_written_leaves_what_was_there() {
    let desk = coded();
    for name in ["r.html", "r.pdf", "r.docx", "r.xlsx"] {
        assert_eq!(desk.error(&["--json", "report", "press.entente", "--out", &format!("nowhere/{name}")]), "file-unwritable");
        desk.good(&["report", "press.entente", "--out", name]);
        assert!(std::fs::metadata(desk.path(name)).is_ok_and(|file| file.len() > 1_000), "{name}");
    }
    let left = std::fs::read_dir(desk.path(".")).expect("the folder").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    assert_eq!(left.filter(|name| name.starts_with(".entente-")).count(), 0, "nothing half-written is left");
}

#[test]
fn no_hit_at_all_and_one_outlet_make_a_report_too() {
    let desk = Desk::new();
    desk.write("plain.jsonl", "{\"id\":\"1\",\"outlet\":\"One\",\"date\":\"2022-03-01\",\"language\":\"en\",\"title\":\"Rain\",\"body\":\"It rained.\"}\n");
    desk.good(&["import", "plain.entente", "plain.jsonl"]);
    desk.good(&["code", "plain.entente"]);
    for name in ["r.html", "r.pdf", "r.docx", "r.xlsx"] {
        desk.good(&["report", "plain.entente", "--out", name]);
    }
    let page = std::fs::read_to_string(desk.path("r.html")).expect("the report is there");
    assert!(page.contains("Only 0 hits in all"), "few hits are told as a limit");
}

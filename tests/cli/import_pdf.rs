//! PDF files are read in a child of the program.

use std::process::Stdio;

use crate::desk::Desk;

const BOATS: &[u8] = include_bytes!("../fixtures/intake/pdf/boats.pdf");

#[test]
fn a_pdf_is_read_by_a_child_and_a_broken_one_costs_itself_alone() {
    let desk = Desk::new();
    desk.write("in/a.pdf", BOATS).write("in/b.pdf", &BOATS[..60]).write("in/c.pdf", [b"%PDF-1.7\n".as_slice(), &[0xff; 4000]].concat());
    let told = desk.json(&["import", "L", "in", "--json"]);
    assert_eq!((told["articles_added"].as_u64(), told["rejected"].as_array().map(Vec::len)), (Some(1), Some(2)));
    let articles = desk.lines(&["articles", "L"]);
    assert_eq!((articles[0]["title"].as_str(), articles[0]["date"].as_str()), (Some("Boats come home"), Some("2023-09-20")));
}

#[test]
fn the_child_answers_on_its_own() {
    let desk = Desk::new();
    desk.write("a.pdf", BOATS);
    let file = std::fs::File::open(desk.path("a.pdf")).expect("it can be opened");
    let output = desk.command(&["pdf-text-of-standard-input"]).stdin(Stdio::from(file)).output().expect("the program starts");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it answers in JSON");
    assert!(output.status.success() && told["pages"] == 1 && told["refused"].is_null(), "{told}");
}

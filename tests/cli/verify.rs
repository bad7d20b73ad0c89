//! `verify`: a saved file is made again and every number held against it.

use serde_json::Value;

use crate::bundle::sample;
use crate::desk::{Desk, TWO};

fn verified(desk: &Desk, file: &str) -> (i32, Value) {
    let run = desk.run(&["--json", "verify", file, "press.entente"]);
    (run.code, serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{file}: {}{}", run.out, run.err)))
}

#[track_caller]
fn sound(desk: &Desk, file: &str) {
    let (code, told) = verified(desk, file);
    assert!(code == 0 && told["same"] == true && told["difference"]["changed"].as_array().is_some_and(Vec::is_empty), "{file}: {told}");
}

#[test]
fn what_was_saved_is_made_again_byte_for_byte() {
    let desk = sample();
    let question = ["--concept", "partnership", "--by", "quarter"];
    let figures: [(&str, &[&str], &str); 9] = [
        ("trend", &["--split", "outlet", "--in", "fr", "--theme", "dark"], "svg"),
        ("trend", &["--smooth", "3", "--events", "--changes", "--holes"], "png"),
        ("trend", &["--split", "outlet", "--heat"], "svg"),
        ("compare", &[], "svg"),
        ("compare", &["--pairs"], "png"),
        ("quadrants", &["--over-time"], "svg"),
        ("voices", &["--split", "outlet"], "svg"),
        ("spread", &[], "svg"),
        ("trend", &["--split", "language"], "xlsx"),
    ];
    for (at, (command, words, ending)) in figures.iter().enumerate() {
        let file = format!("{at}.{ending}");
        desk.good(&[&[*command, "press.entente", "--out", &file], &question[..], words].concat());
        let (code, told) = verified(&desk, &file);
        assert!(code == 0 && told["identical"] == true && told["difference"]["compared"].as_u64() > Some(5), "{command} {words:?}: {told}");
    }
    desk.good(&["coverage", "press.entente", "--language", "fr", "--out", "coverage.svg"]);
    sound(&desk, "coverage.svg");
    for file in ["report.html", "report.xlsx", "report.zip"] {
        desk.good(&["report", "press.entente", "--concept", "neutrality", "--dated", "2024-05-16", "--out", file]);
        sound(&desk, file);
    }
    for (command, file) in [("trend", "trend.json"), ("compare", "compare.json")] {
        desk.good(&[command, "press.entente", "--concept", "partnership", "--out", file]);
        sound(&desk, file);
    }
}

#[test]
fn a_changed_library_is_told_number_by_number() {
    let desk = sample();
    desk.good(&["trend", "press.entente", "--concept", "partnership", "--out", "trend.svg"]);
    desk.good(&["report", "press.entente", "--concept", "partnership", "--out", "old.html"]);
    desk.good(&["report", "press.entente", "--concept", "partnership", "--out", "old.xlsx"]);
    desk.write("two.jsonl", TWO).good(&["import", "press.entente", "two.jsonl"]);
    desk.good(&["code", "press.entente"]);
    for file in ["trend.svg", "old.html", "old.xlsx"] {
        let (code, told) = verified(&desk, file);
        let circumstances = told["difference"]["circumstances"].to_string();
        assert!(code == 1 && circumstances.contains("library") && !circumstances.contains("codebook"), "{file}: {told}");
        assert!(told["difference"]["changed"].as_array().is_some_and(|changed| !changed.is_empty()), "{file}: {told}");
    }
    let told = desk.run(&["verify", "trend.svg", "press.entente"]);
    assert!(told.out.contains("library changed") && told.out.contains("2023-03"), "{}", told.out);
    // the same report over what is there now, with what changed
    for (old, new) in [("old.html", "new.html"), ("old.xlsx", "new.xlsx")] {
        let told = desk.json(&["--json", "report", "press.entente", "--like", old, "--out", new]);
        assert!(told["changes"]["changed"].as_array().is_some_and(|changed| !changed.is_empty()), "{told}");
        sound_but_for_changes(&desk, new);
    }
    let page = std::fs::read_to_string(desk.path("new.html")).expect("the new report");
    assert!(page.contains("What changed") && page.contains("Numbers that changed"), "the report says what changed");
}

/// A report with what changed is itself no report that is made from its recipe alone: its numbers are, its bytes not.
#[track_caller]
fn sound_but_for_changes(desk: &Desk, file: &str) {
    let (_, told) = verified(desk, file);
    assert!(told["difference"]["changed"].as_array().is_some_and(Vec::is_empty), "{file}: {told}");
}

#[test]
fn a_report_made_again_over_the_same_articles_says_so() {
    let desk = sample();
    desk.good(&["report", "press.entente", "--concept", "partnership", "--in", "fr", "--out", "old.html"]);
    let told = desk.json(&["--json", "report", "press.entente", "--again", "old.html", "--dated", "2024-06-01", "--out", "new.html"]);
    assert!(told["changes"]["same"] == true && told["changes"]["compared"].as_u64() > Some(50), "{told}");
    let page = std::fs::read_to_string(desk.path("new.html")).expect("the new report");
    assert!(page.contains("Ce qui a changé") && page.contains("1er juin 2024"), "language kept, day new");
    desk.good(&["trend", "press.entente", "--concept", "partnership", "--out", "trend.svg"]);
    assert_eq!(desk.error(&["--json", "report", "press.entente", "--like", "trend.svg", "--out", "new.html"]), "no-report");
}

#[test]
fn a_file_changed_by_hand_is_found_out() {
    let desk = sample();
    desk.good(&["report", "press.entente", "--concept", "partnership", "--out", "report.html"]);
    let page = std::fs::read_to_string(desk.path("report.html")).expect("the report");
    let cell = page.find("<td class=\"number\">").map(|at| at + "<td class=\"number\">".len()).expect("a number");
    desk.write("number.html", format!("{}9{}", &page[..cell], &page[cell..]));
    let (code, told) = verified(&desk, "number.html");
    assert!(code == 1 && told["difference"]["changed"].as_array().map(Vec::len) == Some(1), "{told}");
    desk.write("word.html", page.replacen("</h1>", "!</h1>", 1));
    let (code, told) = verified(&desk, "word.html");
    assert!(code == 1 && told["difference"]["same"] == true && told["altered"].to_string().contains("changed after it was saved"), "{told}");
}

#[test]
fn what_carries_no_recipe_is_refused_with_a_sentence() {
    let desk = sample();
    desk.write("text.txt", "no recipe");
    desk.write("plain.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>");
    desk.write("odd.svg", "<svg><metadata>{\"recipe\": 1}</metadata></svg>");
    desk.write("broken.svg", "<svg><metadata>{\"recipe\"</metadata></svg>");
    desk.write("png.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXtRecipe");
    desk.write("empty.html", "<!doctype html><p>nothing</p>");
    for (file, code) in [("text.txt", "recipe-format"), ("plain.svg", "recipe-missing"), ("odd.svg", "recipe-wrong"), ("broken.svg", "recipe-wrong"), ("png.png", "recipe-missing"), ("empty.html", "recipe-missing"), ("none.svg", "file-unreadable")] {
        assert_eq!(desk.error(&["--json", "verify", file, "press.entente"]), code, "{file}");
    }
}

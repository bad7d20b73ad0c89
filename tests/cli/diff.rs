//! `diff`: two saved files, number by number.

use serde_json::Value;

use crate::bundle::sample;
use crate::desk::Desk;

fn differs(desk: &Desk, first: &str, second: &str) -> (i32, Value) {
    let run = desk.run(&["--json", "diff", first, second]);
    (run.code, serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{first} {second}: {}{}", run.out, run.err)))
}

#[test]
fn two_reports_are_compared_in_every_format() {
    let desk = sample();
    for ending in ["html", "xlsx", "zip"] {
        let [all, late] = ["all", "late"].map(|name| format!("{name}.{ending}"));
        desk.good(&["report", "press.entente", "--concept", "partnership", "--out", &all]);
        desk.good(&["report", "press.entente", "--concept", "partnership", "--from", "2022-06", "--out", &late]);
        let (code, same) = differs(&desk, &all, &all);
        assert!(code == 0 && same["same"] == true && same["compared"].as_u64() > Some(50), "{ending}: {same}");
        let (code, told) = differs(&desk, &all, &late);
        assert!(code == 1 && !told["changed"].as_array().expect("a list").is_empty() && told["circumstances"].to_string().contains("question"), "{ending}: {told}");
    }
}

#[test]
fn figures_and_answers_are_compared_and_a_person_reads_a_table() {
    let desk = sample();
    for ending in ["svg", "json"] {
        for (name, copies) in [("a", "all"), ("b", "per-story")] {
            desk.good(&["trend", "press.entente", "--concept", "partnership", "--by", "year", "--copies", copies, "--out", &format!("{name}.{ending}")]);
        }
        let (code, told) = differs(&desk, &format!("a.{ending}"), &format!("b.{ending}"));
        let changes = told["changed"].as_array().expect("a list");
        assert!(code == 1 && changes.iter().any(|change| change["column"] == "articles" && change["before"].as_u64() > change["after"].as_u64()), "{ending}: {told}");
    }
    let read = desk.run(&["diff", "a.svg", "b.svg"]);
    assert!(read.code == 1 && read.out.contains("question changed") && read.out.lines().any(|line| line.starts_with("table") && line.contains("before")), "{}", read.out);
}

#[test]
fn what_holds_no_numbers_is_told() {
    let desk = sample();
    desk.good(&["trend", "press.entente", "--concept", "partnership", "--out", "a.svg"]);
    desk.write("b.svg", "<svg><metadata>{\"codebook\":\"c\",\"library\":\"l\",\"question\":\"coverage\"}</metadata></svg>");
    assert_eq!(desk.error(&["--json", "diff", "a.svg", "b.svg"]), "tables-missing");
    assert_eq!(desk.error(&["--json", "diff", "a.svg", "none.svg"]), "file-unreadable");
}

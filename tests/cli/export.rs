//! `export`: data for other programs, every row of it.

use crate::desk::Desk;

const PRESS: &str = r#"{"id":"a","outlet":"TASS","date":"2023-03-21","lang":"en","title":"=Leaders meet","body":"China and Russia presented a united front in March. * They spoke."}
{"id":"b","outlet":"Le Monde","date":"2023-04","lang":"fr","title":"Pluie; vent","body":"Il a plu à Paris.\n**** *false_text\nLa Chine et la Russie forment un front uni."}
{"id":"c","outlet":"新华社","date":"2022-05-01","lang":"zh","title":"天气","body":"今天下雨。"}
"#;

fn coded() -> Desk {
    let desk = Desk::new();
    desk.write("press.jsonl", PRESS).good(&["import", "press.entente", "press.jsonl"]);
    desk.good(&["code", "press.entente"]);
    desk
}

fn text(desk: &Desk, name: &str) -> String {
    String::from_utf8(std::fs::read(desk.path(name)).expect("the file is there")).expect("UTF-8")
}

#[test]
fn every_form_has_every_row() {
    let desk = coded();
    for (what, rows) in [("articles", 3), ("hits", 2), ("sentences", 9)] {
        for ending in ["csv", "xlsx", "jsonl", "parquet"] {
            let name = format!("{what}.{ending}");
            let told = desk.json(&["--json", "export", "press.entente", "--what", what, "--out", &name]);
            assert_eq!(told["files"][0]["rows"], rows, "{name}: {told}");
        }
        assert_eq!(text(&desk, &format!("{what}.jsonl")).lines().count() as u64, rows, "{what}");
    }
}

#[test]
fn csv_is_written_as_it_is_asked_for_and_runs_no_formula() {
    let desk = coded();
    desk.good(&["export", "press.entente", "--what", "articles", "--out", "a.csv", "--bom", "--separator", ";"]);
    let csv = text(&desk, "a.csv");
    assert!(csv.starts_with("\u{feff}article;external_id;outlet;date;"), "{csv}");
    assert!(csv.contains("'=Leaders meet") && csv.contains("\"Pluie; vent\"") && csv.contains("天气"), "{csv}");
    desk.good(&["export", "press.entente", "--what", "articles", "--out", "a.jsonl"]);
    let lines = text(&desk, "a.jsonl");
    assert!(lines.contains("\"title\":\"=Leaders meet\""), "JSON Lines hold a text as it is: {lines}");
}

#[test]
fn the_same_export_is_the_same_bytes() {
    let desk = coded();
    for ending in ["csv", "xlsx", "jsonl", "parquet"] {
        let names = [format!("one.{ending}"), format!("two.{ending}")];
        names.iter().for_each(|name| drop(desk.good(&["export", "press.entente", "--what", "hits", "--out", name])));
        let [one, two] = names.map(|name| std::fs::read(desk.path(&name)).expect("the file"));
        assert!(one == two, "{ending} differs from run to run");
    }
}

#[test]
fn a_selection_and_a_concept_narrow_it() {
    let desk = coded();
    let told = desk.json(&["--json", "export", "press.entente", "--what", "hits", "--concept", "partnership", "--outlet", "TASS", "--out", "h.csv"]);
    assert_eq!(told["files"][0]["rows"], 1);
    let told = desk.json(&["--json", "export", "press.entente", "--from", "2023", "--out", "a.csv"]);
    assert_eq!(told["files"][0]["rows"], 2);
    assert_eq!(desk.error(&["--json", "export", "press.entente", "--what", "hits", "--concept", "love", "--out", "h.csv"]), "concept-unknown");
}

#[test]
fn iramuteq_gets_one_text_an_article_whatever_the_article_says() {
    let desk = coded();
    desk.good(&["export", "press.entente", "--for", "iramuteq", "--out", "corpus.txt"]);
    let corpus = text(&desk, "corpus.txt");
    let stars: Vec<&str> = corpus.lines().filter(|line| line.starts_with("****")).collect();
    assert_eq!(stars.len(), 3, "{corpus}");
    assert!(stars[1].contains("*outlet_le-monde") && stars[1].contains("*month_2023-04") && stars[1].contains("*language_fr"), "{}", stars[1]);
    assert_eq!(corpus.matches('*').count(), stars.iter().map(|line| line.matches('*').count()).sum::<usize>(), "no asterisk is left in a text");
    assert_eq!(desk.error(&["--json", "export", "press.entente", "--for", "iramuteq", "--out", "corpus.csv"]), "export-form");
}

#[test]
fn quanteda_gets_docvars_and_a_script_that_reads_them() {
    let desk = coded();
    desk.good(&["export", "press.entente", "--for", "quanteda", "--out", "corpus.csv"]);
    assert!(text(&desk, "corpus.csv").starts_with("doc_id,text,article,"));
    let script = text(&desk, "corpus.R");
    assert!(script.contains("\"corpus.csv\"") && !script.contains('@') | script.contains("[=+@"), "every place is filled in");
    let Ok(run) = std::process::Command::new("Rscript").arg(desk.path("corpus.R")).output() else {
        return eprintln!("passed over: Rscript is not installed");
    };
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success() && told.contains("3 articles"), "{told}{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn tables_of_a_question_have_a_sheet_or_a_file_each() {
    let desk = coded();
    let told = desk.json(&["--json", "export", "press.entente", "--what", "tables", "--concept", "partnership", "--out", "t.csv"]);
    let files = told["files"].as_array().expect("files");
    assert!(files.len() >= 5 && desk.path("t-trend.csv").exists() && desk.path("t-comparison.csv").exists(), "{told}");
    let told = desk.json(&["--json", "export", "press.entente", "--what", "tables", "--concept", "partnership", "--out", "t.xlsx"]);
    assert_eq!(told["files"][0]["sheets"], files.len());
    assert_eq!(desk.error(&["--json", "export", "press.entente", "--what", "tables", "--out", "t.xlsx"]), "concept-wanted");
}

#[test]
fn what_cannot_be_written_leaves_nothing() {
    let desk = coded();
    assert_eq!(desk.error(&["--json", "export", "press.entente", "--out", "a.doc"]), "ending-unknown");
    assert_eq!(desk.error(&["--json", "export", "press.entente", "--out", "no/such/folder/a.csv"]), "file-unwritable");
    desk.good(&["import", "plain.entente", "press.jsonl"]);
    assert_eq!(desk.error(&["--json", "export", "plain.entente", "--what", "hits", "--out", "h.csv"]), "not-coded");
    assert!(!desk.path("h.csv").exists());
    let told = desk.json(&["--json", "export", "plain.entente", "--what", "sentences", "--out", "s.csv"]);
    assert_eq!(told["files"][0]["rows"], 9, "sentences need no coding");
}

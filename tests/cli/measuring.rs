//! `trend`, `compare` and the commands beside them, on the sample collection.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

/// The sample collection, imported and coded once.
fn library() -> &'static Path {
    static LIBRARY: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = LIBRARY.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sample.entente");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample/articles");
        for arguments in [vec!["import".as_ref(), path.as_os_str(), sample.as_os_str()], vec!["code".as_ref(), path.as_os_str()]] {
            let done = Command::new(env!("CARGO_BIN_EXE_entente")).arg("--quiet").args(arguments).output().expect("the program");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        (folder, path)
    });
    path
}

fn entente(command: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).arg("--json").arg(command).arg(library()).args(arguments).output().expect("the program")
}

#[track_caller]
fn json(command: &str, arguments: &[&str]) -> Value {
    let done = entente(command, arguments);
    assert!(done.status.success(), "{command} {arguments:?}: {}", String::from_utf8_lossy(&done.stdout));
    serde_json::from_slice(&done.stdout).expect("one JSON document")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} of {value} is a list"))
}

fn hits_of(lines: &[u8]) -> u64 {
    let counted = |line: &str| serde_json::from_str::<Value>(line).expect("a hit")["counted"] == true;
    std::str::from_utf8(lines).expect("UTF-8").lines().filter(|line| counted(line)).count() as u64
}

#[test]
fn a_trend_has_the_shape_that_other_programs_rely_on() {
    let answer = json("trend", &["--concept", "partnership", "--by", "year", "--split", "outlet"]);
    assert_eq!(answer["question"]["concept"], "partnership");
    assert!(answer["codebook"].as_str().is_some_and(|hash| hash.starts_with("sha256:")));
    assert!(answer["library"].as_str().is_some_and(|hash| hash.starts_with("sha256:")));
    let point = &list(&list(&answer, "series")[0], "points")[0];
    for key in ["period", "articles", "articles_with_hit", "hits", "sentences", "words", "value", "low", "high"] {
        assert!(!point[key].is_null(), "{key} of {point}");
    }
    let (value, low, high) = (point["value"].as_f64(), point["low"].as_f64(), point["high"].as_f64());
    assert!(low <= value && value <= high, "{point}");
}

#[test]
fn the_trend_counts_what_hits_lists() {
    let hits = entente("hits", &["--concept", "neutrality", "--from", "2022-01-01", "--to", "2023-12-31"]);
    for split in ["none", "outlet", "language", "category", "voice", "stance", "kind", "country"] {
        let answer = json("trend", &["--concept", "neutrality", "--by", "year", "--from", "2022-01-01", "--to", "2023-12-31", "--split", split]);
        let points = list(&answer, "series").iter().flat_map(|series| list(series, "points"));
        let counted: u64 = points.map(|point| point["hits"].as_u64().expect("a count")).sum();
        assert_eq!(counted, hits_of(&hits.stdout), "split by {split}");
        assert_eq!(answer["total"]["hits"].as_u64(), Some(counted), "split by {split}");
    }
}

#[test]
fn a_comparison_names_its_baseline_and_tests() {
    let outlets = json("compare", &["--concept", "partnership"]);
    let first = list(&outlets, "rows")[0]["key"].as_str().expect("a key").to_owned();
    let answer = json("compare", &["--concept", "partnership", "--baseline", &first]);
    let rows = list(&answer, "rows");
    assert!(rows[0]["ratio"].is_null() && rows[1]["ratio"].is_number() && rows[1]["q"].is_number());
    assert_eq!(answer["tests"].as_u64(), Some(rows.len() as u64 - 1));
}

#[test]
fn every_other_command_answers() {
    let question = ["--concept", "partnership"];
    assert!(!list(&json("coverage", &[]), "outlets").is_empty());
    let events = json("events", &["--concept", "partnership", "--date", "2022-02-24", "--window", "120"]);
    assert!(list(&events, "rows")[0]["ratio"].is_number());
    let outlet = list(&json("compare", &question), "rows")[0]["key"].as_str().expect("a key").to_owned();
    assert!(!list(&json("words", &["--concept", "partnership", "--of", &outlet]), "rows").is_empty());
    let quadrant = &list(&json("quadrants", &question), "rows")[0].clone();
    let sum: u64 = ["only_first", "only_second", "both", "neither"].iter().map(|key| quadrant[key].as_u64().expect("a count")).sum();
    assert_eq!(quadrant["articles"].as_u64(), Some(sum));
    assert!(list(&json("voices", &question), "rows")[0]["quoted_share"].is_number());
    assert!(json("composition", &["--concept", "partnership", "--by", "year"])["change"]["within"].is_number());
    assert!(!list(&json("spread", &question), "rows").is_empty());
    assert!(!list(&json("drivers", &["--concept", "partnership", "--by", "year", "--period", "2022"]), "expressions").is_empty());
}

#[test]
fn marks_come_where_they_are_asked_for() {
    let plain = json("trend", &["--concept", "partnership"]);
    assert!(plain["marks"].is_null());
    let marked = json("trend", &["--concept", "partnership", "--by", "quarter", "--smooth", "3", "--events", "--changes", "--holes"]);
    assert!(!list(&marked["marks"], "smooth").is_empty() && !list(&marked["marks"], "events").is_empty());
}

#[test]
fn answers_are_written_as_numbers_and_pictures() {
    let folder = tempfile::tempdir().expect("a folder");
    let starts: [(&str, &[u8]); 7] =
        [("parquet", b"PAR1"), ("csv", b"series,period,"), ("xlsx", b"PK"), ("json", b"{\n"), ("jsonl", b"{\"series\""), ("svg", b"<svg"), ("png", b"\x89PNG")];
    for (ending, start) in starts {
        let path = folder.path().join(format!("trend.{ending}"));
        let done = entente("trend", &["--concept", "partnership", "--by", "year", "--out", path.to_str().expect("a path")]);
        assert!(done.status.success(), "{ending}: {}", String::from_utf8_lossy(&done.stdout));
        let bytes = std::fs::read(&path).expect("the file");
        let found = bytes.windows(start.len()).take(200).any(|part| part == start);
        assert!(found, "{ending} begins with {:?}", String::from_utf8_lossy(&bytes[..40.min(bytes.len())]));
    }
}

#[test]
fn every_measure_is_written_as_numbers_and_as_a_picture() {
    let folder = tempfile::tempdir().expect("a folder");
    let outlet = list(&json("compare", &["--concept", "partnership"]), "rows")[0]["key"].as_str().expect("a key").to_owned();
    let measures: [(&str, Vec<&str>); 11] = [
        ("compare", vec!["--pairs"]),
        ("compare", vec!["--other-language", "fr", "--language", "en"]),
        ("events", vec!["--date", "2022-02-24"]),
        ("words", vec!["--of", &outlet]),
        ("quadrants", vec!["--split", "outlet"]),
        ("quadrants", vec!["--over-time", "--by", "quarter"]),
        ("voices", vec!["--split", "outlet"]),
        ("composition", vec!["--by", "year"]),
        ("spread", vec![]),
        ("drivers", vec!["--by", "year", "--period", "2022"]),
        ("trend", vec!["--by", "quarter", "--loess", "0.6", "--without-one", "--heat"]),
    ];
    for (n, (command, arguments)) in measures.iter().enumerate() {
        for ending in ["parquet", "svg"] {
            let path = folder.path().join(format!("{n}.{ending}"));
            let out = ["--concept", "partnership", "--scale", "1", "--out", path.to_str().expect("a path")];
            let done = entente(command, &[&arguments[..], &out].concat());
            assert!(done.status.success(), "{command} as {ending}: {}", String::from_utf8_lossy(&done.stdout));
            assert!(std::fs::metadata(&path).expect("the file").len() > 40, "{command} as {ending}");
        }
    }
}

#[test]
fn two_selections_have_a_ratio() {
    let answer = json("compare", &["--concept", "partnership", "--language", "fr", "--other-language", "en"]);
    let rows = list(&answer, "rows");
    assert_eq!((rows.len(), answer["shared"].as_u64()), (2, Some(0)));
    assert!(rows[0]["ratio"].is_number() && rows[0]["p"].is_number() && rows[1]["ratio"].is_null());
}

#[test]
fn own_events_are_kept_and_measured_with_the_shipped_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let mine = folder.path().join("mine.entente");
    std::fs::copy(library(), &mine).expect("a copy");
    let list_file = folder.path().join("events.csv");
    std::fs::write(&list_file, "date,title,source\n2022-09-15,A meeting of our own,a diary\n").expect("the list");
    let ask = |arguments: &[&std::ffi::OsStr]| {
        let done = Command::new(env!("CARGO_BIN_EXE_entente")).args(["--json", "events"]).arg(&mine).args(["--concept", "partnership"]).args(arguments).output().expect("the program");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
        serde_json::from_slice::<Value>(&done.stdout).expect("one JSON document")
    };
    let shipped = list(&ask(&[]), "rows").len();
    assert_eq!(list(&ask(&["--events-file".as_ref(), list_file.as_os_str(), "--keep".as_ref()]), "rows").len(), 1);
    let all = ask(&[]);
    assert_eq!(list(&all, "rows").len(), shipped + 1);
    assert!(list(&all, "rows").iter().any(|row| row["title"] == "A meeting of our own"));
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    let ask = || entente("trend", &["--concept", "partnership", "--split", "outlet", "--measure", "per-1000-sentences", "--changes"]).stdout;
    assert_eq!(ask(), ask());
}

#[test]
fn wrong_questions_are_answered_with_a_sentence() {
    for (command, arguments, code) in [
        ("trend", vec!["--concept", "friendship"], "concept-unknown"),
        ("trend", vec!["--concept", "partnership", "--outlet", "The Moon"], "outlet-unknown"),
        ("trend", vec!["--concept", "partnership", "--smooth", "4"], "window-even"),
        ("trend", vec!["--concept", "partnership", "--from", "2023", "--to", "2022"], "dates-reversed"),
        ("trend", vec!["--concept", "partnership", "--out", "trend.doc"], "ending-unknown"),
        ("compare", vec!["--concept", "partnership", "--baseline", "The Moon"], "baseline-unknown"),
        ("trend", vec!["--concept", "partnership", "--loess", "1.5"], "span-wrong"),
        ("events", vec!["--concept", "partnership", "--date", "2022-13-01"], "date-wrong"),
        ("drivers", vec!["--concept", "partnership", "--period", "yesterday"], "period-unknown"),
    ] {
        let done = entente(command, &arguments);
        assert_eq!(done.status.code(), Some(1), "{command} {arguments:?}");
        let answer: Value = serde_json::from_slice(&done.stdout).expect("one JSON document");
        assert_eq!(answer["error"]["code"], code, "{command} {arguments:?}");
        assert!(answer["error"]["hint"].as_str().is_some_and(|hint| !hint.is_empty()));
    }
    assert_eq!(entente("trend", &["--concept", "partnership", "--by", "decade"]).status.code(), Some(2), "wrong usage");
}

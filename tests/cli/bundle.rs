//! `bundle`, and `report --out X.zip`: a record that somebody else can check without this program, and with it.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::desk::Desk;

/// The sample collection, coded, in a desk of its own.
pub fn sample() -> Desk {
    let desk = Desk::new();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample/articles");
    desk.good(&["import", "press.entente", articles.to_str().expect("a path")]);
    desk.good(&["code", "press.entente"]);
    desk
}

/// The parts of an archive.
pub fn parts(path: &Path) -> Vec<(String, Vec<u8>)> {
    let file = std::fs::File::open(path).expect("the archive is there");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let read = |at: usize, archive: &mut zip::ZipArchive<std::fs::File>| {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("it can be unpacked");
        (entry.name().expect("a name").into_owned(), bytes)
    };
    (0..archive.len()).map(|at| read(at, &mut archive)).collect()
}

/// Writes an archive of these parts.
pub fn archive(path: &Path, parts: &[(String, Vec<u8>)]) {
    let mut archive = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("an entry");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("the archive");
}

fn text(parts: &[(String, Vec<u8>)], name: &str) -> String {
    let part = parts.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("{name} is in the bundle"));
    String::from_utf8(part.1.clone()).expect("UTF-8")
}

/// Unpacks into a folder of the desk.
fn unpacked(desk: &Desk, parts: &[(String, Vec<u8>)]) -> PathBuf {
    for (name, bytes) in parts {
        desk.write(&format!("unpacked/{name}"), bytes);
    }
    desk.path("unpacked")
}

#[test]
fn a_bundle_lists_what_it_holds_and_holds_no_text() {
    let desk = sample();
    let told = desk.json(&["--json", "bundle", "press.entente", "--concept", "partnership", "--out", "a.zip"]);
    desk.good(&["report", "press.entente", "--concept", "partnership", "--out", "b.zip"]);
    assert!(std::fs::read(desk.path("a.zip")).expect("a") == std::fs::read(desk.path("b.zip")).expect("b"), "twice the same bytes, by either command");
    let parts = parts(&desk.path("a.zip"));
    let list: Value = serde_json::from_str(&text(&parts, "datapackage.json")).expect("the list is JSON");
    let resources = list["resources"].as_array().expect("resources");
    assert_eq!(resources.len() + 1, parts.len(), "every part but the list is in the list");
    for resource in resources {
        let path = resource["path"].as_str().expect("a path");
        let bytes = &parts.iter().find(|(name, _)| name == path).unwrap_or_else(|| panic!("{path} is there")).1;
        assert_eq!(resource["bytes"], bytes.len(), "{path}");
        if path.ends_with(".csv") {
            let fields: Vec<&str> = resource["schema"]["fields"].as_array().expect("fields").iter().filter_map(|field| field["name"].as_str()).collect();
            assert_eq!(text(&parts, path).lines().next().expect("a header"), fields.join(","), "{path}");
        }
    }
    let articles = text(&parts, "data/articles.csv");
    assert_eq!(told["articles"], 181);
    assert!(!articles.lines().next().expect("a header").contains("body"));
    let hits = desk.lines(&["hits", "press.entente", "--concept", "partnership"]);
    let long = hits.iter().filter_map(|hit| hit["sentence"].as_str()).find(|sentence| sentence.split_whitespace().count() > 20).expect("a long sentence");
    assert!(!text(&parts, "data/hits.csv").contains(long), "a quotation is cut");
    let page = text(&parts, "report.html");
    let whole = hits.iter().filter_map(|hit| hit["sentence"].as_str()).filter(|sentence| sentence.split_whitespace().count() > 12).filter(|sentence| page.contains(*sentence));
    assert_eq!(whole.count(), 0, "the report quotes no whole long sentence");
    assert!(page.contains("<mark>") && page.contains("… "), "it quotes short ones, with the hit marked");
}

#[test]
fn with_texts_they_are_in_it() {
    let desk = sample();
    desk.good(&["report", "press.entente", "--with-texts", "--in", "fr", "--out", "a.zip"]);
    let parts = parts(&desk.path("a.zip"));
    let body = desk.lines(&["articles", "press.entente"])[0]["body"].as_str().expect("a body").lines().next().expect("a line").replace('"', "\"\"");
    assert!(text(&parts, "data/articles.csv").contains(&body));
    assert!(text(&parts, "README.md").contains("textes entiers"), "the README speaks the report's language");
    assert_eq!(desk.error(&["--json", "report", "press.entente", "--with-texts", "--out", "a.html"]), "report-format");
}

#[test]
fn a_script_in_python_counts_every_number_again() {
    if Command::new("python3").arg("--version").output().is_err() {
        return eprintln!("passed over: python3 is not installed");
    }
    let desk = sample();
    let questions: [&[&str]; 6] = [
        &["--concept", "partnership"],
        &["--concept", "neutrality", "--by", "quarter", "--among", "both-actors", "--copies", "per-outlet"],
        &["--concept", "partnership", "--measure", "per-1000-sentences", "--by", "week", "--copies", "per-story", "--from", "2022-02", "--to", "2023-10"],
        &["--concept", "partnership", "--measure", "per-10000-words", "--by", "year", "--voice", "quoted", "--category", "closeness", "--category", "support"],
        &["--concept", "neutrality", "--measure", "hits", "--stance", "negated", "--language", "fr"],
        &["--concept", "partnership", "--measure", "articles", "--by", "day"],
    ];
    for question in questions {
        desk.good(&[&["bundle", "press.entente", "--out", "a.zip"], question].concat());
        let script = text(&parts(&desk.path("a.zip")), "scripts/recompute.py");
        desk.write("recompute.py", script);
        let run = Command::new("python3").arg(desk.path("recompute.py")).arg(desk.path("a.zip")).output().expect("Python runs");
        let told = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(run.status.success() && told.contains(" 0 differ") && told.contains("report.xlsx"), "{question:?}\n{told}{}", String::from_utf8_lossy(&run.stderr));
    }
}

#[test]
fn the_script_in_python_finds_a_number_that_was_changed() {
    if Command::new("python3").arg("--version").output().is_err() {
        return eprintln!("passed over: python3 is not installed");
    }
    let desk = sample();
    desk.good(&["bundle", "press.entente", "--concept", "partnership", "--by", "year", "--out", "a.zip"]);
    let mut parts = parts(&desk.path("a.zip"));
    let table = parts.iter_mut().find(|(name, _)| name == "tables/all.csv").expect("the table");
    let lines: Vec<String> = String::from_utf8(table.1.clone()).expect("UTF-8").lines().map(str::to_owned).collect();
    let mut cells: Vec<&str> = lines[1].split(',').collect();
    cells[5] = "0.99";
    table.1 = [&lines[..1], &[cells.join(",")], &lines[2..]].concat().join("\r\n").into_bytes();
    let folder = unpacked(&desk, &parts);
    let run = Command::new("python3").arg(folder.join("scripts/recompute.py")).output().expect("Python runs");
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.code() == Some(1) && told.contains("value: the table has '0.99'"), "{told}");
    archive(&desk.path("edited.zip"), &parts);
    let verified = desk.run(&["--json", "verify", "edited.zip", "press.entente"]);
    let told: Value = serde_json::from_str(&verified.out).expect("JSON");
    assert_eq!((verified.code, &told["same"]), (1, &Value::Bool(false)));
    assert!(told["altered"].to_string().contains("tables/all.csv was changed") && told["difference"]["changed"][0]["before"] == 0.99, "{told}");
}

#[test]
fn a_script_in_r_draws_the_main_figure() {
    let desk = sample();
    desk.good(&["bundle", "press.entente", "--concept", "partnership", "--out", "a.zip"]);
    let folder = unpacked(&desk, &parts(&desk.path("a.zip")));
    let Ok(run) = Command::new("Rscript").arg(folder.join("scripts/figure.R")).output() else {
        return eprintln!("passed over: Rscript is not installed");
    };
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(std::fs::read(folder.join("figure.pdf")).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
}

#[test]
fn a_colleague_with_the_same_articles_gets_the_quotations_back() {
    let desk = sample();
    desk.good(&["bundle", "press.entente", "--concept", "partnership", "--out", "a.zip"]);
    let all = desk.json(&["--json", "bundle", "rehydrate", "a.zip", "press.entente", "--out", "whole.zip"]);
    assert_eq!((&all["articles"], &all["found"]), (&Value::from(181), &Value::from(181)));
    assert!(all["missing"].as_array().is_some_and(Vec::is_empty) && all["wrong"].as_array().is_some_and(Vec::is_empty), "{all}");
    assert!(all["restored"].as_u64() > Some(50));
    let sentence = desk.lines(&["hits", "press.entente", "--concept", "partnership"])[0]["sentence"].as_str().expect("a sentence").replace('"', "\"\"");
    assert!(text(&parts(&desk.path("whole.zip")), "data/hits.csv").contains(&sentence));
    let again = desk.json(&["--json", "bundle", "rehydrate", "whole.zip", "press.entente"]);
    assert!(again["wrong"].as_array().is_some_and(Vec::is_empty), "the rehydrated bundle's list is sound: {again}");
    // a colleague who has only the French ones
    desk.good(&["export", "press.entente", "--language", "fr", "--out", "fr.jsonl"]);
    desk.good(&["import", "other.entente", "fr.jsonl"]);
    let some = desk.run(&["--json", "bundle", "rehydrate", "a.zip", "other.entente", "--strict"]);
    let told: Value = serde_json::from_str(&some.out).expect("JSON");
    let (found, missing) = (told["found"].as_u64().expect("a number"), told["missing"].as_array().expect("a list").len() as u64);
    assert!(some.code == 1 && found > 0 && missing > 0 && found + missing == 181, "{told}");
}

/// A sample of which two coders judged every sentence, and one is settled.
fn judged(desk: &Desk) {
    judged_of(desk, "30");
}

/// The same with so many sentences on either side.
fn judged_of(desk: &Desk, each: &str) {
    desk.good(&["validate", "sample", "press.entente", "--concept", "partnership", "--hits", each, "--others", each, "--name", "spring"]);
    for coder in ["ana", "ben"] {
        let packet = format!("{coder}.json");
        desk.good(&["validate", "packet", "press.entente", "--out", &packet, "--coder", coder]);
        let mut told: Value = serde_json::from_str(&std::fs::read_to_string(desk.path(&packet)).expect("the packet")).expect("JSON");
        for (at, item) in told["items"].as_array_mut().expect("items").iter_mut().enumerate() {
            let wrong = at % 11 == 0 || (coder == "ben" && at % 13 == 5);
            let both = item["sentence"].as_str().is_some_and(|text| text.len() % 2 == 0);
            item["answer"] = if at % 17 == 3 { "unsure" } else if both != wrong { "yes" } else { "no" }.into();
            item["note"] = "=1+1".into();
            item["voice"] = if at % 3 == 0 { "quoted" } else { "narrated" }.into();
            item["stance"] = "asserted".into();
        }
        desk.write(&packet, told.to_string());
        desk.good(&["validate", "import", "press.entente", &packet, "--dated", "2024-05-02"]);
    }
    let key = desk.json(&["--json", "validate", "result", "press.entente"])["disagreements"][0]["item"]["key"].as_str().expect("a disagreement").to_owned();
    desk.good(&["validate", "settle", "press.entente", "--item", &key, "--answer", "yes", "--by", "both"]);
}

#[test]
fn judgements_are_in_a_bundle_and_come_back_in_another_library() {
    let desk = sample();
    judged(&desk);
    let result = |library: &str| {
        let mut told = desk.json(&["--json", "validate", "result", library]);
        told["sample"]["id"] = 0.into();
        told
    };
    let before = result("press.entente");
    desk.good(&["bundle", "press.entente", "--concept", "partnership", "--out", "a.zip"]);
    let inside = parts(&desk.path("a.zip"));
    let items = text(&inside, "validation/items.csv");
    // a sentence that was drawn with its copy is judged once
    let drawn = before["sample"]["items"].as_u64().expect("how many were drawn") as usize;
    assert!((55..=60).contains(&drawn) && items.lines().count() == drawn + 1, "{drawn}");
    assert!(text(&inside, "validation/judgements.csv").lines().count() == 2 * drawn + 1 && text(&inside, "validation/accuracy.csv").starts_with("concept,language"));
    assert!(text(&inside, "README.md").contains("`validation/`"));
    assert_eq!(desk.json(&["--json", "verify", "a.zip", "press.entente"])["same"], true);
    // a colleague with the same articles
    desk.good(&["export", "press.entente", "--out", "all.jsonl"]);
    desk.good(&["import", "other.entente", "all.jsonl"]);
    desk.good(&["code", "other.entente"]);
    let looked = desk.json(&["--json", "bundle", "rehydrate", "a.zip", "other.entente"]);
    let told = &looked["samples"][0];
    assert_eq!((&told["name"], &told["sentences"], &told["found"], &told["taken"]), (&Value::from("spring"), &Value::from(drawn), &Value::from(drawn), &Value::from(false)), "{looked}");
    assert_eq!(desk.error(&["--json", "validate", "result", "other.entente"]), "sample-unknown", "looking takes nothing in");
    let taken = desk.json(&["--json", "bundle", "rehydrate", "a.zip", "other.entente", "--judgements", "--out", "whole.zip"]);
    assert_eq!((&taken["samples"][0]["taken"], &taken["samples"][0]["added"]), (&Value::from(true), &Value::from(2 * drawn)), "{taken}");
    let after = result("other.entente");
    for part in ["rows", "agreement", "differs", "attributes", "unsure"] {
        assert_eq!(before[part], after[part], "{part}");
    }
    assert_eq!(after["disagreements"].as_array().map(Vec::len), before["disagreements"].as_array().map(Vec::len));
    let again = desk.json(&["--json", "bundle", "rehydrate", "a.zip", "other.entente", "--judgements"]);
    assert_eq!((&again["samples"][0]["taken"], &again["samples"][0]["added"]), (&Value::from(true), &Value::from(0)), "a second time adds nothing");
    desk.good(&["undo", "other.entente"]);
    assert_eq!(desk.error(&["--json", "validate", "result", "other.entente"]), "sample-unknown", "one step takes all of it back");
    // the bundle with texts has the sentences whole, and brings the same judgements
    let whole = parts(&desk.path("whole.zip"));
    let sentence = desk.lines(&["validate", "list", "press.entente", "--coder", "ana"])[0]["sentence"].as_str().expect("a sentence").replace('"', "\"\"");
    assert!(text(&whole, "validation/items.csv").contains(&sentence) && text(&whole, "validation/judgements.csv").contains("'=1+1"));
    let sound = desk.json(&["--json", "bundle", "rehydrate", "whole.zip", "other.entente", "--judgements"]);
    assert!(sound["wrong"].as_array().is_some_and(Vec::is_empty) && sound["samples"][0]["added"] == 2 * drawn, "{sound}");
}

#[test]
fn judgements_are_not_taken_from_a_part_of_the_articles_nor_from_an_edited_bundle() {
    let desk = sample();
    judged(&desk);
    desk.good(&["bundle", "press.entente", "--concept", "partnership", "--out", "a.zip"]);
    desk.good(&["export", "press.entente", "--language", "fr", "--out", "fr.jsonl"]);
    desk.good(&["import", "french.entente", "fr.jsonl"]);
    let some = desk.run(&["--json", "bundle", "rehydrate", "a.zip", "french.entente", "--judgements"]);
    let told: Value = serde_json::from_str(&some.out).expect("JSON");
    assert!(told["samples"][0]["taken"] == false && told["samples"][0]["found"].as_u64() < told["samples"][0]["sentences"].as_u64(), "{told}");
    let mut edited = parts(&desk.path("a.zip"));
    let part = edited.iter_mut().find(|(name, _)| name == "validation/judgements.csv").expect("judgements");
    part.1 = String::from_utf8(part.1.clone()).expect("UTF-8").replacen(",yes,", ",no,", 1).into_bytes();
    archive(&desk.path("edited.zip"), &edited);
    let told: Value = serde_json::from_str(&desk.run(&["--json", "bundle", "rehydrate", "edited.zip", "press.entente", "--judgements"]).out).expect("JSON");
    assert!(told["samples"][0]["taken"] == false && told["wrong"].to_string().contains("validation/judgements.csv was changed"), "{told}");
}

#[test]
fn the_script_in_python_counts_accuracy_and_expressions_again() {
    if Command::new("python3").arg("--version").output().is_err() {
        return eprintln!("passed over: python3 is not installed");
    }
    let desk = sample();
    judged(&desk);
    desk.good(&["bundle", "press.entente", "--concept", "partnership", "--language", "fr", "--language", "ru", "--out", "a.zip"]);
    let folder = unpacked(&desk, &parts(&desk.path("a.zip")));
    let run = |what: &str| {
        let run = Command::new("python3").arg(folder.join("scripts/recompute.py")).output().expect("Python runs");
        let told = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(told.contains(what), "{what}: {told}{}", String::from_utf8_lossy(&run.stderr));
    };
    run("validation/accuracy.csv: ");
    run("tables/expressions.csv: ");
    run(" 0 differ");
    let changed = std::fs::read_to_string(folder.join("tables/expressions.csv")).expect("the table");
    let line = changed.lines().nth(1).expect("a row");
    let cells: Vec<&str> = line.split(',').collect();
    std::fs::write(folder.join("tables/expressions.csv"), changed.replacen(line, &format!("{},99,{}", cells[0], cells[2]), 1)).expect("written");
    run("hits: the table has '99'");
}

#[test]
fn the_script_in_python_counts_all_that_was_judged_again_and_corrects_the_series() {
    if Command::new("python3").arg("--version").output().is_err() {
        return eprintln!("passed over: python3 is not installed");
    }
    let desk = sample();
    // enough of each language for error rates of its own
    judged_of(&desk, "110");
    for measure in ["share", "per-1000-sentences", "per-10000-words", "hits", "articles"] {
        desk.good(&["bundle", "press.entente", "--concept", "partnership", "--by", "quarter", "--measure", measure, "--out", "a.zip"]);
        let inside = parts(&desk.path("a.zip"));
        desk.write("recompute.py", text(&inside, "scripts/recompute.py"));
        let run = Command::new("python3").arg(desk.path("recompute.py")).arg(desk.path("a.zip")).output().expect("Python runs");
        let told = String::from_utf8_lossy(&run.stdout).into_owned();
        for table in ["tables/corrected.csv", "validation/accuracy.csv", "validation/agreement.csv", "validation/attributes.csv", "validation/where_error_differs.csv", " 0 differ"] {
            assert!(told.contains(table), "{measure}: {table}: {told}{}", String::from_utf8_lossy(&run.stderr));
        }
        assert!(inside.iter().any(|(name, _)| name == "figures/corrected.svg") && text(&inside, "report.html").contains("Corrected series"), "{measure}");
    }
    assert_eq!(desk.json(&["--json", "verify", "a.zip", "press.entente"])["same"], true);
    // a part of the concept was not judged: nothing is corrected
    desk.good(&["bundle", "press.entente", "--concept", "partnership", "--voice", "quoted", "--out", "part.zip"]);
    assert!(parts(&desk.path("part.zip")).iter().all(|(name, _)| !name.contains("corrected")));
}

#[test]
fn a_hostile_archive_is_refused_with_a_sentence() {
    let desk = sample();
    desk.good(&["bundle", "press.entente", "--concept", "partnership", "--out", "a.zip"]);
    let good = parts(&desk.path("a.zip"));
    let bytes = std::fs::read(desk.path("a.zip")).expect("the bundle");
    desk.write("cut.zip", &bytes[..bytes.len() / 2]);
    let with = |name: &str| [good.clone(), vec![(name.to_owned(), b"x".to_vec())]].concat();
    archive(&desk.path("slip.zip"), &with("../../evil"));
    archive(&desk.path("absolute.zip"), &with("/etc/evil"));
    let without: Vec<_> = good.iter().filter(|(name, _)| name != "data/hits.csv").cloned().collect();
    archive(&desk.path("without.zip"), &without);
    let edited: Vec<_> = good.iter().map(|(name, bytes)| if name == "recipe.json" { (name.clone(), b"{\"a\":1}".to_vec()) } else { (name.clone(), bytes.clone()) }).collect();
    archive(&desk.path("recipe.zip"), &edited);
    desk.write("text.zip", "no archive");
    for (file, code) in [("cut.zip", "bundle-unreadable"), ("slip.zip", "bundle-unsound"), ("absolute.zip", "bundle-unsound"), ("without.zip", "bundle-part"), ("text.zip", "bundle-unreadable")] {
        assert_eq!(desk.error(&["--json", "bundle", "rehydrate", file, "press.entente"]), code, "{file}");
    }
    for (file, code) in [("cut.zip", "recipe-format"), ("slip.zip", "bundle-unsound"), ("recipe.zip", "recipe-wrong"), ("text.zip", "recipe-format")] {
        assert_eq!(desk.error(&["--json", "verify", file, "press.entente"]), code, "{file}");
    }
    assert!(!desk.path("../evil").exists());
}

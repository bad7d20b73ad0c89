//! Several programs on one library at once: the second waits or is told, nothing is lost, and no answer mixes codebooks.

use std::process::{Child, Output, Stdio};

use entente_engine::library::Library;
use entente_engine::question::Question;

use crate::desk::Desk;

fn lines(from: usize, to: usize) -> String {
    let line = |n: usize| {
        let body = format!("China and Russia presented a united front, said number {n}. Talks about item {} went on.", n * 7);
        serde_json::json!({ "id": format!("id{n}"), "outlet": format!("Paper {}", n % 5), "date": format!("2023-{:02}-{:02}", n % 12 + 1, n % 28 + 1), "lang": "en", "title": format!("T{n}"), "body": body })
    };
    (from..to).map(|n| format!("{}\n", line(n))).collect()
}

const MINE: &str = "[codebook]\nname = \"NAME\"\npair = [\"China\", \"Russia\"]\n\n[[concept]]\nid = \"partnership\"\ntitle.en = \"Fronts\"\nactors = \"none\"\n\n[[concept.category]]\nid = \"all\"\ntitle.en = \"All\"\n\n[[expression]]\nid = \"en.front\"\nlanguage = \"en\"\ncategory = \"partnership.all\"\nmatch = [\"WORD\"]\n";

fn codebook(name: &str, word: &str) -> String {
    MINE.replace("NAME", name).replace("WORD", word)
}

fn start(desk: &Desk, words: &[&str]) -> Child {
    desk.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

/// Done, or told with one of these codes that somebody else is at work.
fn done_or_told(child: Child, told: &[&str]) -> bool {
    let Output { status, stdout, stderr } = child.wait_with_output().expect("it ends");
    let answer: serde_json::Value = serde_json::from_slice(&stdout).unwrap_or_default();
    let code = answer["error"]["code"].as_str().unwrap_or_default();
    assert!(status.success() || told.contains(&code), "{answer} {}", String::from_utf8_lossy(&stderr));
    status.success()
}

fn sound(desk: &Desk) {
    assert_eq!(desk.json(&["check", "L", "--json"])["sound"], true);
}

#[test]
fn two_imports_at_once_end_like_one_after_the_other() {
    let desk = Desk::new();
    desk.write("a.jsonl", lines(0, 500)).write("b.jsonl", lines(300, 800));
    desk.good(&["import", "quiet", "a.jsonl"]);
    desk.good(&["import", "quiet", "b.jsonl"]);
    let expected = desk.json(&["info", "quiet", "--json"]);
    for _ in 0..4 {
        for name in ["L", "L-wal", "L-shm"] {
            let _ = std::fs::remove_file(desk.path(name));
        }
        let both = [start(&desk, &["import", "L", "a.jsonl", "--json"]), start(&desk, &["import", "L", "b.jsonl", "--json"])];
        for (child, file) in both.into_iter().zip(["a.jsonl", "b.jsonl"]) {
            if !done_or_told(child, &["library-locked"]) {
                desk.good(&["import", "L", file]);
            }
        }
        let info = desk.json(&["info", "L", "--json"]);
        assert_eq!((&info["articles"], &info["library"]), (&expected["articles"], &expected["library"]));
        sound(&desk);
    }
}

#[test]
fn changes_by_hand_beside_an_import_are_all_kept() {
    let desk = Desk::new();
    desk.write("a.jsonl", lines(0, 50)).write("b.jsonl", lines(50, 4_050)).good(&["import", "L", "a.jsonl"]);
    let mut import = start(&desk, &["import", "L", "b.jsonl", "--json"]);
    let mut made = 0;
    while made < 3 || import.try_wait().expect("its state is known").is_none() && made < 40 {
        let edit = start(&desk, &["edit", "L", "--article", &(made + 1).to_string(), "--set", &format!("byline=Writer {made}"), "--json"]);
        made += usize::from(done_or_told(edit, &["library-locked"]));
    }
    assert!(done_or_told(import, &[]), "the import went through");
    let articles = desk.lines(&["articles", "L"]);
    assert_eq!(articles.len(), 4_050);
    for (place, article) in articles[..made].iter().enumerate() {
        assert_eq!(article["byline"], format!("Writer {place}"));
    }
    sound(&desk);
}

#[test]
fn two_codebooks_at_once_never_mix() {
    let desk = Desk::new();
    desk.write("a.jsonl", lines(0, 1_500)).write("one.toml", codebook("one", "front")).write("two.toml", codebook("two", "talks")).good(&["import", "L", "a.jsonl"]);
    desk.good(&["code", "L"]);
    for _ in 0..3 {
        let both = [start(&desk, &["code", "L", "--codebook", "one.toml", "--json"]), start(&desk, &["code", "L", "--codebook", "two.toml", "--json"])];
        for child in both {
            done_or_told(child, &["library-locked", "library-changed"]);
        }
        let coded = desk.json(&["code", "L", "--json"])["codebook"].clone();
        let word = desk.lines(&["hits", "L"]);
        assert_eq!(word.len(), 1_500, "one hit an article, of one codebook: {coded}");
        let texts: std::collections::BTreeSet<String> = word.iter().map(|hit| hit["text"].as_str().unwrap_or_default().to_lowercase()).collect();
        assert_eq!(texts.len(), 1, "{texts:?}");
        sound(&desk);
    }
}

#[test]
fn who_reads_while_another_codes_sees_one_codebook_or_the_other() {
    let desk = Desk::new();
    desk.write("a.jsonl", lines(0, 2_000)).write("one.toml", codebook("one", "front")).write("two.toml", codebook("two", "talks about item 7")).good(&["import", "L", "a.jsonl"]);
    desk.good(&["code", "L", "--codebook", "one.toml"]);
    let reader = Library::open(&desk.path("L")).expect("opens");
    let answer = || {
        let trend = reader.trend(&Question::about("partnership")).expect("it answers all the time");
        serde_json::to_value((&trend.series, &trend.codebook)).expect("an answer")
    };
    let before = answer();
    let mut coding = start(&desk, &["code", "L", "--codebook", "two.toml", "--json"]);
    let mut seen = vec![before.clone()];
    while coding.try_wait().expect("its state is known").is_none() {
        let now = answer();
        if seen.last() != Some(&now) {
            seen.push(now);
        }
    }
    assert!(done_or_told(coding, &[]));
    seen.push(answer());
    seen.dedup();
    assert_eq!(seen.len(), 2, "the numbers before and those after, and none in between");
}

#[test]
fn erasing_beside_an_import_is_told_and_loses_nothing() {
    let desk = Desk::new();
    desk.write("a.jsonl", lines(0, 50)).write("b.jsonl", lines(50, 5_050)).good(&["import", "L", "a.jsonl"]);
    let import = start(&desk, &["import", "L", "b.jsonl", "--json"]);
    done_or_told(start(&desk, &["delete", "L", "--article", "3", "--json"]), &["library-locked"]);
    let erase = start(&desk, &["erase", "L", "--yes", "--json"]);
    done_or_told(erase, &["library-locked"]);
    if !done_or_told(import, &["library-locked", "library-changed"]) {
        desk.good(&["import", "L", "b.jsonl"]);
    }
    let articles = desk.lines(&["articles", "L"]);
    assert!(articles.len() >= 5_049, "{}", articles.len());
    assert!(articles.iter().all(|article| article["outlet"].as_str().is_some_and(|outlet| outlet.starts_with("Paper"))));
    sound(&desk);
}

#[test]
fn a_second_writer_waits_for_the_first() {
    let desk = Desk::new();
    desk.write("a.jsonl", lines(0, 20)).good(&["import", "L", "a.jsonl"]);
    let first = rusqlite::Connection::open(desk.path("L")).expect("opens");
    first.execute_batch("BEGIN IMMEDIATE").expect("it writes");
    let mut second = start(&desk, &["delete", "L", "--article", "3", "--json"]);
    for _ in 0..20 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert!(second.try_wait().expect("its state is known").is_none(), "it waits");
    }
    first.execute_batch("COMMIT").expect("done");
    assert!(done_or_told(second, &[]));
    assert_eq!(desk.lines(&["articles", "L"]).len(), 19);
}

#[test]
fn a_backup_is_not_put_in_the_place_of_a_library_that_is_open() {
    let desk = Desk::new();
    desk.write("a.jsonl", lines(0, 20)).good(&["import", "L.entente", "a.jsonl"]);
    desk.good(&["backup", "L.entente"]);
    let open = Library::open(&desk.path("L.entente")).expect("opens");
    assert_eq!(open.info().expect("info").articles, 20);
    assert_eq!(desk.error(&["restore", "L.entente", "--json"]), "library-locked");
    drop(open);
    desk.good(&["restore", "L.entente"]);
}

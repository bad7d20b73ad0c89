//! Damage to every kind of page, files cut short, logs that are missing or strange: told with a code and a hint, never taken
//! for sound where it is not, and what lies elsewhere is saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use entente_engine::library::{Library, repair};
use entente_engine::progress::silent;

use crate::shelf::Shelf;

const PAGE: usize = 16_384;
const ARTICLES: u64 = 500;

struct Whole {
    shelf: Shelf,
    bytes: Vec<u8>,
    /// A page of every kind, numbered from 1.
    kinds: BTreeMap<&'static str, usize>,
    hash: String,
}

fn whole() -> Whole {
    let shelf = Shelf::new();
    let lines: String = (0..ARTICLES).map(|n| format!("{}\n", serde_json::json!({
        "id": format!("id{n}"), "outlet": format!("Paper {}", n % 5), "date": format!("2023-{:02}-{:02}", n % 12 + 1, n % 28 + 1), "lang": "en", "title": format!("T{n}"),
        "body": format!("China and Russia presented a united front, said number {n}. {}", (0..40).map(|word| format!("word{} ", (n * 31 + word * 17) % 997)).collect::<String>()),
    }))).collect();
    shelf.import("a.jsonl", lines);
    shelf.library.code(None, &silent).expect("coded");
    shelf.library.index(&silent).expect("indexed");
    let path = shelf.path("whole.entente");
    shelf.library.backup(&path, &silent).expect("copied");
    // A page that is free, as deleting leaves them.
    let db = rusqlite::Connection::open(&path).expect("opens");
    db.execute_batch("CREATE TABLE gone (x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO gone SELECT randomblob(1000) FROM n; DROP TABLE gone").expect("made and dropped");
    let mut kinds = BTreeMap::from([("header", 1), ("pointer map", 2)]);
    for (kind, table, page) in [
        ("table leaf", "texts", "leaf"), ("table inner", "texts", "internal"), ("articles", "articles", "leaf"), ("index", "article_identity", "leaf"),
        ("hits", "hits", "leaf"), ("words", "words_data", "leaf"), ("meta", "meta", "leaf"), ("outlets", "outlets", "leaf"),
    ] {
        let question = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY pageno LIMIT 1 OFFSET (SELECT count(*) / 2 FROM dbstat WHERE name = ?1 AND pagetype = ?2)";
        if let Ok(number) = db.query_row(question, [table, page], |row| row.get::<_, i64>(0)) {
            kinds.insert(kind, number as usize);
        }
    }
    drop(db);
    let bytes = std::fs::read(&path).expect("read");
    kinds.insert("free", u32::from_be_bytes(bytes[32..36].try_into().expect("four bytes")) as usize);
    let hash = Library::open(&path).expect("opens").info().expect("info").library;
    Whole { shelf, bytes, kinds, hash }
}

/// How a damaged file is told: the code of the error, or the problems found.
fn told(path: &Path) -> Result<(Vec<String>, u64, String), &'static str> {
    let outcome = Library::open(path).and_then(|library| library.check(&silent)).map_err(|error| {
        assert!(!error.hint().is_empty() && !error.to_string().is_empty());
        error.code()
    })?;
    Ok((outcome.problems, outcome.articles, outcome.library))
}

const TOLD: &[&str] = &["library-damaged", "not-a-library", "library-newer", "library-failed", "disk-failed"];

fn damaged(whole: &Whole, name: &str, change: impl FnOnce(&mut Vec<u8>)) -> PathBuf {
    let mut bytes = whole.bytes.clone();
    change(&mut bytes);
    whole.shelf.write(&format!("{name}.entente"), bytes)
}

/// Damage is told, or harms nothing that is kept; a repair ends in a sound file or says why there is none.
fn judge(whole: &Whole, what: &str, path: &Path, at_least: u64) {
    let found = told(path);
    match &found {
        Err(code) => assert!(TOLD.contains(code), "{what}: {code}"),
        Ok((problems, articles, hash)) if problems.is_empty() => assert_eq!((*articles, hash), (ARTICLES, &whole.hash), "{what}: taken for sound"),
        Ok(_) => {}
    }
    let before = std::fs::read(path).expect("the damaged file");
    let target = path.with_extension("repaired.entente");
    let _ = std::fs::remove_file(&target);
    match repair(path, &target, &silent) {
        Ok(saved) => {
            assert_eq!(told(&target).map(|(problems, articles, _)| (problems, articles)), Ok((Vec::new(), saved.articles_saved)), "{what}: {saved:?}");
            assert!(saved.articles_saved >= at_least, "{what}: {} of {ARTICLES} saved, {at_least} expected; told as {found:?}", saved.articles_saved);
        }
        Err(error) => {
            assert!(TOLD.contains(&error.code()), "{what}: {error}");
            assert!(at_least == 0, "{what}: nothing saved: {error}; told as {found:?}");
            assert!(!target.exists());
        }
    }
    assert_eq!(std::fs::read(path).expect("still there"), before, "{what}: a repair only reads");
}

#[test]
fn a_page_of_every_kind_that_is_overwritten_is_told_and_the_rest_is_saved() {
    let whole = whole();
    assert!(whole.kinds.len() >= 10, "{:?}", whole.kinds);
    for (kind, page) in &whole.kinds {
        let at_least = match *kind {
            "header" | "table inner" => 0,
            "articles" => ARTICLES / 3,
            "table leaf" => ARTICLES * 3 / 4,
            _ => ARTICLES,
        };
        for (how, byte) in [("zeroes", 0), ("noise", 0xa5)] {
            let path = damaged(&whole, "page", |bytes| bytes[(page - 1) * PAGE..page * PAGE].fill(byte));
            judge(&whole, &format!("{how} in {kind}, page {page}"), &path, at_least);
        }
    }
}

#[test]
fn a_flipped_bit_in_every_kind_of_page_is_told_or_harms_nothing() {
    let whole = whole();
    let mut dice = 7_u64;
    for (kind, page) in &whole.kinds {
        for _ in 0..2 {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let place = (dice >> 33) as usize % PAGE;
            let path = damaged(&whole, "bit", |bytes| bytes[(page - 1) * PAGE + place] ^= 1 << (dice >> 20 & 7));
            judge(&whole, &format!("a bit at {place} of {kind}"), &path, 0);
        }
    }
}

#[test]
fn a_destroyed_header_alone_loses_nothing() {
    let whole = whole();
    let path = damaged(&whole, "header", |bytes| bytes[..100].fill(0));
    assert_eq!(told(&path).unwrap_err(), "not-a-library");
    judge(&whole, "no header", &path, ARTICLES);
}

#[test]
fn a_file_cut_anywhere_is_told() {
    let whole = whole();
    for length in [0, 1, 99, 100, 4_096, PAGE, PAGE + 1, whole.bytes.len() * 2 / 3, whole.bytes.len() - PAGE, whole.bytes.len() - 1] {
        let path = damaged(&whole, "cut", |bytes| bytes.truncate(length));
        judge(&whole, &format!("cut at {length}"), &path, 0);
    }
}

/// A library as a killed program leaves it: what is committed last stands in the log alone.
fn with_a_log() -> (Shelf, PathBuf) {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", "{\"id\":\"a\",\"lang\":\"en\",\"title\":\"One\",\"body\":\"First.\"}\n");
    let path = shelf.path("left.entente");
    for ending in ["", "-wal"] {
        let from = format!("{}{ending}", shelf.library.path().display());
        std::fs::copy(from, format!("{}{ending}", path.display())).expect("copied while it is open");
    }
    assert!(std::fs::metadata(shelf.path("left.entente-wal")).is_ok_and(|log| log.len() > 0));
    (shelf, path)
}

#[test]
fn the_log_of_a_killed_program_is_read_again() {
    let (_shelf, path) = with_a_log();
    assert_eq!(told(&path).map(|(problems, articles, _)| (problems, articles)), Ok((Vec::new(), 1)));
}

#[test]
fn a_log_that_is_missing_or_cut_leaves_what_was_whole_before() {
    for keep in [None, Some(0), Some(20), Some(3_000), Some(40_000)] {
        let (shelf, path) = with_a_log();
        let log = shelf.path("left.entente-wal");
        let bytes = std::fs::read(&log).expect("a log");
        match keep {
            None => std::fs::remove_file(&log).expect("removed"),
            Some(length) => std::fs::write(&log, &bytes[..bytes.len().min(length)]).expect("cut"),
        }
        let (problems, articles, _) = told(&path).expect("it opens");
        assert_eq!(problems, [""; 0], "{keep:?}");
        assert!(articles <= 1);
    }
}

#[test]
fn a_log_with_flipped_bits_is_read_up_to_them() {
    let (shelf, path) = with_a_log();
    let log = shelf.path("left.entente-wal");
    let mut bytes = std::fs::read(&log).expect("a log");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    std::fs::write(&log, bytes).expect("written");
    assert_eq!(told(&path).map(|(problems, ..)| problems), Ok(Vec::new()));
}

#[test]
fn shared_memory_left_behind_or_strange_is_made_anew() {
    for strange in [vec![0xff; 32_768], vec![0; 100], Vec::new()] {
        let (shelf, path) = with_a_log();
        shelf.write("left.entente-shm", strange);
        assert_eq!(told(&path).map(|(problems, articles, _)| (problems, articles)), Ok((Vec::new(), 1)));
    }
}

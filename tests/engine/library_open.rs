//! Opening, refusing, checking, copying.

use entente_engine::library::Library;
use entente_engine::progress::silent;

use crate::shelf::Shelf;

fn code(result: entente_engine::Result<Library>) -> &'static str {
    result.err().map_or("opened", |error| error.code())
}

fn full() -> Shelf {
    let shelf = Shelf::new();
    let lines: String = (0..400).map(|n| format!("{{\"id\":\"{n}\",\"lang\":\"en\",\"title\":\"T{n}\",\"body\":\"China and Russia presented a united front, said number {n}.\"}}\n")).collect();
    shelf.import("a.jsonl", lines);
    shelf.library.code(None, &silent).unwrap();
    shelf
}

#[test]
fn what_is_no_library_is_refused() {
    let shelf = Shelf::new();
    assert_eq!(code(Library::open(&shelf.path("missing"))), "library-missing");
    assert_eq!(code(Library::open(&shelf.write("empty", ""))), "not-a-library");
    assert_eq!(code(Library::open(&shelf.write("text", "Some text. ".repeat(50)))), "not-a-library");
    let foreign = shelf.path("foreign.db");
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    assert_eq!(code(Library::open(&foreign)), "not-a-library");
    assert_eq!(code(Library::open_or_create(&foreign)), "not-a-library", "and nothing is written into it");
    assert_eq!(code(Library::create(&foreign)), "file-exists");
}

#[test]
fn a_newer_library_is_refused_and_left_alone() {
    let shelf = full();
    let path = shelf.library.path().to_path_buf();
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
    let error = Library::open(&path).err().unwrap();
    assert_eq!(error.code(), "library-newer");
    assert!(error.to_string().contains("newer"));
}

#[test]
fn triggers_and_views_of_a_strange_file_do_not_run() {
    let shelf = full();
    let path = shelf.library.path().to_path_buf();
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TRIGGER t AFTER INSERT ON articles BEGIN DELETE FROM hits; END; CREATE TRIGGER u AFTER INSERT ON texts BEGIN DELETE FROM rejections; END")
        .unwrap();
    let before = shelf.library.info().unwrap().hits;
    shelf.import("b.jsonl", "{\"id\":\"new\",\"title\":\"x\",\"body\":\"y\"}\n");
    assert_eq!(shelf.library.info().unwrap().hits, before);
}

#[test]
fn a_locked_library_says_so() {
    let shelf = full();
    let other = rusqlite::Connection::open(shelf.library.path()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let path = shelf.write("b.jsonl", "{\"id\":\"new\",\"title\":\"x\",\"body\":\"y\"}\n");
    let error = shelf.library.import(&[path], &Default::default(), &silent).unwrap_err();
    assert_eq!(error.code(), "library-locked");
    assert_eq!(shelf.articles().len(), 400, "reading goes on meanwhile");
}

#[test]
fn a_sound_library_is_found_sound() {
    let outcome = full().library.check(&silent).unwrap();
    assert_eq!((outcome.sound, outcome.articles, outcome.problems.len()), (true, 400, 0));
    assert!(outcome.hits > 0);
}

#[test]
fn a_changed_text_a_lost_text_and_a_strayed_hit_are_found() {
    for (damage, expect) in [
        ("UPDATE texts SET title = 'other' WHERE article = 3", "article 3"),
        ("DELETE FROM texts WHERE article = 5", "lost their text"),
        ("UPDATE hits SET end = 100000 WHERE id = (SELECT min(id) FROM hits)", "outside its text"),
        ("UPDATE articles SET outlet = 77 WHERE id = 9", "points to nothing"),
        ("UPDATE meta SET value = x'00' WHERE key = 'content'", "hash"),
    ] {
        let shelf = full();
        rusqlite::Connection::open(shelf.library.path()).unwrap().execute_batch(&format!("PRAGMA foreign_keys = OFF; {damage}")).unwrap();
        let outcome = shelf.library.check(&silent).unwrap();
        assert!(!outcome.sound && outcome.problems.iter().any(|problem| problem.contains(expect)), "{damage}: {:?}", outcome.problems);
    }
}

#[test]
fn flipped_bytes_are_found_and_a_cut_file_is_told() {
    let shelf = full();
    let path = shelf.path("copy.entente");
    shelf.library.backup(&path, &silent).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let mut flipped = bytes.clone();
    for at in (16384 * 3..flipped.len()).step_by(4096) {
        flipped[at] ^= 0xff;
    }
    let damaged = shelf.write("flipped.entente", flipped);
    let found = Library::open(&damaged).and_then(|library| library.check(&silent));
    assert!(found.is_err() || !found.unwrap().sound);
    let cut = shelf.write("cut.entente", &bytes[..bytes.len() / 2]);
    let found = Library::open(&cut).and_then(|library| library.check(&silent));
    assert!(found.is_err() || !found.unwrap().sound);
}

#[test]
fn a_backup_is_the_same_library() {
    let shelf = full();
    let path = shelf.path("copy.entente");
    shelf.library.backup(&path, &silent).unwrap();
    let copy = Library::open(&path).unwrap();
    assert!(copy.check(&silent).unwrap().sound);
    assert_eq!(copy.info().unwrap().library, shelf.library.info().unwrap().library);
    assert_eq!(shelf.library.backup(shelf.library.path(), &silent).unwrap_err().code(), "same-file");
}

#[test]
fn a_full_disk_is_told_and_what_was_there_stays() {
    let shelf = full();
    // A library that may not grow is what a full disk looks like to SQLite.
    let mut noise = 1u64;
    let lines: String = (0..3_000)
        .map(|n| {
            let words: String = (0..200).map(|_| { noise = noise.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); format!("{:x} ", noise >> 33) }).collect();
            format!("{{\"id\":\"n{n}\",\"title\":\"x\",\"body\":\"{words}\"}}\n")
        })
        .collect();
    let path = shelf.write("big.jsonl", lines);
    let store = entente_engine::store::Store::open(shelf.library.path()).unwrap();
    store.limit_pages(60).unwrap();
    let error = fill(&store, &path).unwrap_err();
    assert_eq!(error.code(), "disk-full");
    drop(store);
    assert_eq!(shelf.articles().len(), 400);
    assert!(shelf.library.check(&silent).unwrap().sound);
}

fn fill(store: &entente_engine::store::Store, path: &std::path::Path) -> entente_engine::Result<()> {
    let mut batch = Vec::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        batch.push(entente_engine::store::Entry::Rejected {
            rejection: entente_engine::answers::Rejection { source: "big".into(), position: batch.len().to_string(), reason: "too large".into() },
            item: Some(line.into()),
        });
    }
    let packer = entente_engine::store::Packer::of(store)?;
    let progress = entente_engine::store::Progress { import: 0, items: 0 };
    store.add(&mut entente_engine::store::Run::default(), &packer, None, batch, progress, &mut |_| unreachable!("no article is in it")).map(|_| ())
}

#[test]
fn every_connection_that_writes_waits_for_the_disk() {
    use entente_engine::store::Store;
    let shelf = Shelf::new();
    let made = Store::create(&shelf.path("new.entente")).unwrap();
    let opened = Store::open(&shelf.path("new.entente")).unwrap();
    let found = Store::open_or_create(&shelf.path("new.entente")).unwrap();
    for store in [&made.again().unwrap(), &made, &opened, &found] {
        assert_eq!(store.durability().unwrap(), ("wal".into(), 2));
    }
}

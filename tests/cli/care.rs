//! `entente erase`, `backup`, `restore`, `check --repair`.

use crate::desk::{Desk, TWO};

#[test]
fn erasing_is_confirmed_and_names_the_backups() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L.entente", "a.jsonl"]);
    desk.good(&["backup", "L.entente"]);
    desk.good(&["delete", "L.entente", "--outlet", "TASS"]);
    let asked = desk.run(&["erase", "L.entente"]);
    assert_eq!(asked.code, 1);
    assert!(asked.err.contains("1 articles of the bin") && asked.err.contains("L.backups"), "{}", asked.err);
    assert_eq!(desk.json(&["bin", "L.entente", "--json"])["id"], 1, "nothing happened yet");
    let erased = desk.json(&["erase", "L.entente", "--yes", "--json"]);
    assert_eq!((&erased["articles"], erased["backups_left"].as_array().map(Vec::len)), (&1.into(), Some(1)));
    assert_eq!(desk.run(&["bin", "L.entente"]).out, "");
    assert!(desk.good(&["undo", "L.entente"]).contains("nothing to take back"), "the history went too");
    assert_eq!(desk.json(&["check", "L.entente", "--json"])["sound"], true);
    desk.good(&["erase", "L.entente", "--yes", "--with-backups"]);
    assert_eq!(desk.good(&["restore", "L.entente", "--list"]), "");
}

#[test]
fn backups_roll_and_one_takes_the_place_of_a_damaged_library() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L.entente", "a.jsonl"]);
    assert_eq!(desk.error(&["restore", "L.entente", "--json"]), "backup-missing");
    desk.good(&["backup", "L.entente"]);
    let before = desk.json(&["info", "L.entente", "--json"])["library"].clone();
    let bytes = std::fs::read(desk.path("L.entente")).unwrap();
    desk.write("L.entente", &bytes[..bytes.len() / 2]);
    let told = desk.run(&["check", "L.entente"]);
    assert_eq!(told.code, 1);
    assert!(told.err.contains("entente restore L.entente") && told.err.contains("--repair"), "{}", told.err);
    let restored = desk.json(&["restore", "L.entente", "--json"]);
    assert!(restored["kept_as"].as_str().is_some_and(|path| path.contains("replaced-")), "{restored}");
    assert_eq!(desk.json(&["info", "L.entente", "--json"])["library"], before);
}

#[test]
fn a_repair_writes_a_new_file_and_counts() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    let repaired = desk.json(&["check", "L", "--repair", "new.entente", "--json"]);
    assert_eq!((&repaired["articles_saved"], &repaired["articles_lost"]), (&2.into(), &0.into()));
    assert_eq!(desk.json(&["check", "new.entente", "--json"])["library"], desk.json(&["check", "L", "--json"])["library"]);
    assert_eq!(desk.error(&["check", "L", "--repair", "new.entente", "--json"]), "file-exists");
    assert_eq!(desk.error(&["check", "L", "--repair", "L", "--json"]), "file-exists");
}

/// The log of a program that was killed would be read as that of the file that takes its place.
#[test]
fn a_backup_over_a_copy_that_was_in_use_is_the_library_and_nothing_else() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L.entente", "a.jsonl"]);
    desk.good(&["backup", "L.entente", "copy.entente"]);
    let used = rusqlite::Connection::open(desk.path("copy.entente")).unwrap();
    used.execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; UPDATE texts SET title = 'changed in the copy'; DELETE FROM rejections").unwrap();
    let left = std::fs::read(desk.path("copy.entente-wal")).unwrap();
    assert!(!left.is_empty());
    drop(used);
    desk.write("copy.entente-wal", left);
    desk.good(&["backup", "L.entente", "copy.entente"]);
    assert_eq!(desk.json(&["check", "copy.entente", "--json"])["library"], desk.json(&["check", "L.entente", "--json"])["library"]);
    assert_eq!(desk.json(&["check", "copy.entente", "--json"])["sound"], true);
}

/// A backup in use by somebody is not written over.
#[test]
fn a_copy_that_is_open_elsewhere_is_left_alone() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L.entente", "a.jsonl"]);
    desk.good(&["backup", "L.entente", "copy.entente"]);
    let open = entente_engine::library::Library::open(&desk.path("copy.entente")).unwrap();
    assert_eq!(open.info().unwrap().articles, 2);
    assert_eq!(desk.error(&["backup", "L.entente", "copy.entente", "--json"]), "library-locked");
}

//! `entente check`, `backup`.

use crate::desk::{Desk, TWO};

#[test]
fn a_sound_library_is_0_and_a_damaged_one_is_1() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    assert_eq!(desk.json(&["check", "L", "--json"])["sound"], true);
    let mut bytes = std::fs::read(desk.path("L")).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0);
    desk.write("damaged", bytes);
    assert_eq!(desk.run(&["check", "damaged", "--json"]).code, 1);
}

#[test]
fn a_backup_is_sound_and_replaces_an_older_one() {
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L", "a.jsonl"]);
    desk.write("copy.entente", "an older file");
    desk.good(&["backup", "L", "copy.entente"]);
    assert_eq!(desk.json(&["check", "copy.entente", "--json"])["library"], desk.json(&["check", "L", "--json"])["library"]);
    assert_eq!(desk.error(&["backup", "L", "L", "--json"]), "same-file");
    assert_eq!(desk.error(&["backup", "L", "no/such/folder/copy", "--json"]), "file-unwritable");
}

//! Files take their names when they are whole, and what was left half-made is swept.

use entente_engine::room::Room;

use crate::shelf::Shelf;

fn names(shelf: &Shelf) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(shelf.path("")).unwrap().flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with("test.entente"));
    names.sort();
    names
}

#[test]
fn a_file_takes_its_name_when_it_is_kept_and_leaves_nothing_else() {
    let shelf = Shelf::new();
    let target = shelf.write("a.txt", "before");
    let room = Room::beside(&target).unwrap();
    let (mut file, made) = room.file("new").unwrap();
    std::io::Write::write_all(&mut file, b"after").unwrap();
    assert_eq!(std::fs::read(&target).unwrap(), b"before");
    room.keep(&made).unwrap();
    assert_eq!(std::fs::read(&target).unwrap(), b"after");
    assert_eq!(names(&shelf), ["a.txt"]);
}

#[test]
fn what_is_given_up_goes_with_all_that_lies_in_it() {
    let shelf = Shelf::new();
    let room = Room::beside(&shelf.path("a.txt")).unwrap();
    room.file("one").unwrap();
    room.file("two").unwrap();
    drop(room);
    assert_eq!(names(&shelf), [""; 0]);
}

#[test]
fn a_new_file_never_takes_the_place_of_another() {
    let shelf = Shelf::new();
    let target = shelf.path("a.txt");
    let room = Room::beside(&target).unwrap();
    let (_, made) = room.file("new").unwrap();
    shelf.write("a.txt", "somebody was quicker");
    assert_eq!(room.keep_new(&made).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(std::fs::read(&target).unwrap(), b"somebody was quicker");
    assert_eq!(names(&shelf), ["a.txt"]);
}

#[test]
fn the_next_one_sweeps_what_a_killed_program_left_and_nothing_else() {
    let shelf = Shelf::new();
    // A program that was killed lets its lock go and leaves the folder.
    shelf.write(".entente-killed/lock", "");
    shelf.write(".entente-killed/made.entente", "half a library");
    std::fs::create_dir(shelf.path(".entente-killed-at-once")).unwrap();
    shelf.write(".entente-of-a-person/diary.txt", "not one of ours");
    shelf.write(".entente-notes", "a file");
    let working = Room::beside(&shelf.path("a.txt")).unwrap();
    working.file("new").unwrap();
    let mine = names(&shelf).len();
    assert_eq!(mine, 3, "{:?}", names(&shelf));
    drop(Room::beside(&shelf.path("b.txt")).unwrap());
    assert_eq!(names(&shelf).len(), mine, "whoever works is left alone: {:?}", names(&shelf));
    drop(working);
    assert_eq!(names(&shelf), [".entente-notes", ".entente-of-a-person"]);
}

#[test]
fn a_folder_that_takes_nothing_is_told_by_the_name_that_was_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("none").join("report.html");
    let error = entente_engine::tables::write_whole(&path, b"words").expect_err("there is no such folder");
    assert_eq!(error.code(), "file-unwritable");
    assert!(error.to_string().contains("report.html cannot be written") && !error.to_string().contains(".entente-"), "{error}");
}

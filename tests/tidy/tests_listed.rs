//! No test is forgotten, switched off or left for later.

use crate::tree::{files, no_places, root, short};

#[test]
fn every_test_file_is_listed() {
    let mut places = Vec::new();
    for binary in ["engine", "cli", "tidy"] {
        let folder = root().join("tests").join(binary);
        let main = std::fs::read_to_string(folder.join("main.rs")).expect("every test binary has a main.rs");
        for entry in std::fs::read_dir(&folder).expect("the folder is there").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let module = name.trim_end_matches(".rs");
            if module != "main" && (name.ends_with(".rs") || entry.path().is_dir()) && !main.contains(&format!("mod {module};")) {
                places.push(format!("tests/{binary}/{name}"));
            }
        }
    }
    no_places("test files that no main.rs lists", places);
}

#[test]
fn no_test_is_switched_off_and_nothing_is_left_for_later() {
    let words = [concat!("#[ign", "ore"), concat!("to", "do!("), concat!("unimpl", "emented!("), concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut places = Vec::new();
    for (path, text) in files("src-tauri", ".rs").into_iter().chain(files("tests", ".rs")).chain(files("ui/src", ".ts")) {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| words.iter().any(|word| line.contains(word))) {
            places.push(format!("{}:{}: {}", short(&path), at + 1, line.trim()));
        }
    }
    no_places("left for later", places);
}

#[test]
fn lock_files_hold_no_download_addresses() {
    let lock = std::fs::read_to_string(root().join("ui/package-lock.json")).expect("the page's lock file is committed");
    assert!(!lock.contains("\"resolved\""), "ui/package-lock.json names download addresses");
}

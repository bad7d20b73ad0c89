//! Before a person is told that something is done, it is on the disk: strace shows the order of the calls. Linux only;
//! what SQLite is told to do is tested everywhere by `library_open`.

use std::collections::BTreeMap;
use std::process::Command;

use crate::crash::kill::can_trace;
use crate::desk::{Desk, TWO};

/// The calls of a run that change files or bring them to the disk, with the paths of their files.
fn calls(desk: &Desk, words: &[&str]) -> Vec<String> {
    let program = desk.command(words);
    let log = desk.path("calls");
    let status = Command::new("strace")
        .args(["-f", "-qq", "-y", "-s", "16", "-e", "signal=none", "-e", "trace=?write,?pwrite64,?pwritev,?fsync,?fdatasync,?rename,?renameat,?renameat2,?linkat,?copy_file_range", "-o"])
        .arg(&log)
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(desk.path(""))
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .expect("strace starts");
    assert!(status.success(), "{words:?}");
    let text = std::fs::read_to_string(log).expect("a list of calls");
    text.lines().map(|line| line.split_once(' ').map_or(line, |(_, call)| call).trim_start().to_owned()).collect()
}

/// The path of the file that a call writes: `pwrite64(5</tmp/L-wal>, …`; of a copy it is the second.
fn file(call: &str) -> Option<&str> {
    let place = if call.starts_with("copy_file_range") { 2 } else { 1 };
    Some(call.split('<').nth(place)?.split_once('>')?.0)
}

/// Files of this folder that were written and not yet brought to the disk when the person was told.
fn unsafe_when_told(desk: &Desk, calls: &[String]) -> Vec<String> {
    let folder = std::fs::canonicalize(desk.path("")).expect("a folder").display().to_string();
    let mut open: BTreeMap<String, bool> = BTreeMap::new();
    // Who says nothing tells by ending.
    for call in calls.iter().take_while(|call| !call.starts_with("write(1<")) {
        let Some(path) = file(call).filter(|path| path.starts_with(&folder)) else { continue };
        if call.starts_with("fsync") || call.starts_with("fdatasync") {
            open.insert(path.to_owned(), false);
        } else if call.contains("write") || call.starts_with("copy_file_range") {
            open.insert(path.to_owned(), true);
        }
    }
    // The shared memory beside a library is made anew by whoever comes next; scratch without a name (#) is gone with the program.
    open.into_iter().filter(|(path, written)| *written && !path.ends_with("-shm") && !path.contains("/#")).map(|(path, _)| path).collect()
}

#[test]
fn what_is_confirmed_is_on_the_disk() {
    if !can_trace() {
        eprintln!("passed over: strace is not here or may not watch (script/setup test installs it)");
        return;
    }
    let desk = Desk::new();
    desk.write("a.jsonl", TWO);
    let acts: &[&[&str]] = &[
        &["import", "L.entente", "a.jsonl"],
        &["code", "L.entente"],
        &["edit", "L.entente", "--outlet", "TASS", "--set", "collection=spring"],
        &["outlets", "L.entente", "TASS", "--group", "north"],
        &["validate", "sample", "L.entente", "--concept", "partnership", "--hits", "1", "--others", "1"],
        &["delete", "L.entente", "--outlet", "Reuters"],
        &["undo", "L.entente"],
        &["backup", "L.entente"],
        &["backup", "L.entente", "copy.entente"],
        &["report", "L.entente", "--concept", "partnership", "--out", "r.html"],
        &["bundle", "L.entente", "--concept", "partnership", "--out", "b.zip"],
        &["restore", "L.entente"],
        &["erase", "L.entente", "--yes"],
    ];
    for words in acts {
        let calls = calls(&desk, words);
        assert!(calls.iter().any(|call| call.contains("sync(")), "{words:?} brings something to the disk");
        assert_eq!(unsafe_when_told(&desk, &calls), [""; 0], "{words:?}");
    }
}

#[test]
fn a_new_name_is_on_the_disk_too() {
    if !can_trace() {
        eprintln!("passed over: strace is not here or may not watch (script/setup test installs it)");
        return;
    }
    let desk = Desk::new();
    desk.write("a.jsonl", TWO).good(&["import", "L.entente", "a.jsonl"]);
    let calls = calls(&desk, &["backup", "L.entente", "copy.entente"]);
    let named = calls.iter().rposition(|call| call.starts_with("rename") && call.contains("copy.entente\"")).expect("it is renamed");
    let folder = std::fs::canonicalize(desk.path("")).expect("a folder").display().to_string();
    let synced = calls[named..].iter().position(|call| call.starts_with("fsync") && file(call) == Some(&folder));
    let told = calls[named..].iter().position(|call| call.starts_with("write(1<")).expect("it says so");
    assert!(synced.is_some_and(|synced| synced < told), "{:#?}", &calls[named..]);
    let made = calls[..named].iter().rposition(|call| call.contains("made.entente>") && call.starts_with("pwrite64")).expect("it is written");
    assert!(calls[made..named].iter().any(|call| call.starts_with("fsync") || call.starts_with("fdatasync")), "its bytes come before its name");
}

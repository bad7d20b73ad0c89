//! A full disk and a medium that cannot be written, both real: small file systems in memory, where this system lets them be
//! mounted (Linux, as root); elsewhere the tests are passed over and say so.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::desk::Desk;

/// A small disk in a folder of the desk.
struct Disk(PathBuf);

impl Disk {
    fn new(desk: &Desk, size: &str) -> Option<Self> {
        let folder = desk.path("disk");
        std::fs::create_dir(&folder).expect("a folder");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "none"]).arg(&folder).stderr(Stdio::null()).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(folder));
        }
        eprintln!("passed over: no small disk can be mounted here");
        None
    }

    fn again(&self, how: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(&self.0).status().expect("mount starts");
        assert!(status.success(), "{how}");
    }

    /// Takes all the room but some bytes.
    fn fill(&self, but: usize) {
        let filler = self.0.join("filler");
        let mut bytes = vec![1_u8; 64 << 20];
        while std::fs::write(&filler, &bytes).is_err() {
            let written = std::fs::metadata(&filler).map_or(0, |found| found.len() as usize);
            bytes.truncate(written);
        }
        bytes.truncate(bytes.len().saturating_sub(but));
        std::fs::write(filler, bytes).expect("it fits");
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(&self.0).expect("a folder").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

fn lines(from: usize, to: usize) -> String {
    let mut noise = 1_u64;
    let mut word = || {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:x} ", noise >> 33)
    };
    let mut line = |n: usize| {
        let body = format!("China and Russia presented a united front, said number {n}. {}", (0..120).map(|_| word()).collect::<String>());
        format!("{}\n", serde_json::json!({ "id": format!("id{n}"), "outlet": format!("Paper {}", n % 5), "date": format!("2023-{:02}-{:02}", n % 12 + 1, n % 28 + 1), "lang": "en", "title": format!("T{n}"), "body": body }))
    };
    (from..to).map(&mut line).collect()
}

const LIBRARY: &str = "disk/L.entente";

#[test]
fn an_import_onto_a_full_disk_is_told_and_completed_when_there_is_room() {
    let desk = Desk::new();
    let Some(disk) = Disk::new(&desk, "3m") else { return };
    desk.write("a.jsonl", lines(0, 300)).write("b.jsonl", lines(300, 6_300));
    desk.good(&["import", LIBRARY, "a.jsonl"]);
    assert_eq!(desk.error(&["import", LIBRARY, "b.jsonl", "--json"]), "disk-full");
    assert_eq!(desk.json(&["check", LIBRARY, "--json"])["sound"], true);
    assert!(desk.json(&["info", LIBRARY, "--json"])["articles"].as_u64() >= Some(300));
    disk.again("size=64m");
    desk.good(&["import", LIBRARY, "--resume"]);
    assert_eq!(desk.json(&["info", LIBRARY, "--json"])["articles"], 6_300);
    assert_eq!(desk.json(&["check", LIBRARY, "--json"])["sound"], true);
}

#[test]
fn every_act_on_a_full_disk_is_told_and_leaves_what_was_there() {
    let desk = Desk::new();
    let Some(disk) = Disk::new(&desk, "24m") else { return };
    desk.write("a.jsonl", lines(0, 1_500)).write("b.jsonl", lines(1_500, 3_000)).good(&["import", LIBRARY, "a.jsonl"]);
    desk.good(&["code", LIBRARY]);
    desk.good(&["delete", LIBRARY, "--article", "7"]);
    desk.write("disk/r.html", "an older report").write("disk/copy.entente", "an older copy");
    let info = || {
        let info = desk.json(&["info", LIBRARY, "--json"]);
        ["articles", "hits", "library", "outlets", "in_bin"].map(|key| info[key].clone())
    };
    let before = info();
    disk.fill(40 << 10);
    let names = disk.names();
    let acts: &[&[&str]] = &[
        &["import", LIBRARY, "b.jsonl"],
        &["import", "disk/new.entente", "b.jsonl"],
        &["edit", LIBRARY, "--all", "--set", "byline=A name that is long enough to make every row of the table a little larger than it was before"],
        &["delete", LIBRARY, "--outlet", "Paper 1"],
        &["erase", LIBRARY, "--yes"],
        &["backup", LIBRARY],
        &["backup", LIBRARY, "disk/copy.entente"],
        &["report", LIBRARY, "--concept", "partnership", "--out", "disk/r.html"],
        &["bundle", LIBRARY, "--concept", "partnership", "--out", "disk/b.zip"],
        &["export", LIBRARY, "--out", "disk/t.csv"],
        &["check", LIBRARY, "--repair", "disk/repaired.entente"],
    ];
    for words in acts {
        let told = desk.error(&[*words, &["--json"]].concat());
        assert_eq!(told, "disk-full", "{words:?}");
    }
    assert_eq!(std::fs::read(desk.path("disk/r.html")).expect("it is there"), b"an older report");
    assert_eq!(std::fs::read(desk.path("disk/copy.entente")).expect("it is there"), b"an older copy");
    assert_eq!(desk.json(&["check", LIBRARY, "--json"])["sound"], true);
    let left: Vec<String> = disk.names().into_iter().filter(|name| !names.contains(name) && !name.ends_with("-wal") && !name.ends_with("-shm") && name != "L.backups").collect();
    assert_eq!(left, [""; 0], "nothing half-written stays");
    std::fs::remove_file(disk.0.join("filler")).expect("removed");
    assert_eq!(info(), before);
    desk.good(&["import", LIBRARY, "b.jsonl"]);
    desk.good(&["erase", LIBRARY, "--yes"]);
}

#[test]
fn a_medium_that_cannot_be_written_is_read() {
    let desk = Desk::new();
    let Some(disk) = Disk::new(&desk, "24m") else { return };
    desk.write("a.jsonl", lines(0, 100)).write("b.jsonl", lines(100, 120)).good(&["import", LIBRARY, "a.jsonl"]);
    desk.good(&["code", LIBRARY]);
    let hits = desk.lines(&["hits", LIBRARY]).len();
    disk.again("ro");
    let names = disk.names();
    assert_eq!(desk.json(&["info", LIBRARY, "--json"])["read_only"], true);
    assert_eq!(desk.lines(&["hits", LIBRARY]).len(), hits);
    assert_eq!(desk.json(&["check", LIBRARY, "--json"])["sound"], true);
    desk.good(&["trend", LIBRARY, "--concept", "partnership", "--out", "t.png"]);
    desk.good(&["report", LIBRARY, "--concept", "partnership", "--out", "r.html"]);
    desk.good(&["backup", LIBRARY, "copy.entente"]);
    desk.good(&["check", LIBRARY, "--repair", "repaired.entente"]);
    for (words, code) in [
        (&["import", LIBRARY, "b.jsonl"][..], "library-read-only"),
        (&["edit", LIBRARY, "--all", "--set", "byline=x"], "library-read-only"),
        (&["delete", LIBRARY, "--all"], "library-read-only"),
        (&["erase", LIBRARY, "--yes"], "library-read-only"),
        (&["backup", LIBRARY], "file-unwritable"),
        (&["restore", LIBRARY, "copy.entente"], "file-unwritable"),
        (&["report", LIBRARY, "--concept", "partnership", "--out", "disk/r.html"], "file-unwritable"),
        (&["import", "disk/new.entente", "b.jsonl"], "file-unwritable"),
    ] {
        assert_eq!(desk.error(&[words, &["--json"]].concat()), code, "{words:?}");
    }
    assert_eq!(disk.names(), names);
    disk.again("rw");
    desk.good(&["import", LIBRARY, "b.jsonl"]);
}

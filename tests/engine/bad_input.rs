//! What people really have: huge, odd, cut and vanishing files. Each is refused or cut with a sentence, and the rest is imported.
//! `ENTENTE_LONG=1` takes the full sizes.

use std::io::{Seek, SeekFrom, Write};

use entente_engine::answers::ImportOptions;
use entente_engine::progress::{Step, Wish, silent};

use crate::shelf::{Shelf, shared};

fn long() -> bool {
    std::env::var_os("ENTENTE_LONG").is_some()
}

const GOOD: &str = "{\"id\":\"good\",\"title\":\"T\",\"body\":\"A text that is read.\"}\n";

#[test]
fn a_text_of_four_gigabytes_is_refused_and_the_rest_is_read() {
    let shelf = Shelf::new();
    let path = shelf.write("in/huge.txt", "A line of text.\n".repeat(8_000));
    // Sparse: it takes no place on the disk.
    let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(4 << 30)).unwrap();
    file.write_all(b"end").unwrap();
    shelf.write("in/small.jsonl", GOOD);
    let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 1));
    assert!(outcome.rejected[0].reason.contains("larger than 256 MB"), "{}", outcome.rejected[0].reason);
}

#[test]
fn very_many_small_files_are_read_one_after_the_other() {
    let shelf = Shelf::new();
    let count = if long() { 100_000 } else { 2_500 };
    for n in 0..count {
        shelf.write(&format!("in/{:03}/{n}.txt", n / 1_000), format!("A short text with the number {n}."));
    }
    let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
    assert_eq!((outcome.articles_added, outcome.rejected.len(), outcome.files.len()), (count, 0, count as usize));
}

#[test]
fn an_article_of_many_megabytes_comes_back_to_the_last_byte() {
    let shelf = Shelf::new();
    let megabytes = if long() { 50 } else { 4 };
    let body = "Officials met and spoke about prices, harvests and the weather of the season.\n".repeat((megabytes << 20) / 78);
    shelf.write("in/a.jsonl", format!("{}\n{GOOD}", serde_json::json!({"id": "1", "lang": "en", "title": "T", "body": body})));
    let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
    assert_eq!(outcome.articles_added, 2);
    assert!(shelf.articles()[0].body == body, "the text is as it was");
}

#[test]
fn what_is_no_file_is_refused() {
    #[cfg(unix)]
    {
        let shelf = Shelf::new();
        shelf.write("in/a.jsonl", GOOD);
        let _socket = std::os::unix::net::UnixListener::bind(shelf.path("in/socket")).unwrap();
        let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
        assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 1));
        assert!(outcome.rejected[0].reason.contains("socket"), "{}", outcome.rejected[0].reason);
    }
}

#[test]
fn a_link_into_nothing_is_refused() {
    #[cfg(unix)]
    {
        let shelf = Shelf::new();
        shelf.write("in/a.jsonl", GOOD);
        std::os::unix::fs::symlink(shelf.path("nowhere"), shelf.path("in/link.txt")).unwrap();
        let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
        assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 1));
        assert!(outcome.rejected[0].reason.contains("cannot be read"), "{}", outcome.rejected[0].reason);
    }
}

#[test]
fn a_file_that_may_not_be_read_is_refused() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let shelf = Shelf::new();
        let path = shelf.write("in/closed.txt", "Nobody may read this.");
        shelf.write("in/a.jsonl", GOOD);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
        if std::fs::read(&path).is_ok() {
            eprintln!("passed over: this person may read everything");
            return;
        }
        let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
        assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 1));
    }
}

#[test]
fn a_file_that_vanishes_meanwhile_is_refused() {
    let shelf = Shelf::new();
    let lines: String = (0..6_000).map(|n| format!("{{\"id\":\"{n}\",\"title\":\"T{n}\",\"body\":\"Text {n}.\"}}\n")).collect();
    shelf.write("in/a.jsonl", lines);
    let last = shelf.write("in/z.jsonl", GOOD);
    // Channels are short: when the first articles arrive the folder has been listed, and the reader is still in its first file.
    let vanish = |step: Step<'_>| {
        if step.done > 0 {
            let _ = std::fs::remove_file(&last);
        }
        Wish::GoOn
    };
    let outcome = shelf.library.import(&[shelf.path("in")], &ImportOptions::default(), &vanish).unwrap();
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (6_000, 1));
    assert!(outcome.rejected[0].source.ends_with("z.jsonl"), "{:?}", outcome.rejected);
}

#[test]
fn nul_and_half_characters_stay_or_are_told() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.jsonl", "{\"id\":\"1\",\"title\":\"T\",\"body\":\"one\\u0000two\"}\n{\"id\":\"2\",\"title\":\"U\",\"body\":\"half \\ud83d of a pair\"}\n");
    assert_eq!(outcome.articles_added, 2);
    let articles = shelf.articles();
    assert_eq!(articles[0].body, "one\0two");
    assert!(articles[1].body.contains('\u{fffd}') && !outcome.files[0].notes.is_empty(), "{:?}", outcome.files[0].notes);
    shelf.import("b.txt", b"A text\0with a NUL in it, and a second line.\nThe end.");
    assert!(shelf.library.check(&silent).unwrap().sound);
}

#[test]
fn scripts_styles_and_trackers_of_a_page_are_no_text() {
    let shelf = Shelf::new();
    let text = "The two delegations spoke for three hours about grain, gas and the prices of both. ".repeat(8);
    let page = format!("<!DOCTYPE html><html lang=\"en\"><head><title>T</title><style>.evil {{ color: red }}</style><script>steal('cookie')</script></head><body><article><p>{text}</p><img src=\"https://tracker.example/pixel.gif\" onerror=\"steal('again')\"><script>more()</script><p>{text}</p><iframe src=\"https://tracker.example\"></iframe></article></body></html>");
    shelf.import("a.html", page);
    let body = &shelf.articles()[0].body;
    for word in ["steal", "evil", "tracker", "more()", "<"] {
        assert!(!body.contains(word), "{word}: {body}");
    }
}

#[test]
fn real_files_cut_anywhere_break_no_reader() {
    let Some(formats) = shared("data/formats") else { return };
    let shelf = Shelf::new();
    let most = if long() { 400_000 } else { 40_000 };
    let mut waiting = vec![formats];
    let mut files = 0;
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            if bytes.len() as u64 > most || path.extension().is_some_and(|ending| ending == "md") {
                continue;
            }
            files += 1;
            for (place, end) in [bytes.len() / 3, bytes.len() * 2 / 3, bytes.len() - 1].into_iter().enumerate() {
                shelf.write(&format!("in/{files}-{place}"), &bytes[..end]);
            }
        }
    }
    assert!(files > 20, "{files} files");
    let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
    let broken: Vec<_> = outcome.rejected.iter().filter(|rejection| rejection.reason.contains("failed on this file")).collect();
    assert!(broken.is_empty(), "{broken:?}");
    // an archive is told file by file
    assert!(outcome.files.len() as u64 >= files * 3, "{} of {}", outcome.files.len(), files * 3);
    assert!(shelf.library.check(&silent).unwrap().sound);
}

//! Folders and archives.

use std::io::Write;
use std::path::PathBuf;

use entente_engine::answers::ImportOptions;
use entente_engine::intake::{Event, Limits, read};

use crate::shelf::Shelf;

/// An archive of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn gz(content: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

/// Articles and reasons of refusal under a path.
fn found(path: PathBuf, limits: Limits) -> (usize, Vec<String>) {
    let (mut articles, mut reasons) = (0, Vec::new());
    read(&[path], &ImportOptions::default(), limits, &mut |event| {
        match event {
            Event::Article { .. } => articles += 1,
            Event::Rejected { rejection, .. } => reasons.push(rejection.reason),
            _ => {}
        }
        Ok(())
    })
    .unwrap();
    (articles, reasons)
}

#[test]
fn an_archive_is_read_like_a_folder() {
    let shelf = Shelf::new();
    let inner = zip(&[("b.txt", b"Inner text of it.")]);
    let table = gz(b"title,body\nOne,x\nTwo,y\n");
    let outcome = shelf.import("a.zip", zip(&[("news/a.txt", b"Text of an article."), ("inner.zip", &inner), ("t.csv.gz", &table), ("__MACOSX/._a", b"junk")]));
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (4, 0));
    let sources: Vec<String> = shelf.articles().into_iter().map(|article| article.source).collect();
    assert!(sources[0].ends_with("a.zip!news/a.txt"), "{sources:?}");
    assert!(sources[1].ends_with("a.zip!inner.zip!b.txt"), "{sources:?}");
}

#[test]
fn a_bomb_is_refused_and_the_rest_is_read() {
    let shelf = Shelf::new();
    let path = shelf.write("a.zip", zip(&[("big.txt", &vec![b'a'; 300_000]), ("good.txt", b"Good text.")]));
    let (articles, reasons) = found(path, Limits { entry: 100_000, ..Limits::default() });
    assert_eq!((articles, reasons), (1, vec!["The entry is too large when unpacked.".to_string()]));
}

#[test]
fn archives_too_deep_in_one_another_are_refused() {
    let mut bytes = zip(&[("a.txt", b"Text.")]);
    for _ in 0..4 {
        bytes = zip(&[("inner.zip", &bytes)]);
    }
    let shelf = Shelf::new();
    let (articles, reasons) = found(shelf.write("a.zip", bytes), Limits::default());
    assert_eq!((articles, reasons.len()), (0, 1));
}

#[test]
fn a_name_that_climbs_out_of_the_archive_writes_nothing() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.zip", zip(&[("../../escaped.txt", b"Some text of it.")]));
    assert_eq!(outcome.articles_added, 1);
    assert!(!shelf.path("../escaped.txt").exists() && !shelf.path("../../escaped.txt").exists());
}

#[test]
fn a_damaged_archive_is_refused() {
    let mut bytes = zip(&[("a.txt", b"Text of an article.")]);
    bytes.truncate(40);
    let outcome = Shelf::new().import("a.zip", bytes);
    assert!(outcome.rejected[0].reason.contains("damaged"), "{}", outcome.rejected[0].reason);
}

#[test]
fn a_cut_gz_gives_what_is_there_and_says_so() {
    let shelf = Shelf::new();
    let lines: String = (0..5_000).map(|n| format!("{{\"id\":\"{n}\",\"title\":\"T{}\",\"body\":\"b\"}}\n", n * 7919 % 5000)).collect();
    let mut bytes = gz(lines.as_bytes());
    bytes.truncate(bytes.len() / 2);
    let outcome = shelf.import("a.jsonl.gz", bytes);
    assert!(outcome.articles_added > 100, "{}", outcome.articles_added);
    // The half line at the end, and the archive itself.
    assert!(outcome.rejected.len() <= 2 && outcome.rejected.last().is_some_and(|last| last.reason.contains("damaged")), "{:?}", outcome.rejected);
}

#[test]
fn a_folder_without_articles_says_so() {
    let shelf = Shelf::new();
    std::fs::create_dir(shelf.path("empty")).unwrap();
    let outcome = shelf.import_paths(&[shelf.path("empty")], &ImportOptions::default());
    assert_eq!(outcome.rejected.len(), 1);
    assert!(outcome.rejected[0].reason.contains("no file"), "{}", outcome.rejected[0].reason);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let shelf = Shelf::new();
    shelf.write("folder/a.txt", "Text of an article.");
    std::os::unix::fs::symlink(shelf.path("folder"), shelf.path("folder/again")).unwrap();
    std::os::unix::fs::symlink(shelf.path("nowhere"), shelf.path("folder/broken")).unwrap();
    let outcome = shelf.import_paths(&[shelf.path("folder")], &ImportOptions::default());
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 1), "the broken link is told, the circle ends");
}

#[test]
fn a_database_and_a_picture_are_refused_by_name() {
    let shelf = Shelf::new();
    shelf.write("in/a.db", b"SQLite format 3\0 and so on");
    shelf.write("in/b.png", b"\x89PNG\r\n\x1a\n and so on");
    let outcome = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
    let reasons: Vec<&str> = outcome.rejected.iter().map(|rejection| rejection.reason.as_str()).collect();
    assert_eq!(reasons, ["This is a database, not a file of articles.", "This is a picture."]);
}

#[test]
fn a_preview_shows_and_stores_nothing() {
    let shelf = Shelf::new();
    let path = shelf.write("a.csv", "Titre;Texte;Num\nUn;Corps;1\n");
    let preview = entente_engine::library::examine(&[path], &ImportOptions::default(), entente_engine::library::Depth::Glance, &entente_engine::progress::silent).unwrap();
    let file = &preview.files[0];
    assert_eq!((file.format.as_str(), file.columns.len(), file.articles.len()), ("csv", 3, 1));
    assert_eq!(file.mapping.as_ref().unwrap().body.as_deref(), Some("Texte"));
    assert_eq!(shelf.articles().len(), 0);
}

#[test]
fn bzip2_is_read_like_gzip() {
    let mut packed = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    packed.write_all(b"title,body\nOne,x\nTwo,y\n").unwrap();
    let outcome = Shelf::new().import("a.csv.bz2", packed.finish().unwrap());
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (2, 0));
}

#[test]
fn archives_in_one_another_share_one_limit() {
    let shelf = Shelf::new();
    let inner = zip(&[("a.txt", &vec![b'a'; 60_000]), ("b.txt", &vec![b'b'; 60_000])]);
    let path = shelf.write("a.zip", zip(&[("1.zip", &inner), ("2.zip", &inner), ("3.zip", &inner)]));
    let (articles, reasons) = found(path, Limits { archive: 200_000, ..Limits::default() });
    assert!(articles == 3 && reasons.iter().any(|reason| reason.contains("too large")), "{articles} {reasons:?}");
}

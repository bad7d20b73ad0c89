//! Importing: what is the same, what is a copy, what is a revision, and what happens when somebody stops.

use std::sync::atomic::{AtomicU64, Ordering};

use entente_engine::answers::ImportOptions;
use entente_engine::progress::{Step, Wish};

use crate::shelf::Shelf;

fn lines(count: u64) -> String {
    (0..count).map(|n| format!("{{\"id\":\"{n}\",\"outlet\":\"Paper {}\",\"date\":\"2023-01-{:02}\",\"title\":\"Title {n}\",\"body\":\"Body number {n} of this collection, in plain words.\"}}\n", n % 5, n % 28 + 1)).collect()
}

#[test]
fn importing_twice_adds_nothing() {
    let shelf = Shelf::new();
    let first = shelf.import("a.jsonl", lines(300));
    let hash = shelf.library.info().unwrap().library;
    let again = shelf.import("a.jsonl", lines(300));
    assert_eq!((first.articles_added, first.articles_known), (300, 0));
    assert_eq!((again.articles_added, again.articles_known), (0, 300));
    assert_eq!(shelf.library.info().unwrap().library, hash, "the content is the same");
}

#[test]
fn the_same_id_with_another_text_is_a_revision() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", "{\"id\":\"x\",\"title\":\"T\",\"body\":\"First.\"}\n");
    let outcome = shelf.import("b.jsonl", "{\"id\":\"x\",\"title\":\"T\",\"body\":\"Second.\"}\n");
    assert_eq!((outcome.articles_added, outcome.articles_known, outcome.copies_linked), (1, 0, 0));
    let articles = shelf.articles();
    assert_eq!(articles.iter().map(|article| article.revision_of).collect::<Vec<_>>(), [None, Some(articles[0].id)]);
    let again = shelf.import("a.jsonl", "{\"id\":\"x\",\"title\":\"T\",\"body\":\"First.\"}\n");
    assert_eq!(again.articles_known, 1, "the first version is still known");
}

#[test]
fn progress_tells_how_many_there_will_be() {
    let shelf = Shelf::new();
    let path = shelf.write("a.jsonl", lines(8_000));
    let told = std::sync::Mutex::new(Vec::new());
    let note = |step: Step<'_>| { told.lock().unwrap().extend(step.total); Wish::GoOn };
    shelf.library.import(&[path], &ImportOptions::default(), &note).unwrap();
    let last = *told.lock().unwrap().last().expect("a total is told");
    assert!((7_900..8_100).contains(&last), "{last}");
}

#[test]
fn the_same_text_under_another_id_is_a_copy_of_the_same_story() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.jsonl", "{\"id\":\"x\",\"title\":\"T\",\"body\":\"Same.\"}\n{\"id\":\"y\",\"title\":\"T\",\"body\":\"Same.\"}\n{\"id\":\"z\",\"title\":\"U\",\"body\":\"Same.\"}\n");
    assert_eq!((outcome.articles_added, outcome.copies_linked), (3, 1));
    let stories: Vec<_> = shelf.articles().iter().map(|article| article.story).collect();
    assert_eq!(stories[0], stories[1]);
    assert_ne!(stories[0], stories[2], "another title is another text");
    let view = shelf.library.article(1).unwrap();
    assert_eq!(view.copies.iter().map(|copy| copy.article).collect::<Vec<_>>(), [2]);
}

#[test]
fn twice_in_one_file_without_an_id_is_two_articles_and_stays_two() {
    let shelf = Shelf::new();
    let table = "title,body\nT,Same.\nT,Same.\n";
    let first = shelf.import("a.csv", table);
    assert_eq!((first.articles_added, first.copies_linked), (2, 1));
    let again = shelf.import("a.csv", table);
    assert_eq!((again.articles_added, again.articles_known), (0, 2));
    let third = shelf.import("a.csv", format!("{table}T,Same.\n"));
    assert_eq!((third.articles_added, third.articles_known), (1, 2));
}

#[test]
fn files_of_one_article_are_told_apart_by_their_names() {
    let shelf = Shelf::new();
    shelf.write("in/a.txt", "The same text in two files.");
    shelf.write("in/b.txt", "The same text in two files.");
    let first = shelf.import_paths(&[shelf.path("in")], &ImportOptions::default());
    assert_eq!((first.articles_added, first.copies_linked), (2, 1));
    std::fs::rename(shelf.path("in"), shelf.path("moved")).unwrap();
    let again = shelf.import_paths(&[shelf.path("moved")], &ImportOptions::default());
    assert_eq!((again.articles_added, again.articles_known), (0, 2), "a moved folder holds what it held");
}

#[test]
fn every_item_read_is_added_known_or_rejected() {
    let shelf = Shelf::new();
    let text = format!("{}{{\"broken\n{{\"id\":\"1\",\"outlet\":\"Paper 1\",\"date\":\"2023-01-02\",\"title\":\"Title 1\",\"body\":\"Body number 1 of this collection, in plain words.\"}}\n", lines(50));
    let outcome = shelf.import("a.jsonl", text);
    assert_eq!((outcome.articles_added, outcome.articles_known, outcome.rejected.len()), (50, 1, 1));
    let file = &outcome.files[0];
    assert_eq!((file.read, file.added, file.refused), (51, 50, 1));
}

#[test]
fn rejections_are_kept_once() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", "{\"title\":\"T\",\"body\":\"x\"}\n{\"broken\n");
    shelf.import("a.jsonl", "{\"title\":\"T\",\"body\":\"x\"}\n{\"broken\n");
    assert_eq!(shelf.library.rejections().unwrap().len(), 1);
}

#[test]
fn what_a_person_says_fills_what_files_leave_open() {
    let shelf = Shelf::new();
    let path = shelf.write("a.jsonl", "{\"title\":\"T\",\"body\":\"x\",\"outlet\":\"TASS\"}\n{\"title\":\"U\",\"body\":\"y\"}\n");
    let options = ImportOptions { outlet: Some("Reuters".into()), collection: Some("spring".into()), language: Some("de".into()), ..ImportOptions::default() };
    shelf.import_paths(&[path], &options);
    let articles = shelf.articles();
    assert_eq!(articles.iter().map(|article| article.outlet.as_deref()).collect::<Vec<_>>(), [Some("TASS"), Some("Reuters")]);
    assert!(articles.iter().all(|article| article.collection.as_deref() == Some("spring") && article.language.as_deref() == Some("de")));
}

#[test]
fn stopping_in_the_middle_keeps_what_was_stored_and_can_be_completed() {
    let shelf = Shelf::new();
    let path = shelf.write("a.jsonl", lines(20_000));
    let seen = AtomicU64::new(0);
    let stop = |step: Step<'_>| {
        seen.fetch_max(step.done, Ordering::Relaxed);
        if step.done > 7_000 { Wish::Stop } else { Wish::GoOn }
    };
    let stopped = shelf.library.import(std::slice::from_ref(&path), &ImportOptions::default(), &stop);
    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    let kept = shelf.articles().len() as u64;
    assert!((5_000..20_000).contains(&kept), "{kept} kept");
    let outcome = shelf.import_paths(&[path], &ImportOptions::default());
    assert_eq!((outcome.articles_added, outcome.articles_known), (20_000 - kept, kept));
    assert!(shelf.library.check(&entente_engine::progress::silent).unwrap().sound);
}

#[test]
fn the_order_of_importing_does_not_change_the_librarys_hash() {
    let (one, other) = (Shelf::new(), Shelf::new());
    for (shelf, names) in [(&one, ["a", "b"]), (&other, ["b", "a"])] {
        for name in names {
            shelf.import(&format!("{name}.jsonl"), format!("{{\"id\":\"{name}\",\"title\":\"{name}\",\"body\":\"Text {name}.\"}}\n"));
        }
    }
    assert_eq!(one.library.info().unwrap().library, other.library.info().unwrap().library);
}

#[test]
fn a_path_that_is_not_there_is_an_error() {
    let shelf = Shelf::new();
    let error = shelf.library.import(&[shelf.path("nothing")], &ImportOptions::default(), &entente_engine::progress::silent).unwrap_err();
    assert_eq!(error.code(), "file-unreadable");
    let options = ImportOptions { format: Some("magic".into()), ..ImportOptions::default() };
    let error = shelf.library.import(&[shelf.write("a.txt", "x")], &options, &entente_engine::progress::silent).unwrap_err();
    assert_eq!(error.code(), "format-unknown");
}

#[test]
fn bodies_come_back_after_a_dictionary_was_learned() {
    let shelf = Shelf::new();
    let long = |n: u64| format!("Paragraph {n}. {}", "Officials of both sides met and spoke about prices, harvests, bridges and the weather. ".repeat(8 + (n % 5) as usize));
    let text: String = (0..6_000).map(|n| format!("{{\"id\":\"{n}\",\"lang\":\"en\",\"title\":\"T\",\"body\":\"{}\"}}\n", long(n))).collect();
    shelf.import("a.jsonl", text);
    for (n, article) in shelf.articles().iter().enumerate().step_by(97) {
        assert_eq!(article.body, long(n as u64));
    }
    assert!(std::fs::metadata(shelf.library.path()).unwrap().len() < 3_500_000, "packed");
}

#[test]
fn bodies_are_packed_once_and_to_the_same_bytes_whoever_is_the_faster() {
    let words = ["harbour", "minister", "bridge", "price", "harvest", "railway", "court", "market", "storm", "school", "tariff", "visit"];
    let body = |n: usize| (0..120).map(|at| words[(n * 7 + at * at * (n % 11 + 1)) % words.len()]).collect::<Vec<_>>().join(if n.is_multiple_of(3) { " of the " } else { " and " });
    let text: String = (0..2_600).map(|n| format!("{{\"id\":\"{n}\",\"lang\":\"en\",\"title\":\"T\",\"body\":\"{}\"}}\n", body(n))).collect();
    let packed = || {
        let shelf = Shelf::new();
        shelf.import("a.jsonl", &text);
        let db = rusqlite::Connection::open(shelf.library.path()).unwrap();
        let mut ask = db.prepare("SELECT dictionary, body FROM texts ORDER BY article").unwrap();
        let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<rusqlite::Result<Vec<(i64, Vec<u8>)>>>().unwrap()
    };
    let first = packed();
    assert!(first.iter().all(|(dictionary, _)| *dictionary != 0), "a batch teaches the dictionary that it is packed with");
    assert!(first == packed(), "other bytes in a second library");
}

//! One library, several threads and connections: what one changes while another codes or looks for copies.

use std::sync::atomic::{AtomicBool, Ordering};

use entente_engine::edit::{ArticleFields, ArticlesChange, Edit};
use entente_engine::library::Library;
use entente_engine::progress::silent;
use entente_engine::question::{Question, Selection};
use entente_engine::store::{CodedArticle, Store, Target};

use crate::shelf::Shelf;

fn lines(from: usize, to: usize) -> String {
    (from..to).map(|n| format!("{}\n", serde_json::json!({
        "id": format!("id{n}"), "outlet": format!("Paper {}", n % 5), "date": format!("2023-{:02}-{:02}", n % 12 + 1, n % 28 + 1), "lang": "en", "title": format!("T{n}"),
        "body": format!("China and Russia presented a united front, said number {n}."),
    }))).collect()
}

fn coded_with(store: &Store, language: &str, ids: &[i64]) -> Vec<CodedArticle> {
    let hits = |id: i64| store.hits_of(id).expect("hits").into_iter().map(|(_, hit)| hit).collect();
    ids.iter().map(|id| CodedArticle { id: *id, language: Some(language.into()), hits: hits(*id), mentions_pair: true }).collect()
}

#[test]
fn what_was_deleted_or_changed_while_it_was_coded_gets_no_hits_of_before() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", lines(0, 4));
    shelf.library.code(None, &silent).expect("coded");
    let store = Store::open(shelf.library.path()).expect("opens");
    let codebook = store.coded().expect("asked").expect("coded").id;
    // As a coder has them in hand when a person deletes the one and changes the other.
    let in_hand = coded_with(&store, "en", &[1, 2, 3]);
    assert!(in_hand.iter().all(|one| !one.hits.is_empty()));
    shelf.library.edit(&Edit::Delete { articles: vec![1] }).expect("deleted");
    shelf.library.edit(&Edit::Articles { changes: vec![ArticlesChange { articles: vec![2], set: ArticleFields { language: Some(Some("fr".into())), ..ArticleFields::default() } }] }).expect("changed");
    store.keep_codings(Target::InPlace(codebook), &in_hand).expect("kept");
    assert!(store.hits_of(1).expect("hits").is_empty() && store.hits_of(2).expect("hits").is_empty());
    assert!(!store.hits_of(3).expect("hits").is_empty());
    assert_eq!(shelf.library.info().expect("info").uncoded, 1, "the changed one waits for its coding");
    shelf.library.undo().expect("undone");
    shelf.library.undo().expect("undone");
    shelf.library.code(None, &silent).expect("coded");
    let check = shelf.library.check(&silent).expect("checked");
    assert_eq!((check.problems, check.articles), (Vec::new(), 4));
}

#[test]
fn a_coding_whose_codebook_was_replaced_meanwhile_stops() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", lines(0, 4));
    shelf.library.code(None, &silent).expect("coded");
    let store = Store::open(shelf.library.path()).expect("opens");
    let now = store.coded().expect("asked").expect("coded").id;
    let in_hand = || coded_with(&store, "en", &[3]);
    for target in [Target::InPlace(now + 1), Target::Beside(now + 1)] {
        assert_eq!(store.keep_codings(target, &in_hand()).unwrap_err().code(), "library-changed");
    }
    assert!(store.begin_beside(now + 7).expect("begun"));
    store.keep_codings(Target::Beside(now + 7), &in_hand()).expect("kept");
    assert!(store.begin_beside(now + 8).expect("begun by another program"));
    assert_eq!(store.keep_codings(Target::Beside(now + 7), &in_hand()).unwrap_err().code(), "library-changed");
    assert_eq!(store.put_in_place(now + 7).unwrap_err().code(), "library-changed");
    assert_eq!(store.take_over(now + 1, &[], &[]).unwrap_err().code(), "library-changed");
    assert_eq!(store.set_coded(now + 1).unwrap_err().code(), "library-changed");
}

#[test]
fn two_make_one_library_at_the_same_time_and_share_it() {
    for _ in 0..8 {
        let shelf = Shelf::new();
        let path = shelf.path("new.entente");
        let made: Vec<entente_engine::Result<Library>> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..4).map(|_| scope.spawn(|| Library::open_or_create(&path))).collect();
            all.into_iter().map(|one| one.join().expect("no panic")).collect()
        });
        let libraries: Vec<Library> = made.into_iter().map(|one| one.expect("made or opened")).collect();
        for (place, library) in libraries.iter().enumerate() {
            let file = shelf.write(&format!("{place}.jsonl"), lines(place * 10, place * 10 + 10));
            library.import(&[file], &Default::default(), &silent).expect("imported");
        }
        for library in &libraries {
            library.still_there().expect("nobody's file was replaced");
            assert_eq!(library.info().expect("info").articles, 40);
        }
    }
}

/// Through one doorway, as the window has it: a person asks and edits while jobs run.
#[test]
fn threads_that_ask_edit_import_and_code_end_in_a_sound_library() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", lines(0, 300));
    shelf.library.code(None, &silent).expect("coded");
    let more = shelf.write("b.jsonl", lines(300, 900));
    let (library, done) = (&shelf.library, AtomicBool::new(false));
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let mut asked = 0;
            while !done.load(Ordering::Relaxed) || asked < 3 {
                // Articles that came just now wait for their coding: then there is no answer rather than a mixed one.
                match library.trend(&Question::about("partnership")) {
                    Ok(trend) => assert!(!trend.series.is_empty()),
                    Err(error) => assert_eq!(error.code(), "not-coded"),
                }
                assert!(library.info().expect("info").articles >= 290);
                asked += 1;
            }
        });
        let editing = scope.spawn(|| {
            for n in 1..=10 {
                library.edit(&Edit::Delete { articles: vec![n] }).expect("deleted");
                let set = ArticleFields { byline: Some(Some(format!("Writer {n}"))), ..ArticleFields::default() };
                library.edit(&Edit::Articles { changes: vec![ArticlesChange { articles: vec![n + 20], set }] }).expect("changed");
            }
        });
        library.import(std::slice::from_ref(&more), &Default::default(), &silent).expect("imported");
        library.code(None, &silent).expect("coded");
        editing.join().expect("edits went through");
        done.store(true, Ordering::Relaxed);
        asking.join().expect("questions were answered");
    });
    library.code(None, &silent).expect("coded");
    let check = library.check(&silent).expect("checked");
    assert_eq!((check.problems, check.articles), (Vec::new(), 890));
    assert_eq!(library.edits().expect("edits").len(), 20);
    assert_eq!(shelf.select(&Selection::default()).iter().filter(|article| article.byline.is_some()).count(), 10);
}

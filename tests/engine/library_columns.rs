//! The columns kept for the next start hold exactly what a scan of the tables gives, and are never taken for another version.

use std::path::Path;

use entente_engine::answers::ImportOptions;
use entente_engine::measure::Facts;
use entente_engine::progress::silent;
use entente_engine::question::{Question, Split};
use entente_engine::store::Store;

use crate::shelf::Shelf;

fn coded() -> Shelf {
    let shelf = Shelf::new();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample/articles");
    shelf.import_paths(&[articles], &ImportOptions::default());
    shelf.library.code(None, &silent).expect("coding goes through");
    shelf
}

fn same(kept: &Facts, scanned: &Facts) {
    assert_eq!(kept.hits.iter().collect::<Vec<_>>(), scanned.hits.iter().collect::<Vec<_>>());
    let without_hits = |facts: &Facts| Facts { hits: Default::default(), ..facts.clone() };
    assert_eq!(without_hits(kept), without_hits(scanned));
}

#[test]
fn kept_columns_are_the_scanned_ones() {
    let shelf = coded();
    let store = Store::open(shelf.library.path()).unwrap();
    assert!(store.kept_columns(store.version().unwrap()).unwrap().is_none(), "nothing is kept before anything is asked");
    let question = Question { split: Split::Outlet, ..Question::about("partnership") };
    let first = shelf.library.trend(&question).unwrap();
    let (kept, uncoded) = store.kept_columns(store.version().unwrap()).unwrap().expect("columns were kept");
    assert_eq!(uncoded, 0);
    same(&kept, &store.facts().unwrap());
    let again = entente_engine::library::Library::open(shelf.library.path()).unwrap();
    assert_eq!(again.trend(&question).unwrap(), first, "a start from kept columns answers the same");
}

#[test]
fn a_change_makes_them_stale() {
    let shelf = coded();
    shelf.library.trend(&Question::about("partnership")).unwrap();
    let store = Store::open(shelf.library.path()).unwrap();
    let before = store.version().unwrap();
    assert!(store.kept_columns(before).unwrap().is_some());
    shelf.import("more.jsonl", "{\"id\":\"1\",\"outlet\":\"TASS\",\"date\":\"2023-01-10\",\"lang\":\"en\",\"title\":\"News\",\"body\":\"China and Russia presented a united front.\"}\n");
    assert!(store.kept_columns(store.version().unwrap()).unwrap().is_none(), "the library is another one now");
    shelf.library.code(None, &silent).unwrap();
    let articles = shelf.library.trend(&Question::about("partnership")).unwrap().total.articles;
    let (kept, _) = store.kept_columns(store.version().unwrap()).unwrap().expect("kept again");
    assert!(kept.len() as u64 >= articles);
    same(&kept, &store.facts().unwrap());
}

#[test]
fn saved_questions_and_own_events_leave_the_version() {
    let shelf = coded();
    shelf.library.trend(&Question::about("partnership")).unwrap();
    let store = Store::open(shelf.library.path()).unwrap();
    let before = store.version().unwrap();
    let saved = entente_engine::answers::SavedQuestion { name: "mine".into(), note: String::new(), question: Question::about("partnership") };
    shelf.library.save_question(&saved).unwrap();
    shelf.library.keep_own_events(&[]).unwrap();
    assert_eq!(store.version().unwrap(), before);
    assert!(store.kept_columns(before).unwrap().is_some());
}

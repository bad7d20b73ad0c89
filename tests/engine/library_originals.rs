//! Kept originals: what is kept, dropped, and read again.

use entente_engine::answers::ImportOptions;
use entente_engine::progress::silent;

use crate::shelf::Shelf;

fn page(words: &str) -> String {
    let text = format!("{words} ").repeat(30);
    format!("<!DOCTYPE html><html lang=\"en\"><head><title>The page</title></head><body><article><h1>The page</h1><p>{text}</p><p>{text}</p></article></body></html>")
}

#[test]
fn a_page_is_kept_whole_and_a_table_is_not() {
    let shelf = Shelf::new();
    shelf.import("a.html", page("The two sides spoke of grain."));
    shelf.import("b.jsonl", "{\"id\":\"1\",\"title\":\"T\",\"body\":\"Text.\"}\n");
    let kept = shelf.library.originals().unwrap();
    assert_eq!((kept.files, kept.bytes), (1, page("The two sides spoke of grain.").len() as u64));
    assert!(kept.packed < kept.bytes && shelf.library.info().unwrap().originals == kept);
    shelf.import("a.html", page("The two sides spoke of grain."));
    assert_eq!(shelf.library.originals().unwrap().files, 1, "kept once");
}

#[test]
fn nothing_is_kept_where_nobody_wants_it() {
    let shelf = Shelf::new();
    let path = shelf.write("a.html", page("The two sides spoke of grain."));
    shelf.import_paths(&[path], &ImportOptions { drop_originals: true, ..ImportOptions::default() });
    assert_eq!((shelf.library.originals().unwrap().files, shelf.articles().len()), (0, 1));
}

#[test]
fn dropping_gives_the_place_back_and_leaves_the_articles() {
    let shelf = Shelf::new();
    // Numbers in no order do not pack well, so there is something to give back.
    let noise: String = (0..60_000u64).map(|n| format!("{:x} ", n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
    shelf.import("a.html", page("The two sides spoke of grain.") + "<!-- " + &noise + " -->");
    let articles = shelf.articles();
    // A copy holds the pages of the file and nothing that waits beside it.
    let size = |name: &str| {
        shelf.library.backup(&shelf.path(name), &silent).unwrap();
        std::fs::metadata(shelf.path(name)).unwrap().len()
    };
    let before = size("before.entente");
    let dropped = shelf.library.drop_originals().unwrap();
    assert!(dropped.packed > 200_000, "{dropped:?}");
    assert_eq!((shelf.library.originals().unwrap().files, shelf.articles()), (0, articles));
    assert!(size("after.entente") + 200_000 < before, "the pages are free");
}

#[test]
fn reading_again_changes_nothing_where_the_reader_is_the_same() {
    let shelf = Shelf::new();
    let path = shelf.write("in/a.html", page("The two sides spoke of grain."));
    shelf.write("in/b.html", page("Nobody spoke of anything."));
    shelf.import_paths(&[path.parent().unwrap().to_path_buf()], &ImportOptions { collection: Some("spring".into()), ..ImportOptions::default() });
    let (articles, hash) = (shelf.articles(), shelf.library.info().unwrap().library);
    let outcome = shelf.library.reread(&ImportOptions::default(), &silent).unwrap();
    assert_eq!((outcome.files, outcome.articles_unchanged, outcome.articles_added, outcome.articles_removed), (2, 2, 0, 0));
    assert_eq!((shelf.articles(), shelf.library.info().unwrap().library), (articles, hash));
}

#[test]
fn another_reader_puts_its_article_in_the_place_of_the_old_one() {
    let shelf = Shelf::new();
    shelf.import("a.html", page("The two sides spoke of grain."));
    shelf.library.code(None, &silent).unwrap();
    let other = ImportOptions { format: Some("text".into()), ..ImportOptions::default() };
    let outcome = shelf.library.reread(&other, &silent).unwrap();
    assert_eq!((outcome.articles_added, outcome.articles_removed), (1, 1));
    let articles = shelf.articles();
    assert!(articles.len() == 1 && articles[0].body.contains("<article>"), "the text reader takes the markup for text");
    assert!(shelf.library.check(&silent).unwrap().sound, "hash, hits and references are whole");
    assert_eq!(shelf.select(&entente_engine::question::Selection { search: Some("grain".into()), ..Default::default() }).len(), 1);
}

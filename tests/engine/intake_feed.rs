//! Feeds.

use entente_engine::article::Extent;

use crate::shelf::{Shelf, one};

#[test]
fn the_full_text_comes_before_the_summary_and_the_local_day_stays() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", include_bytes!("../fixtures/intake/feeds/rss.xml"));
    assert_eq!((outcome.files[0].format.as_str(), outcome.files[0].announced, outcome.articles_added), ("feed", Some(3), 3));
    let articles = shelf.articles();
    assert_eq!(articles[0].body, "I ministri si sono visti sul lago.\n\nHanno parlato di città e porti.");
    assert_eq!((articles[0].date.as_deref(), articles[0].time.as_deref()), (Some("2022-11-16"), Some("00:38")));
    assert_eq!((articles[0].outlet.as_deref(), articles[0].language.as_deref(), articles[0].byline.as_deref()), (Some("Il Molo"), Some("it"), Some("D. Penna")));
    assert_eq!((articles[0].extent, articles[1].extent), (Extent::Full, Extent::Lead));
}

#[test]
fn an_entry_without_a_date_gets_none() {
    let shelf = Shelf::new();
    shelf.import("a.xml", include_bytes!("../fixtures/intake/feeds/rss.xml"));
    assert_eq!(shelf.articles()[2].date, None);
}

#[test]
fn atom_is_read_with_the_day_at_its_own_place() {
    let article = one("a.xml", include_bytes!("../fixtures/intake/feeds/atom.xml"));
    assert_eq!((article.date.as_deref(), article.body.as_str(), article.language.as_deref()), (Some("2024-02-02"), "Fog lay over the bay.", Some("en")));
}

#[test]
fn json_feed_is_read() {
    let article = one("a.json", include_bytes!("../fixtures/intake/feeds/feed.json"));
    assert_eq!((article.title.as_deref(), article.body.as_str()), (Some("Rope"), "The rope held."));
    assert_eq!((article.date.as_deref(), article.outlet.as_deref(), article.byline.as_deref()), (Some("2024-05-06"), Some("Pier journal"), Some("E. Knot")));
}

#[test]
fn a_broken_feed_is_refused_with_a_sentence() {
    let outcome = Shelf::new().import("a.xml", "<rss version=\"2.0\"><channel><title>x</title><item><title>un");
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (0, 1), "{:?}", outcome.rejected);
}

//! Exports of WordPress.

use crate::shelf::Shelf;

#[test]
fn published_posts_are_read_and_the_rest_is_told() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", include_bytes!("../fixtures/intake/wordpress/export.xml"));
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("wordpress", 2, 0));
    let notes = outcome.files[0].notes.join(" ");
    assert!(notes.contains("never published") && notes.contains("a picture"), "{notes}");
    let post = &shelf.articles()[0];
    assert_eq!((post.title.as_deref(), post.outlet.as_deref(), post.byline.as_deref()), (Some("Nets & boats"), Some("The Jetty"), Some("f.reed")));
    assert_eq!((post.date.as_deref(), post.language.as_deref()), (Some("2024-03-04"), Some("en")));
}

#[test]
fn shortcodes_go_and_brackets_of_the_text_stay() {
    let shelf = Shelf::new();
    shelf.import("a.xml", include_bytes!("../fixtures/intake/wordpress/export.xml"));
    assert_eq!(shelf.articles()[0].body, "A boat\n\nThe nets were [sic] mended.\n\nThe boats sailed [on Monday].");
}

#[test]
fn a_year_that_cannot_be_is_told() {
    let outcome = Shelf::new().import("a.xml", include_bytes!("../fixtures/intake/wordpress/export.xml"));
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("future")), "{:?}", outcome.files[0].notes);
}

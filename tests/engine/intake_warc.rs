//! Web archives.

use std::io::Write;

use crate::shelf::Shelf;

const PAGES: &[u8] = include_bytes!("../fixtures/intake/warc/pages.warc");

#[test]
fn pages_are_read_and_everything_else_is_told() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.bin", PAGES);
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("warc", 2, 0), "{:?}", outcome.rejected);
    let notes = outcome.files[0].notes.join(" ");
    assert!(["another address", "no page", "without a change", "1 places"].iter().all(|told| notes.contains(told)), "{notes}");
    let articles = shelf.articles();
    assert_eq!((articles[0].title.as_deref(), articles[0].url.as_deref()), (Some("Fog over the bay"), Some("https://harbour.example/fog")));
    assert!(articles[0].body.ends_with("The pilots hope for wind."), "{}", articles[0].body);
}

#[test]
fn the_day_of_capture_is_no_day_of_publication() {
    let shelf = Shelf::new();
    shelf.import("a.warc", PAGES);
    let articles = shelf.articles();
    assert_eq!((articles[0].date.as_deref(), articles[1].date.as_deref()), (Some("2024-02-02"), None));
    assert_eq!(articles[1].extra.get("captured").and_then(|day| day.as_str()), Some("2025-01-01T00:00:00Z"));
}

#[test]
fn the_alphabet_that_the_server_names_holds() {
    let shelf = Shelf::new();
    shelf.import("a.warc", PAGES);
    assert!(shelf.articles()[1].body.starts_with("Туман лежит"), "{}", shelf.articles()[1].body);
}

#[test]
fn records_packed_one_by_one_are_read_and_a_cut_archive_up_to_the_cut() {
    let mut packed = Vec::new();
    let half = PAGES.len() / 2;
    for part in [&PAGES[..half], &PAGES[half..]] {
        let mut member = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        member.write_all(part).unwrap();
        packed.extend(member.finish().unwrap());
    }
    assert_eq!(Shelf::new().import("a.warc.gz", &packed).articles_added, 2);
    packed.truncate(packed.len() - 100);
    let outcome = Shelf::new().import("a.warc.gz", &packed);
    assert!(outcome.articles_added >= 1 && outcome.rejected.iter().any(|one| one.reason.contains("damaged")), "{:?}", outcome.rejected);
}

#[test]
fn texts_of_pages_are_read_as_they_are() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.wet", include_bytes!("../fixtures/intake/warc/texts.wet"));
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 0));
    assert_eq!(shelf.articles()[0].body, "Fog over the bay\nFog lay over the bay for a third day.");
}

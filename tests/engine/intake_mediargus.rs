//! Mediargus: a list, then the texts.

use crate::shelf::Shelf;

const LIST: &str = "1. Trein rijdt\n\nDe Kade, woensdag 30 november 2011, p.4, 345w.\n\n\n2. Schip vaart over\nde rivier\n\nDe Haven, do 1 dec. 2011, p. 12, 98w.\n\n\n\n\n\n\n";

#[test]
fn texts_follow_the_list_in_its_order() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", format!("{LIST}\n\nBuitenland\n\n\nTrein rijdt\n\nDe trein rijdt weer.\n\n\n\n\n\n\nBinnenland\n\n\nHet schip vaart.\n"));
    assert_eq!((outcome.files[0].announced, outcome.articles_added, outcome.rejected.len()), (Some(2), 2, 0));
    let articles = shelf.articles();
    assert_eq!(articles.iter().map(|article| article.body.as_str()).collect::<Vec<_>>(), ["De trein rijdt weer.", "Het schip vaart."]);
    assert_eq!(articles[1].title.as_deref(), Some("Schip vaart over de rivier"));
    assert_eq!((articles[1].outlet.as_deref(), articles[1].date.as_deref()), (Some("De Haven"), Some("2011-12-01")));
}

#[test]
fn a_list_whose_texts_are_missing_is_kept_and_told() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", format!("{LIST}Een enkele tekst.\n"));
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (2, 1));
    assert!(outcome.rejected[0].reason.contains("names 2 articles, but 1 texts"), "{}", outcome.rejected[0].reason);
}

#[test]
fn a_numbered_text_is_no_list() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", "1. First we met the mayor, on 3 May 2012, in the old town.\n\n2. Then we left.\n");
    assert_eq!(outcome.files[0].format, "text");
}

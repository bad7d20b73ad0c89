//! Tables of GDELT.

use entente_engine::article::Extent;

use crate::shelf::Shelf;

#[test]
fn raw_events_are_known_by_their_columns() {
    let shelf = Shelf::new();
    let outcome = shelf.import("20240304.export.CSV", include_bytes!("../fixtures/intake/gdelt/events.CSV"));
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("gdelt", 2, 0));
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("events") && note.contains("without texts")), "{:?}", outcome.files[0].notes);
    let first = &shelf.articles()[0];
    assert_eq!((first.extent, first.outlet.as_deref(), first.date.as_deref()), (Extent::None, Some("harbour.example"), Some("2024-03-04")));
    assert_eq!(first.extra.get("EventCode").and_then(|code| code.as_str()), Some("036"));
}

#[test]
fn the_knowledge_graph_may_give_a_title_and_a_language() {
    let shelf = Shelf::new();
    shelf.import("a.csv", include_bytes!("../fixtures/intake/gdelt/gkg.csv"));
    let article = &shelf.articles()[0];
    assert_eq!((article.title.as_deref(), article.language.as_deref()), (Some("Au bord du lac & ailleurs"), Some("fr")));
    assert_eq!((article.extent, article.url.as_deref()), (Extent::Headline, Some("https://port.example/c")));
}

#[test]
fn a_table_with_the_names_of_a_tool_is_known_too() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.csv", include_bytes!("../fixtures/intake/gdelt/mentions_with_header.csv"));
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added), ("gdelt", 2));
    let articles = shelf.articles();
    assert_eq!((articles[0].date.as_deref(), articles[0].time.as_deref()), (Some("2024-03-04"), Some("11:00")));
    assert_eq!(articles[1].url.as_deref(), Some("https://gavan.example/e"));
}

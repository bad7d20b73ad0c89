//! Answers of news services.

use entente_engine::article::Extent;

use crate::shelf::Shelf;

#[test]
fn newsapi_is_known_by_name_and_its_texts_are_cut() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", include_bytes!("../fixtures/intake/json/newsapi.json"));
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added), ("newsapi", 2));
    assert_eq!(outcome.rejected[0].reason, "The service has removed this article.");
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("412")), "{:?}", outcome.files[0].notes);
    let articles = shelf.articles();
    assert_eq!((articles[0].extent, articles[0].outlet.as_deref()), (Extent::Cut, Some("The Harbour Post")));
    assert_eq!((articles[1].extent, articles[1].body.as_str()), (Extent::Lead, "The summary stands for the text."));
}

#[test]
fn event_registry_gives_the_moment_of_publication() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.json", include_bytes!("../fixtures/intake/json/event_registry.json"));
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("event-registry", 2, 0));
    let articles = shelf.articles();
    assert_eq!((articles[0].date.as_deref(), articles[0].language.as_deref()), (Some("2023-09-20"), Some("fr")));
    assert_eq!((articles[0].outlet.as_deref(), articles[0].external_id.as_deref(), articles[0].byline.as_deref()), (Some("Le Port"), Some("7700123"), Some("C. Plume")));
    assert_eq!(articles[1].date.as_deref(), Some("2023-09-22"));
}

#[test]
fn articles_of_event_registry_one_a_line_are_known_too() {
    let line = r#"{"uri":"1","lang":"eng","dateTimePub":"2023-09-20T21:55:00Z","title":"Fog","body":"Fog lay over the bay.","source":{"title":"The Harbour Post"}}"#;
    let outcome = Shelf::new().import("a.jsonl", format!("{line}\n{}\n", line.replace("\"1\"", "\"2\"")));
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added), ("event-registry", 2));
}

#[test]
fn media_cloud_gives_titles_alone_and_the_outcome_says_so() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.csv", include_bytes!("../fixtures/intake/json/media_cloud.csv"));
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added), ("media-cloud", 2));
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("titles alone")), "{:?}", outcome.files[0].notes);
    let articles = shelf.articles();
    assert_eq!((articles[0].extent, articles[0].url.as_deref()), (Extent::Headline, Some("https://harbour.example/ships")));
}

#[test]
fn a_list_of_addresses_is_kept_as_such() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.csv", "url,source,date\nhttps://port.example/a,Le Port,2024-03-04\nhttps://port.example/b,Le Port,2024-03-05\n");
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added), ("csv", 2));
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("list of addresses")), "{:?}", outcome.files[0].notes);
    assert!(shelf.articles().iter().all(|article| article.extent == Extent::None));
}

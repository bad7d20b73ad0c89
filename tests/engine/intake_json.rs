//! JSON and JSON Lines.

use crate::shelf::{Shelf, one};

#[test]
fn a_line_is_an_article_and_its_bytes_stay() {
    let article = one("a.jsonl", "{\"id\": 7, \"media_name\": \"Le Monde.fr\", \"date\": \"2023-09-20\", \"lang\": \"fr-FR\", \"headline\": \" Un  titre \", \"content\": \"Ligne\\r\\nne\\u00a0bouge pas \\t\", \"url\": \"https://example.org/a\", \"author\": \"A. B.\", \"desk\": [1, 2]}\n");
    assert_eq!(article.external_id.as_deref(), Some("7"));
    assert_eq!(article.outlet.as_deref(), Some("Le Monde"), "an alias of data/outlets.toml");
    assert_eq!((article.date.as_deref(), article.precision.as_deref()), (Some("2023-09-20"), Some("day")));
    assert_eq!(article.language.as_deref(), Some("fr"));
    assert_eq!(article.title.as_deref(), Some(" Un  titre "), "no trim");
    assert_eq!(article.body, "Ligne\r\nne\u{a0}bouge pas \t", "no cleaning");
    assert_eq!(article.byline.as_deref(), Some("A. B."));
    assert_eq!(article.extra["desk"], serde_json::json!([1, 2]), "other keys are kept");
}

#[test]
fn a_title_that_is_not_there_is_null_and_an_empty_one_is_empty() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", "{\"id\":\"1\",\"body\":\"Text one.\"}\n{\"id\":\"2\",\"title\":\"\",\"body\":\"\"}\n{\"id\":\"3\",\"title\":null,\"body\":\"Text three.\"}\n");
    let articles = shelf.articles();
    assert_eq!(articles.iter().map(|article| article.title.as_deref()).collect::<Vec<_>>(), [None, Some(""), None]);
    assert_eq!(articles[1].body, "");
}

#[test]
fn a_truncated_line_is_refused_with_its_place_and_the_rest_is_read() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.jsonl", "{\"title\":\"One\",\"body\":\"x\"}\n{\"title\":\"Two\",\"bo\n{\"title\":\"Three\",\"body\":\"z\"}\n");
    assert_eq!(outcome.articles_added, 2);
    assert_eq!(outcome.rejected.len(), 1);
    assert_eq!(outcome.rejected[0].position, "line 2");
    assert!(outcome.rejected[0].reason.contains("ends too early"), "{}", outcome.rejected[0].reason);
    let kept = shelf.library.rejections().unwrap();
    assert_eq!((kept.len(), &kept[0].reason), (1, &outcome.rejected[0].reason), "kept in the library");
    assert_eq!(kept[0].item.as_deref(), Some("{\"title\":\"Two\",\"bo"), "as it came");
}

#[test]
fn a_truncated_first_line_does_not_hide_the_others() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.jsonl", "{\"title\":\"One\",\"bo\n{\"title\":\"Two\",\"body\":\"y\"}\n");
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (1, 1));
}

#[test]
fn an_array_is_read_element_by_element_even_when_it_is_cut() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.json", "[\n {\"title\": \"One ] }\", \"text\": \"a \\\" b\"},\n {\"title\": \"Two\", \"text\": \"c\"}, 5, {\"title\": \"Thr");
    assert_eq!(outcome.articles_added, 2);
    let places: Vec<&str> = outcome.rejected.iter().map(|rejection| rejection.position.as_str()).collect();
    assert_eq!(places, ["element 3", "element 4"]);
    assert_eq!(shelf.articles()[0].title.as_deref(), Some("One ] }"));
}

#[test]
fn an_object_may_hold_the_list() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.json", "{\"status\": \"ok\", \"articles\": [{\"title\": \"One\", \"content\": \"a\", \"source\": {\"id\": null, \"name\": \"Reuters\"}}, {\"title\": \"Two\", \"content\": \"b\"}]}");
    assert_eq!(outcome.articles_added, 2);
    assert_eq!(shelf.articles()[0].outlet.as_deref(), Some("Reuters"));
}

#[test]
fn half_a_character_pair_is_shown_and_told() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.jsonl", "{\"title\":\"Lone \\ud83d here\",\"body\":\"whole \\ud83d\\ude00 \\\\ud800\"}\n");
    assert_eq!(outcome.rejected, []);
    assert_eq!(shelf.articles()[0].title.as_deref(), Some("Lone \u{fffd} here"));
    assert_eq!(shelf.articles()[0].body, "whole \u{1f600} \\ud800");
    assert!(outcome.files[0].notes[0].contains("surrogate"), "{:?}", outcome.files[0].notes);
}

#[test]
fn an_object_of_something_else_is_refused() {
    let outcome = Shelf::new().import("a.jsonl", "{\"name\": \"x\", \"size\": 3}\n[1]\n");
    assert_eq!(outcome.articles_added, 0);
    assert_eq!(outcome.rejected.len(), 2);
    assert!(outcome.rejected[0].reason.contains("neither a title nor a text"));
}

#[test]
fn a_mapping_names_other_keys() {
    use entente_engine::answers::{ImportOptions, Mapping};
    let shelf = Shelf::new();
    let path = shelf.write("a.jsonl", "{\"kopf\": \"Titel\", \"rumpf\": \"Text\", \"title\": \"kept\"}\n");
    let mapping = Mapping { title: Some("kopf".into()), body: Some("rumpf".into()), ..Mapping::default() };
    shelf.import_paths(&[path], &ImportOptions { mapping: Some(mapping), ..ImportOptions::default() });
    let article = &shelf.articles()[0];
    assert_eq!((article.title.as_deref(), article.body.as_str()), (Some("Titel"), "Text"));
    assert_eq!(article.extra["title"], "kept");
}

#[test]
fn a_first_line_longer_than_the_look_is_a_line_like_the_others() {
    let shelf = Shelf::new();
    let long = "China and Russia deepened their cooperation. ".repeat(20_000);
    let outcome = shelf.import("a.jsonl", format!("{{\"id\":\"1\",\"body\":\"{long}\"}}\n{{\"id\":\"2\",\"body\":\"Short.\"}}\n"));
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (2, 0), "{:?}", outcome.rejected);
}

#[test]
fn a_long_object_on_one_line_still_gives_its_list() {
    let shelf = Shelf::new();
    let article = format!("{{\"title\":\"One\",\"content\":\"{}\"}}", "Text. ".repeat(20_000));
    let outcome = shelf.import("a.json", format!("{{\"status\":\"ok\",\"articles\":[{article},{}]}}", article.replace("One", "Two")));
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (2, 0), "{:?}", outcome.rejected);
}

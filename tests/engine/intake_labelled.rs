//! Texts under labels.

use crate::shelf::Shelf;

#[test]
fn several_articles_under_their_labels() {
    let shelf = Shelf::new();
    let file = "Title: Trains run\nSource: The Harbour Post\nDate: 13 September 2024\nSection: World\n\nThe trains run again.\n\nHe said: not for long.\n\nURL: https://h.example/1\n\nTitle: Ships sail\nSource: Quay Times\nDate: 14 September 2024\n\nThe ships sail.\n";
    let outcome = shelf.import("a.bin", file);
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("labelled-text", 2, 0));
    let articles = shelf.articles();
    assert_eq!((articles[0].title.as_deref(), articles[0].outlet.as_deref(), articles[0].date.as_deref()), (Some("Trains run"), Some("The Harbour Post"), Some("2024-09-13")));
    assert_eq!((articles[0].body.as_str(), articles[0].url.as_deref()), ("The trains run again.\n\nHe said: not for long.", Some("https://h.example/1")));
    assert_eq!(articles[1].body, "The ships sail.");
}

#[test]
fn labels_in_russian_and_chinese_and_a_label_before_the_text() {
    let shelf = Shelf::new();
    shelf.import("a.txt", "Источник: Портовая газета\nДата выпуска: 11.09.2024\nЗаглавие: Поезда с зерном\nТекст: Первые поезда пересекут границу осенью.\nЦена не называлась.\n");
    shelf.import("b.txt", "標題：運糧列車\n報章：港口日報\n日期：2024-09-11\n\n首批運糧列車將越過邊境。\n");
    let articles = shelf.articles();
    assert_eq!((articles[0].title.as_deref(), articles[0].outlet.as_deref(), articles[0].date.as_deref()), (Some("Поезда с зерном"), Some("Портовая газета"), Some("2024-09-11")));
    assert_eq!(articles[0].body, "Первые поезда пересекут границу осенью.\nЦена не называлась.");
    assert_eq!((articles[1].title.as_deref(), articles[1].outlet.as_deref(), articles[1].body.as_str()), (Some("運糧列車"), Some("港口日報"), "首批運糧列車將越過邊境。"));
}

#[test]
fn front_matter_is_labels_too() {
    let shelf = Shelf::new();
    shelf.import("a.md", "---\ntitle: \"Trains: they run\"\ndate: 2024-09-11\nauthor: Anna Bell\n---\n\nThe trains run again.\n");
    let article = &shelf.articles()[0];
    assert_eq!((article.title.as_deref(), article.date.as_deref(), article.body.as_str()), (Some("Trains: they run"), Some("2024-09-11"), "The trains run again."));
}

#[test]
fn a_text_with_a_colon_is_a_text() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.txt", "Date: unknown\nA letter to the editor about the port.\nSource: none\n");
    assert_eq!(outcome.files[0].format, "text");
}

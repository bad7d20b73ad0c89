//! RIS.

use crate::shelf::Shelf;

#[test]
fn records_are_references_and_said_to_be() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.ris", "\u{feff}TY  - NEWS\nTI  - Ferry runs again\nT2 - Harbour Post\nDA  - 2023/09/20/\nAU  - Bell, Anna\nAU  - Ray, B.\nUR  - https://example.org/1\nAB  - It runs\n again.\nER  - \n\nTY  - NEWS\nT1  - Second\nPY  - 2023\nER  -\n");
    let articles = shelf.articles();
    assert_eq!((articles.len(), outcome.files[0].format.as_str()), (2, "ris"));
    assert_eq!((articles[0].title.as_deref(), articles[0].outlet.as_deref(), articles[0].date.as_deref()), (Some("Ferry runs again"), Some("Harbour Post"), Some("2023-09-20")));
    assert_eq!((articles[0].byline.as_deref(), articles[0].body.as_str(), articles[1].date.as_deref()), (Some("Bell, Anna; Ray, B."), "It runs\nagain.", Some("2023")));
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("list of references")));
}

//! Press reviews.

use entente_engine::intake::pdf_layout::Paragraph;
use entente_engine::intake::press_review;

use crate::shelf::Shelf;

#[test]
fn a_list_gives_references() {
    let entry = |title: &str| format!("<div><span id=\"articleTitle\"><a href=\"/\">{title}</a></span><span id=\"sourceTitle\">De Kade</span> / <span id=\"articleDate\">21-06-2013</span><span id=\"articleIntro\"></span></div>");
    let shelf = Shelf::new();
    let outcome = shelf.import("a.html", format!("<!DOCTYPE html><html><body>{}{}</body></html>", entry("Veer vaart weer"), entry("Haven open")));
    let articles = shelf.articles();
    assert_eq!((articles.len(), outcome.files[0].format.as_str()), (2, "press-review"));
    assert_eq!((articles[0].title.as_deref(), articles[0].outlet.as_deref(), articles[0].date.as_deref()), (Some("Veer vaart weer"), Some("De Kade"), Some("2013-06-21")));
}

#[test]
fn lines_with_outlet_and_day_make_a_review() {
    let paragraph = |text: &str| Paragraph { text: text.into(), size: 10.0, page: 1 };
    let review: Vec<Paragraph> = ["Veer vaart weer", "De Kade 21-06-2013 (p. 3)", "De veerboot vaart weer."].repeat(4).into_iter().map(paragraph).collect();
    assert!(press_review::is_one(&review));
    let small: Vec<Paragraph> = ["Haven open", "de Kade 21-06-2013 (p.20,20)", "De haven is open."].repeat(4).into_iter().map(paragraph).collect();
    assert!(press_review::is_one(&small), "a name may begin with a small article");
    assert!(!press_review::is_one(&[paragraph("Op 21-06-2013 was het zover."), paragraph("Tekst.")]));
}

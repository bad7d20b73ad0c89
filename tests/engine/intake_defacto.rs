//! Prints of APA's archives.

use crate::shelf::Shelf;

#[test]
fn every_entry_begins_with_outlet_and_day() {
    let entry = |title: &str| format!("<div class=\"eintrag\"><pre>\"Der Kai\" Nr. 065 vom 02.04.2013     Seite: 3\nRessort: Inland</pre>\n{title}<p>   Die F\u{e4}hre f\u{e4}hrt.</p><p>Sie ist neu. APA</p></div>");
    let page = format!("<!DOCTYPE html><html><body>{}{}</body></html>", entry("<h3>F\u{e4}hre f\u{e4}hrt</h3>"), entry("Hafen offen<br><h3> Alle sind froh</h3>"));
    let shelf = Shelf::new();
    let outcome = shelf.import("a.htm", page);
    let articles = shelf.articles();
    assert_eq!((outcome.files[0].format.as_str(), articles.len()), ("defacto", 2));
    assert_eq!((articles[0].title.as_deref(), articles[0].outlet.as_deref(), articles[0].date.as_deref()), (Some("Fähre fährt"), Some("Der Kai"), Some("2013-04-02")));
    assert_eq!((articles[0].body.as_str(), articles[1].title.as_deref()), ("Die Fähre fährt.\n\nSie ist neu. APA", Some("Hafen offen")));
}

#[test]
fn a_line_drawn_between_articles_is_in_none() {
    let entry = |title: &str| format!("\"Hafenblatt\" gefunden am 28.12.2017 10:36 Uhr\\par {title}\\par Das Schiff liegt fest.\\par ____________\\par ");
    let shelf = Shelf::new();
    shelf.import("a.rtf", format!("{{\\rtf1 {}{}}}", entry("Nebel"), entry("Wind")));
    let bodies: Vec<String> = shelf.articles().into_iter().map(|article| article.body).collect();
    assert_eq!(bodies, ["Das Schiff liegt fest.", "Das Schiff liegt fest."]);
}

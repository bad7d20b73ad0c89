//! What pages say of themselves.

use entente_engine::intake::page_facts::Page;

use crate::shelf::{Shelf, one};

const GRAPH: &str = include_str!("../fixtures/intake/pages/graph.html");

#[test]
fn of_several_articles_in_the_data_the_pages_own_is_taken() {
    let article = one("a.html", GRAPH);
    assert_eq!((article.title.as_deref(), article.date.as_deref()), (Some("Ministers meet at the lake"), Some("2023-09-20")));
    assert_eq!((article.time.as_deref(), article.byline.as_deref()), (Some("23:15"), Some("A. Writer, B. Second")));
    assert_eq!((article.outlet.as_deref(), article.language.as_deref()), (Some("The Harbour Post"), Some("en")));
}

#[test]
fn menus_and_teasers_are_no_text() {
    let body = one("a.html", GRAPH).body;
    assert!(body.starts_with("Two ministers met") && body.ends_with("were on the table."), "{body}");
    assert!(!body.contains("guild") && !body.contains("Home") && !body.contains("rights"), "{body}");
}

fn date(head: &str, body: &str) -> Option<(String, bool)> {
    Page::of(&format!("<html lang=\"en\"><head>{head}</head><body>{body}</body></html>")).date(Some("en")).map(|dated| (dated.raw, dated.guessed))
}

#[test]
fn the_day_of_a_change_is_never_taken_and_a_shown_one_is_marked() {
    let changed = "<meta property=\"article:modified_time\" content=\"2024-05-05T00:00:00Z\">";
    assert_eq!(date(changed, "<article><p>Text.</p></article>"), None);
    assert_eq!(date(changed, "<article><time class=\"updated\" datetime=\"2024-05-05\">May 5</time></article>"), None);
    assert_eq!(date(changed, "<article><time datetime=\"2024-05-03\">May 3</time></article>"), Some(("2024-05-03".into(), true)));
    assert_eq!(date("<meta itemprop=\"datePublished\" content=\"2024-05-02\">", ""), Some(("2024-05-02".into(), false)));
}

#[test]
fn an_address_may_give_the_day_and_numbers_in_it_do_not() {
    let address = |path: &str| date(&format!("<link rel=\"canonical\" href=\"https://harbour.example/{path}\">"), "");
    assert_eq!(address("2024/05/03/fog"), Some(("2024-05-03".into(), true)));
    assert_eq!(address("fog-2024123"), None);
    assert_eq!(address("2024/99/03/fog"), None);
}

#[test]
fn a_page_without_a_day_gets_none() {
    let shelf = Shelf::new();
    shelf.import("a.html", "<html><head><title>Fog</title></head><body><article><p>Fog lay over the bay in 2023, and on 3 May 2024 too.</p></article></body></html>");
    assert_eq!(shelf.articles()[0].date, None);
}

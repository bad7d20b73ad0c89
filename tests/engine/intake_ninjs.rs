//! ninjs and dpa's digital wires.

use crate::shelf::{Shelf, one};

#[test]
fn the_first_version_has_one_headline_and_one_body_though_it_comes_twice() {
    let article = one("a.json", r#"{"uri":"http://wire.example.org/1","type":"text","versioncreated":"2023-09-20T08:15:00Z","language":"en","headline":"Ferry runs again",
        "byline":"A. Bell","body_text":"The ferry runs again.","body_xhtml":"<p>The <b>ferry</b> runs again.</p>",
        "associations":{"pic":{"uri":"x","type":"picture","headline":"A ferry"}}}"#);
    assert_eq!((article.title.as_deref(), article.body.as_str()), (Some("Ferry runs again"), "The ferry runs again."));
    assert_eq!((article.outlet.as_deref(), article.date.as_deref(), article.byline.as_deref()), (Some("wire.example.org"), Some("2023-09-20"), Some("A. Bell")));
}

#[test]
fn the_third_version_may_hold_a_whole_nitf() {
    let article = one("a.json", r#"{"uri":"urn:newsml:dpa.com:2023:1","versionCreated":"2023-09-20T08:15:00Z","copyrightHolder":"dpa","language":"de",
        "headlines":[{"role":"short","value":"Kurz"},{"role":"main","value":"Fähre fährt wieder"}],
        "bodies":[{"role":"nitf","contentType":"text/vnd.IPTC.NITF","value":"<nitf><body><body.content><p>Die Fähre fährt.</p></body.content></body></nitf>"}]}"#);
    assert_eq!((article.title.as_deref(), article.outlet.as_deref(), article.body.as_str()), (Some("Fähre fährt wieder"), Some("Deutsche Presse-Agentur"), "Die Fähre fährt."));
}

#[test]
fn digital_wires_keep_the_newest_version() {
    let entry = |version: u32| format!(r#"{{"urn":"urn:1","version":{version},"version_created":"2023-09-20T08:15:00+02:00","headline":"Fähre","creditline":"dpa","language":"de","article_html":"<p>Fassung {version}.</p>"}}"#);
    let shelf = Shelf::new();
    let outcome = shelf.import("a.json", format!("{{\"entries\":[{},{}]}}", entry(1), entry(2)));
    assert_eq!((shelf.articles()[0].body.as_str(), outcome.rejected.len()), ("Fassung 2.", 1));
}

#[test]
fn an_item_with_a_description_only_says_so() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.json", r#"{"uri":"u","versioncreated":"2023-09-20T08:15:00Z","headline":"Ferry","description_text":"It runs."}"#);
    assert_eq!(shelf.articles()[0].body, "It runs.");
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("only a description")));
}

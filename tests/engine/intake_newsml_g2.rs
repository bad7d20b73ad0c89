//! NewsML-G2.

use crate::shelf::{Shelf, one};

fn item(attributes: &str, meta: &str, content: &str, set: &str) -> String {
    format!("<newsItem {attributes}><itemMeta><itemClass qcode=\"ninat:text\"/><provider qcode=\"nprov:dpa\"/>{meta}</itemMeta><contentMeta>{content}</contentMeta><contentSet>{set}</contentSet></newsItem>")
}

fn message(items: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"utf8\"?>\n<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sender>dpa.com</sender></header><itemSet>{items}</itemSet></newsMessage>")
}

const PAGE: &str = "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><header><h1>Brücke wieder offen</h1></header>\
    <section class=\"main\"><p>Kiel (dpa) - Die Brücke ist wieder offen.</p><p>Der Verkehr rollt.</p></section>\
    <section class=\"notepad\"><p>Die folgenden Angaben sind für die Redaktion.</p></section><aside>Bild folgt</aside></body></html></inlineXML>";

#[test]
fn the_page_is_read_without_what_is_meant_for_the_desk() {
    let content = "<contentCreated>2023-09-20T10:15:00+02:00</contentCreated><language tag=\"de\"/><headline rank=\"3\">Verkehr</headline><headline rank=\"1\">Brücke wieder offen</headline>";
    let article = one("a.xml", &message(&item("guid=\"urn:1\" version=\"1\"", "<versionCreated>2023-09-21T08:00:00+02:00</versionCreated>", content, PAGE)));
    assert_eq!((article.title.as_deref(), article.outlet.as_deref()), (Some("Brücke wieder offen"), Some("Deutsche Presse-Agentur")));
    assert_eq!((article.date.as_deref(), article.external_id.as_deref()), (Some("2023-09-20"), Some("urn:1")));
    assert_eq!(article.body, "Kiel (dpa) - Die Brücke ist wieder offen.\n\nDer Verkehr rollt.");
}

#[test]
fn plain_content_that_holds_markup_is_read_as_markup() {
    let data = "<remoteContent href=\"x.jpg\"/><inlineData contenttype=\"text/plain\"><![CDATA[<p>\n   Rome, the\n  bridge is open.</p>]]></inlineData>";
    let article = one("a.xml", &message(&item("guid=\"urn:2\"", "<versionCreated>2023-09-21T08:00:00Z</versionCreated>", "<headline>Bridge</headline>", data)));
    assert_eq!(article.body, "Rome, the bridge is open.");
}

#[test]
fn an_older_version_gives_way_and_packages_are_told() {
    let text = |version: u32| {
        let set = format!("<inlineXML><nitf><body><body.content><p>Version {version} of the text.</p></body.content></body></nitf></inlineXML>");
        item(&format!("guid=\"urn:3\" version=\"{version}\""), "", "<headline>Bridge</headline>", &set)
    };
    let package = "<packageItem guid=\"p\"><groupSet><group><itemRef residref=\"a\"/><itemRef residref=\"b\"/></group></groupSet></packageItem>";
    let shelf = Shelf::new();
    let outcome = shelf.import("a.xml", message(&format!("{}{}{package}", text(2), text(1))));
    assert_eq!(shelf.articles()[0].body, "Version 2 of the text.");
    let reasons: Vec<_> = outcome.rejected.iter().map(|rejection| rejection.reason.as_str()).collect();
    assert!(reasons.contains(&"The file holds a newer version of this item, which was taken."));
    assert!(reasons.contains(&"This is a package: it names 2 other items and holds no text itself."));
}

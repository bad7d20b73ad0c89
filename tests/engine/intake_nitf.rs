//! NITF.

use crate::shelf::one;

const FILE: &str = r#"<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://example.org/nitf.dtd">
<nitf><head><title>Another title</title><docdata><doc-id id-string="x.1"/><date.issue norm="20130930T233000-0500"/><date.release norm="20131001T090000-0500"/>
<doc.copyright holder="Harbour Wire"/></docdata></head><body><body.head><hedline><hl1>Boats come home</hl1></hedline>
<byline>By ANNA BELL<byttl>Harbour correspondent</byttl></byline><dateline><location>NORTHPORT</location></dateline></body.head>
<body.content><block><p>NORTHPORT (HW) &#8212; The boats came home.</p><hl2>Catch</hl2><media><media-caption>A boat.</media-caption></media>
<table><tr><td>Cod</td><td>12</td></tr></table><p>   ends</p></block></body.content></body></nitf>"#;

#[test]
fn head_and_body_are_read_and_no_document_type_is_loaded() {
    let article = one("a.xml", FILE);
    assert_eq!((article.title.as_deref(), article.outlet.as_deref()), (Some("Boats come home"), Some("Harbour Wire")));
    assert_eq!((article.date.as_deref(), article.byline.as_deref()), (Some("2013-10-01"), Some("By ANNA BELL Harbour correspondent")));
    assert_eq!(article.body, "NORTHPORT (HW) — The boats came home.\n\nCatch\n\nCod 12");
}

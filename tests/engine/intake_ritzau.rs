//! Ritzau's XML.

use crate::shelf::one;

#[test]
fn a_flash_without_headline_keeps_its_text() {
    let file = r#"<?xml version="1.0"?><RBNews xmlns:i="x"><NewsID>7</NewsID><PublishDate>2018-01-30T17:32:18.397</PublishDate><headline i:nil="true"/><origin>/ritzau/</origin>
        <content>&lt;p&gt;F&#xE6;rgen sejler igen.&lt;/p&gt;&lt;p&gt;Den sejler hver time.&lt;/p&gt;</content><Annuleret>false</Annuleret><byLine>A. Sund</byLine></RBNews>"#;
    let article = one("a.xml", file);
    assert_eq!((article.title, article.outlet.as_deref(), article.date.as_deref()), (None, Some("Ritzau"), Some("2018-01-30")));
    assert_eq!(article.body, "Færgen sejler igen.\n\nDen sejler hver time.");
}

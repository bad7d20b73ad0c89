//! CSL-JSON.

use crate::shelf::one;

#[test]
fn a_date_keeps_the_precision_it_has() {
    let article = one("a.json", r#"[{"id":"x","type":"article-newspaper","title":"Ferry runs","container-title":"Harbour Post","issued":{"date-parts":[["2023",9]]},"author":[{"family":"Bell","given":"Anna"}]}]"#);
    assert_eq!((article.title.as_deref(), article.outlet.as_deref(), article.date.as_deref()), (Some("Ferry runs"), Some("Harbour Post"), Some("2023-09")));
    assert_eq!((article.byline.as_deref(), article.body.as_str()), (Some("Anna Bell"), ""));
}

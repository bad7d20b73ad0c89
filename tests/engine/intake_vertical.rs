//! Vertical text.

use crate::shelf::Shelf;

const FILE: &str = "<corpus>\n<article id=\"a1\" date=\"2023-09-20\" source=\"Der Kai\" rubrik=\"inland\">\n<p type=\"topline\">\n<s>\nHafen\tNN\n</s>\n</p>\n<p type=\"headline\">\n<s>\nFähre\tNN\nfährt\tVV\n</s>\n</p>\n\
<p type=\"base\">\n<s>\nSie\tPP\nfährt\tVV\n<g/>\n.\t$.\n</s>\n<s>\nR\tNN\n&\tKO\n<\tXY\n3\tCD\n</s>\n</p>\n</article>\n<article id=\"a2\" year=\"2010\">\n<p type=\"headline\">\nOhne\tAP\nText\tNN\n</p>\n</article>\n<article id=\"a3\">\n</article>\n</corpus>\n";

#[test]
fn structures_are_texts_and_tokens_are_words() {
    let shelf = Shelf::new();
    let outcome = shelf.import("a.vrt", FILE);
    assert_eq!((outcome.files[0].format.as_str(), outcome.articles_added, outcome.rejected.len()), ("vertical", 2, 1));
    let articles = shelf.articles();
    assert_eq!((articles[0].title.as_deref(), articles[0].outlet.as_deref(), articles[0].external_id.as_deref()), (Some("Fähre fährt"), Some("Der Kai"), Some("a1")));
    assert_eq!(articles[0].body, "Sie fährt. R & < 3");
    assert_eq!((articles[1].date.as_deref(), articles[1].body.as_str()), (Some("2010"), ""));
}

#[test]
fn a_page_is_no_vertical_text() {
    let outcome = Shelf::new().import("a.html", "<html>\n<body>\n<article>\n<p>Some\ttext\twith tabs</p>\n</article>\n</body></html>");
    assert_eq!(outcome.files[0].format, "html");
}

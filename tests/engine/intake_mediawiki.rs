//! Dumps of MediaWiki.

use crate::shelf::Shelf;

#[test]
fn of_every_article_the_newest_revision_is_read() {
    let page = |title: &str, space: &str, text: &str| {
        format!("<page><title>{title}</title>{space}<revision><timestamp>2020-01-02T00:00:00Z</timestamp><text>{text}</text></revision><revision><timestamp>2019-01-01T00:00:00Z</timestamp><text>old</text></revision></page>")
    };
    let pages = [
        page("Ferry runs", "<ns>0</ns>", "{{Date|20 September 2023}} The '''ferry''' runs."),
        page("Talk:Ferry runs", "", "No."),
        page("Other", "<ns>0</ns>", "#REDIRECT [[Ferry runs]]"),
        page("Undated", "<ns>0</ns>", "Text."),
    ];
    let file = format!("<mediawiki xml:lang=\"en\"><siteinfo><sitename>Wikinews</sitename><base>https://en.wikinews.org/wiki/Main</base></siteinfo>{}</mediawiki>", pages.concat());
    let shelf = Shelf::new();
    let outcome = shelf.import("dump.xml", file);
    let articles = shelf.articles();
    assert_eq!((articles.len(), outcome.files[0].format.as_str()), (2, "mediawiki"));
    assert_eq!((articles[0].body.as_str(), articles[0].date.as_deref(), articles[0].outlet.as_deref()), ("The ferry runs.", Some("2023-09-20"), Some("Wikinews")));
    assert_eq!((articles[0].url.as_deref(), articles[1].date.as_deref()), (Some("https://en.wikinews.org/wiki/Ferry_runs"), Some("2020-01-02")));
    assert!(outcome.files[0].notes.iter().any(|note| note.starts_with("2 pages are talk")));
}

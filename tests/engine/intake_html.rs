//! Saved web pages.

use crate::shelf::{Shelf, one};

const PAGE: &str = r#"<!DOCTYPE html><html lang="fr"><head><title>Titre | Journal</title>
<meta property="og:site_name" content="Le Monde"><link rel="canonical" href="https://example.org/a">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Le vrai titre","datePublished":"2023-09-20T10:15:00+02:00","author":{"name":"A. B."}}]}</script>
</head><body><nav><p>Menu</p></nav><article><h1>Le vrai titre</h1><p>Premier <b>para</b>graphe.</p><script>evil()</script>
<p>Second<br>paragraphe.</p></article><footer><p>Mentions légales</p></footer></body></html>"#;

#[test]
fn what_the_page_says_of_itself_comes_first() {
    let article = one("a.htm", PAGE);
    assert_eq!(article.title.as_deref(), Some("Le vrai titre"));
    assert_eq!((article.date.as_deref(), article.precision.as_deref()), (Some("2023-09-20"), Some("minute")));
    assert_eq!(article.time.as_deref(), Some("10:15"));
    assert_eq!((article.outlet.as_deref(), article.language.as_deref()), (Some("Le Monde"), Some("fr")));
    assert_eq!((article.byline.as_deref(), article.url.as_deref()), (Some("A. B."), Some("https://example.org/a")));
}

#[test]
fn the_body_is_the_paragraphs_of_the_article() {
    assert_eq!(one("a.htm", PAGE).body, "Premier paragraphe.\n\nSecond paragraphe.");
}

#[test]
fn a_page_is_known_by_its_content() {
    let outcome = Shelf::new().import("a.txt", PAGE);
    assert_eq!(outcome.files[0].format, "html");
}

#[test]
fn a_page_without_text_is_refused() {
    let outcome = Shelf::new().import("a.html", "<html><body><script>x()</script></body></html>");
    assert_eq!((outcome.articles_added, outcome.rejected.len()), (0, 1));
}

#[test]
fn an_absurdly_deep_page_does_no_harm() {
    let deep = format!("<html><body><p>Start of it.</p>{}<p>End of it.</p></body></html>", "<div>".repeat(5_000));
    assert!(one("a.html", deep).body.starts_with("Start of it."));
}

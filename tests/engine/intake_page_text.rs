//! Which text of a page is the article.

use entente_engine::intake::page_facts::Page;
use entente_engine::intake::page_text::{Found, choose, likeness};

use crate::shelf::{Shelf, one};

const LONG: &str = "The ships of both sides may pass the strait without a toll until the spring, said the paper that was handed out after the meeting of the two ministers at the lake, which lasted for more than an hour and a half. Nobody asked about the fog, and nobody spoke of the price of rope.";

fn found(trafilatura: &str, smoothie: &str, own: &str) -> Found {
    Found { trafilatura: trafilatura.into(), smoothie: smoothie.into(), own: own.into() }
}

#[test]
fn likeness_counts_common_words_and_single_characters() {
    assert_eq!(likeness("one two", "two one"), 1.0);
    assert_eq!(likeness("one two", "three"), 0.0);
    assert_eq!(likeness("中国与俄罗斯", "中国"), 0.5);
}

#[test]
fn a_paragraph_that_only_one_extractor_has_goes() {
    let page = Page::of("<html></html>");
    let chosen = choose(&found(&format!("{LONG}\n\nRead more: boats\n\nAnd then it rained."), &format!("{LONG} And then it rained."), LONG), &page);
    assert_eq!(chosen.text, format!("{LONG}\n\nAnd then it rained."));
    assert!(!chosen.doubtful);
}

#[test]
fn extractors_that_disagree_are_told() {
    let other = "Cookies are small files. We and our three hundred partners store them on your machine. You may refuse them on the next page, or on the one after it.";
    assert!(choose(&found(LONG, other, LONG), &Page::of("<html></html>")).doubtful);
}

#[test]
fn what_the_page_gives_as_its_text_decides_what_stays() {
    let second = LONG.replace("ships", "boats").replace("fog", "rain");
    let data = serde_json::json!({"@type": "NewsArticle", "articleBody": format!("{LONG} {second}")});
    let page = Page::of(&format!("<html><script type=\"application/ld+json\">{data}</script></html>"));
    let whole = format!("{LONG}\n\n{second}\n\nSign up for our letter.");
    assert_eq!(choose(&found(&whole, &whole, &whole), &page).text, format!("{LONG}\n\n{second}"));
}

#[test]
fn huge_and_deep_pages_are_read_in_bounded_time() {
    let begun = std::time::Instant::now();
    let wide = format!("<html><body><article>{}</article></body></html>", "<p>The ships wait outside and the pilots hope for wind.</p><div><span>x</span></div>".repeat(15_000));
    assert_eq!(Shelf::new().import("wide.html", wide).articles_added, 1);
    let nested = format!("<html><body>{}<p>{LONG}</p>{}</body></html>", "<div>".repeat(380), "</div>".repeat(380));
    assert!(one("nested.html", nested).body.contains("without a toll"));
    let outcome = Shelf::new().import("deep.html", format!("<html><body>{}{LONG}</body></html>", "<b><i>".repeat(100_000)));
    assert!(outcome.files[0].notes.iter().any(|note| note.contains("plain text")), "{:?}", outcome.files[0].notes);
    assert!(begun.elapsed().as_secs() < 300, "{:?}", begun.elapsed());
}

#[test]
fn what_a_page_says_under_its_article_and_its_title_above_are_left_out() {
    let page = Page::of("<html><head><meta property='og:title' content='Fog over the harbour'></head></html>");
    let body = format!("Fog over the harbour\n\n{LONG}\n\nIl vous reste 57% de cet article à lire. La suite est réservée aux abonnés.\n\nPartager");
    assert_eq!(choose(&found(&body, &body, &body), &page).text, LONG);
}

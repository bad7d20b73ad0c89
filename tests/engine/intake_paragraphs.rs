//! The article in a page, and nothing beside it.

use crate::shelf::one;

const TEXT: &str = "<p>A first paragraph of the article, which says in a few plain words what happened yesterday in the capital and who took part in it.</p><p>A second paragraph, which goes on about it for a while, so that there is enough text for an article, and names what was said and what was not.</p><p>A third one, which ends it after some more words about the weather, the harvest and the price of bread in the markets of the town.</p>";

fn body(around: &str) -> String {
    one("a.html", format!("<html lang=en><body>{}</body></html>", around.replace("TEXT", TEXT))).body
}

fn article() -> String {
    body("<article>TEXT</article>")
}

#[test]
fn what_stands_beside_the_article_is_left_out() {
    for around in [
        "<nav><p>Menu of it</p></nav><article>TEXT</article><footer><p>Imprint</p></footer>",
        "<article>TEXT<div class='related-articles'><p>Another story that is told elsewhere</p></div></article>",
        "<article><div hidden><p>Not to be seen</p></div>TEXT<aside><p>Beside</p></aside></article>",
        "<article>TEXT<p><a href='/x'>Read what happened next</a></p></article>",
        "<article>TEXT<div class='share'><p>Share this</p></div></article><article><p>Teaser.</p></article>",
        "<main><div>TEXT</div><figure><figcaption>A picture</figcaption></figure></main>",
    ] {
        assert_eq!(body(around), article(), "{around}");
    }
}

#[test]
fn a_name_that_deceives_is_not_believed() {
    assert_eq!(body("<article><div class='paywall comment-body'>TEXT</div></article>"), article());
    assert_eq!(body("<article><div class='share-1'><div class='share-2'>TEXT</div></div></article>"), article());
}

#[test]
fn no_paragraph_comes_twice() {
    assert_eq!(body("<article>TEXT TEXT</article>"), article());
}

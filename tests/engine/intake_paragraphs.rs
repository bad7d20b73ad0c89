//! The article in a page, and nothing beside it.

use std::collections::HashMap;

use entente_engine::answers::ImportOptions;

use crate::shelf::{Shelf, one, shared};

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

fn words(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    let mut add = |word: String| *counts.entry(word).or_default() += 1;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c)) { word.chars().for_each(|c| add(c.to_string())) } else { add(word.to_lowercase()) }
    }
    counts
}

fn f1(found: &str, expected: &str) -> f64 {
    let (found, expected) = (words(found), words(expected));
    let common: usize = found.iter().map(|(word, times)| times.min(expected.get(word).unwrap_or(&0))).sum();
    2.0 * common as f64 / (found.values().sum::<usize>() + expected.values().sum::<usize>()).max(1) as f64
}

#[test]
fn real_pages_give_their_text_and_their_day() {
    let Some(folder) = shared("data/pages") else { return };
    let list = std::fs::read_to_string(folder.join("pages.jsonl")).unwrap();
    let expected: HashMap<String, serde_json::Value> = list
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|page| (page["file"].as_str().unwrap().trim_end_matches(".gz").trim_end_matches(".html").to_string(), page))
        .collect();
    let shelf = Shelf::new();
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.to_string_lossy().ends_with(".html.gz")).collect();
    paths.sort();
    shelf.import_paths(&paths, &ImportOptions::default());
    let (mut sum, mut poor, mut days, mut pages) = (0.0, 0, 0, 0);
    for article in shelf.articles() {
        let name = article.source.rsplit('!').next().unwrap().trim_end_matches(".html");
        let Some(page) = expected.get(name) else { continue };
        let text = page["text"].as_str().map(str::to_string).unwrap_or_else(|| page["text"].as_array().unwrap().iter().filter_map(|part| part.as_str()).collect::<Vec<_>>().join("\n"));
        let score = f1(&article.body, &text);
        pages += 1;
        sum += score;
        poor += usize::from(score < 0.5);
        days += usize::from(article.date.unwrap_or_default().get(..10) == page["date"].as_str().unwrap_or_default().get(..10));
    }
    assert!(pages > 120, "{pages} pages");
    assert!(sum / f64::from(pages) >= 0.94, "mean F1 {}", sum / f64::from(pages));
    assert!(poor * 100 <= 3 * pages as usize, "{poor} poor pages");
    assert!(days * 100 >= 95 * pages as usize, "{days} days right");
}

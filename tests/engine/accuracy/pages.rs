//! The saved pages in `data/pages`, with the text, the title and the date that a hand-made extractor gives for each.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use super::found;

/// One page against what is expected of it.
pub struct Page {
    pub file: String,
    /// Agreement of the words found and expected, 0 to 1.
    pub f1: f64,
    pub date_expected: String,
    pub date_found: String,
    pub title_right: bool,
    pub title_expected: String,
    pub title_found: String,
    /// Whether the first and the last six words of the expected text stand in what was found, and begin and end it.
    pub holds_start: bool,
    pub holds_end: bool,
    pub starts: bool,
    pub ends: bool,
    pub edges: [String; 4],
}

impl Page {
    /// A day where none is told, or another than the one that is.
    pub fn invented(&self) -> bool {
        !self.date_found.is_empty() && self.date_found != self.date_expected
    }
}

/// Every page of the folder.
pub fn all(folder: &Path) -> Vec<Page> {
    let list = std::fs::read_to_string(folder.join("pages.jsonl")).unwrap_or_default();
    list.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).map(|told| page(folder, &told)).collect()
}

fn page(folder: &Path, told: &Value) -> Page {
    let file = told["file"].as_str().unwrap_or("").to_string();
    let found = found(folder.join(&file));
    let article = found.articles.first();
    let text = match &told["text"] {
        Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        other => other.as_str().unwrap_or("").to_string(),
    };
    let day = |date: &str| date.chars().take(10).collect::<String>();
    let body = super::plain(article.map_or("", |article| article.body.as_str()));
    let (wanted, had) = (super::plain(&text), body.as_str());
    let first: String = wanted.split(' ').take(6).collect::<Vec<_>>().join(" ").chars().take(40).collect();
    let tail: Vec<&str> = wanted.split(' ').collect();
    let last: String = tail[tail.len().saturating_sub(6)..].join(" ");
    let last: String = last.chars().skip(last.chars().count().saturating_sub(40)).collect();
    let begin = |text: &str| text.chars().take(90).collect::<String>();
    let end = |text: &str| text.chars().skip(text.chars().count().saturating_sub(90)).collect::<String>();
    Page {
        holds_start: had.contains(&first),
        holds_end: had.contains(&last),
        starts: had.starts_with(&first),
        ends: had.ends_with(&last),
        edges: [begin(&wanted), begin(had), end(&wanted), end(had)],
        title_expected: told["title"].as_str().map(super::plain).unwrap_or_default(),
        title_found: article.and_then(|article| article.title.as_deref()).map(super::plain).unwrap_or_default(),
        f1: f1(article.map_or("", |article| article.body.as_str()), &text),
        date_expected: day(told["date"].as_str().unwrap_or("")),
        date_found: article.and_then(|article| article.published).map(|date| date.to_day()).unwrap_or_default(),
        title_right: article.and_then(|article| article.title.as_deref()).map(super::plain) == told["title"].as_str().map(super::plain),
        file,
    }
}

/// The summary in one line a figure.
pub fn summary(pages: &[Page]) -> String {
    let all = pages.len().max(1) as f64;
    let count = |test: &dyn Fn(&Page) -> bool| pages.iter().filter(|page| test(page)).count();
    format!(
        "pages {}\nmean token F1 {:.4}\npages under 0.5: {} ({:.1} %)\ndates right {} ({:.1} %), other day or invented {}, none found {}\ntitles right {} ({:.1} %)\nfirst words found {}, first of all {}; last words found {}, last of all {}",
        pages.len(),
        pages.iter().map(|page| page.f1).sum::<f64>() / all,
        count(&|page| page.f1 < 0.5),
        100.0 * count(&|page| page.f1 < 0.5) as f64 / all,
        count(&|page| page.date_found == page.date_expected),
        100.0 * count(&|page| page.date_found == page.date_expected) as f64 / all,
        count(&Page::invented),
        count(&|page| page.date_found.is_empty() && !page.date_expected.is_empty()),
        count(&|page| page.title_right),
        100.0 * count(&|page| page.title_right) as f64 / all,
        count(&|page| page.holds_start),
        count(&|page| page.starts),
        count(&|page| page.holds_end),
        count(&|page| page.ends),
    )
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

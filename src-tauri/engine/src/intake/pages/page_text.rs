//! Which text of a page is the article? Two extractors and the page's own names are asked, and a stated rule chooses.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::intake::page_facts::{self, Page};
use crate::intake::{cleaning, markup, paragraphs};

/// The text that was chosen, and whether a person should look at it.
pub struct Chosen {
    pub text: String,
    /// The two extractors found texts that have little in common.
    pub doubtful: bool,
}

/// Below this share of common words (F1) two extractors disagree.
pub const DISAGREE: f64 = 0.6;

/// What each extractor finds in the page; empty where it finds nothing.
pub struct Found {
    pub trafilatura: String,
    pub smoothie: String,
    pub own: String,
}

/// More elements than this are not given to the extractors.
const ELEMENTS: usize = 60_000;

impl Found {
    /// `slim` is the page without scripts and pictures.
    pub fn of(slim: &str, page: &Page) -> Self {
        let few = page.html.tree.nodes().len() <= ELEMENTS * 2;
        let quiet = |extract: fn(&str) -> Option<String>| {
            // An extractor that fails on a page must not take the page with it.
            let found = if few { std::panic::catch_unwind(|| extract(slim)).ok().flatten() } else { None };
            found.map(|html| markup::text(&html)).unwrap_or_default()
        };
        Self { trafilatura: quiet(by_trafilatura), smoothie: quiet(by_smoothie), own: paragraphs::of(&page.html).join("\n\n") }
    }
}

fn by_trafilatura(slim: &str) -> Option<String> {
    let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true).with_max_tree_size(ELEMENTS).with_html_date_mode(trafilatura::HtmlDateMode::Disabled);
    trafilatura::extract(slim, &options).ok().map(|found| found.content_html)
}

fn by_smoothie(slim: &str) -> Option<String> {
    let config = dom_smoothie::Config { max_elements_to_parse: ELEMENTS, ..dom_smoothie::Config::default() };
    let mut page = dom_smoothie::Readability::new(slim, None, Some(config)).ok()?;
    page.parse().ok().map(|article| article.content.to_string())
}

/// How much two texts have in common: the harmonic mean of the shares of words of each that the other has too, 0 to 1.
/// Every character of scripts without blanks counts as a word.
pub fn likeness(one: &str, other: &str) -> f64 {
    let mut left: FxHashMap<String, usize> = FxHashMap::default();
    let (mut ones, mut others, mut common) = (0usize, 0usize, 0usize);
    for word in words(one) {
        *left.entry(word).or_default() += 1;
        ones += 1;
    }
    for word in words(other) {
        others += 1;
        if let Some(count) = left.get_mut(&word).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    if ones + others == 0 { 1.0 } else { 2.0 * common as f64 / (ones + others) as f64 }
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let alone = ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{f900}'..='\u{faff}').contains(&c);
        if (!c.is_alphanumeric() || alone) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        match c {
            c if alone => words.push(c.to_string()),
            c if c.is_alphanumeric() => word.push(c),
            _ => {}
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The rule. The first extractor (trafilatura) gives the paragraphs; one stays where the second extractor or the page's own
/// names (see [`paragraphs`]) have it too, for menus and teasers deceive each of them in another way. Where the page's data
/// carries the text of its article, only what stands in it too is kept. Neither step may take away most of what there is.
/// Where the first finds nothing the second is asked, then the page's own names.
pub fn choose(found: &Found, page: &Page) -> Chosen {
    // On a page of a few lines the extractors have nothing to judge by, and take its menus too.
    let few = found.trafilatura.chars().count() < FEW && !found.own.trim().is_empty();
    let order = if few { [&found.own, &found.trafilatura, &found.smoothie] } else { [&found.trafilatura, &found.smoothie, &found.own] };
    let first = order.into_iter().find(|text| !text.trim().is_empty());
    let Some(first) = first else { return Chosen { text: page.body().filter(|told| !told.contains("</")).unwrap_or_default(), doubtful: false } };
    let doubtful = !few && !found.smoothie.is_empty() && likeness(&found.trafilatura, &found.smoothie) < DISAGREE;
    let seen = [&found.smoothie, &found.own].map(|text| letters(text));
    let voted = filtered(first, |letters| seen.iter().any(|text| text.contains(letters)), letters(first).len() / 2);
    let text = match page.body().filter(|told| told.len() > TOLD && !told.contains("</")) {
        Some(told) => {
            let told = letters(&told);
            let least = (letters(&voted).len() / 2).max(told.len() * 6 / 10);
            filtered(&voted, |letters| told.contains(letters), least)
        }
        None => voted,
    };
    let text = without_date(&without_title(&once(&text), page.title().as_deref()));
    Chosen { text: without_end(&text), doubtful }
}

/// The text without a first paragraph that is the title once more.
fn without_title(text: &str, title: Option<&str>) -> String {
    let Some((first, rest)) = text.split_once("\n\n") else { return text.to_string() };
    let title = title.map(letters).unwrap_or_default();
    if title.is_empty() || letters(first) != title { text.to_string() } else { rest.to_string() }
}

/// The text without a first paragraph that only says when it was published.
fn without_date(text: &str) -> String {
    let Some((first, rest)) = text.split_once("\n\n") else { return text.to_string() };
    let words = first.split_whitespace().count();
    let says_a_day = (2..=8).contains(&words) && !first.ends_with(['.', '!', '?']) && page_facts::whole_day(first, None);
    if says_a_day { rest.to_string() } else { text.to_string() }
}

/// Paragraphs at the end of a page that are looked at.
const LAST: usize = 4;

/// The text without what a page says under its article: what is not shown, to whom it may be sold, that a link was copied.
/// The words are data.
fn without_end(text: &str) -> String {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let from = paragraphs.len().saturating_sub(LAST).max(1);
    let of_the_page = |paragraph: &&str| {
        let plain = cleaning::plain(paragraph.trim());
        plain.chars().count() <= 400 && (cleaning::begins(&plain, "page-end") || cleaning::holds(&plain, "page-end"))
    };
    let end = (from..paragraphs.len()).find(|at| of_the_page(&paragraphs[*at])).unwrap_or(paragraphs.len());
    paragraphs[..end].join("\n\n")
}

/// Characters below which a text is too short for the extractors.
const FEW: usize = 250;

/// No paragraph twice: pages hold some for narrow and for wide screens.
fn once(text: &str) -> String {
    let mut seen = FxHashSet::default();
    let kept: Vec<&str> = text.split("\n\n").filter(|paragraph| { let letters = letters(paragraph); letters.is_empty() || seen.insert(letters) }).collect();
    kept.join("\n\n")
}

/// A shorter text in the page's data is a teaser.
const TOLD: usize = 400;

/// The paragraphs that are kept, or the whole text where they would be less than `least` bytes of letters.
fn filtered(text: &str, keep: impl Fn(&str) -> bool, least: usize) -> String {
    let kept: Vec<&str> = text.split("\n\n").filter(|paragraph| keep(&letters(paragraph))).collect();
    let kept = kept.join("\n\n");
    if letters(&kept).len() >= least { kept } else { text.to_string() }
}

/// A text by its letters and digits alone, for two extractors set blanks and marks differently.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

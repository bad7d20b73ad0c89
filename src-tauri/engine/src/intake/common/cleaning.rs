//! The words by which the rules of cleaning know a line. From `data/formats/cleaning.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

type Lists = FxHashMap<String, FxHashMap<String, Vec<String>>>;

const FILE: &str = include_str!("../../../../../data/formats/cleaning.toml");

static LISTS: LazyLock<Lists> = LazyLock::new(|| read().unwrap_or_default());

/// The shipped lists, by rule and by kind of place; the sentence that says why they cannot be read.
pub fn read() -> Result<Lists, String> {
    toml::from_str(FILE).map_err(|cause| cause.to_string())
}

/// The words of one rule for one kind of place, such as `begins`. Empty where the file says nothing.
pub fn words(rule: &str, place: &str) -> &'static [String] {
    LISTS.get(rule).and_then(|places| places.get(place)).map_or(&[], Vec::as_slice)
}

/// Whether the text begins with one of a rule's words. The text is as [`plain`] makes it.
pub fn begins(text: &str, rule: &str) -> bool {
    words(rule, "begins").iter().any(|mark| text.starts_with(mark.as_str()))
}

/// Whether the text holds one of a rule's words.
pub fn holds(text: &str, rule: &str) -> bool {
    words(rule, "holds").iter().any(|mark| text.contains(mark.as_str()))
}

/// Small letters, and one kind of blank: French sources print a no-break one before a colon.
pub fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.is_ascii() { lower } else { lower.replace(['\u{a0}', '\u{202f}'], " ") }
}

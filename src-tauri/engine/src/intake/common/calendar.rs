//! The words of dates: months by name in many languages, in which order numbers stand, eras. From `data/formats/dates.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::intake::dates::Order;

/// What is known of dates.
pub struct Calendar {
    languages: HashMap<String, Named>,
    all: Named,
    /// Names of several words and the same in one piece.
    joined: Vec<(String, String)>,
    numbered: Vec<String>,
    small: Vec<String>,
    eras: Vec<(String, i32)>,
    orders: HashMap<String, Order>,
}

type Named = HashMap<String, u32>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    small: Vec<String>,
    eras: BTreeMap<String, i32>,
    language: Vec<Language>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    code: String,
    order: Option<String>,
    numbered: Option<String>,
    months: Vec<Vec<String>>,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    // The file is part of the program, and a test reads it.
    let file = toml::from_str(include_str!("../../../../../data/formats/dates.toml"));
    file.map(Calendar::of).unwrap_or_else(|_| Calendar::of(File { small: Vec::new(), eras: BTreeMap::new(), language: Vec::new() }))
});

/// The shipped calendar.
pub fn calendar() -> &'static Calendar {
    &CALENDAR
}

/// Whether the shipped file can be read; the sentence that says why not.
pub fn sound() -> Result<usize, String> {
    toml::from_str::<File>(include_str!("../../../../../data/formats/dates.toml")).map(|file| file.language.len()).map_err(|cause| cause.to_string())
}

impl Calendar {
    fn of(file: File) -> Self {
        let joined = file.language.iter().flat_map(|language| language.months.iter().flatten()).filter(|name| name.contains(' '));
        let order = |language: &Language| match language.order.as_deref() {
            Some("month-first" | "year-first") => Order::MonthFirst,
            _ => Order::DayFirst,
        };
        let languages: HashMap<String, Named> = file.language.iter().map(|language| (language.code.clone(), months(std::slice::from_ref(language)))).collect();
        let mut all = months(&file.language);
        // Machines write the short names of English, whatever the language: `Mar` begins March, and November in Finnish.
        for (name, month) in languages.get("en").into_iter().flatten() {
            all.entry(name.clone()).or_insert(*month);
        }
        Self {
            languages,
            all,
            joined: joined.map(|name| (bare(name), bare(&name.replace(' ', "")))).collect(),
            numbered: file.language.iter().filter_map(|language| language.numbered.as_deref().map(bare)).collect(),
            small: file.small.iter().map(|word| bare(word)).collect(),
            eras: file.eras.into_iter().collect(),
            orders: file.language.iter().map(|language| (language.code.clone(), order(language))).collect(),
        }
    }

    /// The month of a name, or of its beginning of three letters or more; the language's own names first.
    pub fn month(&self, word: &str, language: Option<&str>) -> Option<u32> {
        if word.chars().count() < 3 && word.is_ascii() {
            return None;
        }
        let own = language.and_then(|code| self.languages.get(code)).and_then(|named| named.get(word));
        own.or_else(|| self.all.get(word)).copied()
    }

    /// How numbers of this language stand where no other date tells.
    pub fn order(&self, language: Option<&str>) -> Order {
        language.and_then(|code| self.orders.get(code)).copied().unwrap_or(Order::DayFirst)
    }

    /// Whether the word says nothing of the date.
    pub fn is_small(&self, word: &str) -> bool {
        self.small.iter().any(|small| small == word)
    }

    /// Whether the number after this word is a month.
    pub fn is_before_month(&self, word: &str) -> bool {
        self.numbered.iter().any(|known| known == word)
    }

    /// Small letters without their marks, names of several words in one piece.
    pub fn plain(&self, text: &str) -> String {
        let bare = bare(text);
        self.joined.iter().fold(bare, |text, (apart, together)| if text.contains(apart.as_str()) { text.replace(apart, together) } else { text })
    }

    /// The year before the first of the era that the text ends with.
    pub fn era(&self, text: &str) -> Option<i32> {
        self.eras.iter().find(|(name, _)| text.trim_end().ends_with(name.as_str())).map(|(_, before)| *before)
    }
}

/// Names and their beginnings. A beginning of two different months names none; of two like names the first one counts.
fn months(languages: &[Language]) -> Named {
    let mut beginnings: HashMap<String, Option<u32>> = HashMap::new();
    let mut named = Named::new();
    for language in languages {
        for (number, names) in (1..).zip(&language.months) {
            for name in names.iter().map(|name| bare(&name.replace(' ', ""))) {
                let letters: Vec<char> = name.chars().collect();
                for end in 3..letters.len() {
                    let beginning = beginnings.entry(letters[..end].iter().collect()).or_insert(Some(number));
                    *beginning = beginning.filter(|month| *month == number);
                }
                named.entry(name).or_insert(number);
            }
        }
    }
    for (beginning, month) in beginnings {
        if let Some(month) = month {
            named.entry(beginning).or_insert(month);
        }
    }
    named
}

/// Small letters without their marks.
fn bare(text: &str) -> String {
    text.to_lowercase().nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).map(|c| if c == 'ı' { 'i' } else { c }).collect()
}

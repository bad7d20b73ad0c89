//! Which column or key holds which field? Guessed from the usual names, which are data in `data/formats`, or told by
//! the person.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::dates::{self, Order};
use super::{Sink, language};
use crate::answers::{ImportOptions, Mapping};
use crate::article::{Article, Extent};
use crate::{Error, Result};

/// The parts of an article, in the order in which columns are taken.
const FIELDS: [&str; 8] = ["id", "outlet", "date", "language", "title", "body", "url", "byline"];

const FILE: &str = include_str!("../../../../data/formats/columns.toml");

/// Names of each part, the likeliest first, as [`plain`] makes them. A test reads the same file and would fail first.
static NAMES: LazyLock<Vec<(&'static str, Vec<String>)>> = LazyLock::new(|| names().unwrap_or_default());

/// The shipped names of the parts of an article; the sentence that says why they cannot be read.
pub fn names() -> Result<Vec<(&'static str, Vec<String>)>, String> {
    let mut file: HashMap<String, Vec<String>> = toml::from_str(FILE).map_err(|cause| cause.to_string())?;
    let all = FIELDS.map(|field| file.remove(field).map(|names| (field, names.iter().map(|name| plain(name)).collect())));
    match (all.iter().all(Option::is_some), file.keys().next()) {
        (true, None) => Ok(all.into_iter().flatten().collect()),
        (_, unknown) => Err(format!("the parts of an article are {}; {} is none", FIELDS.join(", "), unknown.map_or("one that is missing", String::as_str))),
    }
}

/// Which part of an article a column, a key or a label of this name holds.
pub fn part(name: &str) -> Option<&'static str> {
    let name = plain(name);
    NAMES.iter().find(|(_, names)| names.contains(&name)).map(|(field, _)| *field)
}

/// Reads a mapping that a person wrote, as JSON or TOML: `title = "Titre"`.
pub fn read(text: &str) -> Result<Mapping> {
    let read = serde_json::from_str(text).map_err(|cause| cause.to_string()).or_else(|_| toml::from_str(text).map_err(|cause| cause.to_string()));
    read.map_err(|cause| {
        Error::new(
            "mapping-unreadable",
            format!("The mapping cannot be read: {}.", cause.trim_end()),
            "Write one line a field, such as title = \"Titre\"; the fields are id, outlet, date, language, title, body, url, byline.",
        )
    })
}

/// Letters and digits alone, small: `media_name`, `Media name` and `mediaName` are one.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The mapping that the names of columns or keys suggest. A column is taken once.
pub fn guess<'a>(columns: impl IntoIterator<Item = &'a str>) -> Mapping {
    let mut columns: Vec<(&str, String)> = columns.into_iter().map(|name| (name, plain(name))).collect();
    let mut mapping = Mapping::default();
    for (field, names) in NAMES.iter() {
        let place = names.iter().find_map(|name| columns.iter().position(|(_, column)| column == name));
        if let Some(place) = place {
            *slot(&mut mapping, field) = Some(columns.remove(place).0.to_string());
        }
    }
    mapping
}

/// The mapping of a table with these columns: what the person said, if it names any of them; else one that was chosen
/// before for such a table; else what the names suggest.
pub fn choose(options: &ImportOptions, columns: &[String]) -> Mapping {
    let has = |name: &String| columns.contains(name);
    let said = options.mapping.as_ref().filter(|said| {
        let mut names = named(said).into_iter().flatten();
        let none = named(said).iter().all(|name| name.is_none());
        none || names.any(has) || columns.is_empty()
    });
    let before = || options.known_mappings.iter().filter(|known| named(known).into_iter().flatten().all(has)).max_by_key(|known| named(known).into_iter().flatten().count());
    said.or_else(before).cloned().unwrap_or_else(|| guess(columns.iter().map(String::as_str)))
}

/// The columns that a mapping names, in the order of the fields.
pub fn named(mapping: &Mapping) -> [&Option<String>; 8] {
    [&mapping.id, &mapping.outlet, &mapping.date, &mapping.language, &mapping.title, &mapping.body, &mapping.url, &mapping.byline]
}

fn slot<'m>(mapping: &'m mut Mapping, field: &str) -> &'m mut Option<String> {
    match field {
        "id" => &mut mapping.id,
        "outlet" => &mut mapping.outlet,
        "date" => &mut mapping.date,
        "language" => &mut mapping.language,
        "title" => &mut mapping.title,
        "body" => &mut mapping.body,
        "url" => &mut mapping.url,
        _ => &mut mapping.byline,
    }
}

/// The fields of one article as strings, before they are understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields {
    pub id: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    pub body: Option<String>,
    pub url: Option<String>,
    pub byline: Option<String>,
    pub extra: Map<String, Value>,
}

impl Fields {
    /// Takes the mapped keys out of an object; what is left is kept as it came.
    pub fn of_object(mapping: &Mapping, mut object: Map<String, Value>) -> Self {
        let mut take = |key: &Option<String>| key.as_ref().and_then(|key| object.shift_remove(key)).and_then(text_of);
        Self {
            id: take(&mapping.id).filter(|id| !id.is_empty()),
            outlet: take(&mapping.outlet),
            date: take(&mapping.date),
            language: take(&mapping.language),
            title: take(&mapping.title),
            body: take(&mapping.body),
            url: take(&mapping.url).filter(|url| !url.is_empty()),
            byline: take(&mapping.byline).filter(|byline| !byline.is_empty()),
            extra: object,
        }
    }

    /// The article these fields describe. Dates and languages are understood here; what is doubtful is noticed.
    pub fn article(self, position: String, order: Order, sink: &mut Sink<'_>) -> Article {
        let language_raw = self.language.filter(|tag| !tag.trim().is_empty());
        let tag = language_raw.as_deref().and_then(language::tag);
        let date_raw = self.date.filter(|date| !date.trim().is_empty());
        let reading = date_raw.as_deref().map(|raw| dates::read(raw, sink.order(order), tag.as_deref()));
        if let Some(doubt) = reading.and_then(|reading| reading.doubt) {
            sink.notice(doubt.sentence(), &position);
        }
        let body = self.body.unwrap_or_default();
        // What some programs call the source is the address of the page.
        let (outlet, url) = match self.outlet.filter(|outlet| !outlet.trim().is_empty()) {
            Some(address) if address.starts_with("http://") || address.starts_with("https://") => (host(&address), self.url.or(Some(address))),
            outlet => (outlet, self.url),
        };
        Article {
            external_id: self.id,
            outlet: outlet.or_else(|| self.byline.clone().filter(|byline| crate::outlets::known(byline).is_some())),
            published: reading.and_then(|reading| reading.published),
            date_raw,
            language: tag,
            language_raw,
            extent: extent(self.title.as_deref(), &body),
            title: self.title,
            body,
            byline: self.byline,
            url,
            zones: Vec::new(),
            extra: self.extra,
            source: String::new(),
            position,
        }
    }
}

/// The outlet at an address: its known name, else the name of the machine.
fn host(address: &str) -> Option<String> {
    let host = address.split_once("://")?.1.split(['/', ':', '?']).next()?.trim_start_matches("www.").to_string();
    crate::outlets::known(&host).map(|outlet| outlet.name.clone()).or(Some(host)).filter(|host| !host.is_empty())
}

/// A value as text: numbers and truths as written, lists of paragraphs joined, `{"name": …}` by its name.
fn text_of(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        Value::Array(parts) => {
            let parts: Vec<String> = parts.into_iter().filter_map(text_of).collect();
            (!parts.is_empty()).then(|| parts.join("\n\n"))
        }
        Value::Object(mut parts) => ["name", "title", "text", "main", "original", "displayName", "display_name", "value", "id"].iter().find_map(|key| parts.shift_remove(*key)).and_then(text_of),
        other => Some(other.to_string()),
    }
}

/// How much of an article there is, as far as the text shows.
pub fn extent(title: Option<&str>, body: &str) -> Extent {
    let end = body.trim_end();
    if end.is_empty() {
        return if title.is_some_and(|title| !title.trim().is_empty()) { Extent::Headline } else { Extent::None };
    }
    // A spreadsheet keeps no more than this of a cell.
    const CELL: usize = 32_767;
    let full = body.len() >= CELL && body.encode_utf16().count() == CELL;
    let marked = full || end.ends_with('…') || end.ends_with("...") || (end.ends_with(" chars]") && end.contains("[+"));
    if marked || is_broken_off(end) { Extent::Cut } else { Extent::Full }
}

/// The shortest last line that can be a paragraph broken off; shorter ones are names, links, and items of lists.
const PARAGRAPH: usize = 120;

/// European sentences end with a mark. A text of such sentences whose last paragraph stops at a small letter is cut off; a
/// text without them never ends with one, and a line that names what follows it (`Read also: …`) is no paragraph.
fn is_broken_off(end: &str) -> bool {
    if !end.chars().next_back().is_some_and(char::is_lowercase) {
        return false;
    }
    let last = end.lines().next_back().unwrap_or("");
    let ended = |line: &str| line.trim_end().ends_with(['.', '!', '?', '»', '”', '"', ')', '…', ':']);
    let paragraphs = || end.lines().filter(|line| !line.trim().is_empty());
    let inside = last.match_indices(['.', '!', '?']).filter(|(at, _)| last[at + 1..].starts_with(' ') && last[at + 1..].trim_start().starts_with(char::is_uppercase)).count();
    let (all, whole) = (paragraphs().count() - 1, paragraphs().filter(|line| ended(line)).count());
    let usual = all == 0 || whole * 10 >= all * 9;
    last.chars().count() >= PARAGRAPH && inside >= 1 && usual
}

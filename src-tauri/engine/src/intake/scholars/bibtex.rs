//! BibTeX and BibLaTeX: entries are read one by one, so that a broken one does not take the others with it.

use biblatex::{Bibliography, ChunksExt, Entry};

use crate::intake::metadata::{Order, Record, Records};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// Kinds of entries, enough to know a file by.
const KINDS: [&str; 24] = [
    "article", "book", "online", "misc", "inproceedings", "incollection", "inbook", "newspaper", "report", "techreport", "thesis", "phdthesis", "mastersthesis", "unpublished", "electronic", "www",
    "string", "preamble", "comment", "collection", "proceedings", "booklet", "manual", "periodical",
];

/// An entry's first line near the beginning.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && look.start().lines().take(60).any(|line| kind_at(line.trim_start()).is_some_and(|kind| KINDS.contains(&kind.as_str())))
}

/// The kind of the entry that begins here: `@article{key,`.
fn kind_at(text: &str) -> Option<String> {
    let rest = text.strip_prefix('@')?;
    let end = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    rest[end..].trim_start().starts_with(['{', '(']).then(|| rest[..end].to_lowercase())
}

/// One record an entry.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let mut records = Records::default();
    let mut strings = String::new();
    for (number, entry) in entries(&decoded.text).into_iter().enumerate() {
        match kind_at(entry).as_deref() {
            Some("comment" | "preamble") => {}
            Some("string") => strings.push_str(entry),
            _ => match record(entry, &strings) {
                Some(record) => records.extend([record]),
                None => sink.reject(format!("entry {}", number + 1), "This entry cannot be read.", Some(entry))?,
            },
        }
    }
    records.give(sink)
}

/// Stretches that begin with `@kind{` at the beginning of a line.
fn entries(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '\t', '\u{feff}']);
        if kind_at(bare).is_some() {
            starts.push(at + line.len() - bare.len());
        }
        at += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| text[start..end].trim_end()).collect()
}

/// Reads strictly; else mends what is most often wrong; else takes the fields as they stand.
fn record(entry: &str, strings: &str) -> Option<Record> {
    let strict = |entry: &str| Bibliography::parse(&format!("{strings}\n{entry}")).ok().and_then(|all| all.into_vec().pop());
    strict(entry).or_else(|| strict(&keyed(entry)?)).map(|entry| of_entry(&entry)).or_else(|| by_hand(entry))
}

/// With a key where the entry has none.
fn keyed(entry: &str) -> Option<String> {
    let open = entry.find(['{', '('])?;
    let first = entry[open + 1..].split([',', '\n', '=']).next()?;
    let lacks = entry[open + 1..].trim_start().split_once('=').is_some_and(|(before, _)| !before.contains(',')) || first.trim().is_empty();
    lacks.then(|| format!("{}unnamed,{}", &entry[..=open], entry[open + 1..].trim_start_matches([' ', '\n', '\r', ','])))
}

fn of_entry(entry: &Entry) -> Record {
    let first = |names: &[&str]| names.iter().find_map(|name| entry.get(name).map(|chunks| crate::intake::paragraphs::blanks(&chunks.format_verbatim())).filter(|text| !text.is_empty()));
    let used = ["title", "date", "year", "month", "url", "author", "journal", "journaltitle", "abstract"];
    Record {
        kind: Some(entry.entry_type.to_string()),
        id: Some(entry.key.clone()).filter(|key| key != "unnamed"),
        outlet: first(&["journaltitle", "journal", "booktitle", "publication", "newspaper", "maintitle", "organization", "howpublished", "publisher"]).filter(|outlet| !outlet.starts_with("http")),
        date: first(&["date"]).or_else(|| first(&["year"]).map(|year| with_month(&year, first(&["month"]).as_deref(), first(&["day"]).as_deref()))),
        language: first(&["langid", "language", "hyphenation"]),
        title: first(&["title", "shorttitle"]),
        text: first(&["abstract", "annotation"]),
        url: first(&["url", "eprint"]).filter(|url| url.contains("://")),
        byline: first(&["author", "editor"]).map(|names| names.replace(" and ", "; ")),
        order: Order::Unknown,
        rest: entry.fields.iter().filter(|(key, _)| !used.contains(&key.as_str())).map(|(key, chunks)| (key.clone(), chunks.format_verbatim())).collect(),
    }
}

fn with_month(year: &str, month: Option<&str>, day: Option<&str>) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) if month.bytes().all(|byte| byte.is_ascii_digit()) => format!("{year}-{month:0>2}"),
        (Some(month), None) => format!("{month} {year}"),
        _ => year.to_string(),
    }
}

/// `name = {value}` pairs of an entry that is not well-formed.
fn by_hand(entry: &str) -> Option<Record> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in entry.lines().skip(1) {
        let Some((name, value)) = line.split_once('=') else { continue };
        let name = name.trim().to_lowercase();
        if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
            let value = value.trim().trim_end_matches(',').trim().trim_matches(['{', '}', '"']);
            found.push((name, value.to_string()));
        }
    }
    let first = |names: &[&str]| names.iter().find_map(|name| found.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.clone()));
    let title = first(&["title"])?;
    let date = first(&["date"]).or_else(|| first(&["year"]).map(|year| with_month(&year, first(&["month"]).as_deref(), None)));
    let (outlet, url, byline, text) = (first(&["journaltitle", "journal"]), first(&["url"]), first(&["author"]), first(&["abstract"]));
    Some(Record { kind: kind_at(entry), title: Some(title), date, outlet, url, byline, text, rest: found, ..Record::default() })
}

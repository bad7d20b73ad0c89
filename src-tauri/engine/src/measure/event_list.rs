//! Which dated events can be drawn on a trend? The shipped ones, and a person's own.

use serde::Deserialize;

use crate::answers::EventMark;
use crate::article::PublishedOn;
use crate::{Error, Result};

const SHIPPED: &str = include_str!("../../../../data/events.toml");

#[derive(Deserialize)]
struct List {
    event: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    date: String,
    title: std::collections::BTreeMap<String, String>,
    source: String,
    #[serde(default)]
    major: bool,
}

/// The events of `data/events.toml` in their order, titled in `language` (`en` where it has no title in that).
pub fn shipped(language: &str) -> Vec<EventMark> {
    entries().into_iter().map(|entry| mark(entry, language)).collect()
}

/// Those of them that everybody knows, few enough to be drawn on one figure.
pub fn major(language: &str) -> Vec<EventMark> {
    entries().into_iter().filter(|entry| entry.major).map(|entry| mark(entry, language)).collect()
}

fn entries() -> Vec<Entry> {
    toml::from_str(SHIPPED).unwrap_or(List { event: Vec::new() }).event
}

fn mark(entry: Entry, language: &str) -> EventMark {
    let title = entry.title.get(language).or_else(|| entry.title.get("en")).cloned().unwrap_or_default();
    EventMark { date: entry.date, title, source: entry.source, major: entry.major }
}

/// A person's own list: CSV or TSV with a header that names a date (`date`), a title (`title`, `titre`, `event`,
/// `événement`) and, if wanted, a source (`source`). Dates are days, `YYYY-MM-DD`. Separators `,`, `;` and tab are
/// told by the header.
///
/// # Errors
/// `events-unreadable`, with the line that is wrong.
pub fn read(text: &str) -> Result<Vec<EventMark>> {
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().next().unwrap_or("");
    let separator = [';', '\t', ','].into_iter().max_by_key(|&sign| (header.matches(sign).count(), sign == ',')).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new().delimiter(separator as u8).flexible(true).from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().map_err(|cause| wrong(1, &cause.to_string()))?.iter().map(|name| name.trim().to_lowercase()).collect();
    let column = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    let date = column(&["date", "day", "jour"]).ok_or_else(|| wrong(1, "no column is called date"))?;
    let title = column(&["title", "titre", "event", "événement", "name", "nom"]).ok_or_else(|| wrong(1, "no column is called title"))?;
    let source = column(&["source"]);
    let mut events = Vec::new();
    for (at, row) in reader.records().enumerate() {
        let line = at + 2;
        let row = row.map_err(|cause| wrong(line, &cause.to_string()))?;
        let cell = |column: usize| row.get(column).unwrap_or("").trim().to_owned();
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let day: PublishedOn = cell(date).parse().map_err(|()| wrong(line, &format!("\"{}\" is no day", cell(date))))?;
        if day.to_string().len() != 10 {
            return Err(wrong(line, &format!("\"{}\" is no day", cell(date))));
        }
        events.push(EventMark { date: day.to_string(), title: cell(title), source: source.map(cell).unwrap_or_default(), major: false });
    }
    Ok(events)
}

/// Whether an event can be kept: a day that is one, and a title.
///
/// # Errors
/// `date-wrong`, `title-missing`.
pub fn check(event: &EventMark) -> Result<()> {
    super::events::day_of(&event.date)?;
    if event.title.trim().is_empty() {
        return Err(Error::new("title-missing", format!("The event of {} has no title.", event.date), "Say in a few words what happened."));
    }
    Ok(())
}

fn wrong(line: usize, what: &str) -> Error {
    Error::new(
        "events-unreadable",
        format!("The list of events cannot be read: line {line}: {what}."),
        "Write a CSV file whose header is date,title,source and whose dates look like 2022-02-24.",
    )
}

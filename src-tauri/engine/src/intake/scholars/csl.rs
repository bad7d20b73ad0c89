//! CSL-JSON, as Zotero and others write it: references without text.

use serde_json::{Map, Value};

use crate::intake::metadata::{Order, Record, Records};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// A list of objects with a type and a date of issue in CSL's shape.
pub fn knows(look: &Look<'_>) -> bool {
    let start = look.start();
    let has = |key: &str| look.text.contains(&format!("\"{key}\""));
    look.is_text() && start.starts_with(['[', '{']) && has("type") && (has("issued") && (has("date-parts") || has("raw") || has("literal")) || has("container-title")) && has("title") && !has("body")
}

/// One record an object.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let value: Value = match serde_json::from_str(decoded.text.trim_start_matches('\u{feff}')) {
        Ok(value) => value,
        Err(error) => return sink.reject("", format!("This is no valid JSON: {error}."), Some(&decoded.text)),
    };
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut object) => match object.shift_remove("items") {
            Some(Value::Array(list)) => list,
            _ => vec![Value::Object(object)],
        },
        other => vec![other],
    };
    let mut records = Records::default();
    for (number, value) in list.into_iter().enumerate() {
        match value {
            Value::Object(object) => records.extend([record(&object)]),
            other => sink.reject(format!("record {}", number + 1), "This is no object with fields.", Some(&other.to_string()))?,
        }
    }
    records.give(sink)
}

fn record(object: &Map<String, Value>) -> Record {
    let first = |names: &[&str]| names.iter().find_map(|name| match object.get(*name)? {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let used = ["title", "abstract", "URL", "issued", "author", "type", "id", "language", "container-title"];
    Record {
        kind: first(&["type"]),
        id: first(&["id", "citation-key"]),
        outlet: first(&["container-title", "collection-title", "publisher"]),
        date: object.get("issued").and_then(date),
        language: first(&["language"]),
        title: first(&["title", "title-short"]),
        text: first(&["abstract"]),
        url: first(&["URL"]),
        byline: object.get("author").and_then(names),
        order: Order::Unknown,
        rest: object.iter().filter(|(key, _)| !used.contains(&key.as_str())).filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_string()))).collect(),
    }
}

/// `date-parts` to the precision they have, else the words.
fn date(issued: &Value) -> Option<String> {
    if let Some(parts) = issued.get("date-parts").and_then(|parts| parts.get(0)).and_then(Value::as_array) {
        let numbers: Vec<i64> = parts.iter().filter_map(|part| part.as_i64().or_else(|| part.as_str()?.parse().ok())).collect();
        return match numbers[..] {
            [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
            [year, month] => Some(format!("{year:04}-{month:02}")),
            [year] => Some(format!("{year:04}")),
            [] => None,
        };
    }
    ["raw", "literal"].iter().find_map(|key| issued.get(key)?.as_str().map(str::to_string)).or_else(|| issued.as_str().map(str::to_string))
}

fn names(authors: &Value) -> Option<String> {
    let one = |author: &Value| {
        let part = |key: &str| author.get(key).and_then(Value::as_str).unwrap_or("").trim().to_string();
        let name = format!("{} {}", part("given"), part("family")).trim().to_string();
        if name.is_empty() { part("literal") } else { name }
    };
    let all: Vec<String> = authors.as_array()?.iter().map(one).filter(|name| !name.is_empty()).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

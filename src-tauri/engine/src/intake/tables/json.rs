//! JSON: an array of objects, an object that holds such an array, or one object a line.

use std::io::{BufRead, BufReader, Read};

use encoding_rs::Encoding;
use serde_json::{Map, Value};

use crate::intake::dates::{self, Order};
use crate::intake::json_parts::Parts;
use crate::intake::mapping::{self, Fields};
use crate::intake::services::{self, Prepare};
use crate::intake::{Item, Look, Sink, decode};
use crate::answers::Mapping;
use crate::article::Extent;
use crate::{Error, Result};

/// One article is not longer than this.
const MOST: usize = 128 << 20;

/// A line of which not even this much holds an end is read by itself: the first article may be longer than the look.
const LONG: usize = 32 << 10;

/// Objects that follow one another, one a line.
pub fn knows_lines(look: &Look<'_>) -> bool {
    let mut lines = look.start().lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next().filter(|line| line.starts_with('{')) else { return false };
    serde_json::from_str::<Map<String, Value>>(first).is_ok()
        || match lines.next() {
            // One object over many lines goes on; a damaged line of its own does not.
            Some(next) => first.len() > 2 && next.starts_with('{') && !first.trim_end().ends_with(['[', '{', ',', ':']),
            None => first.len() >= LONG,
        }
}

/// An array of objects, or an object.
pub fn knows(look: &Look<'_>) -> bool {
    let start = look.start();
    let inside = |mark: char| start.strip_prefix(mark).map(str::trim_start);
    // Lists in a list hold no articles, but are no text either; `[[…]]` with a word in it is one.
    let nested = |text: &str| text.starts_with('[') && text.trim_start_matches(|c: char| c == '[' || c.is_whitespace()).chars().next().is_none_or(|c| c.is_ascii_digit() || "\"{]-".contains(c));
    inside('[').is_some_and(|text| text.is_empty() || text.starts_with(['{', ']']) || nested(text)) || inside('{').is_some_and(|text| text.starts_with(['"', '}']))
}

/// Reads one object a line. A line that is none is rejected, the rest goes on.
pub fn read_lines(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    lines(item, sink, &as_it_is)
}

/// An object as no service changed it.
fn as_it_is(_: &mut Map<String, Value>) -> Result<Option<Extent>, String> {
    Ok(None)
}

fn lines(item: &mut Item<'_>, sink: &mut Sink<'_>, prepare: &Prepare<'_>) -> Result<()> {
    let mut look = Shape::new(item, head_objects(&item.head_text()), prepare);
    let source = item.source.clone();
    let (stream, encoding) = item.stream();
    let mut lines = BufReader::with_capacity(1 << 16, stream);
    let mut line = Vec::new();
    for number in 1u64.. {
        line.clear();
        let read = lines.by_ref().take(MOST as u64).read_until(b'\n', &mut line).map_err(|cause| Error::unreadable(&source, cause))?;
        if read == 0 {
            return Ok(());
        }
        if read == MOST {
            sink.reject(format!("line {number}"), "The line is too long for an article.", None)?;
            lines.skip_until(b'\n').map_err(|cause| Error::unreadable(&source, cause))?;
            continue;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        look.take(line.trim_ascii_end(), encoding, format!("line {number}"), sink)?;
    }
    Ok(())
}

/// Reads an array element by element; an object whole.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    array_or_object(item, sink, &as_it_is)
}

/// Reads the answer of a service, in whichever of the three forms it comes; `prepare` brings each object to the usual keys.
pub fn read_with(item: &mut Item<'_>, sink: &mut Sink<'_>, prepare: &Prepare<'_>) -> Result<()> {
    let text = item.head_text();
    let look = Look { name: "", bytes: item.head(), text: &text, whole: item.is_short() };
    if knows_lines(&look) { lines(item, sink, prepare) } else { array_or_object(item, sink, prepare) }
}

fn array_or_object(item: &mut Item<'_>, sink: &mut Sink<'_>, prepare: &Prepare<'_>) -> Result<()> {
    let head = item.head_text();
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.starts_with('[') {
        let mut shape = Shape::new(item, head_objects(&head), prepare);
        return read_array(item, &mut shape, sink);
    }
    let text = item.text()?;
    match object(&text.text) {
        Ok((object, repaired)) => Shape::new(item, vec![object.clone()], prepare).give(object, repaired, String::new(), sink),
        Err(reason) => sink.reject("", reason, Some(&text.text)),
    }
}

fn read_array(item: &mut Item<'_>, shape: &mut Shape<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    let (stream, encoding) = item.stream();
    let mut parts = Parts::new(BufReader::with_capacity(1 << 16, stream), MOST);
    for number in 1u64.. {
        let position = format!("element {number}");
        match parts.next().map_err(|cause| Error::unreadable(&source, cause))? {
            None => return Ok(()),
            Some(part) if !part.fits => sink.reject(position, "The element is too long for an article.", None)?,
            Some(part) if !part.whole => {
                let (text, _) = decode::piece(&part.bytes, encoding);
                sink.reject(position, "The file ends in the middle of this element; it was cut when it was saved or copied.", Some(&text))?;
            }
            Some(part) => shape.take(&part.bytes, encoding, position, sink)?,
        }
    }
    Ok(())
}

/// Objects found in the head, to learn keys and the order of dates from.
fn head_objects(head: &str) -> Vec<Map<String, Value>> {
    let mut parts = Parts::new(head.as_bytes(), MOST);
    let mut objects = Vec::new();
    while objects.len() < 50 && let Ok(Some(part)) = parts.next() {
        objects.extend(serde_json::from_slice(&part.bytes).ok());
    }
    objects
}

/// The keys of the first objects, in the order in which they come up, for a person to map.
pub fn columns(head: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for object in head_objects(head) {
        found.extend(object.into_iter().map(|(key, _)| key).filter(|key| !found.contains(key)).collect::<Vec<_>>());
    }
    found
}

/// What the objects of one file have in common.
struct Shape<'a> {
    given: Option<Mapping>,
    /// The keys of the object before, and what they suggest: most files repeat them.
    guessed: (Vec<String>, Mapping),
    order: Order,
    prepare: &'a Prepare<'a>,
}

impl<'a> Shape<'a> {
    fn new(item: &Item<'_>, samples: Vec<Map<String, Value>>, prepare: &'a Prepare<'a>) -> Self {
        let keys: Vec<String> = samples.iter().flat_map(|object| object.keys().cloned()).collect();
        let remembered = || {
            let all_here = |known: &&Mapping| mapping::named(known).into_iter().flatten().all(|key| keys.contains(key));
            item.options.known_mappings.iter().filter(all_here).max_by_key(|known| mapping::named(known).into_iter().flatten().count()).cloned()
        };
        let shape = Self { given: item.options.mapping.clone().or_else(remembered), guessed: Default::default(), order: Order::Unknown, prepare };
        let mut shape = shape;
        shape.order = shape.order_in(samples.iter());
        shape
    }

    fn give_all(&mut self, list: Vec<Value>, repaired: bool, position: &str, sink: &mut Sink<'_>) -> Result<()> {
        if self.order == Order::Unknown {
            self.order = self.order_in(list.iter().filter_map(|value| value.as_object()));
        }
        for (place, value) in list.into_iter().enumerate() {
            let mark = if position.is_empty() { "" } else { ", " };
            let position = format!("{position}{mark}element {}", place + 1);
            match value {
                Value::Object(object) => self.give(object, repaired, position, sink)?,
                other => sink.reject(position, "This is no object with fields.", Some(&other.to_string()))?,
            }
        }
        Ok(())
    }

    /// The order of day and month that the dates of these objects tell.
    fn order_in<'v>(&mut self, objects: impl Iterator<Item = &'v Map<String, Value>>) -> Order {
        let dates: Vec<&str> = objects.filter_map(|object| object.get(&self.mapping(object).date?)?.as_str()).collect();
        dates::order(dates)
    }

    fn mapping(&mut self, object: &Map<String, Value>) -> Mapping {
        if let Some(given) = &self.given {
            return given.clone();
        }
        if !object.keys().eq(self.guessed.0.iter()) {
            self.guessed = (object.keys().cloned().collect(), mapping::guess(object.keys().map(String::as_str)));
        }
        self.guessed.1.clone()
    }

    fn take(&mut self, bytes: &[u8], encoding: &'static Encoding, position: String, sink: &mut Sink<'_>) -> Result<()> {
        let (text, other_encoding) = decode::piece(bytes, encoding);
        if other_encoding {
            sink.notice("Some text is in another encoding than the file; it was read with the likeliest one.", &position);
        }
        match object(&text) {
            Ok((object, repaired)) => self.give(object, repaired, position, sink),
            Err(reason) => sink.reject(position, reason, Some(&text)),
        }
    }

    fn give(&mut self, mut object: Map<String, Value>, repaired: bool, position: String, sink: &mut Sink<'_>) -> Result<()> {
        if repaired {
            sink.notice("Half of a character pair (a lone surrogate) stands in a text; it is shown as U+FFFD.", &position);
        }
        let extent = match (self.prepare)(&mut object) {
            Ok(extent) => extent,
            Err(reason) => return sink.reject(position, reason, Some(&Value::Object(object).to_string())),
        };
        let as_before = || self.guessed.1.body.is_some() && object.keys().eq(self.guessed.0.iter());
        if self.given.is_none() && !as_before() {
            unwrap(&mut object);
        }
        let mapping = self.mapping(&object);
        let known = |key: &Option<String>| key.as_ref().is_some_and(|key| object.contains_key(key));
        if !known(&mapping.title) && !known(&mapping.body) {
            if let Some(list) = list_in(&object) {
                return self.give_all(list, repaired, &position, sink);
            }
            let text = Value::Object(object).to_string();
            return sink.reject(position, "The object has neither a title nor a text; name its keys with a mapping.", Some(&text));
        }
        let article = Fields::of_object(&mapping, object).article(position, self.order, sink);
        sink.article(services::finish(article, extent))
    }
}

/// Keys under which an object holds a list of articles.
const LISTS: [&str; 14] = ["articles", "documents", "items", "results", "data", "docs", "stories", "records", "hits", "response", "messages", "posts", "feed", "statuses"];

/// Keys under which an object holds an article's own fields: answers of search engines and of newspapers' interfaces.
const WITHIN: [&str; 10] = ["_source", "fields", "attributes", "article", "document", "record", "post", "node", "properties", "doc"];

/// Brings the fields that lie one step deeper up to the others, which keep their names where both have one.
fn unwrap(object: &mut Map<String, Value>) {
    let holds_text = |inner: &Map<String, Value>| mapping::guess(inner.keys().map(String::as_str)).body.is_some();
    if mapping::guess(object.keys().map(String::as_str)).body.is_some() {
        return;
    }
    let Some(key) = WITHIN.iter().find(|key| object.get(**key).and_then(Value::as_object).is_some_and(holds_text)) else { return };
    if let Some(Value::Object(inner)) = object.shift_remove(*key) {
        for (key, value) in inner {
            object.entry(key).or_insert(value);
        }
    }
}

fn list_in(object: &Map<String, Value>) -> Option<Vec<Value>> {
    LISTS.iter().find_map(|key| match object.get(*key) {
        Some(Value::Array(list)) if list.iter().any(Value::is_object) => Some(list.clone()),
        Some(Value::Object(inner)) => list_in(inner),
        _ => None,
    })
}

/// The object that `text` is, and whether lone surrogates were replaced in it; or why it is none.
fn object(text: &str) -> Result<(Map<String, Value>, bool), String> {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(object)) => Ok((object, false)),
        Ok(_) => Err("This is no object with fields.".into()),
        Err(error) if error.is_eof() => Err(format!("The JSON ends too early (after character {}); it was cut when it was saved or copied.", text.trim_end().chars().count())),
        Err(error) => match serde_json::from_str::<Value>(&without_lone_surrogates(text)) {
            Ok(Value::Object(object)) => Ok((object, true)),
            _ => Err(format!("This is no valid JSON: {error}.")),
        },
    }
}

/// `\ud83d` without its second half becomes U+FFFD, as every reader but a strict one shows it.
fn without_lone_surrogates(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                out.push('\u{fffd}');
                rest = &rest[6..];
                continue;
            }
            (Some(_), _) => 6,
            (None, _) => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        };
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

/// The code unit of an escape at the beginning of the text.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

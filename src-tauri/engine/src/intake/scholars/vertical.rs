//! Vertical text of corpus workbenches (CWB, NoSketch Engine): one token a line, structures as tags on lines of their own.
//! It looks like XML and is not: a token may be a bare `<` or `&`.

use std::io::{BufRead, BufReader, Read};

use serde_json::Value;

use crate::intake::dates::Order;
use crate::intake::mapping::{self, Fields};
use crate::intake::tokens::Joined;
use crate::intake::{Item, Look, Sink, names, xml};
use crate::{Error, Result};

/// Structures that hold one text each, the likeliest first.
const TEXTS: [&str; 6] = ["doc", "text", "article", "story", "document", "dokument"];
/// A line is not longer than this.
const MOST: u64 = 1 << 20;

/// Tags on lines of their own at the beginning, then lines of tokens with columns.
pub fn knows(look: &Look<'_>) -> bool {
    let start = undeclared(look.start());
    if !look.is_text() || !start.starts_with('<') || start.starts_with("<!") {
        return false;
    }
    let lines: Vec<&str> = start.lines().take(400).collect();
    let lines = if look.whole || lines.len() == 400 { &lines[..] } else { &lines[..lines.len().saturating_sub(1)] };
    let tags = lines.iter().filter(|line| is_tag_line(line)).count();
    let named = lines.iter().any(|line| opened(line).is_some_and(|(name, _)| TEXTS.contains(&name)));
    let columns = lines.iter().filter(|line| !is_tag_line(line) && line.contains('\t')).count();
    let bare = lines.iter().filter(|line| !is_tag_line(line) && !line.contains('\t') && !line.trim().is_empty()).count();
    named && tags > 1 && columns > 2 && columns > bare * 4
}

/// What stands after an XML declaration.
fn undeclared(text: &str) -> &str {
    text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, rest)| rest.trim_start())
}

fn is_tag_line(line: &str) -> bool {
    let line = line.trim_end();
    line.len() > 2 && line.starts_with('<') && line.ends_with('>') && line[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && !line.contains('\t')
}

/// Name and attributes of a tag; a slash before the name of one that closes.
fn opened(line: &str) -> Option<(&str, &str)> {
    let inside = line.trim_end().strip_prefix('<')?.strip_suffix('>')?;
    let slash = usize::from(inside.starts_with('/'));
    let name = inside[slash..].split(|c: char| c.is_whitespace() || c == '/').next().filter(|name| !name.is_empty())?;
    is_tag_line(line).then(|| (&inside[..slash + name.len()], inside[slash + name.len()..].trim_end_matches('/')))
}

/// One article a text, streamed.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    let wanted = text_tag(&item.head_text());
    let mut lines = BufReader::with_capacity(1 << 16, item.utf8());
    let mut text: Option<Text> = None;
    let mut number = 0u32;
    let mut raw = Vec::new();
    loop {
        raw.clear();
        if lines.by_ref().take(MOST).read_until(b'\n', &mut raw).map_err(|cause| Error::unreadable(&source, cause))? == 0 {
            break;
        }
        let line = String::from_utf8_lossy(&raw);
        let line = line.trim_end_matches(['\n', '\r']);
        match opened(line) {
            Some((name, attributes)) if name == wanted => {
                number += 1;
                give(text.take(), sink)?;
                text = Some(Text::new(attributes, number));
            }
            _ if line.trim_end() == format!("</{wanted}>") => give(text.take(), sink)?,
            _ => text.iter_mut().for_each(|text| text.line(line)),
        }
    }
    give(text, sink)
}

/// The outermost structure of a known name.
fn text_tag(head: &str) -> String {
    let found = head.lines().filter_map(opened).map(|(name, _)| name).find(|name| TEXTS.contains(name));
    found.unwrap_or("text").to_string()
}

fn give(text: Option<Text>, sink: &mut Sink<'_>) -> Result<()> {
    let Some(text) = text else { return Ok(()) };
    let position = text.position.clone();
    let fields = text.fields();
    if fields.title.is_none() && fields.body.as_deref().is_none_or(|body| body.trim().is_empty()) {
        let told = Value::Object(fields.extra).to_string();
        return sink.reject(position, "The text holds no token.", Some(&told));
    }
    let mut article = fields.article(position, Order::Unknown, sink);
    article.outlet = article.outlet.or_else(|| names::outlet(sink.source()));
    sink.article(article)
}

/// A text that is being read.
struct Text {
    attributes: Vec<(String, String)>,
    paragraphs: Vec<String>,
    title: Option<String>,
    kicker: Option<String>,
    open: Joined,
    /// What the open paragraph says of itself.
    kind: String,
    position: String,
}

impl Text {
    fn new(attributes: &str, number: u32) -> Self {
        let (paragraphs, title, kicker, open, kind) = (Vec::new(), None, None, Joined::default(), String::new());
        Self { attributes: attributes_of(attributes), paragraphs, title, kicker, open, kind, position: format!("text {number}") }
    }

    fn line(&mut self, line: &str) {
        let trimmed = line.trim_end();
        if trimmed == "<g/>" || trimmed == "<g />" {
            return self.open.glue();
        }
        if let Some((name, attributes)) = opened(trimmed) {
            if is_block(name.trim_start_matches('/')) {
                self.end_paragraph();
                self.kind = if name.starts_with('/') { String::new() } else { kind(name, attributes) };
            }
            return;
        }
        if let Some(token) = line.split('\t').next().filter(|token| !token.trim().is_empty()) {
            self.open.push(&xml::unescaped(token));
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.open).finish();
        if text.is_empty() {
            return;
        }
        match self.kind.as_str() {
            "headline" | "title" | "head" | "h1" | "heading" if self.title.is_none() => self.title = Some(text),
            "topline" | "kicker" | "dachzeile" | "overline" if self.kicker.is_none() => self.kicker = Some(text),
            _ => self.paragraphs.push(text),
        }
    }

    fn fields(mut self) -> Fields {
        self.end_paragraph();
        let mapping = mapping::guess(self.attributes.iter().map(|(key, _)| key.as_str()));
        let object = self.attributes.into_iter().map(|(key, value)| (key, Value::String(value))).collect();
        let mut fields = Fields::of_object(&mapping, object);
        if let Some(kicker) = self.kicker {
            fields.extra.insert("kicker".into(), Value::String(kicker));
        }
        let year = |fields: &Fields| ["month", "year", "jahr", "annee", "année"].iter().find_map(|key| fields.extra.get(*key)?.as_str().map(str::to_string));
        fields.date = fields.date.clone().or_else(|| year(&fields));
        fields.title = self.title.or(fields.title);
        fields.body = Some(self.paragraphs.join("\n\n"));
        fields
    }
}

fn is_block(name: &str) -> bool {
    matches!(name, "p" | "head" | "title" | "div" | "li" | "item" | "quote" | "h1" | "h2" | "h3" | "par" | "paragraph" | "headline")
}

fn kind(name: &str, attributes: &str) -> String {
    let told = attributes_of(attributes).into_iter().find(|(key, _)| key == "type" || key == "class").map(|(_, value)| value.to_lowercase());
    told.filter(|_| name == "p" || name == "div").unwrap_or_else(|| name.to_string())
}

/// `name="value"` pairs, with quotes of either kind, or none.
fn attributes_of(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let (value, left) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        found.push((name.trim().to_string(), xml::unescaped(value)));
        rest = left.trim_start();
    }
    found
}

//! Texts under labels (`Title: …`, `Source : …`, `Дата: …`), one article or several in a file, as people and databases write
//! them by hand. Which label means what is data in `data/formats/columns.toml`.

use serde_json::Value;

use crate::intake::dates::{self, Order};
use crate::intake::mapping::{self, Fields};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// A label is not longer than this, and what it says of an article not longer than that.
const LABEL: usize = 30;
const VALUE: usize = 300;

/// The part of an article that a line names, its label, and what stands after it.
fn labelled(line: &str) -> Option<(&'static str, &str, &str)> {
    let bare = line.trim().trim_start_matches(['#', '*', '-', '\u{feff}']).trim_start();
    let (label, value) = bare.split_once([':', '：'])?;
    let label = label.trim().trim_matches('*').trim();
    let short = label.chars().count() <= LABEL && !value.starts_with("//");
    short.then(|| Some((mapping::part(label)?, label, value.trim().trim_start_matches("**").trim())))?
}

/// A line that parts two articles, or stands before the first.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|c| "-=_*#~–—".contains(c))
}

/// Labels at the very beginning that name a title, a date or an outlet, and one part more.
pub fn knows(look: &Look<'_>) -> bool {
    if !look.is_text() || look.start().starts_with(['<', '{', '[']) {
        return false;
    }
    let mut lines = look.start().lines().skip_while(|line| line.trim().is_empty() || is_rule(line));
    let mut parts: Vec<&str> = lines.by_ref().take_while(|line| line.trim().is_empty() || labelled(line).is_some()).take(40).filter_map(labelled).map(|(part, ..)| part).collect();
    parts.sort_unstable();
    parts.dedup();
    let has = |part: &str| parts.contains(&part);
    parts.len() >= 3 && has("title") && (has("date") || has("outlet"))
}

/// One article from one first label to the next.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let mut all: Vec<Text> = Vec::new();
    let mut first: Option<String> = None;
    let mut empty = true;
    for (line, number) in decoded.text.lines().zip(1u64..) {
        let found = labelled(line);
        let opens = found.is_some_and(|(_, label, _)| first.as_deref().is_none_or(|first| first == label));
        if let Some((_, label, _)) = found.filter(|_| opens && (empty || first.is_none())) {
            first.get_or_insert_with(|| label.to_string());
            all.push(Text { line: number, ..Text::default() });
        }
        match all.last_mut() {
            Some(text) => text.line(line, found, empty),
            None => {}
        }
        empty = line.trim().is_empty() || is_rule(line);
    }
    let order = dates::order(all.iter().filter_map(|text| text.fields.date.as_deref()));
    for text in all {
        text.give(order, sink)?;
    }
    Ok(())
}

/// An article that is being read.
#[derive(Default)]
struct Text {
    line: u64,
    fields: Fields,
    body: Vec<String>,
    /// The labels are through, or one has announced the text.
    begun: bool,
}

impl Text {
    /// Inside a text a label counts after an empty line only, and only where it says what is not known yet.
    fn line(&mut self, line: &str, found: Option<(&'static str, &str, &str)>, after_empty: bool) {
        let place = found.filter(|(_, _, value)| value.chars().count() <= VALUE || !self.begun);
        match place {
            Some(("body", _, value)) if !self.begun => {
                self.begun = true;
                self.body.push(value.to_string());
            }
            Some((part, _, value)) if !self.begun || after_empty && part != "body" && part != "title" && self.slot(part).is_none() => self.put(part, value),
            _ if is_rule(line) && (!self.begun || after_empty) => {}
            _ if !self.begun && line.trim().is_empty() => {}
            _ if !self.begun && self.fields.title.as_deref() == Some("") => self.fields.title = Some(line.trim().to_string()),
            // `Section: Sport`: a label that is not known is kept, and is no text.
            _ if !self.begun && !after_empty && other(line).is_some() => {
                let (label, value) = other(line).unwrap_or_default();
                self.fields.extra.insert(label.to_string(), Value::String(value.to_string()));
            }
            _ => {
                self.begun = true;
                self.body.push(line.to_string());
            }
        }
    }

    fn slot(&mut self, part: &str) -> &mut Option<String> {
        match part {
            "id" => &mut self.fields.id,
            "outlet" => &mut self.fields.outlet,
            "date" => &mut self.fields.date,
            "language" => &mut self.fields.language,
            "title" => &mut self.fields.title,
            "url" => &mut self.fields.url,
            _ => &mut self.fields.byline,
        }
    }

    fn put(&mut self, part: &str, value: &str) {
        let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value).to_string();
        let slot = self.slot(part);
        if slot.is_none() {
            *slot = Some(value);
        }
    }

    fn give(mut self, order: Order, sink: &mut Sink<'_>) -> Result<()> {
        while self.body.last().is_some_and(|line| line.trim().is_empty() || is_rule(line)) {
            self.body.pop();
        }
        let position = format!("line {}", self.line);
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let body = self.body.join("\n").trim_start_matches('\n').to_string();
        let fields = Fields { title: filled(self.fields.title), outlet: filled(self.fields.outlet), url: filled(self.fields.url), byline: filled(self.fields.byline), id: filled(self.fields.id), body: Some(body), ..self.fields };
        if fields.title.is_none() && fields.body.as_deref().is_none_or(str::is_empty) {
            return sink.reject(position, "The labels name neither a title nor a text.", None);
        }
        let article = fields.article(position, order, sink);
        sink.article(article)
    }
}

/// A short label of one or two words that no list knows, with its value.
fn other(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once([':', '：'])?;
    let words = label.split_whitespace().count();
    (label.chars().count() <= LABEL && (1..=3).contains(&words) && label.starts_with(char::is_alphabetic) && value.chars().count() <= VALUE).then(|| (label.trim(), value.trim()))
}

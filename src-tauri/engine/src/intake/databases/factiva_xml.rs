//! Factiva's own XML: articles with named elements, in any envelope.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::intake::vendor::{self, Record};
use crate::intake::{Item, Look, Sink, xml};
use crate::Result;

/// XML of Factiva, by its namespace or by the names of its elements.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && look.start().starts_with('<') && (look.text.contains("global.factiva.com/pps") || look.text.contains("<ppsarticle") || look.text.contains("<accessionNo>") && look.text.contains("<headline"))
}

/// Every article.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    let mut events = Reader::from_str(text.trim_start_matches(['\u{feff}', '\0']));
    let config = events.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut reading = Reading::default();
    loop {
        match events.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(start)) => reading.begin(&start, sink)?,
            Ok(Event::End(end)) => reading.end(end.local_name().as_ref(), sink)?,
            Ok(Event::Text(text)) => reading.text.push_str(&text),
            Ok(Event::CData(text)) => reading.text.push_str(&text),
            Ok(Event::GeneralRef(name)) => reading.text.push_str(&xml::reference(&name)),
            Ok(_) => {}
            Err(cause) => {
                sink.reject(format!("article {}", reading.number + 1), format!("The XML cannot be read any further: {cause}."), None)?;
                break;
            }
        }
    }
    if reading.inside {
        sink.notice("The last article does not end; the file may be cut.", "");
        reading.end("article", sink)?;
    }
    Ok(())
}

#[derive(Default)]
struct Reading {
    inside: bool,
    number: u32,
    record: Record,
    /// Names of the open elements inside an article.
    open: Vec<String>,
    text: String,
}

/// Deeper elements are not told apart.
const DEPTH: usize = 64;

impl Reading {
    fn begin(&mut self, start: &BytesStart<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let name = start.local_name().as_ref().to_string();
        if name.to_lowercase().ends_with("resultset") && let Some(count) = attribute(start, "count").and_then(|count| count.parse().ok()) {
            sink.announced(count)?;
        }
        if name == "article" && !self.inside {
            (self.inside, self.record) = (true, Record::default());
            self.number += 1;
            self.open.clear();
        } else if self.inside && self.open.len() < DEPTH {
            if is_text(&name) || !inline(&name) {
                self.text.clear();
            }
            self.open.push(name);
        }
        Ok(())
    }

    fn end(&mut self, name: &str, sink: &mut Sink<'_>) -> Result<()> {
        if !self.inside {
            return Ok(());
        }
        if name == "article" {
            self.inside = false;
            let record = std::mem::take(&mut self.record);
            let position = format!("article {}", self.number);
            if record.is_empty() {
                return sink.reject(position, "The article has neither a headline nor a text.", None);
            }
            let article = record.article(position, sink);
            return sink.article(article);
        }
        if let Some(place) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(place);
        }
        if !inline(name) {
            let text = std::mem::take(&mut self.text);
            self.element(name, &text);
        }
        Ok(())
    }

    /// An element has ended: its text belongs to the field that it is, or that it stands in.
    fn element(&mut self, name: &str, text: &str) {
        let field = if matches!(name, "paragraph" | "p" | "date" | "dateTime" | "name") { self.open.last().map_or(name, String::as_str).to_string() } else { name.to_string() };
        let value = vendor::joined(text);
        if value.is_empty() {
            return;
        }
        let record = &mut self.record;
        match field.as_str() {
            "headline" => record.title = Some(record.title.take().map_or(value.clone(), |title| format!("{title} {value}"))),
            field if is_text(field) => record.paragraphs.extend(paragraphs(text)),
            "publicationDate" | "publicationDateTime" => record.date = Some(value),
            "publicationTime" => record.time = Some(value),
            "sourceName" => record.outlet = Some(value),
            "baseLanguage" => record.language = Some(value.to_lowercase()),
            "byline" => record.byline = Some(value),
            "accessionNo" => record.id = Some(value),
            "url" | "webUrl" => record.url = Some(value),
            other => record.keep(other, &value),
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    start.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name).map(|one| one.value.to_string())
}

fn is_text(name: &str) -> bool {
    matches!(name, "leadParagraph" | "tailParagraphs" | "tailParagraph" | "bodyParagraphs" | "paragraph")
}

/// Marks inside a line: search hits, links, entities.
fn inline(name: &str) -> bool {
    matches!(name, "hlt" | "highlight" | "ELink" | "eLink" | "entityReference" | "b" | "i" | "em" | "strong" | "a" | "text")
}

/// Lines that are moved in begin a paragraph, all others go on.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in text.trim_matches(['\n', '\r']).split('\n') {
        let joined = vendor::joined(line);
        let begins = line.starts_with("    ") || line.starts_with('\t');
        match all.last_mut() {
            Some(last) if !begins && !joined.is_empty() => {
                last.push(' ');
                last.push_str(&joined);
            }
            _ => all.push(joined),
        }
    }
    all.into_iter().map(|paragraph| paragraph.trim().to_string()).filter(|paragraph| !paragraph.is_empty()).collect()
}

//! What ProQuest says of a document: named fields, whatever the file. Text, pages and mails come here.

use crate::intake::Sink;
use crate::intake::vendor::{self, PROQUEST, Record};
use crate::Result;
use crate::article::Extent;

/// A document as it comes out of a file: fields in their order, and what stood before the first.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub above: Vec<String>,
    /// Role, language of the name, the name, the paragraphs.
    pub fields: Vec<(String, String, String, Vec<String>)>,
}

impl Document {
    /// A known field begins.
    pub fn field(&mut self, role: &str, language: &str, name: &str) {
        self.fields.push((role.to_string(), language.to_string(), name.to_string(), Vec::new()));
    }

    /// A paragraph of the field that is open, or above all fields.
    pub fn paragraph(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match self.fields.last_mut() {
            Some((.., paragraphs)) => paragraphs.push(text.to_string()),
            None => self.above.push(text.to_string()),
        }
    }

    fn has(&self, role: &str) -> bool {
        self.fields.iter().any(|(found, ..)| found == role)
    }

    /// Whether this is a document at all, and not a list or a closing remark.
    pub fn is_document(&self) -> bool {
        self.has("outlet") || self.has("id") || self.has("fulltext") || self.has("title") && self.fields.len() > 3
    }

    /// Hands the document over, or tells why it is none.
    pub fn give(&self, position: String, raw: &str, sink: &mut Sink<'_>) -> Result<()> {
        let record = self.record();
        if record.is_empty() {
            return sink.reject(position, "The document has neither a title nor a text.", Some(raw));
        }
        if record.extent.is_some() {
            sink.notice("A document comes without its full text.", &position);
        }
        let article = record.article(position, sink);
        sink.article(article)
    }

    fn record(&self) -> Record {
        let mut record = Record::default();
        let mut summary: Vec<String> = Vec::new();
        let mut info = None;
        for (role, language, name, paragraphs) in &self.fields {
            record.interface.get_or_insert_with(|| language.clone());
            let value = vendor::joined(&paragraphs.join("\n"));
            if value.is_empty() || PROQUEST.is("none", &value) {
                continue;
            }
            match role.as_str() {
                "title" => record.title = Some(value),
                "fulltext" => record.paragraphs.extend(paragraphs.iter().cloned()),
                "abstract" => summary.extend(paragraphs.iter().cloned()),
                "outlet" => record.outlet = Some(value.split(';').next().unwrap_or(&value).trim().to_string()),
                "info" => info = Some(value),
                "date" if record.date.is_none() => record.date = Some(value),
                "year" if record.date.is_none() => record.keep(name, &value),
                "language" => record.language = Some(value),
                "byline" => record.byline = Some(value),
                "id" => record.id = Some(value),
                "url" => record.url = Some(value.replace(' ', "")),
                _ => record.keep(&name.to_lowercase(), &value),
            }
        }
        record.title = record.title.or_else(|| self.title_above());
        if let Some(info) = info {
            of_info(&info, &mut record);
        }
        record.date = record.date.or_else(|| self.fields.iter().find(|(role, ..)| role == "year").map(|(.., year)| year.join(" ")));
        without_text(summary, &mut record);
        clean(&mut record);
        record
    }

    /// The headline printed above the fields.
    fn title_above(&self) -> Option<String> {
        self.above.iter().find(|line| !line.starts_with("http") && !PROQUEST.begins("link", line) && number(line).is_none()).map(|line| vendor::joined(line))
    }
}

/// `Los Angeles Times ; Los Angeles, Calif. [Los Angeles, Calif]08 May 2010: AA.2.`: the outlet and the date in it.
fn of_info(info: &str, record: &mut Record) {
    record.outlet.get_or_insert_with(|| info.split([';', '[', ',']).next().unwrap_or(info).trim().to_string());
    let rest = info.rsplit(']').next().unwrap_or(info);
    if record.date.is_none() && let Some((start, end)) = vendor::date_in(rest) {
        record.date = Some(rest[start..end].to_string());
    }
    record.keep("publication info", info);
}

/// A document without its text has its summary as a lead, or is a headline.
fn without_text(summary: Vec<String>, record: &mut Record) {
    if record.paragraphs.iter().any(|paragraph| !paragraph.trim().is_empty()) {
        record.keep("abstract", &summary.join(" "));
    } else if summary.is_empty() {
        record.extent = record.title.is_some().then_some(Extent::Headline);
    } else {
        (record.paragraphs, record.extent) = (summary, Some(Extent::Lead));
    }
}

/// Stray blanks stand in the data: `Ju n 24, 2024`. A date is read without any, and kept as it is written.
fn clean(record: &mut Record) {
    record.date_mended = record.date.as_ref().map(|date| date.chars().filter(|c| !c.is_whitespace()).collect());
    // What an old page leaves of its own marks.
    if record.paragraphs.first().is_some_and(|first| matches!(first.as_str(), "html>" | "<html>")) {
        record.paragraphs.remove(0);
    }
    if let Some(first) = record.paragraphs.first_mut().filter(|first| first.starts_with("html>")) {
        *first = first["html>".len()..].trim().to_string();
    }
}

/// `Document 3 of 500`: the number and the total.
pub fn number(line: &str) -> Option<(u64, u64)> {
    let words: Vec<&str> = line.split_whitespace().take(5).collect();
    let [document, number, of, total] = words[..] else { return None };
    (PROQUEST.is("document", document) && PROQUEST.is("of", of)).then(|| Some((number.parse().ok()?, total.parse().ok()?)))?
}

//! ProQuest as a page, and as the mail that brings it: documents after anchors, a headline in bold, field names in bold.

use scraper::{ElementRef, Html, Node};

use crate::intake::proquest::Document;
use crate::intake::vendor::{self, PROQUEST};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// A page with ProQuest's anchors or title.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && look.start().starts_with('<') && is_page(look.text)
}

fn is_page(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.contains("<title>proquest export") || lower.contains("<a name=\"docid_") || lower.contains("proquest document id") && lower.contains("<strong")
}

/// A mail from ProQuest: headers, and a page of ProQuest in it.
pub fn knows_mail(look: &Look<'_>) -> bool {
    let start = look.start();
    let headed = start.lines().take(60).filter(|line| ["from:", "subject:", "content-type:", "mime-version:", "received:", "message-id:", "date:"].iter().any(|name| line.to_ascii_lowercase().starts_with(name))).count() >= 3;
    headed && look.is_text() && {
        let lower = look.text.to_ascii_lowercase();
        lower.contains("proquest") && (lower.contains("proquest export") || lower.contains("docid_") || lower.contains("proquest document id") || lower.contains("your proquest research"))
    }
}

/// Every document of the page.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    if !parts(&text).iter().any(|part| document(part).is_document()) {
        return vendor::as_general("ProQuest", "html", item, text, sink);
    }
    page(&text, sink)
}

/// Every document of the pages in a mail. What the mail's own headers say is about the export, not about the articles.
pub fn read_mail(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let bytes = item.bytes()?;
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let Some(mail) = mail_parser::MessageParser::default().parse(&bytes[start..]) else {
        return sink.reject("", "The mail cannot be read.", None);
    };
    let mut pages = 0;
    for place in 0..mail.html_body_count() {
        if let Some(html) = mail.body_html(place).filter(|html| is_page(html)) {
            pages += 1;
            page(&html, sink)?;
        }
    }
    if pages > 0 {
        return Ok(());
    }
    sink.reject("", "The mail from ProQuest holds no page with documents.", mail.body_text(0).as_deref())
}

fn page(text: &str, sink: &mut Sink<'_>) -> Result<()> {
    for (place, part) in parts(text).into_iter().enumerate() {
        let document = document(part);
        let position = format!("document {}", place + 1);
        if document.is_document() {
            document.give(position, part, sink)?;
        } else {
            sink.reject(position, "This part of the page has no field that a document has.", Some(part))?;
        }
    }
    Ok(())
}

/// The documents of a page, from anchor to anchor.
fn parts(text: &str) -> Vec<&str> {
    let lower = text.to_ascii_lowercase();
    let mut starts: Vec<usize> = lower.match_indices("<a name=\"docid_").map(|(at, _)| at).collect();
    if starts.is_empty() {
        starts.push(0);
    }
    let end = |place: usize| starts.get(place + 1).copied().unwrap_or(text.len());
    starts.iter().enumerate().map(|(place, start)| &text[*start..end(place)]).collect()
}

fn document(part: &str) -> Document {
    let html = Html::parse_fragment(part);
    let mut reading = Reading::default();
    reading.inside(html.root_element(), 0);
    reading.end();
    reading.document
}

#[derive(Default)]
struct Reading {
    document: Document,
    line: String,
}

impl Reading {
    fn inside(&mut self, element: ElementRef<'_>, depth: u32) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(inner) => {
                    let Some(child) = ElementRef::wrap(child) else { continue };
                    if matches!(inner.name(), "script" | "style" | "title" | "svg") || depth > 400 {
                        continue;
                    }
                    if matches!(inner.name(), "strong" | "b") && self.name(child) {
                        continue;
                    }
                    let block = !matches!(inner.name(), "span" | "a" | "em" | "i" | "b" | "strong" | "font" | "u" | "sup" | "sub" | "mark" | "small");
                    if block {
                        self.end();
                    }
                    self.inside(child, depth + 1);
                    if block {
                        self.end();
                    }
                }
                _ => {}
            }
        }
    }

    /// A known name in bold begins a field.
    fn name(&mut self, element: ElementRef<'_>) -> bool {
        let text: String = element.text().collect();
        let Some(name) = text.trim().strip_suffix(':') else { return false };
        let Some((role, language)) = PROQUEST.field(name) else { return false };
        self.end();
        self.document.field(role, language, name.trim());
        true
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' => {
                    if !self.line.is_empty() && !self.line.ends_with(' ') {
                        self.line.push(' ');
                    }
                }
                c => self.line.push(c),
            }
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.document.paragraph(&line);
    }
}

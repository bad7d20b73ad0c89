//! Europresse until 2013: one table cell an article, its text loose in the cell behind the headline.

use scraper::{ElementRef, Html, Node};

use crate::intake::europresse;
use crate::intake::flow;
use crate::intake::paragraphs::select;
use crate::intake::vendor::{self, EUROPRESSE, Record};

/// The cells that hold an article: the nearest around every outlet's name, else around every headline.
pub fn articles(html: &Html) -> Vec<ElementRef<'_>> {
    let around = |selector: &str| {
        let mut cells: Vec<ElementRef<'_>> = Vec::new();
        for mark in select(html, selector) {
            let cell = mark.ancestors().filter_map(ElementRef::wrap).find(|outer| matches!(outer.value().name(), "td" | "div" | "body"));
            if let Some(cell) = cell.filter(|cell| !cells.iter().any(|known| known.id() == cell.id())) {
                cells.push(cell);
            }
        }
        cells
    };
    let named = around(".DocPublicationName");
    if named.is_empty() { around(".TitreArticleVisu, .titreArticleVisu") } else { named }
}

/// The article in a cell.
pub fn of(cell: ElementRef<'_>) -> Record {
    let mut reading = Reading::default();
    reading.inside(cell, 0);
    reading.end(End::Paragraph);
    reading.record()
}

/// How a piece of text ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Break,
    Paragraph,
}

struct Piece {
    text: String,
    how: End,
    /// A break and then a paragraph ended it, as they end the line of an author.
    alone: bool,
}

#[derive(Default)]
struct Reading {
    outlet: String,
    header: String,
    title: String,
    before: Vec<String>,
    /// Pieces behind the headline.
    after: Vec<Piece>,
    line: String,
    titled: bool,
    named: bool,
}

impl Reading {
    fn inside(&mut self, element: ElementRef<'_>, depth: u32) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    // Page and section may follow the outlet's and the date's own elements as loose text.
                    self.line.push_str(&text.replace(['\n', '\r', '\t'], " "));
                }
                Node::Element(inner) => {
                    let Some(child) = ElementRef::wrap(child) else { continue };
                    self.element(inner.name(), child, depth);
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, name: &str, element: ElementRef<'_>, depth: u32) {
        let class = element.value().attr("class").unwrap_or("");
        let text = || flow::text(element);
        match name {
            _ if class.contains("DocPublicationName") => {
                self.end(End::Break);
                self.outlet = vendor::joined(&text());
                self.named = true;
            }
            _ if class.contains("DocHeader") => {
                let loose = std::mem::take(&mut self.line);
                self.header.push_str(&loose);
                self.header.push_str(&element.text().collect::<String>());
            }
            _ if class.to_lowercase().contains("titrearticlevisu") => {
                self.end(End::Break);
                self.title = vendor::joined(&text());
                self.titled = true;
            }
            "br" => self.end(End::Break),
            "table" | "script" | "style" | "img" | "form" => {}
            "p" | "div" | "td" | "tr" => {
                self.end(End::Paragraph);
                if depth < 300 {
                    self.inside(element, depth + 1);
                }
                self.end(End::Paragraph);
            }
            _ if depth < 300 => self.inside(element, depth + 1),
            _ => {}
        }
    }

    fn end(&mut self, how: End) {
        let line = vendor::joined(&std::mem::take(&mut self.line));
        if line.is_empty() {
            if let Some(last) = self.after.last_mut().filter(|last| how == End::Paragraph && last.how == End::Break) {
                last.alone = true;
            }
            return;
        }
        if self.titled {
            self.after.push(Piece { text: line, how, alone: false });
        } else if !self.header.is_empty() && (line.starts_with(',') || line.starts_with("p.")) {
            self.header.push_str(&line);
        } else if self.named {
            self.before.push(line);
        }
    }

    fn record(self) -> Record {
        let mut record = Record { outlet: Some(self.outlet).filter(|outlet| !outlet.is_empty()), title: Some(self.title).filter(|title| !title.is_empty()), ..Record::default() };
        europresse::header(&self.header, &mut record);
        self.before.iter().for_each(|line| record.keep("kicker", line));
        let is_text = |piece: &Piece| europresse::number(&piece.text).is_none() && !EUROPRESSE.begins("copyright", &piece.text);
        let signed = self.after.first().is_some_and(|first| first.alone && first.text.chars().count() <= 100) && self.after.get(1).is_some_and(is_text);
        if signed {
            record.byline = self.after.first().map(|first| first.text.clone());
        }
        for piece in self.after.iter().skip(usize::from(signed)) {
            if let Some(id) = europresse::number(&piece.text) {
                record.id = Some(id);
                break;
            }
            if EUROPRESSE.begins("copyright", &piece.text) {
                record.keep("copyright", &piece.text);
            } else {
                record.paragraphs.push(piece.text.clone());
            }
        }
        while record.paragraphs.len() > 1 && record.paragraphs.last().is_some_and(|last| is_note(last)) {
            let note = record.paragraphs.pop().unwrap_or_default();
            record.keep("notes", &note);
        }
        record
    }
}

/// `(1) A note.`
fn is_note(text: &str) -> bool {
    text.strip_prefix('(').and_then(|rest| rest.split_once(')')).is_some_and(|(number, _)| !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

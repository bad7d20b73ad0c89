//! The text of a Word file: the paragraphs of its main part, read from the archive in place.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{Error, Result};

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Line breaks inside it are `\n`, tabs are kept.
    pub text: String,
    /// The name of its style, `Heading1`.
    pub style: Option<String>,
    pub centred: bool,
    /// It stands in a cell of a table.
    pub cell: bool,
}

/// Whether the beginning of a file is that of a Word file: an archive with the folder of one.
pub fn is(head: &[u8]) -> bool {
    let holds = |mark: &[u8]| memchr::memmem::find(head, mark).is_some();
    head.starts_with(b"PK\x03\x04") && holds(b"word/") && (holds(b"[Content_Types].xml") || holds(b"_rels/") || holds(b"docProps/"))
}

/// The paragraphs of a file, empty ones among them; deleted text, notes, headers and footers are left out.
///
/// # Errors
/// `docx-damaged` where the archive or its main part cannot be read, or is larger than `most` bytes unpacked.
pub fn paragraphs(bytes: &[u8], most: u64) -> Result<Vec<Paragraph>> {
    let mut reading = Reading::default();
    let text = main_part(bytes, most)?;
    let mut events = Reader::from_str(&text);
    let config = events.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match events.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => reading.take(&event),
            Err(cause) if reading.done.is_empty() => return Err(damaged(&cause.to_string())),
            Err(_) => break,
        }
    }
    reading.end_paragraph();
    Ok(reading.done)
}

fn damaged(cause: &str) -> Error {
    Error::new("docx-damaged", format!("The Word file cannot be read: {cause}."), "Open it in a word processor and save it again.")
}

fn main_part(bytes: &[u8], most: u64) -> Result<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|cause| damaged(&cause.to_string()))?;
    let part = archive.by_name("word/document.xml").map_err(|cause| damaged(&cause.to_string()))?;
    let mut xml = Vec::new();
    part.take(most + 1).read_to_end(&mut xml).map_err(|cause| damaged(&cause.to_string()))?;
    if xml.len() as u64 > most {
        return Err(damaged("it is too large when unpacked"));
    }
    Ok(crate::intake::decode::whole(&xml).text)
}

#[derive(Default)]
struct Reading {
    line: Paragraph,
    begun: bool,
    in_text: bool,
    tables: usize,
    /// Depth inside an alternative that older programs read instead.
    fallback: usize,
    done: Vec<Paragraph>,
}

impl Reading {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => self.start(start, false),
            Event::Empty(start) => self.start(start, true),
            Event::End(end) => self.end(end.local_name().as_ref()),
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(name) => self.text(&crate::intake::xml::reference(name)),
            _ => {}
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, empty: bool) {
        let name = start.local_name();
        let name: &str = name.as_ref();
        if self.fallback > 0 || name == "Fallback" {
            self.fallback += usize::from(!empty);
            return;
        }
        match name {
            "p" if empty => self.done.push(Paragraph { cell: self.tables > 0, ..Paragraph::default() }),
            "p" => self.begin_paragraph(),
            "t" => self.in_text = !empty,
            "br" | "cr" => self.line.text.push('\n'),
            "tab" if self.begun => self.line.text.push('\t'),
            "noBreakHyphen" => self.line.text.push('\u{2011}'),
            "tbl" => self.tables += usize::from(!empty),
            "pStyle" => self.line.style = value(start),
            "jc" if self.begun => self.line.centred = value(start).as_deref() == Some("center"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.fallback > 0 {
            self.fallback -= 1;
            return;
        }
        match name {
            "p" => self.end_paragraph(),
            "t" => self.in_text = false,
            "tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    /// A paragraph inside another one, in a text box, ends what was begun.
    fn begin_paragraph(&mut self) {
        self.end_paragraph();
        self.begun = true;
        self.line.cell = self.tables > 0;
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.begun) || !self.line.text.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
        self.line = Paragraph::default();
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.fallback == 0 {
            self.line.text.push_str(text);
        }
    }
}

fn value(start: &BytesStart<'_>) -> Option<String> {
    start.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == "val").map(|one| one.value.to_string())
}

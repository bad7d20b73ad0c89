//! A text of LibreOffice (ODT): one file, one article.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::intake::html::without_markup;
use crate::intake::{Item, Look, Sink, names, zipped};
use crate::Result;

/// The text of a document is not longer than this.
const LONGEST: u64 = 256 << 20;

/// An archive that says of itself that it is an OpenDocument text.
pub fn knows(look: &Look<'_>) -> bool {
    zipped::is_a(look.bytes, "application/vnd.oasis.opendocument.text")
}

/// Its paragraphs; the title where a paragraph has the style of one. Notes, comments and deleted text are left out.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    let Some(content) = zipped::entry(&item.bytes()?, "content.xml", LONGEST) else {
        return sink.reject("", "The document is damaged: its text is missing.", None);
    };
    let mut document = Document::default();
    document.take_all(&String::from_utf8_lossy(&content));
    let body = document.paragraphs.join("\n\n");
    if body.is_empty() && document.title.is_none() {
        return sink.reject("", "The document holds no text.", None);
    }
    let mut article = without_markup(body, None);
    article.title = document.title;
    article.outlet = names::outlet(&source);
    article.published = names::date(&source);
    article.date_raw = article.published.map(|date| date.to_string());
    sink.single(article)
}

#[derive(Default)]
struct Document {
    title: Option<String>,
    paragraphs: Vec<String>,
    text: String,
    titled: bool,
    /// Elements deep in something that is not the text.
    beside: u32,
}

/// Parts of a document that are not its text.
const BESIDE: [&str; 5] = ["note", "annotation", "tracked-changes", "forms", "sequence-decls"];

impl Document {
    fn take_all(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) => self.open(&element),
                Ok(Event::Empty(element)) => self.empty(&element),
                Ok(Event::End(element)) => self.close(element.local_name().as_ref()),
                Ok(Event::Text(text)) if self.beside == 0 => self.text.push_str(&text),
                Ok(Event::GeneralRef(name)) if self.beside == 0 => self.text.push_str(&crate::intake::xml::reference(&name)),
                Ok(Event::Eof) | Err(_) => return,
                _ => {}
            }
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            name if BESIDE.contains(&name) => self.beside += 1,
            "p" | "h" if self.beside == 0 => {
                self.text.clear();
                self.titled = attribute(element, "style-name").is_some_and(|style| style == "Title");
            }
            _ => {}
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            "s" => {
                let count = attribute(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1usize);
                self.text.push_str(&" ".repeat(count.min(100)));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            name if BESIDE.contains(&name) => self.beside = self.beside.saturating_sub(1),
            "p" | "h" if self.beside == 0 => {
                let text = std::mem::take(&mut self.text).trim().to_string();
                match (text.is_empty(), self.titled && self.title.is_none()) {
                    (true, _) => {}
                    (_, true) => self.title = Some(text),
                    (_, false) => self.paragraphs.push(text),
                }
            }
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name).map(|attribute| attribute.value.to_string())
}

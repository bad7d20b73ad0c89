//! How large is a sheet of OpenDocument once its repeated cells and rows are written out?

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::intake::zipped;

/// More cells than this are no table of articles.
const CELLS: u64 = 60_000_000;
/// The text of a content file is not longer than this.
const LONGEST: u64 = 1 << 30;

/// Whether the cells that hold something span a table of a size that people make: a few bytes can ask for a million
/// rows of thousands of cells each.
pub fn is_likely(bytes: &[u8]) -> bool {
    let Some(content) = zipped::entry(bytes, "content.xml", LONGEST) else { return true };
    let text = String::from_utf8_lossy(&content);
    let mut reader = Reader::from_str(&text);
    let mut span = Span::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => span.take(&element),
            Ok(Event::Eof) | Err(_) => break,
            _ => {}
        }
        if span.rows.saturating_mul(span.columns) > CELLS {
            return false;
        }
    }
    true
}

#[derive(Default)]
struct Span {
    /// Up to the last row and column that hold something.
    rows: u64,
    columns: u64,
    row: u64,
    repeated: u64,
    column: u64,
}

impl Span {
    fn take(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "table" => (self.rows, self.columns, self.row) = (0, 0, 0),
            "table-row" => {
                self.repeated = number(element, "number-rows-repeated");
                self.row += self.repeated;
                self.column = 0;
            }
            "table-cell" => {
                self.column += number(element, "number-columns-repeated");
                if element.attributes().flatten().any(|attribute| attribute.key.local_name().as_ref() == "value-type") {
                    self.rows = self.rows.max(self.row);
                    self.columns = self.columns.max(self.column);
                }
            }
            _ => {}
        }
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> u64 {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name);
    found.and_then(|attribute| attribute.value.trim().parse().ok()).unwrap_or(1)
}

//! Tables of text: CSV and its relatives, whatever separates their cells.

use std::cell::Cell;
use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};
use crate::intake::table::{self, Table};
use crate::intake::{Item, Look, Sink, decode, mapping};
use crate::answers::Mapping;
use crate::{Error, Result};

/// How the cells of a table are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub delimiter: u8,
    pub quoting: bool,
}

const DIALECTS: [Dialect; 5] = [
    Dialect { delimiter: b',', quoting: true },
    Dialect { delimiter: b';', quoting: true },
    Dialect { delimiter: b'\t', quoting: true },
    Dialect { delimiter: b'\t', quoting: false },
    Dialect { delimiter: b'|', quoting: true },
];

pub(super) fn builder(dialect: Dialect) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(dialect.delimiter).quoting(dialect.quoting).has_headers(false).flexible(true);
    builder
}

/// The dialect in which rows have the most alike numbers of columns, and the columns of the first row. `None`: no table.
pub fn dialect(head: &str) -> Option<(Dialect, usize)> {
    // The last row may be cut.
    let cut = head.rfind('\n').map_or(head, |end| &head[..end]);
    let mut best = None;
    let mut most = 0.0;
    for dialect in DIALECTS {
        let rows: Vec<usize> = builder(dialect).from_reader(cut.as_bytes()).into_byte_records().take(50).filter_map(|row| Some(row.ok()?.len())).collect();
        let Some(columns) = rows.first().copied().filter(|columns| *columns > 1) else { continue };
        let share = |count: usize| rows.iter().filter(|row| **row == count).count() as f64 / rows.len() as f64;
        // A header may lack the mark that ends every row below it.
        let alike = share(columns).max(share(columns + 1));
        // A quotation mark that opens nothing swallows rows: of two readings as good as one another the one with more rows.
        let score = alike * (1.0 + columns as f64 / 100.0) + rows.len() as f64 / 1e6;
        if alike >= 0.5 && score > most {
            (best, most) = (Some((dialect, columns)), score);
        }
    }
    best
}

/// A table whose first row names a title, a text, or addresses.
pub fn knows(look: &Look<'_>) -> bool {
    if !look.is_text() {
        return false;
    }
    let Some((dialect, _)) = dialect(look.start()) else { return false };
    table::holds_articles(&mapping::guess(header(look.start(), dialect).iter().map(String::as_str)))
}

pub(super) fn header(head: &str, dialect: Dialect) -> Vec<String> {
    let mut reader = builder(dialect).from_reader(head.as_bytes());
    let mut row = ByteRecord::new();
    let read = reader.read_byte_record(&mut row).unwrap_or(false);
    if read { row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect() } else { Vec::new() }
}

/// The columns of a table and the mapping their names suggest.
pub fn columns(head: &str) -> (Vec<String>, Mapping) {
    let text = head.trim_start_matches('\u{feff}');
    let columns = dialect(text).map(|(dialect, _)| header(text, dialect)).unwrap_or_default();
    let mapping = mapping::guess(columns.iter().map(String::as_str));
    (columns, mapping)
}

/// Reads row by row. A row with another number of columns than the first is rejected.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let head = item.head_text();
    let head = head.trim_start_matches('\u{feff}');
    let (dialect, _) = dialect(head).unwrap_or((DIALECTS[0], 1));
    let names = header(head, dialect);
    let mapping = mapping::choose(item.options, &names);
    let dates = dates(head, dialect, table::date_column(&names, &mapping));
    let table = Table::new(&names, &mapping, dates.iter().map(String::as_str));
    if let Some(reason) = table.unusable(&mapping) {
        return sink.reject("row 1", reason, Some(&names.join(" | ")));
    }
    table.tell_what_is_missing(sink)?;
    let source = item.source.clone();
    let (stream, encoding) = item.stream();
    read_rows(stream, &table, dialect, encoding, sink).map_err(|cause| match cause {
        Stop::Error(error) => error,
        Stop::Csv(cause) => Error::new("table-unreadable", format!("{source} cannot be read further: {cause}."), "Save the table again as CSV."),
    })
}

/// The dates of the first rows.
fn dates(head: &str, dialect: Dialect, column: Option<usize>) -> Vec<String> {
    let Some(column) = column else { return Vec::new() };
    let rows = builder(dialect).from_reader(head.as_bytes()).into_byte_records().skip(1).take(200);
    rows.filter_map(|row| Some(String::from_utf8_lossy(row.ok()?.get(column)?).into_owned())).collect()
}

enum Stop {
    Error(Error),
    Csv(csv::Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

fn read_rows(stream: impl Read, table: &Table, dialect: Dialect, encoding: &'static encoding_rs::Encoding, sink: &mut Sink<'_>) -> Result<(), Stop> {
    let quotes = Cell::new(0);
    let mut reader = builder(dialect).buffer_capacity(1 << 16).from_reader(Quotes { inner: stream, seen: &quotes });
    let mut row = ByteRecord::new();
    // The first row is the header.
    reader.read_byte_record(&mut row).map_err(Stop::Csv)?;
    let mut last: Option<(u64, Vec<String>)> = None;
    for number in 2u64.. {
        let more = reader.read_byte_record(&mut row).map_err(Stop::Csv)?;
        // A row is given when the next one is there: only the last can hold a quotation mark that nothing closes.
        if let Some((number, cells)) = last.take() {
            let open = !more && dialect.quoting && quotes.get() % 2 == 1;
            if open && cells.iter().any(|cell| cell.contains('\n')) {
                return Ok(give_swallowed(table, number, &cells, dialect, sink)?);
            }
            table.give(format!("row {number}"), cells, sink)?;
        }
        if !more {
            return Ok(());
        }
        let mut other = false;
        let mut read = |cell: &[u8]| {
            let (text, odd) = decode::piece(cell, encoding);
            other |= odd;
            text
        };
        last = Some((number, row.iter().map(&mut read).collect()));
        if other {
            sink.notice("Some text is in another encoding than the file; it was read with the likeliest one.", &format!("row {number}"));
        }
    }
    Ok(())
}

/// Counts the quotation marks that pass.
struct Quotes<'a, R> {
    inner: R,
    seen: &'a Cell<u64>,
}

impl<R: Read> Read for Quotes<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let got = self.inner.read(into)?;
        self.seen.set(self.seen.get() + memchr::memchr_iter(b'"', &into[..got]).count() as u64);
        Ok(got)
    }
}

/// The last row's open quotation mark has taken the rows after it for its own text: they are given as rows again.
fn give_swallowed(table: &Table, number: u64, cells: &[String], dialect: Dialect, sink: &mut Sink<'_>) -> Result<()> {
    let whole = cells.join(&char::from(dialect.delimiter).to_string());
    let (own, rest) = whole.split_once('\n').unwrap_or((&whole, ""));
    sink.reject(format!("row {number}"), "A quotation mark is opened in this row and never closed.", Some(own))?;
    let rows = builder(dialect).from_reader(rest.as_bytes()).into_byte_records();
    for (row, next) in rows.flatten().zip(number + 1..) {
        table.give(format!("row {next}"), row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect(), sink)?;
    }
    Ok(())
}

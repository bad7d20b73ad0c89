//! Workbooks of Excel and LibreOffice: every sheet that holds articles, one row an article.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Range, Reader as _, Xls, Xlsb, Xlsx, open_workbook_from_rs};

use crate::intake::table::{self, Table};
use crate::intake::{Item, Look, Sink, mapping, zipped};
use crate::answers::{ImportOptions, Mapping};
use crate::{Error, Result};

/// All parts of a workbook together are not longer than this when unpacked.
const UNPACKED: u64 = 1 << 30;
/// Rows above the headings: titles of the sheet, dates of the export.
const ABOVE: usize = 20;
/// A table of articles is not wider than this.
const WIDEST: usize = 2_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

fn kind(head: &[u8]) -> Option<Kind> {
    if zipped::is_a(head, "application/vnd.oasis.opendocument.spreadsheet") {
        return Some(Kind::Ods);
    }
    if zipped::holds(head, |name| name == "xl/workbook.bin") {
        return Some(Kind::Xlsb);
    }
    if zipped::holds(head, |name| name.starts_with("xl/workbook.xml") || name.starts_with("xl/worksheets/") || name.starts_with("xl/_rels")) {
        return Some(Kind::Xlsx);
    }
    old_workbook(head).then_some(Kind::Xls)
}

/// Old Office files of every kind begin alike; their directory names the streams.
fn old_workbook(head: &[u8]) -> bool {
    if !head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") || head.len() < 512 {
        return false;
    }
    let number = |at: usize, bytes: usize| (0..bytes).rev().fold(0usize, |sum, place| sum << 8 | usize::from(head[at + place]));
    let sector = 1usize << number(30, 2).min(16);
    let from = number(48, 4).saturating_add(1).saturating_mul(sector);
    // A directory further back than the look says nothing against it.
    let Some(directory) = head.get(from..) else { return true };
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(directory, &wide).is_some()
    };
    !named("WordDocument") && (named("Workbook") || named("Book"))
}

/// A workbook, whatever its name ends in.
pub fn knows(look: &Look<'_>) -> bool {
    kind(look.bytes).is_some()
}

/// Reads the first sheet that holds articles, and every further one with the same headings or with headings of its own
/// that name more than one part of an article. Other sheets are told.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let options = item.options;
    let mut book = Book::open(item.bytes()?)?;
    let (mut first, mut unread): (Option<Vec<String>>, Vec<String>) = (None, Vec::new());
    let mut reason = None;
    for name in book.names() {
        let mut headings = None;
        book.rows(&name, &mut |rows| {
            let head = Head::of(rows.first_rows()?, options);
            let Some(head) = head else { return Ok(()) };
            let wanted = match &first {
                None => true,
                Some(names) => *names == head.names || parts(&head.mapping) > 1,
            };
            let table = head.table();
            match table.unusable(&head.mapping) {
                Some(why) => reason = reason.take().or(Some(why)),
                None if wanted => {
                    head.give(&name, &table, rows, sink)?;
                    headings = Some(head.names);
                }
                None => {}
            }
            Ok(())
        })?;
        match headings {
            Some(names) => _ = first.get_or_insert(names),
            None => unread.push(name),
        }
    }
    match (first, reason) {
        (None, Some(reason)) => sink.reject("", reason, None),
        (None, None) => sink.reject("", "The workbook holds no table.", None),
        (Some(_), _) if !unread.is_empty() => sink.note(format!("Not read, because they have no headings of articles or other ones than the first: {}.", unread.join(", "))),
        _ => Ok(()),
    }
}

/// The headings of the first sheet that holds articles, and the mapping they suggest; for the preview.
pub fn columns(bytes: Vec<u8>, options: &ImportOptions) -> Result<(Vec<String>, Mapping)> {
    let mut book = Book::open(bytes)?;
    let mut found = (Vec::new(), Mapping::default());
    for name in book.names() {
        book.rows(&name, &mut |rows| {
            if let Some(head) = Head::of(rows.first_rows()?, options) {
                let better = found.0.is_empty() || (table::holds_articles(&head.mapping) && !table::holds_articles(&found.1));
                if better {
                    found = (head.names, head.mapping);
                }
            }
            Ok(())
        })?;
    }
    Ok(found)
}

/// How many parts of an article a mapping names, the title or text among them.
fn parts(mapping: &Mapping) -> usize {
    let some = [&mapping.outlet, &mapping.date, &mapping.language, &mapping.title, &mapping.body, &mapping.url, &mapping.byline];
    if table::holds_articles(mapping) { some.into_iter().flatten().count() } else { 0 }
}

/// The row of headings and what stands after it.
struct Head {
    names: Vec<String>,
    mapping: Mapping,
    /// Rows already taken from the sheet that come after the headings.
    after: Vec<Row>,
}

impl Head {
    /// Finds the headings among the first rows: the row that names parts of articles, else the first with two cells.
    fn of(rows: Vec<Row>, options: &ImportOptions) -> Option<Self> {
        let names: Vec<Vec<String>> = (0..rows.len()).map(|place| headings(&rows, place)).collect();
        let fits = |names: &Vec<String>| {
            let mapping = mapping::choose(options, names);
            table::holds_articles(&mapping) && mapping::named(&mapping).into_iter().flatten().all(|name| names.contains(name))
        };
        let wide = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
        let place = names.iter().position(fits).or_else(|| rows.iter().position(wide))?;
        let names = names.into_iter().nth(place)?;
        let mapping = mapping::choose(options, &names);
        Some(Self { names, mapping, after: rows.into_iter().skip(place + 1).collect() })
    }

    fn table(&self) -> Table {
        let column = table::date_column(&self.names, &self.mapping);
        let dates = self.after.iter().filter_map(|row| row.cells.get(column?)).map(String::as_str);
        Table::new(&self.names, &self.mapping, dates)
    }

    fn give(&self, sheet: &str, table: &Table, rows: &mut Rows<'_>, sink: &mut Sink<'_>) -> Result<()> {
        table.tell_what_is_missing(sink)?;
        let dates = table::date_column(&self.names, &self.mapping);
        let mut give = |row: &Row| {
            let mut cells = row.cells.clone();
            cells.truncate(WIDEST);
            // Cells beside the table have no heading and no meaning for an article; a short row ends in empty cells.
            cells.resize(table.width(), String::new());
            if let Some(day) = dates.and_then(|place| serial(&cells[place])) {
                cells[dates.unwrap_or_default()] = day;
            }
            let position = format!("{sheet}, row {}", row.number);
            if row.broken {
                sink.notice("A cell holds an error of the spreadsheet in place of a value; it was left empty.", &position);
            }
            table.give(position, cells, sink)
        };
        for row in &self.after {
            give(row)?;
        }
        while let Some(row) = rows.next()? {
            give(&row)?;
        }
        Ok(())
    }
}

/// The names of the columns: the cells of this row, and where one is empty (two rows of headings, joined cells) the one
/// above it, else the column's letter.
fn headings(rows: &[Row], place: usize) -> Vec<String> {
    let above = |column: usize| rows[..place].iter().rev().filter_map(|row| row.cells.get(column)).find(|cell| !cell.trim().is_empty());
    let row = &rows[place];
    let width = row.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1).min(WIDEST);
    (0..width)
        .map(|column| match row.cells[column].trim() {
            "" => above(column).filter(|_| place < 3).map_or_else(|| format!("column {}", letters(column)), |name| name.trim().to_string()),
            name => name.to_string(),
        })
        .collect()
}

fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { format!("{}{last}", letters(column / 26 - 1)) }
}

/// A day that a spreadsheet keeps as a bare number, days since 1900: between 1954 and 2119, which no year is.
fn serial(cell: &str) -> Option<String> {
    let days: f64 = cell.parse().ok()?;
    (20_000.0..80_000.0).contains(&days).then(|| moment(days)).flatten()
}

/// `2023-09-20`, with the time where there is one.
fn moment(days: f64) -> Option<String> {
    let seconds = (days * 86_400.0).round() as i64;
    let at = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?.and_hms_opt(0, 0, 0)? + chrono::Duration::seconds(seconds);
    Some(at.format(if seconds % 86_400 == 0 { "%Y-%m-%d" } else { "%Y-%m-%dT%H:%M" }).to_string())
}

/// A row of a sheet, its cells as text.
struct Row {
    number: u32,
    cells: Vec<String>,
    broken: bool,
}

impl Row {
    fn new(number: u32) -> Self {
        Self { number, cells: Vec::new(), broken: false }
    }

    fn put(&mut self, column: u32, cell: &DataRef<'_>) {
        let column = column as usize;
        if column >= WIDEST {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.broken |= matches!(cell, DataRef::Error(_));
        self.cells[column] = written(cell);
    }
}

fn same(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// A cell as its sheet shows it, dates in the order of ISO 8601.
fn written(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(time) => when(*time),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn when(time: ExcelDateTime) -> String {
    if time.is_duration() {
        return time.as_f64().to_string();
    }
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    match (year, hour, minute) {
        // A time of day without a day.
        (..1900, ..) => format!("{hour:02}:{minute:02}"),
        (_, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"),
    }
}

/// The rows of one sheet, one after the other.
struct Rows<'a> {
    next: &'a mut dyn FnMut() -> Result<Option<Row>>,
}

impl Rows<'_> {
    fn next(&mut self) -> Result<Option<Row>> {
        (self.next)()
    }

    fn first_rows(&mut self) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        while rows.len() < ABOVE && let Some(row) = self.next()? {
            rows.push(row);
        }
        Ok(rows)
    }
}

type Bytes = Cursor<Vec<u8>>;

enum Book {
    Xlsx(Xlsx<Bytes>),
    Xlsb(Xlsb<Bytes>),
    Xls(Xls<Bytes>),
    Ods(Ods<Bytes>),
}

fn damaged(cause: impl std::fmt::Display) -> Error {
    Error::new("workbook-unreadable", format!("The workbook cannot be read: {cause}."), "Open it in the program that made it and save it again, or save it as CSV.")
}

impl Book {
    fn open(bytes: Vec<u8>) -> Result<Self> {
        let kind = kind(&bytes[..bytes.len().min(crate::intake::item::HEAD)]);
        if kind != Some(Kind::Xls) && !zipped::fits(&bytes, UNPACKED) {
            return Err(Error::new("file-too-large", "The workbook is too large when unpacked.", "Save its sheets as CSV."));
        }
        if kind == Some(Kind::Ods) && !crate::intake::sheet_size::is_likely(&bytes) {
            return Err(damaged("it repeats its cells more often than a table of articles can"));
        }
        let bytes = Cursor::new(bytes);
        match kind {
            Some(Kind::Ods) => open_workbook_from_rs(bytes).map(Self::Ods).map_err(damaged),
            Some(Kind::Xlsb) => open_workbook_from_rs(bytes).map(Self::Xlsb).map_err(damaged),
            Some(Kind::Xls) => open_workbook_from_rs(bytes).map(Self::Xls).map_err(damaged),
            _ => open_workbook_from_rs(bytes).map(Self::Xlsx).map_err(damaged),
        }
    }

    fn names(&self) -> Vec<String> {
        match self {
            Self::Xlsx(book) => book.sheet_names(),
            Self::Xlsb(book) => book.sheet_names(),
            Self::Xls(book) => book.sheet_names(),
            Self::Ods(book) => book.sheet_names(),
        }
    }

    /// Hands the rows of a sheet to `take`. A sheet of another kind, such as a chart, has none.
    fn rows(&mut self, name: &str, take: &mut dyn FnMut(&mut Rows<'_>) -> Result<()>) -> Result<()> {
        match self {
            Self::Xlsx(book) => stream(book, name, take),
            Self::Xlsb(book) => whole(book.worksheet_range(name).ok(), take),
            Self::Xls(book) => whole(book.worksheet_range(name).ok(), take),
            Self::Ods(book) => whole(book.worksheet_range(name).ok(), take),
        }
    }
}

/// Cell by cell: two cells at opposite ends of a sheet must not fill the memory with all that lie between.
fn stream(book: &mut Xlsx<Bytes>, name: &str, take: &mut dyn FnMut(&mut Rows<'_>) -> Result<()>) -> Result<()> {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(()) };
    let mut begun: Option<Row> = None;
    let mut ended = false;
    let mut next = || {
        loop {
            // Asked again after its end the sheet would seem damaged.
            let cell = if ended { None } else { cells.next_cell().map_err(damaged)? };
            let Some(cell) = cell else {
                ended = true;
                return Ok(begun.take());
            };
            let (number, column) = cell.get_position();
            let finished = match &mut begun {
                Some(row) if row.number == number + 1 => None,
                other => other.replace(Row::new(number + 1)),
            };
            if let Some(row) = &mut begun {
                row.put(column, cell.get_value());
            }
            if finished.is_some() {
                return Ok(finished);
            }
        }
    };
    take(&mut Rows { next: &mut next })
}

fn whole(range: Option<Range<Data>>, take: &mut dyn FnMut(&mut Rows<'_>) -> Result<()>) -> Result<()> {
    let Some(range) = range else { return Ok(()) };
    let (top, left) = range.start().unwrap_or_default();
    let mut rows = range.rows().enumerate();
    let mut next = || {
        Ok(rows.next().map(|(place, cells)| {
            let mut row = Row::new(top + place as u32 + 1);
            cells.iter().zip(left..).filter(|(cell, _)| !matches!(cell, Data::Empty)).for_each(|(cell, column)| row.put(column, &same(cell)));
            row
        }))
    };
    take(&mut Rows { next: &mut next })
}

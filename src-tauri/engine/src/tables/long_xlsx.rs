//! XLSX of any number of rows: written as it goes into the archive, split over sheets where one is full.

use std::io::{Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::shape::Value;
use super::steady::Steady;
use crate::{Error, Result};

/// Rows of a sheet, the header included, and signs (UTF-16 units) of a cell.
pub const MOST_ROWS: u64 = 1_048_576;
const MOST_SIGNS: usize = 32_767;

/// Bytes of a sheet before the next one is begun: beyond 4 GB an archive needs extensions that office programs do not read.
const MOST_BYTES: u64 = 2 << 30;

/// Days from spreadsheets' day 0 (30 December 1899) to the common era's.
const DAY_ZERO: i64 = 693_594;

/// Spreadsheets take 1900 for a leap year: earlier days than 1 March 1900 have no sure number.
const FIRST_SURE_DAY: i64 = 61;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/></cellXfs></styleSheet>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook under way.
pub struct LongWorkbook<W: Write + Seek> {
    archive: ZipWriter<Steady<W>>,
    name: String,
    columns: Vec<String>,
    sheets: usize,
    /// Rows of the sheet under way, its header included.
    rows: u64,
    bytes: u64,
    most_rows: u64,
    /// Texts that were longer than a cell may be.
    pub cut: u64,
}

impl<W: Write + Seek> LongWorkbook<W> {
    /// `most_rows`: of a sheet, header included; at most [`MOST_ROWS`].
    ///
    /// # Errors
    /// `workbook-failed`, `disk-full`, `file-unwritable`.
    pub fn begin(to: W, name: &str, columns: &[String], most_rows: u64) -> Result<Self> {
        let archive = ZipWriter::new(Steady::new(to));
        let mut book = Self { archive, name: name.into(), columns: columns.to_vec(), sheets: 0, rows: 0, bytes: 0, most_rows: most_rows.clamp(2, MOST_ROWS), cut: 0 };
        book.sheet()?;
        Ok(book)
    }

    /// How many sheets there are.
    pub fn sheets(&self) -> usize {
        self.sheets
    }

    /// # Errors
    /// `workbook-failed`, `disk-full`, `file-unwritable`.
    pub fn row(&mut self, row: &[Value]) -> Result<()> {
        if self.rows == self.most_rows || self.bytes > MOST_BYTES {
            self.write("</sheetData></worksheet>")?;
            self.sheet()?;
        }
        self.rows += 1;
        let mut line = format!("<row r=\"{}\">", self.rows);
        for (at, value) in row.iter().enumerate() {
            self.cut += u64::from(cell(&mut line, at, self.rows, value));
        }
        self.bytes += line.len() as u64;
        self.write(&(line + "</row>"))
    }

    /// The sheet's end, and the parts that name the sheets.
    ///
    /// # Errors
    /// `workbook-failed`, `disk-full`, `file-unwritable`.
    pub fn end(mut self) -> Result<W> {
        self.write("</sheetData></worksheet>")?;
        let (sheets, relations, types) = self.lists();
        for (part, text) in [("xl/workbook.xml", sheets.as_str()), ("xl/_rels/workbook.xml.rels", &relations), ("xl/styles.xml", STYLES), ("_rels/.rels", RELATIONS), ("[Content_Types].xml", &types)] {
            self.archive.start_file(part, options()).map_err(failed)?;
            self.write(text)?;
        }
        self.archive.finish().map_err(failed)?.into_inner().ok_or_else(|| Error::unwritable("the workbook", std::io::ErrorKind::BrokenPipe.into()))
    }

    fn sheet(&mut self) -> Result<()> {
        self.sheets += 1;
        (self.rows, self.bytes) = (1, 0);
        self.archive.start_file(format!("xl/worksheets/sheet{}.xml", self.sheets), options()).map_err(failed)?;
        self.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData><row r=\"1\">")?;
        let mut line = String::new();
        for (at, name) in self.columns.iter().enumerate() {
            line.push_str(&format!("<c r=\"{}1\" t=\"inlineStr\" s=\"1\"><is><t>{}</t></is></c>", letters(at), escaped(name)));
        }
        self.write(&(line + "</row>"))
    }

    /// The workbook with its sheets, their relations, and the types of all parts.
    fn lists(&self) -> (String, String, String) {
        let (mut sheets, mut relations, mut types) = (String::new(), String::new(), String::new());
        for number in 1..=self.sheets {
            let name = if self.sheets == 1 { self.name.clone() } else { format!("{} {number}", self.name) };
            sheets.push_str(&format!("<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", escaped(&name)));
            relations.push_str(&format!("<Relationship Id=\"rId{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"));
            types.push_str(&format!("<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"));
        }
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        let styles = self.sheets + 1;
        (
            format!("{head}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{sheets}</sheets></workbook>"),
            format!("{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}<Relationship Id=\"rId{styles}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"),
            format!("{head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{types}</Types>"),
        )
    }

    fn write(&mut self, text: &str) -> Result<()> {
        self.archive.write_all(text.as_bytes()).map_err(|cause| Error::unwritable("the workbook", cause))
    }
}

/// No time of making: the same rows are always the same bytes.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(zip::DateTime::default())
}

fn failed(cause: zip::result::ZipError) -> Error {
    Error::unwritten("the workbook", cause, ("workbook-failed", "Ask for CSV, and report this sentence."))
}

/// Writes a cell; answers whether its text had to be cut. A text is a text: no spreadsheet runs it as a formula.
fn cell(line: &mut String, column: usize, row: u64, value: &Value) -> bool {
    let at = format!("{}{row}", letters(column));
    match value {
        Value::Whole(number) => line.push_str(&format!("<c r=\"{at}\"><v>{number}</v></c>")),
        Value::Real(number) => line.push_str(&format!("<c r=\"{at}\"><v>{number}</v></c>")),
        Value::Day(day) => match serial(day) {
            Some(serial) => line.push_str(&format!("<c r=\"{at}\" s=\"2\"><v>{serial}</v></c>")),
            None => text(line, &at, day),
        },
        Value::Text(long) => {
            let fits = fitting(long);
            text(line, &at, fits);
            return fits.len() < long.len();
        }
        Value::Nothing => {}
    }
    false
}

fn text(line: &mut String, at: &str, text: &str) {
    line.push_str(&format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text)));
}

/// As much of a text as a cell may hold.
fn fitting(text: &str) -> &str {
    if text.len() <= MOST_SIGNS {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, sign)| {
        units += sign.len_utf16();
        units > MOST_SIGNS
    });
    end.map_or(text, |(end, _)| &text[..end])
}

fn serial(day: &str) -> Option<i64> {
    use chrono::Datelike;
    let days = i64::from(day.parse::<chrono::NaiveDate>().ok()?.num_days_from_ce()) - DAY_ZERO;
    (days >= FIRST_SURE_DAY).then_some(days)
}

/// The name of a column: A to Z, AA and on.
fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut name = Vec::new();
    while left > 0 {
        name.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    name.iter().rev().map(|&sign| char::from(sign)).collect()
}

/// Signs that XML cannot hold are written as spreadsheets write them, `_x0001_`, and what only looks like that is kept apart.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, sign) in text.char_indices() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(sign),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push_str(&format!("_x{:04X}_", u32::from(sign))),
            '_' if looks_escaped(&text.as_bytes()[at..]) => out.push_str("_x005F_"),
            _ => out.push(sign),
        }
    }
    out
}

fn looks_escaped(rest: &[u8]) -> bool {
    rest.len() >= 7 && rest[1] == b'x' && rest[6] == b'_' && rest[2..6].iter().all(u8::is_ascii_hexdigit)
}

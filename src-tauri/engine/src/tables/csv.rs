//! CSV that other programs read as it is meant.

use super::shape::{Table, Value};

/// How a CSV file is written. The default is what statistics programs expect: commas, points, no byte-order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    pub separator: CsvSeparator,
    /// A byte-order mark, without which Excel takes UTF-8 for an old encoding.
    pub byte_order_mark: bool,
    /// `0,5` and not `0.5`: what spreadsheets in French and Russian expect.
    pub decimal_comma: bool,
}

impl Default for CsvStyle {
    fn default() -> Self {
        Self { separator: CsvSeparator::Comma, byte_order_mark: false, decimal_comma: false }
    }
}

impl CsvStyle {
    /// What a spreadsheet of a country that writes `0,5` opens by a double click.
    pub fn semicolons() -> Self {
        Self { separator: CsvSeparator::Semicolon, byte_order_mark: true, decimal_comma: true }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvSeparator {
    Comma,
    Semicolon,
}

/// One table as CSV (RFC 4180: lines end with CR LF, quotes are doubled).
///
/// A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, tab or carriage return) gets an
/// apostrophe in front. Numbers are written with all their digits, and always as numbers.
pub fn csv(table: &Table, style: CsvStyle) -> Vec<u8> {
    let mut out = String::from(if style.byte_order_mark { "\u{feff}" } else { "" });
    let header: Vec<Value> = table.columns.iter().map(Value::from).collect();
    for row in std::iter::once(&header).chain(&table.rows) {
        out.push_str(&csv_line(row, style));
    }
    out.into_bytes()
}

/// One row with its line end.
pub fn csv_line(row: &[Value], style: CsvStyle) -> String {
    let cells: Vec<String> = row.iter().map(|value| cell(value, style)).collect();
    cells.join(if style.separator == CsvSeparator::Semicolon { ";" } else { "," }) + "\r\n"
}

fn cell(value: &Value, style: CsvStyle) -> String {
    match value {
        Value::Text(text) => quoted(&harmless(text)),
        Value::Day(day) => day.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Real(number) if style.decimal_comma => quoted_if(number.to_string().replace('.', ","), style.separator == CsvSeparator::Comma),
        Value::Real(number) => number.to_string(),
        Value::Nothing => String::new(),
    }
}

/// What begins a formula; the wide forms do so where a spreadsheet is set to an East Asian language.
const FORMULAS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

fn harmless(text: &str) -> String {
    if text.starts_with(FORMULAS) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell as it was before it was made harmless.
pub fn without_guard(text: &str) -> &str {
    let guarded = |rest: &&str| rest.starts_with(FORMULAS);
    text.strip_prefix('\'').filter(guarded).unwrap_or(text)
}

fn quoted(text: &str) -> String {
    quoted_if(text.replace('"', "\"\""), text.contains(['"', ',', ';', '\n', '\r', '\t']))
}

fn quoted_if(text: String, quote: bool) -> String {
    if quote { format!("\"{text}\"") } else { text }
}

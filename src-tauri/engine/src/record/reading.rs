//! The tables that a saved file holds, read back as they stand in it.

use std::io::Cursor;

use calamine::{Data, Reader};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value as Json, json};

use super::archive::Parts;
use crate::recipe::Format;
use crate::tables::{Table, Value};
use crate::{Error, Result};

/// Tables of an HTML, DOCX or XLSX report, of a bundle, of the JSON of an answer, or the numbers that a picture or a PDF
/// carries in its recipe. In HTML and DOCX numbers are texts, rounded as they are shown.
///
/// # Errors
/// `tables-missing` where the file carries no table that can be read.
pub fn tables_of(format: Format, bytes: &[u8], recipe: &Json) -> Result<Vec<Table>> {
    let found = match format {
        Format::Html => html(&String::from_utf8_lossy(bytes)),
        Format::Docx => docx(&Parts::read(bytes)?)?,
        Format::Xlsx => xlsx(bytes)?,
        Format::Zip => bundle(&Parts::read(bytes)?)?,
        Format::Json => answer(recipe),
        Format::Svg | Format::Png | Format::Pdf => carried(&recipe["numbers"]),
    };
    if found.is_empty() {
        return Err(Error::new("tables-missing", "The file holds no table whose numbers can be read.", "Take the report as HTML, XLSX or DOCX, a bundle, or the JSON of an answer."));
    }
    Ok(found)
}

/// Tables as a recipe carries them.
pub fn numbers(tables: &[Table]) -> Json {
    let cell = |value: &Value| match value {
        Value::Text(text) | Value::Day(text) => json!(text),
        Value::Whole(number) => json!(number),
        Value::Real(number) => json!(number),
        Value::Nothing => Json::Null,
    };
    let table = |table: &Table| {
        let rows: Vec<Vec<Json>> = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        json!({"name": table.name, "columns": table.columns, "rows": rows})
    };
    Json::Array(tables.iter().map(table).collect())
}

fn carried(numbers: &Json) -> Vec<Table> {
    let list = |value: &Json| value.as_array().cloned().unwrap_or_default();
    let table = |told: &Json| Table {
        name: told["name"].as_str().unwrap_or_default().to_owned(),
        columns: list(&told["columns"]).iter().map(|column| column.as_str().unwrap_or_default().to_owned()).collect(),
        rows: list(&told["rows"]).iter().map(|row| list(row).iter().map(value).collect()).collect(),
    };
    list(numbers).iter().map(table).filter(|table| !table.columns.is_empty()).collect()
}

fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Nothing,
        Json::Number(number) => number.as_u64().map_or_else(|| number.as_f64().into(), Value::Whole),
        Json::String(text) => Value::Text(text.clone()),
        other => Value::Text(other.to_string()),
    }
}

fn html(text: &str) -> Vec<Table> {
    let page = Html::parse_document(text);
    let select = |what: &str| Selector::parse(what).ok();
    let (Some(tables), Some(caption), Some(line), Some(cell)) = (select("table"), select("caption"), select("tr"), select("th, td")) else { return Vec::new() };
    let words = |element: ElementRef<'_>| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let table = |element: ElementRef<'_>| {
        let mut rows = element.select(&line).map(|line| line.select(&cell).map(words).collect::<Vec<String>>());
        let columns = rows.next().unwrap_or_default();
        let rows = rows.map(|row| row.into_iter().map(|text| if text.is_empty() { Value::Nothing } else { Value::Text(text) }).collect()).collect();
        Table { name: bare(&element.select(&caption).next().map(words).unwrap_or_default()), columns, rows }
    };
    page.select(&tables).map(table).filter(|table| !table.columns.is_empty()).collect()
}

/// Tables of a report stand under their caption and an empty line; other tables begin with their header.
fn xlsx(bytes: &[u8]) -> Result<Vec<Table>> {
    let broken = |cause: &dyn std::fmt::Display| Error::new("tables-missing", format!("The workbook cannot be read: {cause}."), "Take it as it was saved.");
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|cause| broken(&cause))?;
    let mut tables = Vec::new();
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).map_err(|cause| broken(&cause))?;
        let (height, width) = (sheet.end().map_or(0, |end| end.0 + 1), sheet.end().map_or(0, |end| end.1 + 1));
        let row = |at: u32| (0..width).map(|column| sheet.get_value((at, column)).map_or(Value::Nothing, of_cell)).collect::<Vec<Value>>();
        let filled = |at: u32| row(at).iter().filter(|value| **value != Value::Nothing).count();
        let head = if height > 2 && filled(0) == 1 && filled(1) == 0 && width > 1 { 2 } else { 0 };
        let word = |value: &Value| if let Value::Text(text) = value { text.clone() } else { String::new() };
        let columns: Vec<String> = row(head).iter().map(word).collect();
        if width < 2 || columns.iter().all(String::is_empty) {
            continue;
        }
        let caption = if head == 2 { bare(&word(&row(0)[0])) } else { name };
        tables.push(Table { name: caption, columns, rows: (head + 1..height).map(row).collect() });
    }
    Ok(tables)
}

fn of_cell(cell: &Data) -> Value {
    match cell {
        Data::Empty => Value::Nothing,
        Data::Float(number) if number.fract() == 0.0 && (0.0..1e15).contains(number) => Value::Whole(*number as u64),
        Data::Float(number) => Value::Real(*number),
        Data::Int(number) => u64::try_from(*number).map_or(Value::Real(*number as f64), Value::Whole),
        other => Value::Text(other.to_string()),
    }
}

/// Tables of a document, each under the last paragraph before it.
fn docx(parts: &Parts<'_>) -> Result<Vec<Table>> {
    use quick_xml::events::Event;
    let text = parts.text("word/document.xml")?;
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut tables, mut before, mut paragraph) = (Vec::new(), String::new(), String::new());
    let (mut rows, mut row, mut cell): (Vec<Vec<String>>, Vec<String>, String) = Default::default();
    let (mut in_table, mut in_text) = (false, false);
    loop {
        let event = reader.read_event().map_err(|cause| Error::new("tables-missing", format!("The document cannot be read: {cause}."), "Take it as it was saved."))?;
        match event {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:tbl" => in_table = true,
                "w:t" => in_text = true,
                "w:p" => paragraph.clear(),
                _ => {}
            },
            Event::Text(words) if in_text => paragraph.push_str(&words),
            Event::GeneralRef(name) if in_text => paragraph.push_str(&quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap_or_default()),
            Event::End(tag) => match tag.name().as_ref() {
                "w:t" => in_text = false,
                "w:p" if in_table => cell.push_str(&paragraph),
                "w:p" if !paragraph.trim().is_empty() => before = paragraph.trim().to_owned(),
                "w:tc" => row.push(std::mem::take(&mut cell)),
                "w:tr" => rows.push(std::mem::take(&mut row)),
                "w:tbl" => {
                    in_table = false;
                    tables.extend(table_of(&before, std::mem::take(&mut rows)));
                }
                _ => {}
            },
            Event::Eof => return Ok(tables),
            _ => {}
        }
    }
}

/// A caption without its number: a table that comes in between moves the numbers of those after it.
fn bare(caption: &str) -> String {
    let numbered = caption.strip_prefix("Tableau").or_else(|| caption.strip_prefix("Table"));
    let rest = numbered.map(|rest| rest.trim_start().trim_start_matches(|sign: char| sign.is_ascii_digit()));
    let text = rest.unwrap_or(caption).strip_prefix('.').unwrap_or(caption);
    text.trim().to_owned()
}

fn table_of(name: &str, rows: Vec<Vec<String>>) -> Option<Table> {
    let mut rows = rows.into_iter();
    let columns = rows.next()?;
    let cell = |text: String| if text.is_empty() { Value::Nothing } else { Value::Text(text) };
    Some(Table { name: bare(name), columns, rows: rows.map(|row| row.into_iter().map(cell).collect()).collect() })
}

fn bundle(parts: &Parts<'_>) -> Result<Vec<Table>> {
    let mut tables = Vec::new();
    for name in parts.names().filter(|name| name.starts_with("tables/") && name.ends_with(".csv")) {
        let text = parts.text(name)?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let broken = |cause: csv::Error| Error::new("tables-missing", format!("{name} cannot be read: {cause}."), "Take the bundle as it was saved.");
        let columns: Vec<String> = reader.headers().map_err(broken)?.iter().map(str::to_owned).collect();
        let cell = |text: &str| match text {
            "" => Value::Nothing,
            text => text.parse().map(Value::Whole).or_else(|_| text.parse().map(Value::Real)).unwrap_or_else(|_| Value::Text(text.into())),
        };
        let rows = reader.records().map(|row| Ok(row.map_err(broken)?.iter().map(cell).collect())).collect::<Result<_>>()?;
        let short = name.trim_start_matches("tables/").trim_end_matches(".csv");
        tables.push(Table { name: short.into(), columns, rows });
    }
    Ok(tables)
}

/// The rows of an answer; a series' points stand under its key.
fn answer(content: &Json) -> Vec<Table> {
    let mut tables = carried(&content["numbers"]);
    if let Some(series) = content["series"].as_array() {
        let points = series.iter().flat_map(|one| {
            let key = one["key"].clone();
            one["points"].as_array().cloned().unwrap_or_default().into_iter().map(move |mut point| {
                let mut whole = serde_json::Map::from_iter([("series".to_owned(), key.clone())]);
                whole.extend(point.as_object_mut().map(std::mem::take).unwrap_or_default());
                Json::Object(whole)
            })
        });
        tables.extend(of_objects("series", &points.collect::<Vec<_>>()));
    }
    for name in ["rows", "pairs", "points", "expressions", "outlets", "stories", "articles"] {
        tables.extend(content[name].as_array().and_then(|rows| of_objects(name, rows)));
    }
    tables
}

fn of_objects(name: &str, rows: &[Json]) -> Option<Table> {
    let mut columns: Vec<String> = Vec::new();
    for row in rows.iter().filter_map(Json::as_object) {
        for key in row.keys().filter(|key| !columns.contains(key)).cloned().collect::<Vec<_>>() {
            columns.push(key);
        }
    }
    let cells = |row: &Json| columns.iter().map(|column| value(&row[column])).collect();
    let rows: Vec<Vec<Value>> = rows.iter().map(cells).collect();
    (!columns.is_empty()).then_some(Table { name: name.into(), columns, rows })
}

//! Parquet tables: one row an article, columns as in any other table.

use std::io::{Read, Seek};

use ::parquet::basic::{LogicalType, TimeUnit};
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::{Field, Row};
use serde_json::{Map, Value};

use crate::intake::dates::{self, Order};
use crate::intake::mapping::{self, Fields};
use crate::intake::table;
use crate::intake::{Item, Look, Sink};
use crate::answers::{ImportOptions, Mapping};
use crate::{Error, Result};

/// A file is not longer than so many texts of the longest kind.
const TEXTS: u64 = 32;

/// The mark at the beginning of every Parquet file.
pub fn knows(look: &Look<'_>) -> bool {
    look.bytes.starts_with(b"PAR1")
}

/// Row by row, from a copy on the disk: the list of columns stands at the end of the file.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let options = item.options;
    let most = item.most.saturating_mul(TEXTS);
    let file = open(&mut item.raw(), most)?;
    let names = names(&file);
    let mapping = mapping::choose(options, &names);
    let table = table::Table::new(&names, &mapping, []);
    if let Some(reason) = table.unusable(&mapping) {
        return sink.reject("", reason, Some(&names.join(" | ")));
    }
    table.tell_what_is_missing(sink)?;
    let billionths = nanoseconds(&file);
    let order = order(&file, &mapping);
    let rows = file.get_row_iter(None).map_err(damaged)?;
    for (row, number) in rows.zip(1u64..) {
        let object = object(row.map_err(damaged)?, &billionths);
        let article = Fields::of_object(&mapping, object).article(format!("row {number}"), order, sink);
        sink.article(article)?;
    }
    Ok(())
}

/// The columns and the mapping they suggest; for the preview.
pub fn columns(content: &mut dyn Read, options: &ImportOptions) -> Result<(Vec<String>, Mapping)> {
    let names = names(&open(content, u64::MAX - 1)?);
    let mapping = mapping::choose(options, &names);
    Ok((names, mapping))
}

fn damaged(cause: impl std::fmt::Display) -> Error {
    Error::new("table-unreadable", format!("The Parquet file cannot be read: {cause}."), "Write it again, or save it as CSV or JSON Lines.")
}

fn open(content: &mut dyn Read, most: u64) -> Result<SerializedFileReader<std::fs::File>> {
    let mut file = tempfile::tempfile().map_err(damaged)?;
    let copied = std::io::copy(&mut content.take(most + 1), &mut file).map_err(damaged)?;
    if copied > most {
        return Err(Error::new("file-too-large", "The Parquet file is too large.", "Split it."));
    }
    file.rewind().map_err(damaged)?;
    SerializedFileReader::new(file).map_err(damaged)
}

fn names(file: &SerializedFileReader<std::fs::File>) -> Vec<String> {
    let schema = file.metadata().file_metadata().schema_descr();
    schema.root_schema().get_fields().iter().map(|field| field.name().to_string()).collect()
}

/// Columns of times in billionths of a second, which come as bare numbers.
fn nanoseconds(file: &SerializedFileReader<std::fs::File>) -> Vec<String> {
    let schema = file.metadata().file_metadata().schema_descr();
    let fields = schema.root_schema().get_fields().iter();
    let nano = |kind: Option<&LogicalType>| matches!(kind, Some(LogicalType::Timestamp(stamp)) if stamp.unit == TimeUnit::NANOS);
    fields.filter(|field| nano(field.get_basic_info().logical_type_ref())).map(|field| field.name().to_string()).collect()
}

/// The order of day and month, from the dates of the first rows.
fn order(file: &SerializedFileReader<std::fs::File>, mapping: &Mapping) -> Order {
    let (Some(column), Ok(rows)) = (&mapping.date, file.get_row_iter(None)) else { return Order::Unknown };
    let date = |row: Row| row.into_columns().into_iter().find(|(name, _)| name == column).map(|(_, field)| field);
    let dates: Vec<String> = rows.take(200).flatten().filter_map(date).filter_map(|field| if let Field::Str(text) = field { Some(text) } else { None }).collect();
    dates::order(dates.iter().map(String::as_str))
}

fn object(row: Row, billionths: &[String]) -> Map<String, Value> {
    let value = |name: &str, field: Field| match field {
        Field::Long(time) if billionths.iter().any(|known| known == name) => time_of(time.div_euclid(1_000_000_000)),
        other => value(other),
    };
    row.into_columns().into_iter().map(|(name, field)| { let value = value(&name, field); (name, value) }).collect()
}

/// A cell as JSON writes it; lists and groups keep their shape.
fn value(field: Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Bool(truth) => Value::Bool(truth),
        Field::Str(text) => Value::String(text),
        Field::Bytes(bytes) => Value::String(String::from_utf8_lossy(bytes.data()).into_owned()),
        Field::TimestampMillis(time) => time_of(time.div_euclid(1_000)),
        Field::TimestampMicros(time) => time_of(time.div_euclid(1_000_000)),
        Field::Group(row) => Value::Object(row.into_columns().into_iter().map(|(name, field)| (name, value(field))).collect()),
        Field::ListInternal(list) => Value::Array(list.elements().iter().cloned().map(value).collect()),
        // Numbers and days as the crate prints them: `42`, `2023-09-20`.
        other => Value::String(plain(&other)),
    }
}

fn plain(field: &Field) -> String {
    match field {
        Field::Date(days) => chrono::DateTime::from_timestamp(i64::from(*days) * 86_400, 0).map_or_else(String::new, |at| at.format("%Y-%m-%d").to_string()),
        other => other.to_string(),
    }
}

fn time_of(seconds: i64) -> Value {
    chrono::DateTime::from_timestamp(seconds, 0).map_or(Value::Null, |at| Value::String(at.format("%Y-%m-%dT%H:%M:%SZ").to_string()))
}

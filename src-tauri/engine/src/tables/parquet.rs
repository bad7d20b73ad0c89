//! Parquet: typed columns that R, Python and DuckDB read without guessing.

use std::sync::{Arc, Mutex, PoisonError};

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::shape::{Table, Value};
use crate::{Error, Result};

/// Days from the first of the common era to 1 January 1970.
const EPOCH: i32 = 719_163;

/// What a column holds: the widest kind of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Whole,
    Real,
    Day,
    Text,
}

/// The main table; what the other tables say, such as the question, stands in the file's metadata. Every column may
/// hold nothing. The same tables are always the same bytes.
///
/// # Errors
/// `parquet-failed`.
pub fn parquet(tables: &[Table]) -> Result<Vec<u8>> {
    let Some(table) = tables.first() else { return Ok(Vec::new()) };
    write(table, about(&tables[1..])).map_err(failed)
}

fn failed(cause: parquet::errors::ParquetError) -> Error {
    Error::unwritten("the Parquet file", cause, ("parquet-failed", "Ask for CSV, and report this sentence."))
}

type Written<T> = std::result::Result<T, parquet::errors::ParquetError>;

fn write(table: &Table, about: Vec<KeyValue>) -> Written<Vec<u8>> {
    let kinds = kinds(table);
    let mut bytes = Vec::new();
    let mut file = begin(&mut bytes, &table.columns, &kinds, about)?;
    group(&mut file, &table.rows, &kinds)?;
    file.close()?;
    Ok(bytes)
}

/// What each column of a table holds.
pub fn kinds(table: &Table) -> Vec<Kind> {
    (0..table.columns.len()).map(|column| kind(table, column)).collect()
}

fn begin<W: std::io::Write + Send>(to: W, columns: &[String], kinds: &[Kind], about: Vec<KeyValue>) -> Written<SerializedFileWriter<W>> {
    let fields: Vec<TypePtr> = columns.iter().zip(kinds).map(|(name, kind)| field(name, *kind)).collect::<Written<_>>()?;
    let schema = Arc::new(Type::group_type_builder("entente").with_fields(fields).build()?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("entente {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(about))
        .build();
    SerializedFileWriter::new(to, schema, Arc::new(properties))
}

fn group<W: std::io::Write + Send>(file: &mut SerializedFileWriter<W>, rows: &[Vec<Value>], kinds: &[Kind]) -> Written<()> {
    let mut group = file.next_row_group()?;
    for (column, kind) in kinds.iter().enumerate() {
        write_column(&mut group, rows, column, *kind)?;
    }
    group.close()?;
    Ok(())
}

/// Rows that are held before they are written.
const GROUP: usize = 5_000;

/// A Parquet file of any number of rows, whose kinds of columns are known before the first.
pub struct LongParquet<W: std::io::Write + Send> {
    file: SerializedFileWriter<Noted<W>>,
    kinds: Vec<Kind>,
    rows: Vec<Vec<Value>>,
    failure: Failure,
}

impl<W: std::io::Write + Send> LongParquet<W> {
    /// # Errors
    /// `parquet-failed`, `disk-full`, `file-unwritable`.
    pub fn begin(to: W, columns: &[String], kinds: Vec<Kind>) -> Result<Self> {
        let failure = Failure::default();
        let file = begin(Noted { to, failure: failure.clone() }, columns, &kinds, Vec::new()).map_err(|cause| told(&failure, cause))?;
        Ok(Self { file, kinds, rows: Vec::new(), failure })
    }

    /// # Errors
    /// `parquet-failed`, `disk-full`, `file-unwritable`.
    pub fn row(&mut self, row: Vec<Value>) -> Result<()> {
        self.rows.push(row);
        if self.rows.len() >= GROUP { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<()> {
        group(&mut self.file, &self.rows, &self.kinds).map_err(|cause| told(&self.failure, cause))?;
        self.rows.clear();
        Ok(())
    }

    /// # Errors
    /// `parquet-failed`, `disk-full`, `file-unwritable`.
    pub fn end(mut self) -> Result<W> {
        self.write()?;
        let failure = self.failure;
        self.file.into_inner().map(|noted| noted.to).map_err(|cause| told(&failure, cause))
    }
}

/// The first word of the system, kept in mind: at the end of a file the Parquet writer passes on that it failed, and not why.
type Failure = Arc<Mutex<Option<std::io::Error>>>;

struct Noted<W> {
    to: W,
    failure: Failure,
}

impl<W> Noted<W> {
    fn noted<T>(&self, result: std::io::Result<T>) -> std::io::Result<T> {
        if let Err(cause) = &result {
            let again = std::io::Error::new(cause.kind(), cause.to_string());
            self.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(again);
        }
        result
    }
}

impl<W: std::io::Write> std::io::Write for Noted<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.to.write(bytes);
        self.noted(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let flushed = self.to.flush();
        self.noted(flushed)
    }
}

fn told(failure: &Failure, cause: parquet::errors::ParquetError) -> Error {
    let noted = failure.lock().unwrap_or_else(PoisonError::into_inner).take();
    noted.map_or_else(|| failed(cause), |cause| Error::unwritable("the Parquet file", cause))
}

/// The cells of the other tables in pairs, `entente.question` and so on.
fn about(tables: &[Table]) -> Vec<KeyValue> {
    let told = tables.iter().filter(|table| table.name == "about").flat_map(|table| &table.rows);
    let word = |value: Option<&Value>| match value {
        Some(Value::Text(text) | Value::Day(text)) => text.clone(),
        Some(Value::Whole(number)) => number.to_string(),
        Some(Value::Real(number)) => number.to_string(),
        Some(Value::Nothing) | None => String::new(),
    };
    told.map(|row| KeyValue { key: format!("entente.{}", word(row.first()).replace([' ', ':'], "-").replace("--", "-")), value: Some(word(row.get(1))) }).collect()
}

fn kind(table: &Table, column: usize) -> Kind {
    let mut found = None;
    for row in &table.rows {
        let here = match &row[column] {
            Value::Nothing => continue,
            Value::Whole(_) => Kind::Whole,
            Value::Real(_) => Kind::Real,
            Value::Day(day) if days(day).is_some() => Kind::Day,
            Value::Day(_) | Value::Text(_) => return Kind::Text,
        };
        found = Some(match (found, here) {
            (None, here) => here,
            (Some(known), here) if known == here => here,
            (Some(Kind::Whole | Kind::Real), Kind::Whole | Kind::Real) => Kind::Real,
            _ => return Kind::Text,
        });
    }
    // a column without any value is one of numbers that are not there
    found.unwrap_or(Kind::Real)
}

fn field(name: &str, kind: Kind) -> Written<TypePtr> {
    let (physical, logical) = match kind {
        Kind::Whole => (Physical::INT64, None),
        Kind::Real => (Physical::DOUBLE, None),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    Ok(Arc::new(Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build()?))
}

fn write_column<W: std::io::Write + Send>(group: &mut SerializedRowGroupWriter<'_, W>, rows: &[Vec<Value>], column: usize, kind: Kind) -> Written<()> {
    let Some(mut writer) = group.next_column()? else { return Ok(()) };
    let cells = || rows.iter().map(|row| &row[column]);
    let there: Vec<i16> = cells().map(|cell| i16::from(holds(cell, kind))).collect();
    match kind {
        Kind::Whole => {
            let values: Vec<i64> = cells().filter_map(|cell| if let Value::Whole(number) = cell { Some(*number as i64) } else { None }).collect();
            writer.typed::<Int64Type>().write_batch(&values, Some(&there), None)?;
        }
        Kind::Real => {
            let number = |cell: &Value| match cell {
                Value::Whole(number) => Some(*number as f64),
                Value::Real(number) => Some(*number),
                _ => None,
            };
            writer.typed::<DoubleType>().write_batch(&cells().filter_map(number).collect::<Vec<_>>(), Some(&there), None)?;
        }
        Kind::Day => {
            let values: Vec<i32> = cells().filter_map(|cell| if let Value::Day(day) = cell { days(day) } else { None }).collect();
            writer.typed::<Int32Type>().write_batch(&values, Some(&there), None)?;
        }
        Kind::Text => {
            let text = |cell: &Value| match cell {
                Value::Text(text) | Value::Day(text) => Some(ByteArray::from(text.as_str())),
                Value::Whole(number) => Some(ByteArray::from(number.to_string().as_str())),
                Value::Real(number) => Some(ByteArray::from(number.to_string().as_str())),
                Value::Nothing => None,
            };
            writer.typed::<ByteArrayType>().write_batch(&cells().filter_map(text).collect::<Vec<_>>(), Some(&there), None)?;
        }
    }
    writer.close()
}

/// Whether a cell has a value of the column's kind.
fn holds(cell: &Value, kind: Kind) -> bool {
    match (kind, cell) {
        (_, Value::Nothing) => false,
        (Kind::Text, _) | (Kind::Whole, Value::Whole(_)) | (Kind::Real, Value::Whole(_) | Value::Real(_)) => true,
        (Kind::Day, Value::Day(day)) => days(day).is_some(),
        _ => false,
    }
}

/// Days since 1970, as Parquet counts them.
fn days(day: &str) -> Option<i32> {
    use chrono::Datelike;
    Some(day.parse::<chrono::NaiveDate>().ok()?.num_days_from_ce() - EPOCH)
}

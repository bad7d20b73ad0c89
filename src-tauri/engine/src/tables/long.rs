//! Rows of any number into a file, in bounded memory: the ending says which form.

use std::io::Write;
use std::path::Path;

use super::csv::{CsvStyle, csv_line};
use super::json_lines::json_line;
use super::long_xlsx::{LongWorkbook, MOST_ROWS};
use super::parquet::{Kind, LongParquet};
use super::save::Beside;
use super::shape::Value;
use crate::{Error, Result};

/// A column whose kind is known before its first row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

impl Column {
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self { name: name.into(), kind }
    }
}

/// What became of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    pub rows: u64,
    /// Sheets of a workbook; 1 of anything else.
    pub sheets: usize,
    /// Texts that a cell of a workbook could not hold whole.
    pub cut: u64,
}

/// A file under way. It has its name only when it is whole.
pub struct Long {
    form: Form,
    names: Vec<String>,
    rows: u64,
}

enum Form {
    Csv(Beside, CsvStyle),
    Lines(Beside),
    Parquet(Box<LongParquet<Beside>>),
    Workbook(Box<LongWorkbook<Beside>>),
}

impl Long {
    /// `.csv`, `.jsonl`, `.parquet` or `.xlsx`. `name`: of the sheets of a workbook.
    ///
    /// # Errors
    /// `ending-unknown`, `file-unwritable`, `disk-full`.
    pub fn begin(path: &Path, name: &str, columns: &[Column], style: CsvStyle) -> Result<Self> {
        Self::with_sheets_of(MOST_ROWS, path, name, columns, style)
    }

    /// The same with at most `rows` rows a sheet, the header included.
    ///
    /// # Errors
    /// As [`Long::begin`].
    pub fn with_sheets_of(rows: u64, path: &Path, name: &str, columns: &[Column], style: CsvStyle) -> Result<Self> {
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let form = match ending.as_str() {
            "csv" => Form::Csv(headed(Beside::of(path)?, &names, style)?, style),
            "jsonl" => Form::Lines(Beside::of(path)?),
            "parquet" => Form::Parquet(Box::new(LongParquet::begin(Beside::of(path)?, &names, columns.iter().map(|column| column.kind).collect())?)),
            "xlsx" => Form::Workbook(Box::new(LongWorkbook::begin(Beside::of(path)?, name, &names, rows)?)),
            _ => return Err(unknown(path)),
        };
        Ok(Self { form, names, rows: 0 })
    }

    /// # Errors
    /// `file-unwritable`, `disk-full`.
    pub fn row(&mut self, row: Vec<Value>) -> Result<()> {
        self.rows += 1;
        match &mut self.form {
            Form::Csv(file, style) => write(file, &csv_line(&row, *style)),
            Form::Lines(file) => write(file, &json_line(&self.names, &row)),
            Form::Parquet(file) => file.row(row),
            Form::Workbook(file) => file.row(&row),
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// `file-unwritable`, `disk-full`.
    pub fn end(self) -> Result<Ended> {
        let mut ended = Ended { rows: self.rows, sheets: 1, cut: 0 };
        match self.form {
            Form::Csv(file, _) | Form::Lines(file) => file.keep()?,
            Form::Parquet(file) => file.end()?.keep()?,
            Form::Workbook(file) => {
                (ended.sheets, ended.cut) = (file.sheets(), file.cut);
                file.end()?.keep()?;
            }
        }
        Ok(ended)
    }
}

fn headed(mut file: Beside, names: &[String], style: CsvStyle) -> Result<Beside> {
    if style.byte_order_mark {
        write(&mut file, "\u{feff}")?;
    }
    let header: Vec<Value> = names.iter().map(Value::from).collect();
    write(&mut file, &csv_line(&header, style))?;
    Ok(file)
}

fn write(file: &mut Beside, text: &str) -> Result<()> {
    file.write_all(text.as_bytes()).map_err(|cause| Error::unwritable(file.path(), cause))
}

fn unknown(path: &Path) -> Error {
    Error::new("ending-unknown", format!("{} has no ending that says what to write.", path.display()), "End it in .csv, .xlsx, .jsonl or .parquet.")
}

//! XLSX with typed cells: numbers are numbers, days are days, and a text is never a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::shape::{Table, Value};
use crate::{Error, Result};

/// Rows and characters that a sheet and a cell can hold.
const MOST_ROWS: usize = 1_048_575;
const MOST_SIGNS: usize = 32_767;

/// Rows up to which columns are made as wide as what stands in them.
const MOST_FITTED: usize = 20_000;

/// The number of A4 among sizes of paper.
const A4: u8 = 9;

/// A workbook with a sheet a table. The same tables are always the same bytes: it bears no time of making.
///
/// # Errors
/// `too-many-rows` where a sheet cannot hold them.
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>> {
    xlsx_saying(tables, "")
}

/// The same with a comment in its properties, such as a recipe.
///
/// # Errors
/// As [`xlsx`].
pub fn xlsx_saying(tables: &[Table], comment: &str) -> Result<Vec<u8>> {
    if let Some(table) = tables.iter().find(|table| table.rows.len() > MOST_ROWS) {
        return Err(Error::new("too-many-rows", format!("A sheet holds {MOST_ROWS} rows; \"{}\" has {}.", table.name, table.rows.len()), "Ask for CSV."));
    }
    let mut workbook = Workbook::new();
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    workbook.set_properties(&DocProperties::new().set_comment(comment).set_creation_datetime(&fixed));
    for table in tables {
        write(workbook.add_worksheet(), table).map_err(failed)?;
    }
    workbook.save_to_buffer().map_err(failed)
}

fn failed(cause: XlsxError) -> Error {
    Error::new("workbook-failed", format!("The workbook could not be written: {cause}."), "Ask for CSV, and report this sentence.").because(cause)
}

fn write(sheet: &mut Worksheet, table: &Table) -> std::result::Result<(), XlsxError> {
    sheet.set_name(tab_name(&table.name))?;
    sheet.set_freeze_panes(1, 0)?;
    // On paper no column is cut off, and every page has the head.
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    for (column, name) in table.columns.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, name, &bold)?;
        sheet.set_column_width(column as u16, (name.chars().count() as f64 + 2.0).max(10.0))?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, value) in cells.iter().enumerate() {
            let (row, column) = (row as u32 + 1, column as u16);
            match value {
                Value::Text(text) => sheet.write_string(row, column, &short(text))?,
                Value::Whole(number) => sheet.write_number(row, column, *number as f64)?,
                Value::Real(number) => sheet.write_number(row, column, *number)?,
                Value::Day(text) => match ExcelDateTime::parse_from_str(text) {
                    Ok(date) => sheet.write_datetime_with_format(row, column, &date, &day)?,
                    // days before 1900 have no number in a spreadsheet
                    Err(_) => sheet.write_string(row, column, text)?,
                },
                Value::Nothing => sheet,
            };
        }
    }
    if table.rows.len() <= MOST_FITTED {
        sheet.set_autofit_max_width(420).autofit();
    }
    Ok(())
}

fn short(text: &str) -> String {
    // a sheet counts UTF-16 units
    let mut units = 0;
    text.chars().take_while(|sign| { units += sign.len_utf16(); units <= MOST_SIGNS }).collect()
}

/// At most 31 signs, and none that a sheet's name may not hold.
fn tab_name(name: &str) -> String {
    name.chars().filter(|sign| !"[]:*?/\\'".contains(*sign)).take(31).collect()
}

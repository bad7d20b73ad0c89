//! The report's tables as a workbook: a sheet a table, numbers as numbers, and a first sheet that says what they are.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Block, Cell, Document, Table};
use crate::wording::Language;
use crate::{Error, Result};

/// Signs that a sheet's name may have.
const NAME: usize = 31;

/// Writes the workbook. Text that a spreadsheet would take for a formula stays text.
///
/// # Errors
/// `report-workbook` where a table is larger than a sheet may be.
pub fn xlsx(document: &Document) -> Result<Vec<u8>> {
    write(document).map_err(|cause| {
        Error::new("report-workbook", format!("The workbook cannot be written: {cause}."), "Ask for fewer periods or outlets, or take the HTML report.")
            .because(cause)
    })
}

fn write(document: &Document) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of making would make every file another one.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(&document.title).set_comment(&document.recipe_text).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    cover(workbook.add_worksheet(), document)?;
    for (number, table) in tables(document).enumerate() {
        sheet(workbook.add_worksheet(), number + 1, table, document.language)?;
    }
    workbook.save_to_buffer()
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// Title, question, methods and limits, a line a row.
fn cover(sheet: &mut Worksheet, document: &Document) -> std::result::Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    sheet.set_name(document.language.contents())?.set_column_width(0, 110)?;
    sheet.write_string_with_format(0, 0, &document.title, &bold)?;
    sheet.write_string(1, 0, &document.subtitle)?;
    let mut row = 3;
    for section in &document.sections {
        let lines: Vec<&str> = section.blocks.iter().flat_map(lines).collect();
        if lines.is_empty() || section.id == "examples" {
            continue;
        }
        sheet.write_string_with_format(row, 0, &section.heading, &bold)?;
        for line in lines {
            row += 1;
            sheet.write_string_with_format(row, 0, line, &wrapped)?;
        }
        row += 2;
    }
    sheet.write_string(row, 0, &document.footer)?;
    Ok(())
}

fn lines(block: &Block) -> Vec<&str> {
    match block {
        Block::Paragraph(text) | Block::Note(text) => vec![text],
        Block::List(items) => items.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

fn sheet(sheet: &mut Worksheet, number: usize, table: &Table, language: Language) -> std::result::Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_name(sheet_name(number, &table.caption))?;
    sheet.write_string(0, 0, format!("{}. {}", table.label, table.caption))?;
    // An interval takes two columns.
    let mut places: Vec<u16> = Vec::with_capacity(table.columns.len());
    let mut at = 0;
    for (column, heading) in table.columns.iter().enumerate() {
        places.push(at);
        if ranged(table, column) {
            let (low, high) = language.ends();
            sheet.write_string_with_format(2, at, format!("{}, {low}", heading.heading), &bold)?;
            sheet.write_string_with_format(2, at + 1, format!("{}, {high}", heading.heading), &bold)?;
            at += 2;
        } else {
            sheet.write_string_with_format(2, at, &heading.heading, &bold)?;
            at += 1;
        }
    }
    for (at, row) in (3..).zip(&table.rows) {
        for (&place, cell) in places.iter().zip(row) {
            write_cell(sheet, at, place, cell)?;
        }
    }
    sheet.set_freeze_panes(3, 1)?;
    sheet.set_autofit_max_width(420).autofit();
    Ok(())
}

fn ranged(table: &Table, column: usize) -> bool {
    table.rows.iter().any(|row| matches!(row.get(column), Some(Cell::Interval { .. })))
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Number { value, shown } => sheet.write_number_with_format(row, column, *value, &as_shown(shown))?,
        Cell::Interval { low, high, shown } => {
            sheet.write_number_with_format(row, column, *low, &as_shown(shown))?;
            sheet.write_number_with_format(row, column + 1, *high, &as_shown(shown))?
        }
        Cell::Day { day, .. } => match ExcelDateTime::parse_from_str(day) {
            Ok(date) => sheet.write_datetime_with_format(row, column, &date, &Format::new().set_num_format("yyyy-mm-dd"))?,
            // days before 1900 have no number in a spreadsheet
            Err(_) => sheet.write_string(row, column, day)?,
        },
        Cell::Empty => sheet,
    };
    Ok(())
}

/// A share as a percentage, a count without decimals, another number with three. The value is whole in the cell.
fn as_shown(shown: &str) -> Format {
    let whole = shown.chars().all(|sign| sign.is_ascii_digit() || sign == ',' || sign.is_whitespace());
    Format::new().set_num_format(if shown.contains('%') { "0.0%" } else if whole { "#,##0" } else { "0.000" })
}

/// A name that spreadsheets accept: short, numbered, without their forbidden signs.
fn sheet_name(number: usize, caption: &str) -> String {
    let name: String = format!("{number} {caption}").chars().map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign }).collect();
    name.chars().take(NAME).collect::<String>().trim_end().to_owned()
}

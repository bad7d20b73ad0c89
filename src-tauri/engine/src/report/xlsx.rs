//! The report's tables as a workbook: a sheet a table, numbers as numbers, and a first sheet that says what they are.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Block, Cell, Document, Table};
use crate::wording::Language;
use crate::{Error, Result};

/// Signs that a sheet's name may have.
const NAME: usize = 31;

/// Signs that a line of the first sheet holds, and the height of a line in points.
const COVER: usize = 110;
const LINE: f64 = 15.0;

/// The number of A4 among sizes of paper.
const A4: u8 = 9;

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
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(document.language.contents())?.set_column_width(0, COVER as f64)?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
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
            // No program works out the height of a wrapped line that it did not write itself.
            let lines = line.chars().map(|sign| if sign as u32 > 0x2E80 { 2 } else { 1 }).sum::<usize>().div_ceil(COVER - 10).max(1);
            sheet.write_string_with_format(row, 0, line, &wrapped)?.set_row_height(row, LINE * lines as f64)?;
        }
        row += 2;
    }
    sheet.write_string_with_format(row, 0, &document.footer, &wrapped)?.set_row_height(row, 2.0 * LINE)?;
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
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
    let number_head = head.clone().set_align(FormatAlign::Right);
    sheet.set_name(sheet_name(number, &table.caption))?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 2)?;
    sheet.write_string_with_format(0, 0, format!("{}. {}", table.label, table.caption), &Format::new().set_bold())?;
    // An interval takes two columns.
    let mut places: Vec<u16> = Vec::with_capacity(table.columns.len());
    let mut at = 0;
    for (column, heading) in table.columns.iter().enumerate() {
        places.push(at);
        let bold = if heading.numeric { &number_head } else { &head };
        if ranged(table, column) {
            let (low, high) = language.ends();
            sheet.write_string_with_format(2, at, format!("{}, {low}", heading.heading), bold)?;
            sheet.write_string_with_format(2, at + 1, format!("{}, {high}", heading.heading), bold)?;
            at += 2;
        } else {
            sheet.write_string_with_format(2, at, &heading.heading, bold)?;
            at += 1;
        }
    }
    for (at, row) in (3..).zip(&table.rows) {
        for (&place, cell) in places.iter().zip(row) {
            write_cell(sheet, at, place, cell, language)?;
        }
    }
    sheet.set_freeze_panes(3, 1)?;
    sheet.set_autofit_max_width(420).autofit();
    Ok(())
}

fn ranged(table: &Table, column: usize) -> bool {
    table.rows.iter().any(|row| matches!(row.get(column), Some(Cell::Interval { .. })))
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, language: Language) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Number { value, shown } => sheet.write_number_with_format(row, column, *value, &as_shown(shown, language))?,
        Cell::Interval { low, high, shown } => {
            sheet.write_number_with_format(row, column, *low, &as_shown(shown, language))?;
            sheet.write_number_with_format(row, column + 1, *high, &as_shown(shown, language))?
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

/// A share as a percentage, a count without decimals, another number with as many as the page has. The value is whole in the
/// cell, and the spreadsheet writes it with the marks of its own country.
fn as_shown(shown: &str, language: Language) -> Format {
    let mark = if language == Language::French { ',' } else { '.' };
    let decimals = shown.rsplit_once(mark).map_or(0, |(_, part)| part.chars().take_while(char::is_ascii_digit).count());
    let zeros = "0".repeat(decimals.max(1));
    let format = match (shown.contains('%'), decimals) {
        (true, _) => "0.0%".to_owned(),
        (false, 0) => "#,##0".to_owned(),
        (false, _) if shown.starts_with('<') => {
            let least = format!("0.{}1", "0".repeat(decimals - 1));
            format!("[<{least}]\"<\u{a0}{}\";0.{zeros}", least.replace('.', &mark.to_string()))
        }
        (false, _) => format!("0.{zeros}"),
    };
    Format::new().set_num_format(format)
}

/// A name that spreadsheets accept: short, numbered, without their forbidden signs.
fn sheet_name(number: usize, caption: &str) -> String {
    let name: String = format!("{number} {caption}").chars().map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign }).collect();
    name.chars().take(NAME).collect::<String>().trim_end().to_owned()
}

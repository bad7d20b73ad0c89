//! The report's tables as a workbook: a sheet a table, numbers as numbers, and a first sheet that says what they are.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Block, Cell, Document, Table};
use crate::wording::Language;
use crate::{Error, Result};

/// Signs that a sheet's name may have.
const NAME: usize = 31;

/// Width of the first sheet's only column in digits, and the height of a line in points. A column that is wider than the page is cut
/// off in print, whatever is said of fitting, and some programs draw digits wide: 76 fit everywhere.
const COVER: usize = 76;
const LINE: f64 = 15.0;
/// Points that a row may have.
const TALLEST: f64 = 409.0;

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
        let page = workbook.add_worksheet();
        printed(page, document);
        sheet(page, number + 1, table, document.language)?;
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
    printed(sheet, document);
    told(sheet, 0, &document.title, &bold.clone().set_text_wrap().set_align(FormatAlign::Top).set_font_size(14))?;
    told(sheet, 1, &document.subtitle, &wrapped)?;
    let mut row = 3;
    if let Some(day) = &document.dated {
        told(sheet, 2, day, &wrapped)?;
        row += 1;
    }
    for section in &document.sections {
        let lines: Vec<&str> = section.blocks.iter().flat_map(lines).collect();
        if lines.is_empty() || section.id == "examples" {
            continue;
        }
        sheet.write_string_with_format(row, 0, &section.heading, &bold)?;
        for line in lines {
            row += 1;
            told(sheet, row, line, &wrapped)?;
        }
        row += 2;
    }
    told(sheet, row, &document.footer, &wrapped)
}

/// A line of the first sheet. No program works out the height of a wrapped line that it did not write itself.
fn told(sheet: &mut Worksheet, row: u32, line: &str, format: &Format) -> std::result::Result<(), XlsxError> {
    let (room, tall) = if row == 0 { (COVER * 2 / 3, 1.4) } else { (COVER + 10, 1.0) };
    let lines = line.chars().map(|sign| if sign as u32 > 0x2E80 { 2 } else { 1 }).sum::<usize>().div_ceil(room).max(1);
    sheet.write_string_with_format(row, 0, line, format)?.set_row_height(row, (LINE * tall * lines as f64).min(TALLEST))?;
    Ok(())
}

/// How a sheet comes out on paper: as wide as the page, as many pages as it takes, each with its number and the recipe.
fn printed(sheet: &mut Worksheet, document: &Document) {
    // an ampersand begins a command of a footer
    let recipe = document.recipe.replace('&', "&&");
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.6, 0.7, 0.3, 0.3).set_footer(format!("&L&8Entente · {recipe}&R&8&P / &N"));
}

fn lines(block: &Block) -> Vec<&str> {
    match block {
        Block::Paragraph(text) | Block::Note(text) => vec![text],
        Block::List(items) => items.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

fn sheet(sheet: &mut Worksheet, number: usize, table: &Table, language: Language) -> std::result::Result<(), XlsxError> {
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Bottom);
    let number_head = head.clone().set_align(FormatAlign::Right);
    // a text keeps apart from the number before it
    let text_head = head.clone().set_indent(1);
    sheet.set_name(sheet_name(number, &table.caption))?;
    sheet.set_landscape().set_repeat_rows(0, 2)?;
    sheet.write_string_with_format(0, 0, format!("{}. {}", table.label, table.caption), &Format::new().set_bold())?;
    // An interval takes two columns.
    let mut places: Vec<u16> = Vec::with_capacity(table.columns.len());
    let mut headings = Headings::default();
    let mut at = 0;
    for (column, heading) in table.columns.iter().enumerate() {
        places.push(at);
        let bold = match (heading.numeric || dated(table, column), column) {
            (true, _) => &number_head,
            (false, 0) => &head,
            (false, _) => &text_head,
        };
        if ranged(table, column) {
            let (low, high) = language.ends();
            headings.write(sheet, at, format!("{}, {low}", heading.heading), bold)?;
            headings.write(sheet, at + 1, format!("{}, {high}", heading.heading), bold)?;
            at += 2;
        } else {
            headings.write(sheet, at, heading.heading.clone(), bold)?;
            at += 1;
        }
    }
    for (at, row) in (3..).zip(&table.rows) {
        for ((&place, cell), column) in places.iter().zip(row).zip(&table.columns) {
            match cell {
                // a dash among numbers stands where they stand
                Cell::Text(text) if column.numeric => {
                    sheet.write_string_with_format(at, place, text, &Format::new().set_align(FormatAlign::Right))?;
                }
                Cell::Text(text) if place > 0 => {
                    sheet.write_string_with_format(at, place, text, &Format::new().set_indent(1))?;
                }
                _ => write_cell(sheet, at, place, cell, language)?,
            }
        }
    }
    sheet.set_freeze_panes(3, 1)?;
    sheet.set_autofit_max_width(420).autofit();
    headings.fit(sheet, table, &places)
}

/// The head of a sheet: a long heading takes several lines and does not widen its column.
#[derive(Default)]
struct Headings(Vec<(u16, String)>);

impl Headings {
    fn write(&mut self, sheet: &mut Worksheet, column: u16, heading: String, format: &Format) -> std::result::Result<(), XlsxError> {
        sheet.write_string_with_format(2, column, &heading, format)?;
        self.0.push((column, heading));
        Ok(())
    }

    /// Numbers and days have columns of one width; texts those that were found for them.
    fn fit(&self, sheet: &mut Worksheet, table: &Table, places: &[u16]) -> std::result::Result<(), XlsxError> {
        const NUMBERS: usize = 12;
        let mut lines = 1;
        for (column, heading) in &self.0 {
            let of = places.partition_point(|place| place <= column).saturating_sub(1);
            let texts = table.rows.iter().any(|row| matches!(row.get(of), Some(Cell::Text(text)) if text.chars().count() > 1));
            if !texts {
                sheet.set_column_width(*column, NUMBERS as f64)?;
                lines = lines.max(broken(heading, NUMBERS - 1));
            }
        }
        sheet.set_row_height(2, LINE * lines as f64)?;
        Ok(())
    }
}

/// How many lines words take that are as long as `room` at most.
fn broken(text: &str, room: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ').map(|word| word.chars().count()) {
        let after = if used == 0 { word } else { used + 1 + word };
        (lines, used) = if after > room && used > 0 { (lines + 1, word) } else { (lines, after) };
        lines += used.saturating_sub(1) / room;
    }
    lines
}

/// Days stand to the right, as numbers do.
fn dated(table: &Table, column: usize) -> bool {
    table.rows.iter().any(|row| matches!(row.get(column), Some(Cell::Day { .. })))
}

fn ranged(table: &Table, column: usize) -> bool {
    table.rows.iter().any(|row| matches!(row.get(column), Some(Cell::Interval { .. })))
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, language: Language) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Number { value, shown } if shown.contains('%') => sheet.write_number_with_format(row, column, *value, &as_deserved(*value, true))?,
        Cell::Number { value, shown } => sheet.write_number_with_format(row, column, *value, &as_shown(shown, language))?,
        Cell::Interval { low, high, shown } => {
            let shares = shown.contains('%');
            sheet.write_number_with_format(row, column, *low, &as_deserved(*low, shares))?;
            // no cell holds what has no end
            if high.is_finite() { sheet.write_number_with_format(row, column + 1, *high, &as_deserved(*high, shares))? } else { sheet.write_string(row, column + 1, "∞")? }
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

/// The end of an interval, or a share as a percentage: two digits that say something, and never a small one as nothing.
fn as_deserved(value: f64, share: bool) -> Format {
    let size = if share { value.abs() * 100.0 } else { value.abs() };
    let least = usize::from(share && size > 0.0);
    let decimals = if size == 0.0 || size >= 9.95 { least } else { (1.0 - size.log10().floor()).clamp(least as f64, 8.0) as usize };
    let places = if decimals == 0 { "#,##0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
    Format::new().set_num_format(if share { places + "%" } else { places })
}

/// A count without decimals, another number with as many as the page has. The value is whole in the cell, and the spreadsheet
/// writes it with the marks of its own country.
fn as_shown(shown: &str, language: Language) -> Format {
    let mark = if language == Language::French { ',' } else { '.' };
    let decimals = shown.rsplit_once(mark).map_or(0, |(_, part)| part.chars().take_while(char::is_ascii_digit).count());
    let zeros = "0".repeat(decimals.max(1));
    let format = match decimals {
        0 => "#,##0".to_owned(),
        _ if shown.starts_with('<') => {
            let least = format!("0.{}1", "0".repeat(decimals - 1));
            format!("[<{least}]\"<\u{a0}{}\";0.{zeros}", least.replace('.', &mark.to_string()))
        }
        _ => format!("0.{zeros}"),
    };
    Format::new().set_num_format(format)
}

/// A name that spreadsheets accept: short, numbered, without their forbidden signs.
fn sheet_name(number: usize, caption: &str) -> String {
    let name: String = format!("{number} {caption}").chars().map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign }).collect();
    name.chars().take(NAME).collect::<String>().trim_end().to_owned()
}

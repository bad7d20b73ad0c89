//! A table that a person reads on a terminal.

use super::shape::{Table, Value};

/// Columns that a person does not need beside the others.
const BESIDE: [&str; 20] = [
    "first_day", "last_day", "measure", "numerator", "denominator", "denominator_of", "panel_numerator", "panel_denominator", "source", "words", "numerator_before",
    "denominator_before", "numerator_after", "denominator_after", "a_numerator", "a_denominator", "b_numerator", "b_denominator", "a_words", "b_words",
];

/// Signs of a text that are shown.
const LONGEST: usize = 60;

/// Aligned columns, numbers to the right with four significant digits. Left out are columns without any value, and
/// those that only repeat others for programs.
pub fn plain(table: &Table) -> Vec<String> {
    let wanted = |&column: &usize| !BESIDE.contains(&table.columns[column].as_str()) && table.rows.iter().any(|row| row[column] != Value::Nothing);
    let filled: Vec<usize> = (0..table.columns.len()).filter(wanted).collect();
    let header = filled.iter().map(|&column| (table.columns[column].clone(), false)).collect();
    let body = table.rows.iter().map(|row| filled.iter().map(|&column| cell(&row[column])).collect());
    let lines: Vec<Vec<(String, bool)>> = std::iter::once(header).chain(body).collect();
    let widest = |column: usize| lines.iter().map(|line| width(&line[column].0)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..filled.len()).map(widest).collect();
    let right: Vec<bool> = (0..filled.len()).map(|column| lines.iter().skip(1).any(|line| line[column].1)).collect();
    let draw = |line: &Vec<(String, bool)>| {
        let cells = line.iter().enumerate().map(|(column, (text, _))| {
            let space = " ".repeat(widths[column] - width(text));
            if right[column] { format!("{space}{text}") } else { format!("{text}{space}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(draw).collect()
}

/// The text, and whether it is a number. Controls would move the cursor: they are drawn as blanks.
fn cell(value: &Value) -> (String, bool) {
    match value {
        Value::Text(text) => (shown(text), false),
        Value::Day(day) => (day.clone(), false),
        Value::Whole(number) => (number.to_string(), true),
        Value::Real(number) => (significant(*number), true),
        Value::Nothing => (String::new(), false),
    }
}

fn shown(text: &str) -> String {
    let signs = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
    if text.chars().count() <= LONGEST { signs.collect() } else { signs.take(LONGEST - 1).chain(['…']).collect() }
}

/// Columns of a terminal that a text takes: ideographs take two.
fn width(text: &str) -> usize {
    let wide = |sign: char| matches!(sign, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}');
    text.chars().map(|sign| if wide(sign) { 2 } else { 1 }).sum()
}

fn significant(number: f64) -> String {
    if number == 0.0 {
        return "0".into();
    }
    let places = 3 - number.abs().log10().floor() as i32;
    if places > 9 { format!("{number:.1e}") } else { format!("{number:.*}", places.max(0) as usize) }
}

//! A table that a person reads on a terminal.

use super::shape::{Table, Value};

/// Aligned columns, numbers to the right with four significant digits, columns without any value left out.
pub fn plain(table: &Table) -> Vec<String> {
    let filled: Vec<usize> = (0..table.columns.len()).filter(|&column| table.rows.iter().any(|row| row[column] != Value::Nothing)).collect();
    let header = filled.iter().map(|&column| (table.columns[column].clone(), false)).collect();
    let body = table.rows.iter().map(|row| filled.iter().map(|&column| cell(&row[column])).collect());
    let lines: Vec<Vec<(String, bool)>> = std::iter::once(header).chain(body).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].0.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..filled.len()).map(width).collect();
    let right: Vec<bool> = (0..filled.len()).map(|column| lines.iter().skip(1).any(|line| line[column].1)).collect();
    let draw = |line: &Vec<(String, bool)>| {
        let cells = line.iter().enumerate().map(|(column, (text, _))| {
            let space = " ".repeat(widths[column] - text.chars().count());
            if right[column] { format!("{space}{text}") } else { format!("{text}{space}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(draw).collect()
}

/// The text, and whether it is a number. Controls would move the cursor: they are drawn as blanks.
fn cell(value: &Value) -> (String, bool) {
    match value {
        Value::Text(text) => (text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect(), false),
        Value::Day(day) => (day.clone(), false),
        Value::Whole(number) => (number.to_string(), true),
        Value::Real(number) => (significant(*number), true),
        Value::Nothing => (String::new(), false),
    }
}

fn significant(number: f64) -> String {
    if number == 0.0 {
        return "0".into();
    }
    let places = 3 - number.abs().log10().floor() as i32;
    if places > 9 { format!("{number:.1e}") } else { format!("{number:.*}", places.max(0) as usize) }
}

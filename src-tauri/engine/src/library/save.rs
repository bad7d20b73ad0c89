//! Answers as files: the ending says whether numbers or a picture.

use std::path::Path;

use serde::Serialize;

use super::Library;
use super::figure::TrendShape;
use super::made::{self, Made, ending};
use crate::answers::{Comparison, Coverage, Figure, NumberChange, Quadrants, Style, Trend, View, ViewTable, Voices};
use crate::chart;
use crate::question::{Question, Selection};
use crate::tables::{Table, Tabular, Value, csv, json_lines, parquet, plain, write_whole, xlsx_saying};
use crate::{Error, Result};

pub use crate::tables::{CsvSeparator, CsvStyle};

impl Library {
    /// Saves a trend: `.svg`, `.png`, `.csv`, `.xlsx`, `.parquet`, `.json` or `.jsonl`.
    ///
    /// # Errors
    /// `ending-unknown`, `file-unwritable`, `disk-full`, and what drawing says.
    pub fn save_trend(&self, trend: &Trend, shape: TrendShape, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        let made = Made::Trend { question: trend.question.clone(), shape, events: trend.marks.events.clone() };
        save(path, trend, csv, style, Some(&made), || self.draw_trend(trend, shape, style))
    }

    /// Saves a comparison; endings and errors as [`Library::save_trend`].
    pub fn save_comparison(&self, comparison: &Comparison, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        let made = Made::Comparison { question: comparison.question.clone(), baseline: comparison.baseline.clone() };
        save(path, comparison, csv, style, Some(&made), || self.draw_comparison(comparison, style))
    }

    /// Saves the calendar of a selection; endings and errors as [`Library::save_trend`].
    pub fn save_coverage(&self, selection: &Selection, coverage: &Coverage, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        let made = Made::Coverage { selection: selection.clone() };
        save(path, coverage, csv, style, Some(&made), || self.draw_coverage(coverage, style))
    }

    /// Saves quadrants; endings and errors as [`Library::save_trend`].
    pub fn save_quadrants(&self, quadrants: &Quadrants, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        let over_time = quadrants.rows.iter().any(|row| row.period.is_some());
        let view = View::Quadrants { second: quadrants.second.clone(), over_time };
        let made = Made::View { question: quadrants.question.clone(), view };
        save(path, quadrants, csv, style, Some(&made), || self.draw_quadrants(quadrants, style))
    }

    /// Saves voices; endings and errors as [`Library::save_trend`].
    pub fn save_voices(&self, voices: &Voices, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        let made = Made::View { question: voices.question.clone(), view: View::Voices };
        save(path, voices, csv, style, Some(&made), || self.draw_voices(voices, style))
    }

    /// The main table of an answer in aligned columns, a line a row.
    pub fn lines(answer: &impl Tabular) -> Vec<String> {
        plain(&answer.tables()[0])
    }

    /// The table of a view in aligned columns, a line a row.
    pub fn lines_of(table: &ViewTable) -> Vec<String> {
        let value = |cell: &serde_json::Value| match cell {
            serde_json::Value::String(text) => Value::from(text),
            serde_json::Value::Number(number) => number.as_u64().map_or_else(|| Value::from(number.as_f64()), Value::from),
            _ => Value::Nothing,
        };
        let rows = table.rows.iter().map(|row| row.iter().map(value).collect()).collect();
        plain(&Table { name: String::new(), columns: table.columns.clone(), rows })
    }

    /// Numbers that changed in aligned columns, a line each.
    pub fn lines_of_changes(changes: &[NumberChange]) -> Vec<String> {
        let mut table = Table::new("", &["table", "row", "column", "before", "after"]);
        let value = |json: &serde_json::Value| match json {
            serde_json::Value::Null => Value::Nothing,
            serde_json::Value::Number(number) => number.as_u64().map_or_else(|| Value::from(number.as_f64()), Value::from),
            serde_json::Value::String(text) => Value::from(text),
            other => Value::Text(other.to_string()),
        };
        table.rows.extend(changes.iter().map(|one| vec![(&one.table).into(), (&one.row).into(), (&one.column).into(), value(&one.before), value(&one.after)]));
        plain(&table)
    }

    /// Saves the trend of a question, drawn as `style` says, or its numbers.
    ///
    /// # Errors
    /// As [`Library::figure_trend`] and [`Library::save_trend`].
    pub fn figure_save(&self, question: &Question, style: &Style, path: &Path) -> Result<()> {
        self.save_trend(&self.marked_trend(question, style, None)?, TrendShape::Lines, style, CsvStyle::default(), path)
    }

    /// Saves the comparison of a question, drawn as `style` says, or its numbers.
    ///
    /// # Errors
    /// As [`Library::figure_compare`] and [`Library::save_trend`].
    pub fn figure_compare_save(&self, question: &Question, baseline: Option<&str>, style: &Style, path: &Path) -> Result<()> {
        self.save_comparison(&self.compare(question, baseline)?, style, CsvStyle::default(), path)
    }
}

pub(super) fn save(path: &Path, answer: &(impl Tabular + Serialize), style: CsvStyle, look: &Style, made: Option<&Made>, figure: impl FnOnce() -> Result<Figure>) -> Result<()> {
    let ending = ending(path);
    if !matches!(ending.as_str(), "svg" | "png" | "csv" | "xlsx" | "parquet" | "jsonl" | "json") {
        return Err(unknown(path));
    }
    write_whole(path, &bytes(&ending, answer, style, look, made, figure)?)
}

/// The file's bytes. A picture carries how it was made and its numbers.
pub(super) fn bytes(ending: &str, answer: &(impl Tabular + Serialize), style: CsvStyle, look: &Style, made: Option<&Made>, figure: impl FnOnce() -> Result<Figure>) -> Result<Vec<u8>> {
    let carried = |figure: Figure| made.map_or_else(|| figure.svg.clone(), |made| made::carried(&figure.svg, made, look, &answer.tables()));
    Ok(match ending {
        "svg" => carried(figure()?).into_bytes(),
        "png" => chart::png(&carried(figure()?), look.scale)?,
        "csv" => csv(&answer.tables()[0], style),
        "xlsx" => {
            let tables = answer.tables();
            xlsx_saying(&tables, &made.map(|made| made::of_numbers(made, look, &tables)).unwrap_or_default())?
        }
        "parquet" => parquet(&answer.tables())?,
        "jsonl" => json_lines(&answer.tables()[0]),
        _ => json(answer)?,
    })
}

fn json(answer: &impl Serialize) -> Result<Vec<u8>> {
    let text = serde_json::to_string_pretty(answer).map_err(|cause| Error::new("output-failed", cause.to_string(), "Report this sentence."))?;
    Ok((text + "\n").into_bytes())
}

fn unknown(path: &Path) -> Error {
    Error::new(
        "ending-unknown",
        format!("{} has no ending that says what to write.", path.display()),
        "End it in .svg or .png for a figure, in .csv, .xlsx, .parquet, .json or .jsonl for the numbers.",
    )
}

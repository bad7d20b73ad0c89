//! Answers as files: the ending says whether numbers or a picture.

use std::path::Path;

use serde::Serialize;

use super::Library;
use super::figure::TrendShape;
use crate::answers::{Comparison, Coverage, Figure, Quadrants, Style, Trend, ViewTable, Voices};
use crate::chart;
use crate::question::Question;
use crate::tables::{Table, Tabular, Value, csv, json_lines, parquet, plain, write_whole, xlsx};
use crate::{Error, Result};

pub use crate::tables::{CsvSeparator, CsvStyle};

impl Library {
    /// Saves a trend: `.svg`, `.png`, `.csv`, `.xlsx`, `.parquet`, `.json` or `.jsonl`.
    ///
    /// # Errors
    /// `ending-unknown`, `file-unwritable`, `disk-full`, and what drawing says.
    pub fn save_trend(&self, trend: &Trend, shape: TrendShape, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        save(path, trend, csv, style, || self.draw_trend(trend, shape, style))
    }

    /// Saves a comparison; endings and errors as [`Library::save_trend`].
    pub fn save_comparison(&self, comparison: &Comparison, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        save(path, comparison, csv, style, || self.draw_comparison(comparison, style))
    }

    /// Saves a calendar; endings and errors as [`Library::save_trend`].
    pub fn save_coverage(&self, coverage: &Coverage, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        save(path, coverage, csv, style, || self.draw_coverage(coverage, style))
    }

    /// Saves quadrants; endings and errors as [`Library::save_trend`].
    pub fn save_quadrants(&self, quadrants: &Quadrants, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        save(path, quadrants, csv, style, || self.draw_quadrants(quadrants, style))
    }

    /// Saves voices; endings and errors as [`Library::save_trend`].
    pub fn save_voices(&self, voices: &Voices, style: &Style, csv: CsvStyle, path: &Path) -> Result<()> {
        save(path, voices, csv, style, || self.draw_voices(voices, style))
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

pub(super) fn save(path: &Path, answer: &(impl Tabular + Serialize), style: CsvStyle, look: &Style, figure: impl FnOnce() -> Result<Figure>) -> Result<()> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = match ending.as_str() {
        "svg" => figure()?.svg.into_bytes(),
        "png" => chart::png(&figure()?.svg, look.scale)?,
        "csv" => csv(&answer.tables()[0], style),
        "xlsx" => xlsx(&answer.tables())?,
        "parquet" => parquet(&answer.tables())?,
        "jsonl" => json_lines(&answer.tables()[0]),
        "json" => json(answer)?,
        _ => return Err(unknown(path)),
    };
    write_whole(path, &bytes)
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

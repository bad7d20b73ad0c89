//! How a saved figure was made: what it takes to make it again, carried in its recipe.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::figure::TrendShape;
use super::{CsvStyle, Library, save};
use crate::Result;
use crate::answers::{EventMark, Style, View};
use crate::question::{Question, Selection};
use crate::recipe::{self, Recipe};
use crate::record;
use crate::tables::{Table, Value};

/// Rows of numbers that a recipe carries; with more it carries none.
const MOST_ROWS: usize = 5_000;

/// Which figure, beyond its style.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Made {
    Trend { question: Question, shape: TrendShape, events: Vec<EventMark> },
    Comparison { question: Question, baseline: Option<String> },
    Coverage { selection: Selection },
    View { question: Question, view: View },
}

impl Made {
    /// The question, where there is one.
    pub fn question(&self) -> Option<&Question> {
        match self {
            Self::Trend { question, .. } | Self::Comparison { question, .. } | Self::View { question, .. } => Some(question),
            Self::Coverage { .. } => None,
        }
    }
}

impl Library {
    /// The figure again, as a file of that ending.
    ///
    /// # Errors
    /// As [`Library::save_trend`] and [`Library::save_view`].
    pub(super) fn made_again(&self, made: &Made, style: &Style, ending: &str) -> Result<Vec<u8>> {
        let csv = CsvStyle::default();
        match made {
            Made::Trend { question, shape, events } => {
                let trend = self.marked_trend(question, style, Some(events))?;
                save::bytes(ending, &trend, csv, style, Some(made), || self.draw_trend(&trend, *shape, style))
            }
            Made::Comparison { question, baseline } => {
                let comparison = self.compare(question, baseline.as_deref())?;
                save::bytes(ending, &comparison, csv, style, Some(made), || self.draw_comparison(&comparison, style))
            }
            Made::Coverage { selection } => {
                let coverage = self.coverage(selection)?;
                save::bytes(ending, &coverage, csv, style, Some(made), || self.draw_coverage(&coverage, style))
            }
            Made::View { question, view } => self.view_bytes(question, view, style, csv, ending),
        }
    }
}

/// The SVG with a recipe that says how it was made, and its numbers.
pub(super) fn carried(svg: &str, made: &Made, style: &Style, tables: &[Table]) -> String {
    let Ok(found) = recipe::read(svg.as_bytes()) else { return svg.to_owned() };
    let recipe = Recipe { id: found.text("recipe").to_owned(), text: found.content.to_string() };
    let recipe = told(&recipe.with("made", made).with("style", style), tables);
    let (Some(start), Some(end)) = (svg.find("<metadata>"), svg.find("</metadata>")) else { return svg.to_owned() };
    format!("{}<metadata>{}{}", &svg[..start], quick_xml::escape::escape(recipe.text.as_str()), &svg[end..])
}

/// The recipe of a workbook of numbers.
pub(super) fn of_numbers(made: &Made, style: &Style, tables: &[Table]) -> String {
    let about = |wanted: &str| {
        let rows = tables.iter().filter(|table| table.name == "about").flat_map(|table| &table.rows);
        rows.filter(|row| row.first() == Some(&wanted.into())).find_map(|row| if let Some(Value::Text(text)) = row.get(1) { Some(text.clone()) } else { None }).unwrap_or_default()
    };
    let question = made.question().map(|question| serde_json::to_value(question).unwrap_or_default()).unwrap_or_else(|| "coverage".into());
    Recipe::of(&question, &about("codebook"), &about("library")).with("made", made).with("style", style).text
}

fn told(recipe: &Recipe, tables: &[Table]) -> Recipe {
    let tables: Vec<Table> = tables.iter().filter(|table| table.name != "about").cloned().collect();
    if tables.iter().map(|table| table.rows.len()).sum::<usize>() > MOST_ROWS { recipe.clone() } else { recipe.with("numbers", record::numbers(&tables)) }
}

/// The ending of a path in small letters.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

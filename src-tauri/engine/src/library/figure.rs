//! Answers as pictures.

use serde_json::json;

use super::Library;
use super::quadrants::OverTime;
use crate::Result;
use crate::answers::{Comparison, Coverage, EventMark, Figure, MarkChoice, Quadrants, Style, Trend, Voices};
use crate::chart::{self, Notes};
use crate::measure::event_list;
use crate::question::{Question, Selection, Split};
use crate::recipe::Recipe;

/// How a trend is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendShape {
    Lines,
    /// A row a series, a cell a period.
    HeatMap,
}

impl Library {
    /// A trend as lines, with what `style.marks` asks for; events are the major ones of the shipped list.
    ///
    /// # Errors
    /// As [`Library::trend_with`] and [`chart::trend`].
    pub fn figure_trend(&self, question: &Question, style: &Style) -> Result<Figure> {
        let trend = self.marked_trend(question, style, None)?;
        self.draw_trend(&trend, TrendShape::Lines, style)
    }

    /// The trend that a style asks for; `events` in place of the shipped ones.
    ///
    /// # Errors
    /// As [`Library::trend_with`].
    pub fn marked_trend(&self, question: &Question, style: &Style, events: Option<&[EventMark]>) -> Result<Trend> {
        let MarkChoice { events: wanted, .. } = style.marks;
        let shipped = if wanted && events.is_none() { event_list::major(&style.language) } else { Vec::new() };
        self.trend_with(question, &style.marks, events.unwrap_or(&shipped))
    }

    /// A comparison as dots with their intervals.
    ///
    /// # Errors
    /// As [`Library::compare`] and [`chart::compare`].
    pub fn figure_compare(&self, question: &Question, baseline: Option<&str>, style: &Style) -> Result<Figure> {
        self.draw_comparison(&self.compare(question, baseline)?, style)
    }

    /// A trend as a heat map, a row a series; outlets where the question names no split.
    ///
    /// # Errors
    /// As [`Library::trend`] and [`chart::heat_map`].
    pub fn figure_heat(&self, question: &Question, style: &Style) -> Result<Figure> {
        let split = if question.split == Split::None { Split::Outlet } else { question.split };
        let question = Question { split, ..question.clone() };
        self.draw_trend(&self.trend(&question)?, TrendShape::HeatMap, style)
    }

    /// The calendar of a selection.
    ///
    /// # Errors
    /// As [`Library::coverage`] and [`chart::calendar`].
    pub fn figure_coverage(&self, selection: &Selection, style: &Style) -> Result<Figure> {
        self.draw_coverage(&self.coverage(selection)?, style)
    }

    /// Two concepts in the same articles, as bars.
    ///
    /// # Errors
    /// As [`Library::quadrants`] and [`chart::quadrants`].
    pub fn figure_quadrants(&self, question: &Question, second: &str, style: &Style) -> Result<Figure> {
        self.draw_quadrants(&self.quadrants(question, second, OverTime::No)?, style)
    }

    /// Own voice against quoted, as bars.
    ///
    /// # Errors
    /// As [`Library::voices`] and [`chart::voices`].
    pub fn figure_voices(&self, question: &Question, style: &Style) -> Result<Figure> {
        self.draw_voices(&self.voices(question)?, style)
    }

    pub(super) fn draw_trend(&self, trend: &Trend, shape: TrendShape, style: &Style) -> Result<Figure> {
        let mut notes = self.notes(&trend.question, style)?;
        if !trend.marks.is_empty() {
            notes.recipe = Recipe::of(&json!({"question": trend.question, "marks": style.marks}), &trend.codebook, &trend.library);
        }
        match shape {
            TrendShape::Lines => chart::trend(trend, style, &notes),
            TrendShape::HeatMap => chart::heat_map(trend, style, &notes),
        }
    }

    pub(super) fn draw_comparison(&self, comparison: &Comparison, style: &Style) -> Result<Figure> {
        let mut notes = self.notes(&comparison.question, style)?;
        if let Some(baseline) = &comparison.baseline {
            let asked = json!({"question": comparison.question, "baseline": baseline});
            notes.recipe = Recipe::of(&asked, &comparison.codebook, &comparison.library);
        }
        chart::compare(comparison, style, &notes)
    }

    pub(super) fn draw_coverage(&self, coverage: &Coverage, style: &Style) -> Result<Figure> {
        let recipe = Recipe::of(&"coverage", "", &coverage.library);
        chart::calendar(coverage, style, &Notes { source: self.name(), recipe, ..Notes::default() })
    }

    pub(super) fn draw_quadrants(&self, quadrants: &Quadrants, style: &Style) -> Result<Figure> {
        let mut notes = self.notes(&quadrants.question, style)?;
        let asked = json!({"question": quadrants.question, "second": quadrants.second});
        notes.recipe = Recipe::of(&asked, &quadrants.codebook, &quadrants.library);
        chart::quadrants(quadrants, style, &notes)
    }

    pub(super) fn draw_voices(&self, voices: &Voices, style: &Style) -> Result<Figure> {
        chart::voices(voices, style, &self.notes(&voices.question, style)?)
    }

    /// What a figure of a question says about itself.
    pub(super) fn notes(&self, question: &Question, style: &Style) -> Result<Notes> {
        self.asked(question)?.notes(&self.name(), &style.language)
    }

    /// The library's name: its file's, without the ending.
    pub(super) fn name(&self) -> String {
        self.path().file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

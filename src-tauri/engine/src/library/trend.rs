//! How a measure moves over time.

use super::Library;
use crate::{Error, Result};
use crate::answers::{EventMark, MarkChoice, Trend};
use crate::measure::{event_list, marks, trend};
use crate::question::Question;

impl Library {
    /// The numbers of a trend.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::trend`].
    pub fn trend(&self, question: &Question) -> Result<Trend> {
        self.trend_with(question, &MarkChoice::default(), &[])
    }

    /// The same with averages, change points, events and holes, as `choice` says.
    ///
    /// # Errors
    /// As [`Library::trend`] and [`marks::marks`].
    pub fn trend_with(&self, question: &Question, choice: &MarkChoice, events: &[EventMark]) -> Result<Trend> {
        let asked = self.asked(question)?;
        let (facts, codebook, totals) = (asked.facts(), asked.codebook()?, self.totals(&asked.question)?);
        let numbers = trend::trend_among(facts, &asked.question, codebook, asked.matching(), &totals)?;
        let mut marks = if *choice == MarkChoice::default() {
            Default::default()
        } else {
            marks::marks_among(facts, &asked.question, codebook, asked.matching(), choice, events, &totals)?
        };
        if choice.corrected {
            marks.corrected = self.corrected(&asked)?;
        }
        Ok(Trend {
            by_hand: asked.by_hand()?,
            validation: self.validation_state(&asked.question.concept)?,
            question: asked.question.clone(),
            codebook: asked.version()?,
            library: asked.library(),
            series: numbers.series,
            left_out: numbers.left_out,
            total: numbers.total,
            marks,
            cautions: asked.cautions(numbers.cautions),
        })
    }

    /// A trend with the holes of its collection, which panels and heat maps always show.
    pub(super) fn trend_with_holes(&self, question: &Question) -> Result<Trend> {
        self.trend_with(question, &MarkChoice { holes: true, ..MarkChoice::default() }, &[])
    }

    /// Events of a person's own list, CSV; see [`event_list::read`].
    ///
    /// # Errors
    /// `events-unreadable`.
    pub fn read_events(text: &str) -> Result<Vec<EventMark>> {
        event_list::read(text)
    }

    /// The same from a file in UTF-8.
    ///
    /// # Errors
    /// `events-unreadable`, `file-unreadable`.
    pub fn read_events_file(path: &std::path::Path) -> Result<Vec<EventMark>> {
        let bytes = std::fs::read(path).map_err(|cause| Error::unreadable(path, cause))?;
        let not_text = |_| Error::new("events-unreadable", format!("{} is not UTF-8.", path.display()), "Save it as UTF-8.");
        event_list::read(&String::from_utf8(bytes).map_err(not_text)?)
    }
}

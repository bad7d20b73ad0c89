//! Before and after dated events.

use super::Library;
use crate::Result;
use crate::answers::{EventMark, Events};
use crate::measure;
use crate::question::Question;

impl Library {
    /// The measure in `window_days` before each event and in as many from it on.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::events::events`].
    pub fn events(&self, question: &Question, events: &[EventMark], window_days: u32) -> Result<Events> {
        let asked = self.asked(question)?;
        let numbers = measure::events::events(asked.facts(), &asked.question, asked.codebook()?, asked.matching(), events, window_days)?;
        Ok(Events {
            question: asked.question.clone(),
            codebook: asked.version()?,
            library: asked.library(),
            window_days,
            rows: numbers.rows,
            left_out: numbers.left_out,
            tests: numbers.tests,
        })
    }
}

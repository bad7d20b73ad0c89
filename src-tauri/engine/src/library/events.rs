//! Before and after dated events.

use super::Library;
use crate::Result;
use crate::answers::{EventMark, Events};
use crate::measure::{self, UNDATED, event_list, periods};
use crate::question::Question;

impl Library {
    /// The shipped events on days that the library holds, titled in `language`.
    ///
    /// # Errors
    /// What reading the library says.
    pub fn shipped_events(&self, language: &str) -> Result<Vec<EventMark>> {
        let known = self.known()?;
        let days = known.facts.day.iter().copied().filter(|&day| day != UNDATED);
        let (first, last) = days.fold((i32::MAX, i32::MIN), |(first, last), day| (first.min(day), last.max(day)));
        if first > last {
            return Ok(Vec::new());
        }
        // days written as YYYY-MM-DD sort as they follow one another
        let within = periods::day_label(first)..=periods::day_label(last);
        Ok(event_list::shipped(language).into_iter().filter(|event| within.contains(&event.date)).collect())
    }

    /// The measure in `window_days` before each event and in as many from it on.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::events::events`].
    pub fn events(&self, question: &Question, events: &[EventMark], window_days: u32) -> Result<Events> {
        let asked = self.asked(question)?;
        let numbers = measure::events::events(asked.facts(), &asked.question, asked.codebook()?, asked.matching(), events, window_days)?;
        Ok(Events {
            by_hand: asked.by_hand()?,
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

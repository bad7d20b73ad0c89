//! A person's own dated events, kept in the library.

use super::Library;
use crate::answers::EventMark;
use crate::edit::Edit;
use crate::measure::event_list;
use crate::{Error, Result};

/// More than this is no list of events that anybody reads.
const MOST: usize = 2_000;

impl Library {
    /// The events that a person added to this library, by date.
    pub fn own_events(&self) -> Result<Vec<EventMark>> {
        self.store().own_events()
    }

    /// Keeps these events in place of those kept before; undo brings those back.
    ///
    /// # Errors
    /// `date-wrong` where a date is not `YYYY-MM-DD`, `title-missing`, `too-many-events`.
    pub fn keep_own_events(&self, events: &[EventMark]) -> Result<()> {
        if events.len() > MOST {
            return Err(Error::new("too-many-events", format!("{} events are more than anybody reads.", events.len()), format!("Keep at most {MOST}.")));
        }
        events.iter().try_for_each(event_list::check)?;
        let kept: Vec<EventMark> = events.iter().map(|event| EventMark { major: true, ..event.clone() }).collect();
        self.change(Edit::Events { kept })
    }

    /// The shipped events on days that the library holds, and the person's own, by date.
    ///
    /// # Errors
    /// What reading the library says.
    pub fn all_events(&self, language: &str) -> Result<Vec<EventMark>> {
        let mut events = self.shipped_events(language)?;
        events.extend(self.own_events()?);
        events.sort_by(|a, b| a.date.cmp(&b.date));
        Ok(events)
    }
}

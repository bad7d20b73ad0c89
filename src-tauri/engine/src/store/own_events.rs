//! A person's own dated events.

use rusqlite::params;

use super::Store;
use crate::Result;
use crate::answers::EventMark;

impl Store {
    /// All of them, by date and then in the order in which they were given.
    pub fn own_events(&self) -> Result<Vec<EventMark>> {
        let mut ask = self.db.prepare("SELECT date, title, source FROM own_events ORDER BY date, id")?;
        let rows = ask.query_map([], |row| Ok(EventMark { date: row.get(0)?, title: row.get(1)?, source: row.get(2)?, major: true }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps these in place of those that were there, which it answers; inside the transaction of the change.
    pub(super) fn set_own_events(&self, events: &[EventMark]) -> Result<Vec<EventMark>> {
        let before = self.own_events()?;
        self.db.execute("DELETE FROM own_events", [])?;
        let mut put = self.db.prepare("INSERT INTO own_events (date, title, source) VALUES (?, ?, ?)")?;
        for event in events {
            put.execute(params![event.date, event.title, event.source])?;
        }
        Ok(before)
    }
}

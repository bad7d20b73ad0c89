//! What was done to a library, line by line, with the time that the caller's clock said.

use rusqlite::params;

use super::Store;
use crate::answers::LogLine;
use crate::edit::{Edit, EditTold};
use crate::Result;

impl Store {
    /// Writes a line into the library's log.
    pub fn log(&self, what: &str, detail: &str) -> Result<()> {
        self.db.execute("INSERT INTO log (what, detail, dated) VALUES (?, ?, ?)", [what, detail, &(self.clock)()])?;
        Ok(())
    }

    /// Writes that a change was made, taken back, or made again.
    pub(super) fn log_edit(&self, what: &str, id: i64, edit: &Edit) -> Result<()> {
        let told = serde_json::to_string(&edit.told()).unwrap_or_default();
        self.db.execute("INSERT INTO log (what, detail, dated, edit) VALUES (?, ?, ?, ?)", params![what, told, (self.clock)(), id])?;
        Ok(())
    }

    /// The newest lines of the log, newest first: `most` of them after passing over `offset`.
    pub fn logged(&self, offset: u64, most: u64) -> Result<Vec<LogLine>> {
        let mut ask = self.db.prepare_cached(
            "SELECT log.id, log.what, detail, dated, edit, coalesce(edits.undone, 0) FROM log LEFT JOIN edits ON edits.id = log.edit \
             ORDER BY log.id DESC LIMIT ? OFFSET ?",
        )?;
        let rows = ask.query_map(params![most as i64, offset as i64], |row| {
            let (detail, edit): (String, Option<i64>) = (row.get(2)?, row.get(4)?);
            let told: Option<EditTold> = edit.and_then(|_| serde_json::from_str(&detail).ok());
            let detail = if told.is_some() { String::new() } else { detail };
            Ok(LogLine { id: row.get(0)?, what: row.get(1)?, detail, dated: row.get(3)?, edit, told, undone: row.get(5)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

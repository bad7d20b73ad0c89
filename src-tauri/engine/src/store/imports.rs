//! Imports that were begun: a row stands until the import has ended, so that one that broke off can go on.

use std::collections::HashSet;
use std::path::PathBuf;

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::answers::{ImportOptions, Unfinished};
use crate::Result;

impl Store {
    /// Writes down that an import begins; an earlier one of the same files that broke off goes on in it.
    pub fn begin_import(&self, paths: &[PathBuf], options: &ImportOptions) -> Result<i64> {
        let names: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let (paths, options) = (serde_json::to_string(&names).unwrap_or_default(), serde_json::to_string(options).unwrap_or_default());
        self.db.execute("DELETE FROM imports WHERE paths = ?", [&paths])?;
        self.db.execute("INSERT INTO imports (paths, options) VALUES (?, ?)", [&paths, &options])?;
        Ok(self.db.last_insert_rowid())
    }

    /// How many items of an import are stored; written with the batch that holds them.
    pub(super) fn count_items(&self, import: i64, items: u64) -> Result<()> {
        self.db.prepare_cached("UPDATE imports SET items = ? WHERE id = ?")?.execute(params![items, import])?;
        Ok(())
    }

    /// The import has ended.
    pub fn end_import(&self, import: i64) -> Result<()> {
        self.db.execute("DELETE FROM imports WHERE id = ?", [import])?;
        Ok(())
    }

    /// The newest import that has not ended.
    pub fn unfinished(&self) -> Result<Option<Unfinished>> {
        let mut ask = self.db.prepare_cached("SELECT paths, options, items FROM imports ORDER BY id DESC LIMIT 1")?;
        let row = ask.query_row([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?))).optional()?;
        Ok(row.and_then(|(paths, options, items)| Some(Unfinished { paths: serde_json::from_str(&paths).ok()?, options: serde_json::from_str(&options).ok()?, items })))
    }

    /// Gives up on imports that have not ended; what they stored stays.
    pub fn forget_imports(&self) -> Result<()> {
        Ok(self.db.execute_batch("DELETE FROM imports")?)
    }

    /// The texts that are stored, by the 128 bits that stand for each. `None` where there are more than `most`.
    pub fn text_hashes(&self, most: u64) -> Result<Option<HashSet<[u8; 16]>>> {
        let articles = self.count("articles")?;
        if articles == 0 || articles > most {
            return Ok(None);
        }
        let mut ask = self.db.prepare("SELECT text_hash FROM articles")?;
        let rows = ask.query_map([], |row| row.get::<_, [u8; 16]>(0))?;
        Ok(Some(rows.collect::<rusqlite::Result<_>>()?))
    }
}

//! How is a library kept on disk? The only SQL of the program: one SQLite file with everything in it.

mod articles;
pub mod backups;
mod batches;
mod bin;
mod codings;
mod columns;
mod edits;
mod erase;
mod facts;
mod imports;
mod hand;
mod info;
mod intake;
mod line_marks;
mod lists;
mod log;
mod metadata;
mod open;
mod originals;
mod own_events;
mod pack;
mod problem;
mod provenance;
mod questions;
mod references;
mod repair;
mod rezone;
mod recoding;
mod validation;
mod versions;
mod signs;
mod stories;
mod whole;
mod words;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};

use crate::Result;

pub use articles::{Next, Stored};
pub use codings::{CodedArticle, KeptCodebook, Uncoded, article_of_hit};
pub use hand::KeptEdit;
pub use info::Glance;
pub use originals::Original;
pub use references::Head;
pub use repair::repair;
pub use rezone::Rezoned;
pub use intake::{Added, Entry, Prepared, Progress, Run, Worked};
pub use pack::{Pack, Packed, Packer, Unpack};
pub use recoding::{Moved, Target};
pub use validation::KeptSample;
pub use versions::KeptVersion;
pub use stories::Ungrouped;
pub use words::{Sought, Searchable};

/// An open library file. One value a thread; two may be open on one file at the same time.
pub struct Store {
    path: PathBuf,
    db: Connection,
    /// For reading; an import has one of its own, since what it learns may be undone.
    packer: Packer,
    /// What time it is, for the log; the engine has no clock of its own.
    clock: Clock,
    read_only: bool,
}

/// Answers this moment as RFC 3339 in UTC; empty where nobody knows.
pub type Clock = fn() -> String;

impl Store {
    /// The same with a clock, for the log.
    #[must_use]
    pub fn dated_by(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets the file grow to this many pages and no further.
    pub fn limit_pages(&self, pages: u32) -> Result<()> {
        Ok(self.db.pragma_update(None, "max_page_count", pages)?)
    }

    /// A number that changes whenever somebody, here or in another process, changed the library.
    pub fn version(&self) -> Result<i64> {
        Ok(self.meta("changes")?.unwrap_or(0))
    }

    /// How often what stands beside the coding that answers changed: `hand` counts decisions about single hits, `beside`
    /// the steps of a coding that does not answer yet. Neither changes [`Store::version`].
    pub fn version_of(&self, counter: &str) -> Result<i64> {
        Ok(self.meta(counter)?.unwrap_or(0))
    }

    /// A transaction that leaves the library's version as it is and counts in a counter of its own, so that what is
    /// counted from need not be read again.
    fn aside<T>(&self, counter: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.beside(|| {
            let done = work()?;
            let count = self.version_of(counter)?;
            self.set_meta(counter, count + 1)?;
            Ok(done)
        })
    }

    fn meta<T: rusqlite::types::FromSql>(&self, key: &str) -> Result<Option<T>> {
        Ok(self.db.prepare_cached("SELECT value FROM meta WHERE key = ?")?.query_row([key], |row| row.get(0)).optional()?)
    }

    fn set_meta(&self, key: &str, value: impl rusqlite::ToSql) -> Result<()> {
        self.db.prepare_cached("INSERT OR REPLACE INTO meta VALUES (?, ?)")?.execute(params![key, value])?;
        Ok(())
    }

    /// Runs `work`, which only reads, on the library as it is at its first question, whatever others write meanwhile.
    pub fn reading<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        if !self.db.is_autocommit() {
            return work();
        }
        self.db.execute_batch("BEGIN")?;
        let done = work();
        let ended = self.db.execute_batch("COMMIT");
        done.and_then(|value| Ok(ended.map(|()| value)?))
    }

    /// The same for who knows the codebook of this number and reads its hits.
    ///
    /// # Errors
    /// `library-changed` where the hits are of another codebook by now.
    pub fn reading_hits_of<T>(&self, codebook: i64, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.reading(|| {
            let answering = self.coded()?.map_or_else(|| self.codebook(), |coded| Ok(Some(coded)))?;
            match answering {
                Some(answering) if answering.id == codebook => work(),
                _ => Err(problem::coded_again()),
            }
        })
    }

    /// Runs `work` as one transaction that is on the disk when this returns.
    fn transaction<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.beside(|| {
            let value = work()?;
            let changes: i64 = self.meta("changes")?.unwrap_or(0);
            self.set_meta("changes", changes + 1)?;
            Ok(value)
        })
    }

    /// The same for what no answer is counted from, such as saved questions: the library's version stays.
    fn beside<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        let done = work().and_then(|value| {
            self.db.execute_batch("COMMIT")?;
            Ok(value)
        });
        if done.is_err() && !self.db.is_autocommit() {
            // The error that led here is the one to tell; a failed roll-back leaves the transaction to be undone on closing.
            let _ = self.db.execute_batch("ROLLBACK");
        }
        done
    }
}

//! Erasing for good: what lies in the bin leaves the file, with every trace that another table, a dictionary, an index or a
//! free page keeps of it.

use std::collections::HashSet;

use rusqlite::params;

use super::pack::{Pack, Packer, Samples, Unpack};
use super::Store;
use crate::answers::Erased;
use crate::progress::{self, Report};
use crate::Result;

/// A dictionary that has so many bytes in a row of an erased text is learned anew.
const TELLING: usize = 16;

impl Store {
    /// Erases the bin, the history and the originals that the erased articles came from, and rewrites the file. What is
    /// erased cannot be taken back. Copies elsewhere are not touched.
    pub fn erase(&self, report: &Report<'_>) -> Result<Erased> {
        self.db.execute_batch("PRAGMA secure_delete = ON")?;
        let erased = self.transaction(|| {
            let articles = self.binned()?;
            self.choose(&articles)?;
            progress::step(report, "erase", 0, Some(3))?;
            for (id, language) in self.telling_dictionaries()? {
                self.learn_anew(id, &language)?;
            }
            progress::step(report, "erase", 1, Some(3))?;
            let originals = self.forget_originals()?;
            self.forget_chosen()?;
            self.forget_history()?;
            self.forget_names()?;
            self.forget_words()?;
            self.set_meta("erased", self.version_of("erased")? + 1)?;
            self.log("erased", &format!("{} articles", articles.len()))?;
            Ok(Erased { articles: articles.len() as u64, originals })
        })?;
        progress::step(report, "erase", 2, Some(3))?;
        self.rewrite()?;
        Ok(erased)
    }

    /// Writes the file anew without its free pages, and empties the log beside it.
    fn rewrite(&self) -> Result<()> {
        self.db.flush_prepared_statement_cache();
        // What is copied in between goes to a file of the system's folder that is gone when this ends: memory is too small for it.
        self.db.execute_batch("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY")?;
        self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        self.db.execute_batch("PRAGMA secure_delete = OFF")?;
        Ok(())
    }

    fn forget_originals(&self) -> Result<u64> {
        let gone = self.db.execute(
            "DELETE FROM originals WHERE EXISTS (SELECT 1 FROM bin_texts JOIN sources ON sources.id = bin_texts.source \
             WHERE sources.name = originals.source OR substr(sources.name, 1, length(originals.source) + 1) = originals.source || '!')",
            [],
        )?;
        Ok(gone as u64)
    }

    /// Whatever table speaks of an article by a column of that name.
    fn forget_chosen(&self) -> Result<()> {
        let tables: Vec<String> = {
            let mut ask = self.db.prepare(
                "SELECT DISTINCT tables.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns \
                 WHERE tables.type = 'table' AND tables.name NOT LIKE 'bin~_%' ESCAPE '~' AND columns.name = 'article'",
            )?;
            ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        for table in tables {
            self.db.execute(&format!("DELETE FROM \"{table}\" WHERE article IN (SELECT article FROM temp.chosen)"), [])?;
        }
        self.db.execute_batch(
            "DELETE FROM bin_articles; DELETE FROM bin_texts; DELETE FROM bin_hits; DELETE FROM bin_sketches; DELETE FROM bin_links; \
             DELETE FROM bin_bridges; DELETE FROM bin_revisions; DELETE FROM columns",
        )?;
        Ok(())
    }

    fn forget_history(&self) -> Result<()> {
        self.db.execute_batch(
            "DELETE FROM edits; DELETE FROM log WHERE edit IS NOT NULL; DELETE FROM hand_edits WHERE undone = 1; DELETE FROM codebook_versions WHERE undone = 1; \
             DELETE FROM judgements WHERE undone = 1; DELETE FROM settlements WHERE undone = 1",
        )?;
        self.forget_dropped_samples()?;
        Ok(())
    }

    /// Outlets, collections and files that no article names any more.
    fn forget_names(&self) -> Result<()> {
        self.db.execute_batch(
            "DELETE FROM outlet_aliases WHERE outlet NOT IN (SELECT outlet FROM articles WHERE outlet IS NOT NULL) \
                 AND outlet NOT IN (SELECT merged_into FROM outlets WHERE merged_into IS NOT NULL); \
             DELETE FROM outlets WHERE id NOT IN (SELECT outlet FROM articles WHERE outlet IS NOT NULL) \
                 AND id NOT IN (SELECT merged_into FROM outlets WHERE merged_into IS NOT NULL); \
             DELETE FROM provenance WHERE collection IS NOT NULL AND collection NOT IN (SELECT collection FROM articles WHERE collection IS NOT NULL); \
             DELETE FROM collections WHERE id NOT IN (SELECT collection FROM articles WHERE collection IS NOT NULL); \
             DELETE FROM sources WHERE id NOT IN (SELECT source FROM texts)",
        )?;
        Ok(())
    }

    /// The dictionaries that hold a stretch of an erased text.
    fn telling_dictionaries(&self) -> Result<Vec<(i64, String)>> {
        let all: Vec<(i64, String, Vec<u8>)> = {
            let mut ask = self.db.prepare("SELECT id, language, bytes FROM dictionaries")?;
            ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?
        };
        let mut found = Vec::new();
        for (id, language, bytes) in all {
            let windows: HashSet<&[u8]> = bytes.windows(TELLING).collect();
            if self.erased_holds(&windows)? {
                found.push((id, language));
            }
        }
        Ok(found)
    }

    fn erased_holds(&self, windows: &HashSet<&[u8]>) -> Result<bool> {
        let mut unpack = Unpack::default();
        let mut ask = self.db.prepare("SELECT body, dictionary FROM bin_texts")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let dictionary = row.get(1)?;
            self.packer.fetch(self, dictionary)?;
            let body = unpack.unpack(&self.packer, row.get_ref(0)?.as_blob().unwrap_or_default(), dictionary)?;
            if body.as_bytes().windows(TELLING).any(|window| windows.contains(window)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Learns a language's dictionary from what stays, under a number of its own, and packs the bodies with it.
    fn learn_anew(&self, old: i64, language: &str) -> Result<()> {
        let ids: Vec<i64> = {
            let mut ask = self.db.prepare("SELECT article FROM texts WHERE dictionary = ? ORDER BY article")?;
            ask.query_map([old], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        let (mut samples, mut unpack, packer) = (Samples::default(), Unpack::default(), Packer::default());
        for id in &ids {
            if samples.add(Some(language), &self.body_of(*id, &mut unpack)?.0) {
                break;
            }
        }
        self.db.execute("DELETE FROM dictionaries WHERE id = ?", [old])?;
        let next: i64 = self.db.query_row("SELECT max(?, coalesce((SELECT max(id) FROM dictionaries), 0)) + 1", [old], |row| row.get(0))?;
        samples.learn_as(self, &packer, language, next)?;
        let mut pack = Pack::default();
        for id in ids {
            let packed = pack.pack(&packer, Some(language), &self.body_of(id, &mut unpack)?.0)?;
            self.db
                .prepare_cached("UPDATE texts SET body = ?, dictionary = ? WHERE article = ?")?
                .execute(params![packed.bytes, packed.dictionary, id])?;
        }
        Ok(())
    }
}

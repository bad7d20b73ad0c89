//! Coding a library again beside the coding that answers: the new one takes its place only when it is whole.

use rusqlite::params;

use super::{Store, problem};
use super::codings::SHIFT;
use crate::Result;

/// Where a coding is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Into the hits that answer: they are of this codebook, or of none.
    InPlace(i64),
    /// Beside them, until it is whole.
    Beside(i64),
}

impl Target {
    pub fn codebook(self) -> i64 {
        match self {
            Target::InPlace(codebook) | Target::Beside(codebook) => codebook,
        }
    }

    pub(super) fn table(self) -> &'static str {
        match self {
            Target::InPlace(_) => "hits",
            Target::Beside(_) => "next_hits",
        }
    }
}

/// Where an expression of one codebook stands in another: its position, that of its concept, and that of its category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    pub from: u32,
    pub expression: u32,
    pub concept: u16,
    pub category: u16,
}

impl Store {
    /// Makes ready for a coding beside the one that answers; what was begun with another codebook goes. Answers whether
    /// nothing of it is done yet.
    pub fn begin_beside(&self, codebook: i64) -> Result<bool> {
        if self.meta::<i64>("next")? != Some(codebook) {
            self.aside("beside", || {
                self.forget_next()?;
                self.set_meta("next", codebook)
            })?;
        }
        Ok(self.count("next_articles")? == 0)
    }

    fn forget_next(&self) -> Result<()> {
        self.db.execute_batch("DELETE FROM next_hits; DELETE FROM next_articles; DELETE FROM meta WHERE key = 'next'")?;
        Ok(())
    }

    /// Ends a coding beside the one that answers without using it.
    pub fn drop_beside(&self) -> Result<()> {
        if self.meta::<i64>("next")?.is_none() {
            return Ok(());
        }
        self.aside("beside", || self.forget_next())
    }

    /// How many articles wait for a coding.
    pub fn waiting(&self, target: Target) -> Result<u64> {
        match target {
            Target::InPlace(codebook) => self.uncoded(codebook),
            Target::Beside(codebook) if self.meta::<i64>("next")? == Some(codebook) => {
                Ok(self.count("articles")?.saturating_sub(self.count("next_articles")?))
            }
            Target::Beside(_) => self.count("articles"),
        }
    }

    /// Takes the hits of articles that cannot have changed over into the coding beside, with the new codebook's numbers.
    /// `changed` are the articles that have to be coded again; `moved` tells every expression that both codebooks have.
    pub fn take_over(&self, coded: i64, changed: &[i64], moved: &[Moved]) -> Result<u64> {
        self.db.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS moved (was INTEGER PRIMARY KEY, expression INTEGER, concept INTEGER, category INTEGER); \
             CREATE TEMP TABLE IF NOT EXISTS changed (article INTEGER PRIMARY KEY); DELETE FROM temp.moved; DELETE FROM temp.changed",
        )?;
        self.aside("beside", || {
            self.still_answering(coded)?;
            let mut move_one = self.db.prepare("INSERT INTO temp.moved VALUES (?, ?, ?, ?)")?;
            for one in moved {
                move_one.execute(params![one.from, one.expression, one.concept, one.category])?;
            }
            let mut change = self.db.prepare("INSERT OR IGNORE INTO temp.changed VALUES (?)")?;
            for article in changed {
                change.execute([article])?;
            }
            // An expression that the new codebook does not have: its articles are coded again.
            self.db.execute(
                &format!("INSERT OR IGNORE INTO temp.changed SELECT DISTINCT id >> {SHIFT} FROM hits WHERE expression NOT IN (SELECT was FROM temp.moved)"),
                [],
            )?;
            self.db.execute(
                &format!(
                    "INSERT INTO next_hits SELECT hits.id, moved.concept, moved.category, moved.expression, zone, sentence_start, sentence_end, \
                     start, end, voice, speaker, stance, not_counted, actors, claimants FROM hits JOIN temp.moved ON moved.was = hits.expression \
                     WHERE (hits.id >> {SHIFT}) NOT IN (SELECT article FROM temp.changed)"
                ),
                [],
            )?;
            let taken = self.db.execute(
                "INSERT INTO next_articles SELECT id, mentions_pair FROM articles WHERE codebook = ? AND id NOT IN (SELECT article FROM temp.changed)",
                [coded],
            )?;
            Ok(taken as u64)
        })
    }

    /// Puts the coding beside in the place of the one that answered. All or nothing.
    pub fn put_in_place(&self, codebook: i64) -> Result<()> {
        self.db.flush_prepared_statement_cache();
        self.transaction(|| {
            self.still_of(Target::Beside(codebook))?;
            self.db.execute_batch(
                "ALTER TABLE hits RENAME TO old_hits; ALTER TABLE next_hits RENAME TO hits; ALTER TABLE old_hits RENAME TO next_hits; \
                 DELETE FROM next_hits; UPDATE articles SET codebook = NULL WHERE codebook IS NOT NULL AND id NOT IN (SELECT article FROM next_articles)",
            )?;
            self.db.execute(
                "UPDATE articles SET codebook = ?, mentions_pair = next_articles.mentions_pair FROM next_articles WHERE next_articles.article = articles.id",
                [codebook],
            )?;
            self.db.execute_batch("DELETE FROM next_articles; DELETE FROM meta WHERE key = 'next'")?;
            self.set_meta("coded", codebook)
        })
    }

    /// Whether a coding is still written where it was begun: another program may have begun one with another codebook, or
    /// put one in the place of the hits that answered.
    pub(super) fn still_of(&self, target: Target) -> Result<()> {
        match target {
            Target::InPlace(codebook) => self.still_answering(codebook),
            Target::Beside(codebook) if self.meta::<i64>("next")? == Some(codebook) => Ok(()),
            Target::Beside(_) => Err(problem::changed()),
        }
    }

    /// Whether the hits that answer are of this codebook, or of none.
    fn still_answering(&self, codebook: i64) -> Result<()> {
        match self.meta::<i64>("coded")? {
            Some(other) if other != codebook => Err(problem::changed()),
            _ => Ok(()),
        }
    }

    /// Says that the hits are all of this codebook.
    pub fn set_coded(&self, codebook: i64) -> Result<()> {
        if self.meta::<i64>("coded")? == Some(codebook) {
            return Ok(());
        }
        self.transaction(|| {
            self.still_answering(codebook)?;
            self.set_meta("coded", codebook)
        })
    }
}

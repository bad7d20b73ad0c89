//! Samples of sentences and what people say of them. Nothing here changes what a library counts.

use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::Store;
use crate::answers::{Judgement, SampleOptions, Settled};
use crate::validation::Item;
use crate::{Error, Result};

/// A sample as the library keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSample {
    pub id: i64,
    pub name: String,
    pub fingerprint: String,
    pub options: SampleOptions,
    pub codebook: String,
    pub library: String,
}

const SAMPLE: &str = "id, name, fingerprint, options, codebook, library";

impl Store {
    /// Keeps a sample with its items in the order in which they are judged. Answers its number.
    pub fn keep_sample(&self, sample: &KeptSample, items: &[Item]) -> Result<i64> {
        self.aside("validation", || {
            self.db.execute(
                "INSERT INTO samples (name, fingerprint, options, codebook, library) VALUES (?, ?, ?, ?, ?)",
                params![sample.name, sample.fingerprint, json(&sample.options)?, sample.codebook, sample.library],
            )?;
            let id = self.db.last_insert_rowid();
            let mut put = self.db.prepare_cached("INSERT INTO sample_items VALUES (?, ?, ?, ?, ?)")?;
            for (place, item) in items.iter().enumerate() {
                put.execute(params![id, place as i64, item.key, item.article, json(item)?])?;
            }
            Ok(id)
        })
    }

    /// Every sample, the oldest first.
    pub fn samples(&self) -> Result<Vec<KeptSample>> {
        let mut ask = self.db.prepare_cached(&format!("SELECT {SAMPLE} FROM samples ORDER BY id"))?;
        let mut rows = ask.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(KeptSample {
                id: row.get(0)?,
                name: row.get(1)?,
                fingerprint: row.get(2)?,
                options: read(row.get_ref(3)?.as_str().unwrap_or_default())?,
                codebook: row.get(4)?,
                library: row.get(5)?,
            });
        }
        Ok(found)
    }

    /// The items of a sample, in the order in which they are judged.
    pub fn sample_items(&self, sample: i64) -> Result<Vec<Item>> {
        self.kept("SELECT detail FROM sample_items WHERE sample = ? ORDER BY place", sample)
    }

    /// Forgets a sample with everything that was said of it.
    pub fn drop_sample(&self, sample: i64) -> Result<()> {
        self.aside("validation", || {
            for table in ["settlements", "judgements", "sample_items"] {
                self.db.execute(&format!("DELETE FROM {table} WHERE sample = ?"), [sample])?;
            }
            self.db.execute("DELETE FROM samples WHERE id = ?", [sample])?;
            Ok(())
        })
    }

    /// Keeps judgements, all or none; what their coders had undone can no longer be done again.
    pub fn keep_judgements(&self, sample: i64, judgements: &[Judgement]) -> Result<()> {
        self.aside("validation", || {
            for judgement in judgements {
                self.db.prepare_cached("DELETE FROM judgements WHERE sample = ? AND coder = ? AND undone = 1")?.execute(params![sample, judgement.coder])?;
                self.db
                    .prepare_cached("INSERT INTO judgements (sample, item, coder, judgement) VALUES (?, ?, ?, ?)")?
                    .execute(params![sample, judgement.key, judgement.coder, json(judgement)?])?;
            }
            Ok(())
        })
    }

    /// The judgements that count: of each coder and item the last.
    pub fn judgements(&self, sample: i64) -> Result<Vec<Judgement>> {
        self.kept(
            "SELECT judgement FROM judgements WHERE id IN \
             (SELECT max(id) FROM judgements WHERE sample = ? AND undone = 0 GROUP BY item, coder) ORDER BY id",
            sample,
        )
    }

    /// Undoes a coder's newest judgement; answers its item. `None` where there is none.
    pub fn undo_judgement(&self, sample: i64, coder: &str) -> Result<Option<String>> {
        self.turn_judgement("SELECT max(id) FROM judgements WHERE sample = ? AND coder = ? AND undone = 0", 1, sample, coder)
    }

    /// Does again what a coder undid last. `None` where there is nothing.
    pub fn redo_judgement(&self, sample: i64, coder: &str) -> Result<Option<String>> {
        self.turn_judgement("SELECT min(id) FROM judgements WHERE sample = ? AND coder = ? AND undone = 1", 0, sample, coder)
    }

    fn turn_judgement(&self, which: &str, undone: u8, sample: i64, coder: &str) -> Result<Option<String>> {
        let Some(id) = self.db.query_row(which, params![sample, coder], |row| row.get::<_, Option<i64>>(0))? else { return Ok(None) };
        self.aside("validation", || {
            self.db.execute("UPDATE judgements SET undone = ? WHERE id = ?", params![undone, id])?;
            Ok(self.db.query_row("SELECT item FROM judgements WHERE id = ?", [id], |row| row.get(0)).optional()?)
        })
    }

    /// Settles an item, or opens it again.
    pub fn settle(&self, sample: i64, item: &str, settled: Option<&Settled>) -> Result<()> {
        self.aside("validation", || {
            let settled = settled.map(json).transpose()?;
            self.db.execute("INSERT INTO settlements (sample, item, settled) VALUES (?, ?, ?)", params![sample, item, settled])?;
            Ok(())
        })
    }

    /// What is settled, by item.
    pub fn settlements(&self, sample: i64) -> Result<Vec<(String, Settled)>> {
        let mut ask = self.db.prepare_cached(
            "SELECT item, settled FROM settlements WHERE id IN (SELECT max(id) FROM settlements WHERE sample = ? GROUP BY item) \
             AND settled IS NOT NULL ORDER BY item",
        )?;
        let mut rows = ask.query([sample])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((row.get(0)?, read(row.get_ref(1)?.as_str().unwrap_or_default())?));
        }
        Ok(found)
    }

    /// Every hit's place, in the order of the hits: its row, whether it stands in the title, and the bytes of its sentence.
    pub fn hit_sentences(&self, found: &mut dyn FnMut(i64, bool, usize, usize)) -> Result<()> {
        let mut ask = self.db.prepare_cached("SELECT id, zone, sentence_start, sentence_end FROM hits ORDER BY id")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            found(row.get(0)?, row.get::<_, u8>(1)? == 0, row.get::<_, i64>(2)? as usize, row.get::<_, i64>(3)? as usize);
        }
        Ok(())
    }

    fn kept<T: DeserializeOwned>(&self, sql: &str, sample: i64) -> Result<Vec<T>> {
        let mut ask = self.db.prepare_cached(sql)?;
        let mut rows = ask.query([sample])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row.get_ref(0)?.as_str().unwrap_or_default())?);
        }
        Ok(found)
    }
}

fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|cause| Error::new("output-failed", cause.to_string(), "Report this sentence."))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|cause| {
        Error::new("library-damaged", format!("A sample in this library cannot be read: {cause}."), "Run `entente check`, or open a backup.")
    })
}

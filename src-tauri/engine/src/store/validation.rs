//! Samples of sentences and what people say of them. Nothing here changes what a library counts; all of it stands in the one
//! history, by number and never by what was said, so that judging stays blind.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::Store;
use crate::answers::{Judgement, SampleOptions, Settled};
use crate::edit::{Edit, EditMade};
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
        self.bring_sample(sample, items, &[], &[])
    }

    /// The same of a sample that was judged elsewhere, with all that was said of it: one change of the history.
    pub fn bring_sample(&self, sample: &KeptSample, items: &[Item], judgements: &[Judgement], settled: &[(String, Settled)]) -> Result<i64> {
        self.beside(|| {
            let id = self.put_sample(sample, items)?;
            self.put_judgements(id, judgements)?;
            settled.iter().try_for_each(|(item, settled)| self.put_settlement(id, item, Some(settled)).map(drop))?;
            let made = |stands| Edit::Sample { sample: id, name: sample.name.clone(), stands };
            self.keep_in_history(&made(true), &made(false))?;
            Ok(id)
        })
    }

    fn put_sample(&self, sample: &KeptSample, items: &[Item]) -> Result<i64> {
        self.step_aside(&sample.name, &sample.fingerprint)?;
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
    }

    /// Answers the numbers of each coder's judgements.
    fn put_judgements(&self, sample: i64, judgements: &[Judgement]) -> Result<BTreeMap<String, Vec<i64>>> {
        let mut of_coder = BTreeMap::<String, Vec<i64>>::new();
        let mut put = self.db.prepare_cached("INSERT INTO judgements (sample, item, coder, judgement) VALUES (?, ?, ?, ?)")?;
        for judgement in judgements {
            put.execute(params![sample, judgement.key, judgement.coder, json(judgement)?])?;
            of_coder.entry(judgement.coder.clone()).or_default().push(self.db.last_insert_rowid());
        }
        Ok(of_coder)
    }

    fn put_settlement(&self, sample: i64, item: &str, settled: Option<&Settled>) -> Result<i64> {
        let settled = settled.map(json).transpose()?;
        self.db.execute("INSERT INTO settlements (sample, item, settled) VALUES (?, ?, ?)", params![sample, item, settled])?;
        Ok(self.db.last_insert_rowid())
    }

    /// Dropped samples give their name away as long as they are dropped.
    fn step_aside(&self, name: &str, fingerprint: &str) -> Result<()> {
        self.db.execute(
            "UPDATE samples SET name = name || char(31) || id, fingerprint = fingerprint || char(31) || id \
             WHERE stands = 0 AND (name = ?1 OR fingerprint = ?2)",
            [name, fingerprint],
        )?;
        Ok(())
    }

    /// Whether a sample is there; under its old name again.
    pub(super) fn set_sample(&self, sample: i64, stands: bool) -> Result<()> {
        if stands {
            let own = |column: &str| format!("substr({column}, 1, instr({column} || char(31), char(31)) - 1)");
            let ask = format!("SELECT {}, {} FROM samples WHERE id = ?", own("name"), own("fingerprint"));
            let found = self.db.query_row(&ask, [sample], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).optional()?;
            let Some((name, fingerprint)) = found else { return Ok(()) };
            self.step_aside(&name, &fingerprint)?;
            self.db.execute("UPDATE samples SET name = ?, fingerprint = ? WHERE id = ?", params![name, fingerprint, sample])?;
        }
        self.db.execute("UPDATE samples SET stands = ? WHERE id = ?", params![stands, sample])?;
        Ok(())
    }

    /// Every sample, the oldest first.
    pub fn samples(&self) -> Result<Vec<KeptSample>> {
        let mut ask = self.db.prepare_cached(&format!("SELECT {SAMPLE} FROM samples WHERE stands = 1 ORDER BY id"))?;
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

    /// Drops a sample with everything that was said of it; undo brings it back.
    pub fn drop_sample(&self, sample: &KeptSample) -> Result<EditMade> {
        self.edit(&Edit::Sample { sample: sample.id, name: sample.name.clone(), stands: false })
    }

    /// Forgets what was dropped, where the history is forgotten.
    pub(super) fn forget_dropped_samples(&self) -> Result<()> {
        for table in ["settlements", "judgements", "sample_items"] {
            self.db.execute(&format!("DELETE FROM {table} WHERE sample IN (SELECT id FROM samples WHERE stands = 0)"), [])?;
        }
        self.db.execute("DELETE FROM samples WHERE stands = 0", [])?;
        Ok(())
    }

    /// Keeps judgements, all or none: those of each coder as one change of the history.
    pub fn keep_judgements(&self, sample: i64, judgements: &[Judgement]) -> Result<()> {
        self.beside(|| {
            for (coder, kept) in self.put_judgements(sample, judgements)? {
                let made = |holds| Edit::Judgements { sample, coder: coder.clone(), judgements: kept.clone(), holds };
                self.keep_in_history(&made(true), &made(false))?;
            }
            Ok(())
        })
    }

    /// Whether judgements count.
    pub(super) fn set_judgements(&self, judgements: &[i64], holds: bool) -> Result<()> {
        let mut set = self.db.prepare_cached("UPDATE judgements SET undone = ? WHERE id = ?")?;
        judgements.iter().try_for_each(|id| set.execute(params![!holds, id]).map(drop))?;
        Ok(())
    }

    /// The judgements that count: of each coder and item the last.
    pub fn judgements(&self, sample: i64) -> Result<Vec<Judgement>> {
        self.kept(
            "SELECT judgement FROM judgements WHERE id IN \
             (SELECT max(id) FROM judgements WHERE sample = ? AND undone = 0 GROUP BY item, coder) ORDER BY id",
            sample,
        )
    }

    /// Takes a coder's newest judgement back, wherever in the history it stands; answers its sentence. `None` where there is none.
    pub fn undo_judgement(&self, sample: i64, coder: &str) -> Result<Option<String>> {
        self.turn_judgement("SELECT id, forward, inverse FROM edits WHERE undone = 0 AND @ ORDER BY id DESC LIMIT 1", sample, coder, true)
    }

    /// Does again what a coder took back last. `None` where there is nothing.
    pub fn redo_judgement(&self, sample: i64, coder: &str) -> Result<Option<String>> {
        self.turn_judgement("SELECT id, forward, forward FROM edits WHERE undone = 1 AND @ ORDER BY id LIMIT 1", sample, coder, false)
    }

    fn turn_judgement(&self, question: &str, sample: i64, coder: &str, undone: bool) -> Result<Option<String>> {
        let own = "what = 'judgements' AND forward ->> 'sample' = ?1 AND forward ->> 'coder' = ?2";
        let turned = self.turn_edit(&question.replace('@', own), params![sample, coder], undone)?;
        let Some(Edit::Judgements { judgements, .. }) = turned.map(|made| made.edit) else { return Ok(None) };
        let mut ask = self.db.prepare_cached("SELECT item FROM judgements WHERE id = ?")?;
        Ok(judgements.last().map(|last| ask.query_row([last], |row| row.get(0)).optional()).transpose()?.flatten())
    }

    /// Settles an item, or opens it again.
    pub fn settle(&self, sample: i64, item: &str, settled: Option<&Settled>) -> Result<()> {
        self.beside(|| {
            let settlement = self.put_settlement(sample, item, settled)?;
            let made = |holds| Edit::Settlement { settlement, holds };
            self.keep_in_history(&made(true), &made(false)).map(drop)
        })
    }

    /// Whether a decision counts.
    pub(super) fn set_settlement(&self, settlement: i64, holds: bool) -> Result<()> {
        self.db.execute("UPDATE settlements SET undone = ? WHERE id = ?", params![!holds, settlement])?;
        Ok(())
    }

    /// What is settled, by item.
    pub fn settlements(&self, sample: i64) -> Result<Vec<(String, Settled)>> {
        let mut ask = self.db.prepare_cached(
            "SELECT item, settled FROM settlements WHERE id IN (SELECT max(id) FROM settlements WHERE sample = ? AND undone = 0 GROUP BY item) \
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

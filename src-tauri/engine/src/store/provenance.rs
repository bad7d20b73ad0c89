//! What is known of a collection beside its articles: where it comes from, and how much was published in all.

use rusqlite::params;

use super::Store;
use crate::answers::{CollectionProvenance, Mapping, Provenance};
use crate::Result;

impl Store {
    /// Keeps where a collection comes from; the same said twice is kept once.
    pub fn add_provenance(&self, collection: Option<&str>, told: &Provenance) -> Result<()> {
        let text = serde_json::to_string(told).unwrap_or_default();
        self.transaction(|| {
            let id = super::lists::Lists::default().collection(&self.db, collection)?;
            self.db.execute("INSERT OR IGNORE INTO provenance (collection, told) VALUES (?, ?)", params![id, text])?;
            Ok(())
        })
    }

    /// Where the collections come from, in the order in which it was told.
    pub fn provenance(&self) -> Result<Vec<CollectionProvenance>> {
        let mut ask = self.db.prepare_cached("SELECT name, told FROM provenance LEFT JOIN collections ON collections.id = collection ORDER BY provenance.id")?;
        let rows = ask.query_map([], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, String>(1)?)))?;
        let mut all = Vec::new();
        for row in rows {
            let (collection, told) = row?;
            all.extend(serde_json::from_str(&told).ok().map(|told| CollectionProvenance { collection, told }));
        }
        Ok(all)
    }

    /// Keeps this in place of all that was told, which it answers; inside the transaction of the change.
    pub(super) fn set_provenance(&self, all: &[CollectionProvenance]) -> Result<Vec<CollectionProvenance>> {
        let before = self.provenance()?;
        self.db.execute("DELETE FROM provenance", [])?;
        let mut lists = super::lists::Lists::default();
        for CollectionProvenance { collection, told } in all {
            let id = lists.collection(&self.db, collection.as_deref())?;
            let text = serde_json::to_string(told).unwrap_or_default();
            self.db.execute("INSERT OR IGNORE INTO provenance (collection, told) VALUES (?, ?)", params![id, text])?;
        }
        Ok(before)
    }

    /// Keeps these totals (outlet, period, articles) in place of those that were there, which it answers; inside the
    /// transaction of the change.
    pub(super) fn set_published(&self, totals: &[(String, String, u64)]) -> Result<Vec<(String, String, u64)>> {
        let before = self.published()?;
        self.db.execute("DELETE FROM published", [])?;
        let mut put = self.db.prepare_cached("INSERT OR REPLACE INTO published (outlet, period, articles) VALUES (?, ?, ?)")?;
        for (outlet, period, articles) in totals {
            put.execute(params![outlet, period, articles])?;
        }
        Ok(before)
    }

    /// Published totals, by outlet and period.
    pub fn published(&self) -> Result<Vec<(String, String, u64)>> {
        let mut ask = self.db.prepare_cached("SELECT outlet, period, articles FROM published ORDER BY outlet, period")?;
        let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Remembers a mapping for tables that have the columns it names.
    pub fn remember_mapping(&self, columns: &str, mapping: &Mapping) -> Result<()> {
        let text = serde_json::to_string(mapping).unwrap_or_default();
        self.db.execute("INSERT OR REPLACE INTO mappings (columns, mapping) VALUES (?, ?)", params![columns, text])?;
        Ok(())
    }

    /// Every remembered mapping.
    pub fn mappings(&self) -> Result<Vec<Mapping>> {
        let mut ask = self.db.prepare_cached("SELECT mapping FROM mappings ORDER BY columns")?;
        let rows = ask.query_map([], |row| row.get::<_, String>(0))?;
        let mut all = Vec::new();
        for row in rows {
            all.extend(serde_json::from_str(&row?).ok());
        }
        Ok(all)
    }

    /// Rules of cleaning that are switched off for the whole library.
    pub fn rules_off(&self) -> Result<Vec<String>> {
        let text: Option<String> = self.meta("rules_off")?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Switches rules of cleaning off.
    pub fn set_rules_off(&self, names: &[String]) -> Result<()> {
        self.set_meta("rules_off", serde_json::to_string(names).unwrap_or_default())
    }
}

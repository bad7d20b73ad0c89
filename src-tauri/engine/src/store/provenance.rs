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

    /// Forgets where a collection comes from.
    pub fn forget_provenance(&self, collection: Option<&str>) -> Result<()> {
        self.transaction(|| {
            self.db.execute("DELETE FROM provenance WHERE coalesce(collection, 0) = coalesce((SELECT id FROM collections WHERE name = ?), 0)", [collection])?;
            Ok(())
        })
    }

    /// Keeps published totals: outlet, period, articles. A period told again is corrected.
    pub fn set_published(&self, totals: &[(String, String, u64)]) -> Result<()> {
        self.transaction(|| {
            let mut put = self.db.prepare_cached("INSERT OR REPLACE INTO published (outlet, period, articles) VALUES (?, ?, ?)")?;
            for (outlet, period, articles) in totals {
                put.execute(params![outlet, period, articles])?;
            }
            Ok(())
        })
    }

    /// Published totals, by outlet and period.
    pub fn published(&self) -> Result<Vec<(String, String, u64)>> {
        let mut ask = self.db.prepare_cached("SELECT outlet, period, articles FROM published ORDER BY outlet, period")?;
        let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Forgets all published totals.
    pub fn forget_published(&self) -> Result<()> {
        self.transaction(|| Ok(self.db.execute_batch("DELETE FROM published")?))
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

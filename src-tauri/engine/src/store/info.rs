//! A library at a glance.

use super::Store;
use super::articles::published;
use crate::answers::{OutletInfo, Tally};
use crate::Result;

/// Counts of a library.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    pub articles: u64,
    pub undated: u64,
    pub hits: u64,
    pub rejections: u64,
    pub outlets: Vec<OutletInfo>,
    pub languages: Vec<Tally>,
    pub collections: Vec<Tally>,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
}

impl Store {
    /// Rows of one table.
    pub fn count(&self, table: &'static str) -> Result<u64> {
        Ok(self.db.prepare_cached(&format!("SELECT count(*) FROM {table}"))?.query_row([], |row| row.get(0))?)
    }

    /// What the library holds, counted.
    pub fn glance(&self) -> Result<Glance> {
        let (undated, first, last) = self.db.query_row(
            "SELECT count(*) - count(day), min(day), max(day) FROM articles",
            [],
            |row| Ok((row.get(0)?, row.get::<_, Option<i32>>(1)?, row.get::<_, Option<i32>>(2)?)),
        )?;
        let day = |day: Option<i32>| published(day, None, Some(2)).map(|date| date.to_string());
        Ok(Glance {
            articles: self.count("articles")?,
            undated,
            hits: self.count("hits")?,
            rejections: self.count("rejections")?,
            outlets: self.outlet_tallies()?,
            languages: self.tallies("SELECT coalesce(language, '(unknown)'), count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC, 1")?,
            collections: self.tallies(
                "SELECT name, count(*) FROM articles JOIN collections ON collections.id = collection GROUP BY 1 ORDER BY 2 DESC, 1",
            )?,
            first_day: day(first),
            last_day: day(last),
        })
    }

    fn tallies(&self, question: &str) -> Result<Vec<Tally>> {
        let mut ask = self.db.prepare_cached(question)?;
        let rows = ask.query_map([], |row| Ok(Tally { key: row.get(0)?, articles: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn outlet_tallies(&self) -> Result<Vec<OutletInfo>> {
        let mut ask = self.db.prepare_cached(
            "SELECT coalesce(outlets.name, '(unknown)'), count(*), outlets.country, outlets.kind, outlets.id, outlets.in_group FROM articles \
             LEFT JOIN outlets AS own ON own.id = outlet LEFT JOIN outlets ON outlets.id = coalesce(own.merged_into, own.id) GROUP BY outlets.id ORDER BY 2 DESC, 1",
        )?;
        let rows = ask.query_map([], |row| {
            let outlet = OutletInfo {
                name: row.get(0)?,
                articles: row.get(1)?,
                country: row.get(2)?,
                kind: row.get(3)?,
                aliases: Vec::new(),
                group: row.get(5)?,
                merged: Vec::new(),
            };
            Ok((row.get::<_, Option<i64>>(4)?, outlet))
        })?;
        let mut all = Vec::new();
        for row in rows {
            let (id, mut outlet) = row?;
            outlet.aliases = self.aliases(id, &outlet.name)?;
            outlet.merged = self.merged(id)?;
            all.push(outlet);
        }
        Ok(all)
    }

    fn aliases(&self, outlet: Option<i64>, name: &str) -> Result<Vec<String>> {
        let mut ask = self.db.prepare_cached("SELECT written FROM outlet_aliases WHERE outlet = ? AND written <> ? ORDER BY written")?;
        let rows = ask.query_map(rusqlite::params![outlet, name], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn merged(&self, outlet: Option<i64>) -> Result<Vec<String>> {
        let mut ask = self.db.prepare_cached("SELECT name FROM outlets WHERE merged_into = ? ORDER BY name")?;
        let rows = ask.query_map([outlet], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The proper name of the outlet that somebody calls `written`.
    pub fn outlet_named(&self, written: &str) -> Result<Option<String>> {
        let mine = super::lists::shown_outlet(&self.db, written)?;
        Ok(mine.or_else(|| crate::outlets::known(written).map(|known| known.name.clone())))
    }
}

//! A library at a glance.

use rusqlite::OptionalExtension;

use super::Store;
use super::articles::published;
use crate::answers::{OutletInfo, Tally};
use crate::measure::{Facts, UNDATED, UNKNOWN};
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

    /// What the library holds: told from its columns, which need not count a million rows.
    pub fn glance(&self, facts: &Facts) -> Result<Glance> {
        let dated = || facts.day.iter().copied().filter(|day| *day != UNDATED);
        let day = |day: Option<i32>| published(day, None, Some(2)).map(|date| date.to_string());
        let known: Vec<usize> = facts.collection.iter().map(|place| usize::from(*place)).filter(|place| *place < facts.collections.len()).collect();
        Ok(Glance {
            articles: facts.len() as u64,
            undated: (facts.len() - dated().count()) as u64,
            hits: facts.hits.len() as u64,
            rejections: self.count("rejections")?,
            outlets: self.outlet_tallies(facts)?,
            languages: tallies(&facts.languages, facts.language.iter().map(|place| usize::from(*place))),
            collections: tallies(&facts.collections, known.into_iter()),
            first_day: day(dated().min()),
            last_day: day(dated().max()),
        })
    }

    /// Outlets with articles, those with the most first, and what is known of each.
    fn outlet_tallies(&self, facts: &Facts) -> Result<Vec<OutletInfo>> {
        let mut ask = self.db.prepare_cached("SELECT id, country, kind, in_group FROM outlets WHERE name = ? AND merged_into IS NULL")?;
        let mut all = Vec::new();
        for Tally { key: name, articles } in tallies(&facts.outlets, facts.outlet.iter().map(|place| *place as usize)) {
            type Told = (Option<i64>, Option<String>, Option<String>, Option<String>);
            let told: Option<Told> = ask.query_row([&name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).optional()?;
            let (id, country, kind, group) = told.unwrap_or_default();
            all.push(OutletInfo { aliases: self.aliases(id, &name)?, merged: self.merged(id)?, name, articles, country, kind, group });
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

/// How often each name is met, the most frequent first; places beyond the names are one that is not known.
fn tallies(names: &[String], places: impl Iterator<Item = usize>) -> Vec<Tally> {
    let mut counts = vec![0u64; names.len() + 1];
    places.for_each(|place| counts[place.min(names.len())] += 1);
    let named = names.iter().map(String::as_str).chain([UNKNOWN]).zip(counts).filter(|(_, articles)| *articles > 0);
    let mut all: Vec<Tally> = named.map(|(name, articles)| Tally { key: name.to_owned(), articles }).collect();
    all.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.key.cmp(&other.key)));
    all
}

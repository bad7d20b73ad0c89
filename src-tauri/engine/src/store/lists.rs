//! Outlets, collections and sources: short lists, looked up once a name and run.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use crate::outlets;
use crate::Result;

/// An outlet of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletRow {
    pub id: i64,
    pub name: String,
}

/// Names already looked up.
#[derive(Default)]
pub struct Lists {
    outlets: HashMap<String, OutletRow>,
    collections: HashMap<String, i64>,
    /// Only the last one: articles of a file come together, and a run may have a hundred thousand files.
    source: Option<(String, i64)>,
}

impl Lists {
    /// The outlet that a source writes as `written`; made where the library has none.
    pub fn outlet(&mut self, db: &Connection, written: Option<&str>) -> Result<Option<OutletRow>> {
        let Some(written) = written.map(str::trim).filter(|name| !name.is_empty()) else { return Ok(None) };
        if let Some(found) = self.outlets.get(written) {
            return Ok(Some(found.clone()));
        }
        let found = match outlet_by_alias(db, written)? {
            Some(found) => found,
            None => make_outlet(db, written)?,
        };
        self.outlets.insert(written.to_string(), found.clone());
        Ok(Some(found))
    }

    pub fn collection(&mut self, db: &Connection, name: Option<&str>) -> Result<Option<i64>> {
        let Some(name) = name else { return Ok(None) };
        if let Some(found) = self.collections.get(name) {
            return Ok(Some(*found));
        }
        db.execute("INSERT OR IGNORE INTO collections (name) VALUES (?)", [name])?;
        let id = db.query_row("SELECT id FROM collections WHERE name = ?", [name], |row| row.get(0))?;
        self.collections.insert(name.to_string(), id);
        Ok(Some(id))
    }

    pub fn source(&mut self, db: &Connection, name: &str) -> Result<i64> {
        if let Some((last, id)) = &self.source
            && last == name
        {
            return Ok(*id);
        }
        db.prepare_cached("INSERT OR IGNORE INTO sources (name) VALUES (?)")?.execute([name])?;
        let id = db.prepare_cached("SELECT id FROM sources WHERE name = ?")?.query_row([name], |row| row.get(0))?;
        self.source = Some((name.to_string(), id));
        Ok(id)
    }
}

/// The outlet with this name or alias, however it is capitalised.
pub(super) fn outlet_by_alias(db: &Connection, written: &str) -> Result<Option<OutletRow>> {
    let mut ask = db.prepare_cached(
        "SELECT outlets.id, outlets.name FROM outlet_aliases JOIN outlets ON outlets.id = outlet WHERE alias = ?",
    )?;
    Ok(ask.query_row([outlets::key(written)], |row| Ok(OutletRow { id: row.get(0)?, name: row.get(1)? })).optional()?)
}

/// The name under which the outlet that is written so is shown: its own, or that of the one it was merged into.
pub(super) fn shown_outlet(db: &Connection, written: &str) -> Result<Option<String>> {
    let Some(own) = outlet_by_alias(db, written)? else { return Ok(None) };
    let mut ask = db.prepare_cached("SELECT name FROM outlets WHERE id = (SELECT coalesce(merged_into, id) FROM outlets WHERE id = ?)")?;
    Ok(ask.query_row([own.id], |row| row.get(0)).optional()?)
}

/// A new outlet; one of the known outlets brings its proper name, country, language and kind.
fn make_outlet(db: &Connection, written: &str) -> Result<OutletRow> {
    let known = outlets::known(written);
    let name = known.map_or(written, |known| known.name.as_str());
    db.execute(
        "INSERT OR IGNORE INTO outlets (name, country, language, kind) VALUES (?, ?, ?, ?)",
        params![
            name,
            known.and_then(|known| known.country.as_deref()),
            known.and_then(|known| known.language.as_deref()),
            known.and_then(|known| known.kind.as_deref())
        ],
    )?;
    let id: i64 = db.query_row("SELECT id FROM outlets WHERE name = ?", [name], |row| row.get(0))?;
    for alias in [name, written] {
        db.execute("INSERT OR IGNORE INTO outlet_aliases VALUES (?, ?, ?)", params![outlets::key(alias), id, alias])?;
    }
    Ok(OutletRow { id, name: name.to_string() })
}

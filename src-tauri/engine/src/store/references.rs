//! What is known of articles beside their texts, for joining references with the texts that they describe.

use rusqlite::params;
use serde_json::{Map, Value};

use super::articles::{extra_of, published};
use super::Store;
use crate::article::PublishedOn;
use crate::Result;

/// An article without its text.
#[derive(Debug, Clone, Default)]
pub struct Head {
    pub id: i64,
    pub collection: Option<i64>,
    pub title: Option<String>,
    /// As it was collected.
    pub outlet: Option<String>,
    pub published: Option<PublishedOn>,
    pub language: Option<String>,
    pub byline: Option<String>,
    pub url: Option<String>,
    /// The file it came from.
    pub source: String,
    /// What a reference says besides; empty for texts.
    pub extra: Map<String, Value>,
}

impl Store {
    /// Whether a list of references was ever imported.
    pub fn has_references(&self) -> Result<bool> {
        Ok(self.meta::<i64>("references")?.is_some())
    }

    /// Remembers that one was.
    pub fn mark_references(&self) -> Result<()> {
        self.beside(|| self.set_meta("references", 1))
    }

    /// The newest article that was looked at for joining.
    pub fn joined_up_to(&self) -> Result<i64> {
        Ok(self.meta("joined_up_to")?.unwrap_or(0))
    }

    /// All articles up to this one were looked at.
    pub fn set_joined_up_to(&self, article: i64) -> Result<()> {
        self.beside(|| self.set_meta("joined_up_to", article))
    }

    /// The references, whose positions begin with these words, or else the articles with a text; in the order of their ids.
    pub fn heads(&self, positions: Option<&str>) -> Result<Vec<Head>> {
        let references = positions.is_some();
        let place = format!("%\"at\":\"{}%", positions.unwrap_or_default());
        let which = if references { "extent IN (2, 3) AND details LIKE ?1" } else { "extent IN (0, 1) AND ?1 <> ''" };
        let mut ask = self.db.prepare_cached(&format!(
            "SELECT articles.id, collection, title, outlets.name, day, minute, precision, articles.language, byline, url, sources.name, details \
             FROM articles JOIN texts ON texts.article = articles.id JOIN sources ON sources.id = texts.source \
             LEFT JOIN outlets ON outlets.id = outlet WHERE {which} ORDER BY articles.id"
        ))?;
        let rows = ask.query_map(params![place], |row| {
            Ok(Head {
                id: row.get(0)?,
                collection: row.get(1)?,
                title: row.get(2)?,
                outlet: row.get(3)?,
                published: published(row.get(4)?, row.get(5)?, row.get(6)?),
                language: row.get(7)?,
                byline: row.get(8)?,
                url: row.get(9)?,
                source: row.get(10)?,
                extra: if references { extra_of(row.get_ref(11)?.as_str().unwrap_or_default()) } else { Map::new() },
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

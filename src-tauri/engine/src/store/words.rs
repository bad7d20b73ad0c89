//! Which articles hold these words? A full-text index without the text, filled on first need.

use rusqlite::params;

use super::Store;
use crate::Result;

/// The folded words of one article.
pub struct Searchable {
    pub article: i64,
    /// Title and body, with a mark between them that no question holds.
    pub text: String,
}

impl Store {
    /// The last article that the index holds; ids only grow, so all up to it are in.
    pub fn indexed_up_to(&self) -> Result<i64> {
        Ok(self.meta("indexed")?.unwrap_or(0))
    }

    /// The newest article's id; 0 where there is none.
    pub fn newest(&self) -> Result<i64> {
        Ok(self.db.prepare_cached("SELECT coalesce(max(id), 0) FROM articles")?.query_row([], |row| row.get(0))?)
    }

    /// How many articles have ids after `first` up to `last`.
    pub fn articles_between(&self, first: i64, last: i64) -> Result<u64> {
        let mut ask = self.db.prepare_cached("SELECT count(*) FROM articles WHERE id > ? AND id <= ?")?;
        Ok(ask.query_row([first, last], |row| row.get(0))?)
    }

    /// Lets the index gather more in memory before it writes: faster over a large collection, and a smaller index.
    pub fn prepare_words(&self) -> Result<()> {
        self.transaction(|| {
            self.db.execute("INSERT INTO words (words, rank) VALUES ('hashsize', 67108864)", [])?;
            Ok(())
        })
    }

    /// Adds articles to the index, in one transaction. Those that somebody else added meanwhile are passed over.
    pub fn add_words(&self, batch: &[Searchable]) -> Result<()> {
        self.transaction(|| {
            let mut last = self.indexed_up_to()?;
            for article in batch.iter().filter(|article| article.article > last).collect::<Vec<_>>() {
                self.db
                    .prepare_cached("INSERT INTO words (rowid, text) VALUES (?, ?)")?
                    .execute(params![article.article, article.text])?;
                last = last.max(article.article);
            }
            self.set_meta("indexed", last)
        })
    }

    /// The articles for which an FTS5 question holds, by id.
    pub fn matching(&self, question: &str) -> Result<Vec<i64>> {
        let mut ask = self.db.prepare_cached("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid")?;
        let rows = ask.query_map([question], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

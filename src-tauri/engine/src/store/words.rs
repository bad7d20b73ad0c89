//! Which articles hold these words? A full-text index without the text, filled on first need.

use rusqlite::params;

use super::{Next, Store, Unpack};
use crate::Result;
use crate::text::{Indexed, Pair};

/// One article as the index takes it.
pub struct Searchable {
    pub article: i64,
    pub indexed: Indexed,
}

/// What must stand in an article.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    /// A question to the full-text index.
    pub words: Option<String>,
    /// Pairs of ideographs, all of them.
    pub pairs: Vec<Pair>,
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

    /// Adds articles to the index as they come, in one transaction that ends with them. Those that somebody else added
    /// meanwhile are passed over.
    pub fn add_words(&self, chunks: &mut dyn Iterator<Item = Vec<Searchable>>) -> Result<()> {
        self.transaction(|| {
            let last = self.indexed_up_to()?;
            let (mut newest, mut pairs) = (last, Vec::new());
            for Searchable { article, indexed } in chunks.flatten().filter(|article| article.article > last) {
                if !indexed.words.is_empty() {
                    self.db.prepare_cached("INSERT INTO words (rowid, text) VALUES (?, ?)")?.execute(params![article, indexed.words])?;
                }
                newest = article.max(newest);
                pairs.push((article, indexed.pairs));
            }
            self.add_pairs(&pairs)?;
            self.set_meta("indexed", newest)
        })
    }

    /// The articles in which all that is sought stands, by id, ascending. Of pairs it is only known that they stand somewhere.
    pub fn matching(&self, sought: &Sought) -> Result<Vec<i64>> {
        let mut found: Option<Vec<i64>> = None;
        if let Some(words) = &sought.words {
            let mut ask = self.db.prepare_cached("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid")?;
            let rows = ask.query_map([words], |row| row.get(0))?;
            found = Some(rows.collect::<rusqlite::Result<_>>()?);
        }
        if !sought.pairs.is_empty() && found.as_ref().is_none_or(|found| !found.is_empty()) {
            let with_pairs = self.with_pairs(&sought.pairs)?;
            found = Some(match found {
                None => with_pairs,
                Some(found) => found.into_iter().filter(|article| with_pairs.binary_search(article).is_ok()).collect(),
            });
        }
        Ok(found.unwrap_or_default())
    }

    /// Titles and bodies of these articles, in this order; one that is not there is passed over.
    pub fn texts_of(&self, articles: &[i64], found: &mut dyn FnMut(i64, Option<&str>, &str) -> Result<()>) -> Result<()> {
        let mut ask = self.db.prepare_cached("SELECT title, body, dictionary FROM texts WHERE article = ?")?;
        let mut unpack = Unpack::default();
        for article in articles {
            let mut rows = ask.query([article])?;
            let Some(row) = rows.next()? else { continue };
            let dictionary = row.get(2)?;
            self.packer.fetch(self, dictionary)?;
            let body = unpack.unpack(&self.packer, row.get_ref(1)?.as_blob().unwrap_or_default(), dictionary)?;
            found(*article, row.get_ref(0)?.as_str_or_null().unwrap_or_default(), &body)?;
        }
        Ok(())
    }

    /// Titles and bodies of the articles after `after` up to `last`, in the order of their ids, as long as `found` wants more.
    pub fn texts_after(&self, after: i64, last: i64, found: &mut dyn FnMut(i64, Option<&str>, &str) -> Result<Next>) -> Result<()> {
        let mut ask = self.db.prepare_cached("SELECT article, title, body, dictionary FROM texts WHERE article > ? AND article <= ? ORDER BY article")?;
        let mut rows = ask.query([after, last])?;
        let mut unpack = Unpack::default();
        while let Some(row) = rows.next()? {
            let dictionary = row.get(3)?;
            self.packer.fetch(self, dictionary)?;
            let body = unpack.unpack(&self.packer, row.get_ref(2)?.as_blob().unwrap_or_default(), dictionary)?;
            if found(row.get(0)?, row.get_ref(1)?.as_str_or_null().unwrap_or_default(), &body)? == Next::Enough {
                break;
            }
        }
        Ok(())
    }
}

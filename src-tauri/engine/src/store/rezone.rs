//! Zones found anew, and articles that a better reader no longer gives.

use rusqlite::params;

use super::whole::Sum;
use super::Store;
use crate::article::FoundZone;
use crate::{Result, identity};

/// Zones of one article that have changed, with what hangs on them.
pub struct Rezoned {
    pub article: i64,
    pub zones: Vec<FoundZone>,
    pub sentences: u32,
    pub words: u32,
}

impl Store {
    /// Writes changed zones, in one transaction; the articles are no longer coded.
    pub fn rezone(&self, batch: &[Rezoned]) -> Result<()> {
        self.transaction(|| {
            for one in batch {
                let details: Option<String> = self.db.prepare_cached("SELECT details FROM texts WHERE article = ?")?.query_row([one.article], |row| row.get(0))?;
                let details = super::intake::with_zones(details.as_deref().unwrap_or_default(), &one.zones);
                self.db.prepare_cached("UPDATE texts SET details = ? WHERE article = ?")?.execute(params![details, one.article])?;
                self.db
                    .prepare_cached("UPDATE articles SET sentences = ?, words = ?, codebook = NULL WHERE id = ?")?
                    .execute(params![one.sentences, one.words, one.article])?;
                self.forget_hits(one.article)?;
            }
            Ok(())
        })
    }

    pub(super) fn forget_hits(&self, article: i64) -> Result<()> {
        self.db.prepare_cached("DELETE FROM hits WHERE id >= ? AND id < ?")?.execute([article << 20, (article + 1) << 20])?;
        // A coding that is being made beside has to read it again too.
        self.db.prepare_cached("DELETE FROM next_hits WHERE id >= ? AND id < ?")?.execute([article << 20, (article + 1) << 20])?;
        self.db.prepare_cached("DELETE FROM next_articles WHERE article = ?")?.execute([article])?;
        Ok(())
    }

    /// The articles whose text came out of this source.
    pub fn articles_from(&self, source: &str) -> Result<Vec<i64>> {
        let mut ask = self.db.prepare_cached("SELECT article FROM texts WHERE source = (SELECT id FROM sources WHERE name = ?) ORDER BY article")?;
        let rows = ask.query_map([source], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The article of an identity.
    pub fn article_by_identity(&self, identity: &[u8; 16]) -> Result<Option<i64>> {
        use rusqlite::OptionalExtension;
        Ok(self.db.prepare_cached("SELECT id FROM articles WHERE substr(identity, 1, 4) = substr(?1, 1, 4) AND identity = ?1")?.query_row([identity], |row| row.get(0)).optional()?)
    }

    /// Takes articles out, with their hits; stories that began with one of them begin with the next. The index of
    /// words is built anew when it is next needed.
    pub fn remove(&self, articles: &[i64]) -> Result<()> {
        if articles.is_empty() {
            return Ok(());
        }
        self.transaction(|| {
            let mut sum = Sum::of(self)?;
            for id in articles {
                if let Some(stored) = self.article(*id)? {
                    let text = identity::text(stored.article.title.as_deref(), &stored.article.body);
                    sum.take(&identity::content(&stored.article, stored.collected_as.as_deref(), &text));
                }
                self.forget_hits(*id)?;
                self.db.execute("UPDATE articles SET revision_of = NULL WHERE revision_of = ?", [id])?;
                for table in ["texts", "sketches"] {
                    self.db.execute(&format!("DELETE FROM {table} WHERE article = ?"), [id])?;
                }
                self.db.execute("DELETE FROM links WHERE article = ?1 OR other = ?1", [id])?;
                let next: Option<i64> = self.db.query_row("SELECT min(id) FROM articles WHERE story = ?1 AND id <> ?1", [id], |row| row.get(0))?;
                self.db.execute("UPDATE articles SET story = ?2 WHERE story = ?1 AND id <> ?1", params![id, next])?;
                self.db.execute("DELETE FROM articles WHERE id = ?", [id])?;
            }
            sum.keep(self)?;
            self.forget_words()
        })
    }

    /// Empties the index of words; it is filled again when it is next needed.
    pub(super) fn forget_words(&self) -> Result<()> {
        self.db.execute_batch("INSERT INTO words (words) VALUES ('delete-all'); DELETE FROM signs; UPDATE bin_articles SET indexed = 0")?;
        self.set_meta("indexed", 0)
    }
}

//! Copies and near copies as they are kept: sketches, links, and the story of every article.

use rusqlite::params;

use super::pack::Unpack;
use super::Store;
use crate::answers::StoryInfo;
use crate::article::ZoneSpan;
use crate::stories::{Link, Sketch, THRESHOLD, groups};
use crate::Result;

/// An article whose copies have not been looked for.
pub struct Ungrouped {
    pub id: i64,
    /// Nothing where the article came before there were sketches, or is too short for one.
    pub sketch: Option<Sketch>,
    /// It has the very text of an earlier one, and is linked.
    pub exact: bool,
}

impl Store {
    /// The newest article whose copies were looked for.
    pub fn grouped_up_to(&self) -> Result<i64> {
        Ok(self.meta("grouped_up_to")?.unwrap_or(0))
    }

    /// The similarity from which on two articles count as copies, where the user set one.
    pub fn copies_threshold(&self) -> Result<Option<f64>> {
        self.meta("copies_threshold")
    }

    /// The sketches of the articles up to `last`, in the order of their ids.
    pub fn sketches_up_to(&self, last: i64, found: &mut dyn FnMut(i64, Sketch)) -> Result<()> {
        let mut ask = self.db.prepare_cached("SELECT article, hashes FROM sketches WHERE article <= ? ORDER BY article")?;
        let mut rows = ask.query([last])?;
        while let Some(row) = rows.next()? {
            found(row.get(0)?, Sketch::from_bytes(row.get_ref(1)?.as_blob().unwrap_or_default()));
        }
        Ok(())
    }

    /// The next articles after `after`, at most `most`.
    pub fn ungrouped_after(&self, after: i64, most: usize) -> Result<Vec<Ungrouped>> {
        let mut ask = self.db.prepare_cached(
            "SELECT id, hashes, EXISTS (SELECT 1 FROM links WHERE links.article = id AND similarity = 1.0) FROM articles \
             LEFT JOIN sketches ON sketches.article = id WHERE id > ? ORDER BY id LIMIT ?",
        )?;
        let rows = ask.query_map(params![after, most as i64], |row| {
            let sketch = row.get_ref(1)?.as_blob_or_null().unwrap_or_default().map(Sketch::from_bytes);
            Ok(Ungrouped { id: row.get(0)?, sketch, exact: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// An article's body and its zones.
    pub fn body_of(&self, id: i64, unpack: &mut Unpack) -> Result<(String, Vec<ZoneSpan>)> {
        let mut ask = self.db.prepare_cached("SELECT body, dictionary, details FROM texts WHERE article = ?")?;
        let (bytes, dictionary, details): (Vec<u8>, i64, Option<String>) =
            ask.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        self.packer.fetch(self, dictionary)?;
        Ok((unpack.unpack(&self.packer, &bytes, dictionary)?, super::articles::zones_of(details.as_deref().unwrap_or_default())))
    }

    /// Keeps what was found about the articles up to `last`, in one transaction.
    pub fn keep_links(&self, sketches: &[(i64, Sketch)], links: &[Link], last: i64) -> Result<()> {
        self.transaction(|| {
            for (article, sketch) in sketches {
                self.keep_sketch(*article, sketch)?;
            }
            for link in links {
                self.keep_link(link)?;
            }
            self.set_meta("grouped_up_to", last)
        })
    }

    /// Of an article that was deleted meanwhile nothing is kept.
    pub(super) fn keep_sketch(&self, article: i64, sketch: &Sketch) -> Result<()> {
        if !sketch.hashes().is_empty() {
            let mut keep = self.db.prepare_cached("INSERT OR REPLACE INTO sketches SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?1)")?;
            keep.execute(params![article, sketch.to_bytes()])?;
        }
        Ok(())
    }

    pub(super) fn keep_link(&self, link: &Link) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT OR REPLACE INTO links SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?1) AND EXISTS (SELECT 1 FROM articles WHERE id = ?2)",
            )?
            .execute(params![link.article, link.other, link.similarity])?;
        Ok(())
    }

    /// Every link, in the order of its articles.
    pub fn links(&self) -> Result<Vec<Link>> {
        let mut ask = self.db.prepare_cached("SELECT article, other, similarity FROM links ORDER BY article, other")?;
        let rows = ask.query_map([], |row| Ok(Link { article: row.get(0)?, other: row.get(1)?, similarity: row.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How much two articles resemble each other, where that is kept.
    pub fn similarity(&self, article: i64, other: i64) -> Result<Option<f64>> {
        use rusqlite::OptionalExtension;
        let mut ask = self.db.prepare_cached("SELECT similarity FROM links WHERE article = ? AND other = ?")?;
        Ok(ask.query_row([article.max(other), article.min(other)], |row| row.get(0)).optional()?)
    }

    /// Gives every article its story: `of` lists those that follow an older one, ascending; all others stand alone.
    /// Answers how many changed. Nothing is written where nothing changes. `of` was found from the links at `used`.
    pub fn set_stories(&self, of: &[(i64, i64)], used: f64, threshold: Option<f64>) -> Result<u64> {
        if changes(&self.stories()?, of).is_empty() && threshold.is_none() {
            return Ok(0);
        }
        self.transaction(|| {
            // Somebody may have deleted articles since the links were read.
            let changes = changes(&self.stories()?, &groups(&self.links()?, used));
            self.write_stories(&changes)?;
            if let Some(threshold) = threshold {
                self.set_meta("copies_threshold", threshold)?;
            }
            Ok(changes.len() as u64)
        })
    }

    fn write_stories(&self, changes: &[(i64, i64)]) -> Result<()> {
        for (article, story) in changes {
            self.db.prepare_cached("UPDATE articles SET story = ? WHERE id = ?")?.execute([story, article])?;
        }
        Ok(())
    }

    /// Gives every article its story anew from the links that are kept, inside a transaction.
    pub(super) fn regroup(&self) -> Result<()> {
        let threshold = self.copies_threshold()?.unwrap_or(THRESHOLD);
        self.write_stories(&changes(&self.stories()?, &groups(&self.links()?, threshold)))
    }

    /// The stories that most articles tell, at most `most`.
    pub fn most_carried(&self, most: usize) -> Result<Vec<StoryInfo>> {
        let mut ask = self.db.prepare_cached(
            "SELECT story, count(*), count(DISTINCT outlet) FROM articles \
             WHERE story IN (SELECT story FROM articles WHERE story <> id) GROUP BY story ORDER BY 2 DESC, 1 LIMIT ?",
        )?;
        let rows = ask.query_map([most as i64], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut stories = Vec::new();
        for row in rows {
            let (article, articles, outlets) = row?;
            let head = self.head(article)?;
            let (title, outlet, date) = head.map_or((None, None, None), |head| (head.title, head.outlet, head.date));
            stories.push(StoryInfo { article, title, outlet, date, articles, outlets });
        }
        Ok(stories)
    }

    /// The articles that follow an older one, with it; ascending.
    fn stories(&self) -> Result<Vec<(i64, i64)>> {
        let mut ask = self.db.prepare_cached("SELECT id, story FROM articles WHERE story <> id ORDER BY id")?;
        let rows = ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What turns one list of followers into another; both ascending by article.
fn changes(now: &[(i64, i64)], wanted: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let kept: std::collections::HashMap<i64, i64> = now.iter().copied().collect();
    let coming: std::collections::HashSet<i64> = wanted.iter().map(|(article, _)| *article).collect();
    let alone = now.iter().filter(|(article, _)| !coming.contains(article)).map(|(article, _)| (*article, *article));
    wanted.iter().filter(|(article, story)| kept.get(article) != Some(story)).copied().chain(alone).collect()
}

//! Deleted articles: they leave every table that answers and lie in the bin, with all that hangs on them, until they are
//! taken back or erased.

use std::collections::{BTreeMap, HashSet};

use super::Store;
use super::articles::published;
use super::codings::SHIFT;
use super::whole::Sum;
use crate::answers::{BinPage, BinRow};
use crate::stories::{Link, groups};
use crate::{Error, Result, identity};

/// From here on what is a copy of one is a copy of the other, and only one of both links is kept.
const SAME: f64 = 0.95;

const ARTICLE: &str = "id, outlet, collection, language, day, minute, precision, extent, sentences, words, story, codebook, mentions_pair, identity, text_hash, external_hash";
const TEXT: &str = "article, source, external_id, title, body, dictionary, url, byline, details";
const HIT: &str = "id, concept, category, expression, zone, sentence_start, sentence_end, start, end, voice, speaker, stance, not_counted, actors, claimants";

impl Store {
    /// How many articles lie in the bin.
    pub fn in_bin(&self) -> Result<u64> {
        self.count("bin_articles")
    }

    /// The articles of the bin, ascending.
    pub fn binned(&self) -> Result<Vec<i64>> {
        let mut ask = self.db.prepare("SELECT id FROM bin_articles ORDER BY id")?;
        Ok(ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// A stretch of the bin, newest number first.
    pub fn bin_page(&self, offset: u64, most: u64) -> Result<BinPage> {
        let mut ask = self.db.prepare_cached(
            "SELECT bin_articles.id, outlets.name, day, minute, precision, bin_articles.language, title FROM bin_articles \
             JOIN bin_texts ON bin_texts.article = bin_articles.id LEFT JOIN outlets ON outlets.id = outlet ORDER BY bin_articles.id DESC LIMIT ? OFFSET ?",
        )?;
        let rows = ask.query_map([most as i64, offset as i64], |row| {
            let date = published(row.get(2)?, row.get(3)?, row.get(4)?).map(|date| date.to_day());
            Ok(BinRow { id: row.get(0)?, outlet: row.get(1)?, date, language: row.get(5)?, title: row.get(6)? })
        })?;
        Ok(BinPage { total: self.in_bin()?, rows: rows.collect::<rusqlite::Result<_>>()? })
    }

    /// Puts articles into the bin, inside a transaction.
    pub(super) fn put_in_bin(&self, articles: &[i64]) -> Result<()> {
        self.choose(articles)?;
        self.all_there("articles", articles)?;
        self.count_hash(Sum::take)?;
        // Numbers are never given twice: what comes back has its own again, and the index of words knows them by it.
        let highest = self.newest()?.max(self.meta("highest_id")?.unwrap_or(0));
        self.set_meta("highest_id", highest)?;
        self.bridge()?;
        let last = (1_i64 << SHIFT) - 1;
        self.db.execute_batch(&format!(
            "INSERT INTO bin_articles ({ARTICLE}, indexed, grouped) SELECT {ARTICLE}, \
                 id <= coalesce((SELECT value FROM meta WHERE key = 'indexed'), 0), id <= coalesce((SELECT value FROM meta WHERE key = 'grouped_up_to'), 0) \
                 FROM articles WHERE id IN (SELECT article FROM temp.chosen); \
             INSERT INTO bin_texts SELECT {TEXT} FROM texts WHERE article IN (SELECT article FROM temp.chosen); \
             INSERT INTO bin_hits SELECT {hit} FROM temp.chosen JOIN hits ON hits.id BETWEEN chosen.article << {SHIFT} AND (chosen.article << {SHIFT}) + {last}; \
             INSERT INTO bin_sketches SELECT article, hashes FROM sketches WHERE article IN (SELECT article FROM temp.chosen); \
             INSERT OR REPLACE INTO bin_links SELECT article, other, similarity FROM links \
                 WHERE article IN (SELECT article FROM temp.chosen) OR other IN (SELECT article FROM temp.chosen); \
             INSERT OR REPLACE INTO bin_revisions SELECT id, revision_of FROM articles WHERE revision_of IS NOT NULL \
                 AND (id IN (SELECT article FROM temp.chosen) OR revision_of IN (SELECT article FROM temp.chosen)); \
             UPDATE articles SET revision_of = NULL WHERE id IN (SELECT article FROM bin_revisions); \
             DELETE FROM links WHERE article IN (SELECT article FROM temp.chosen) OR other IN (SELECT article FROM temp.chosen); \
             DELETE FROM sketches WHERE article IN (SELECT article FROM temp.chosen); \
             DELETE FROM texts WHERE article IN (SELECT article FROM temp.chosen)",
            hit = HIT.split(", ").map(|column| format!("hits.{column}")).collect::<Vec<_>>().join(", "),
        ))?;
        for article in articles {
            self.forget_hits(*article)?;
        }
        self.db.execute_batch("DELETE FROM articles WHERE id IN (SELECT article FROM temp.chosen)")?;
        self.regroup()
    }

    /// Takes articles out of the bin, as they stood. Those that were coded with another codebook wait for coding.
    pub(super) fn take_from_bin(&self, articles: &[i64]) -> Result<()> {
        self.choose(articles)?;
        self.all_there("bin_articles", articles)?;
        let coded = self.meta::<i64>("coded")?.unwrap_or(-1);
        let last = (1_i64 << SHIFT) - 1;
        self.db.execute_batch(&format!(
            "INSERT INTO articles ({ARTICLE}) SELECT {article} FROM bin_articles WHERE id IN (SELECT article FROM temp.chosen); \
             INSERT INTO texts ({TEXT}) SELECT {TEXT} FROM bin_texts WHERE article IN (SELECT article FROM temp.chosen); \
             INSERT INTO hits ({HIT}) SELECT {hit} FROM temp.chosen JOIN articles ON articles.id = chosen.article AND articles.codebook IS NOT NULL \
                 JOIN bin_hits ON bin_hits.id BETWEEN chosen.article << {SHIFT} AND (chosen.article << {SHIFT}) + {last}; \
             INSERT INTO sketches SELECT article, hashes FROM bin_sketches WHERE article IN (SELECT article FROM temp.chosen); \
             DELETE FROM links WHERE (article, other) IN (SELECT article, other FROM bin_bridges WHERE instead_of IN (SELECT article FROM temp.chosen)); \
             DELETE FROM bin_bridges WHERE instead_of IN (SELECT article FROM temp.chosen); \
             INSERT OR REPLACE INTO links SELECT article, other, similarity FROM bin_links \
                 WHERE article IN (SELECT id FROM articles) AND other IN (SELECT id FROM articles); \
             DELETE FROM bin_links WHERE article IN (SELECT id FROM articles) AND other IN (SELECT id FROM articles); \
             UPDATE articles SET revision_of = (SELECT revised FROM bin_revisions WHERE article = articles.id) \
                 WHERE id IN (SELECT article FROM bin_revisions WHERE article IN (SELECT id FROM articles) AND revised IN (SELECT id FROM articles)); \
             DELETE FROM bin_revisions WHERE article IN (SELECT id FROM articles) AND revised IN (SELECT id FROM articles)",
            article = ARTICLE.replace("codebook", &format!("CASE WHEN codebook = {coded} THEN codebook END")),
            hit = HIT.split(", ").map(|column| format!("bin_hits.{column}")).collect::<Vec<_>>().join(", "),
        ))?;
        self.catch_up()?;
        self.empty_chosen_bin()?;
        self.count_hash(Sum::add)?;
        self.regroup()
    }

    /// What passed over an article while it lay in the bin looks at it now.
    fn catch_up(&self) -> Result<()> {
        let missed = |flag: &str, key: &str| -> Result<Option<i64>> {
            let question = format!(
                "SELECT min(id) FROM bin_articles WHERE id IN (SELECT article FROM temp.chosen) AND {flag} = 0 \
                 AND id <= coalesce((SELECT value FROM meta WHERE key = '{key}'), 0)"
            );
            Ok(self.db.query_row(&question, [], |row| row.get(0))?)
        };
        if let Some(first) = missed("grouped", "grouped_up_to")? {
            self.set_meta("grouped_up_to", first - 1)?;
        }
        if missed("indexed", "indexed")?.is_some() {
            self.forget_words()?;
        }
        Ok(())
    }

    /// Drops what the bin holds of the chosen articles.
    pub(super) fn empty_chosen_bin(&self) -> Result<()> {
        let last = (1_i64 << SHIFT) - 1;
        self.db.execute_batch(&format!(
            "DELETE FROM bin_hits WHERE id IN (SELECT bin_hits.id FROM temp.chosen JOIN bin_hits ON bin_hits.id BETWEEN chosen.article << {SHIFT} AND (chosen.article << {SHIFT}) + {last}); \
             DELETE FROM bin_sketches WHERE article IN (SELECT article FROM temp.chosen); \
             DELETE FROM bin_texts WHERE article IN (SELECT article FROM temp.chosen); \
             DELETE FROM bin_articles WHERE id IN (SELECT article FROM temp.chosen)"
        ))?;
        Ok(())
    }

    /// Keeps the ids at hand for the statements that follow.
    pub(super) fn choose(&self, articles: &[i64]) -> Result<()> {
        self.db.execute_batch("CREATE TEMP TABLE IF NOT EXISTS chosen (article INTEGER PRIMARY KEY); DELETE FROM temp.chosen")?;
        let mut choose = self.db.prepare_cached("INSERT OR IGNORE INTO temp.chosen VALUES (?)")?;
        for article in articles {
            choose.execute([article])?;
        }
        Ok(())
    }

    fn all_there(&self, table: &str, articles: &[i64]) -> Result<()> {
        let there: HashSet<i64> = {
            let mut ask = self.db.prepare(&format!("SELECT id FROM {table} WHERE id IN (SELECT article FROM temp.chosen)"))?;
            ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        match articles.iter().find(|id| !there.contains(id)) {
            Some(unknown) => Err(Error::new("article-unknown", format!("Article {unknown} is not there."), "Look it up in the list of articles, or in the bin.")),
            None => Ok(()),
        }
    }

    /// Brings the library's hash up to date for the chosen articles.
    fn count_hash(&self, count: fn(&mut Sum, &[u8; 32])) -> Result<()> {
        let mut sum = Sum::of(self)?;
        self.each_article("articles.id IN (SELECT article FROM temp.chosen)", &[], &mut |stored| {
            let text = identity::text(stored.article.title.as_deref(), &stored.article.body);
            count(&mut sum, &identity::content(&stored.article, stored.collected_as.as_deref(), &text));
            Ok(())
        })?;
        sum.keep(self)
    }

    /// Links the copies that only a chosen article held together with the oldest of them.
    fn bridge(&self) -> Result<()> {
        let mut ask = self.db.prepare(
            "SELECT article, other, similarity FROM links WHERE article IN (SELECT article FROM temp.chosen) OR other IN (SELECT article FROM temp.chosen)",
        )?;
        let touching: Vec<Link> = ask
            .query_map([], |row| Ok(Link { article: row.get(0)?, other: row.get(1)?, similarity: row.get(2)? }))?
            .collect::<rusqlite::Result<_>>()?;
        let going: HashSet<i64> = {
            let mut ask = self.db.prepare("SELECT article FROM temp.chosen")?;
            ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        let mut stories: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for (article, story) in groups(&touching, SAME) {
            stories.entry(story).or_insert_with(|| vec![story]).push(article);
        }
        for members in stories.values() {
            let (gone, stay): (Vec<i64>, Vec<i64>) = members.iter().partition(|member| going.contains(member));
            let [head, rest @ ..] = stay.as_slice() else { continue };
            for other in rest {
                self.keep_bridge(*other, *head, &gone, &touching)?;
            }
        }
        Ok(())
    }

    fn keep_bridge(&self, article: i64, head: i64, gone: &[i64], touching: &[Link]) -> Result<()> {
        let of = |one: i64| touching.iter().filter(|link| link.article == one || link.other == one).map(|link| link.similarity).fold(0.0, f64::max);
        let made = self
            .db
            .prepare_cached("INSERT OR IGNORE INTO links VALUES (?, ?, ?)")?
            .execute(rusqlite::params![article, head, of(article).min(of(head))])?;
        if made > 0 {
            for one in gone {
                self.db.prepare_cached("INSERT OR IGNORE INTO bin_bridges VALUES (?, ?, ?)")?.execute([*one, article, head])?;
            }
        }
        Ok(())
    }
}

//! Stored articles, read back as they came.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, ToSql, params};
use serde_json::{Map, Value};

use super::intake::extent_of;
use super::pack::Unpack;
use super::Store;
use crate::answers::{ArticleRecord, ArticleRow, CopyInfo};
use crate::article::{Article, FoundZone, PublishedOn, ZoneSpan};
use crate::Result;

/// A stored article.
pub struct Stored {
    pub id: i64,
    /// As it came, but for `outlet`, which is the source's spelling here.
    pub article: Article,
    /// The outlet's proper name.
    pub outlet: Option<String>,
    /// The outlet as it was collected, whatever it was merged into; the library's hash is made of this one.
    pub collected_as: Option<String>,
    pub collection: Option<String>,
    pub story: i64,
    pub revision_of: Option<i64>,
    pub text_hash: Vec<u8>,
    pub sentences: u32,
    pub words: u32,
    /// The article's zones with the rules that found them.
    pub found: Vec<FoundZone>,
    /// What the source printed, where a person says otherwise.
    pub printed: BTreeMap<String, Option<String>>,
}

/// Whether a reader wants more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Go,
    Enough,
}

const COLUMNS: &str = "articles.id, outlets.name, collections.name, articles.language, day, minute, precision, extent, story, \
     text_hash, sentences, words, sources.name, external_id, title, body, dictionary, url, byline, details, revision_of, own.name \
     FROM articles JOIN texts ON texts.article = articles.id JOIN sources ON sources.id = texts.source \
     LEFT JOIN outlets AS own ON own.id = outlet LEFT JOIN outlets ON outlets.id = coalesce(own.merged_into, own.id) LEFT JOIN collections ON collections.id = collection";

impl Store {
    /// Calls `found` for each article for which `condition` (SQL after WHERE; empty: all) holds, in the order of their ids.
    pub(super) fn each_article(
        &self,
        condition: &str,
        values: &[&dyn ToSql],
        found: &mut dyn FnMut(Stored) -> Result<()>,
    ) -> Result<()> {
        let condition = if condition.is_empty() { String::new() } else { format!("WHERE {condition}") };
        let mut ask = self.db.prepare_cached(&format!("SELECT {COLUMNS} {condition} ORDER BY articles.id"))?;
        let mut rows = ask.query(values)?;
        let mut unpack = Unpack::default();
        while let Some(row) = rows.next()? {
            found(self.stored(row, &mut unpack)?)?;
        }
        Ok(())
    }

    fn stored(&self, row: &Row<'_>, unpack: &mut Unpack) -> Result<Stored> {
        let dictionary = row.get(16)?;
        self.packer.fetch(self, dictionary)?;
        let details = Details::of(row.get_ref(19)?.as_str().unwrap_or_default());
        let outlet: Option<String> = row.get(1)?;
        let published = published(row.get(4)?, row.get(5)?, row.get(6)?);
        let language: Option<String> = row.get(3)?;
        let article = Article {
            external_id: row.get(13)?,
            outlet: details.outlet.or_else(|| outlet.clone()),
            date_raw: details.date.or_else(|| published.map(|date| date.to_string())),
            published,
            language_raw: details.language.or_else(|| language.clone()),
            language,
            title: row.get(14)?,
            body: unpack.unpack(&self.packer, row.get_ref(15)?.as_blob().unwrap_or_default(), dictionary)?,
            byline: row.get(18)?,
            url: row.get(17)?,
            zones: details.zones.iter().map(|found| found.span).collect(),
            extent: extent_of(row.get(7)?),
            extra: details.extra,
            source: row.get(12)?,
            position: details.position,
        };
        Ok(Stored {
            id: row.get(0)?,
            article,
            outlet,
            collection: row.get(2)?,
            story: row.get(8)?,
            revision_of: row.get(20)?,
            text_hash: row.get(9)?,
            sentences: row.get(10)?,
            words: row.get(11)?,
            collected_as: row.get(21)?,
            found: details.zones,
            printed: details.printed,
        })
    }

    /// One article by its id.
    pub fn article(&self, id: i64) -> Result<Option<Stored>> {
        let mut one = None;
        self.each_article("articles.id = ?", &[&id], &mut |stored| {
            one = Some(stored);
            Ok(())
        })?;
        Ok(one)
    }

    /// Articles with these ids, in the order of their ids.
    pub fn articles_of(&self, ids: &[i64], found: &mut dyn FnMut(Stored) -> Result<()>) -> Result<()> {
        for some in ids.chunks(500) {
            let list = some.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
            self.each_article(&format!("articles.id IN ({list})"), &[], found)?;
        }
        Ok(())
    }

    /// The articles after `after`, at most `most`, as long as `found` wants more.
    pub fn articles_after(&self, after: i64, most: usize, found: &mut dyn FnMut(Stored) -> Result<Next>) -> Result<()> {
        let mut ask = self.db.prepare_cached(&format!("SELECT {COLUMNS} WHERE articles.id > ? ORDER BY articles.id LIMIT ?"))?;
        let mut rows = ask.query(params![after, most as i64])?;
        let mut unpack = Unpack::default();
        while let Some(row) = rows.next()? {
            if found(self.stored(row, &mut unpack)?)? == Next::Enough {
                break;
            }
        }
        Ok(())
    }

    /// Every article, in the order of their ids.
    pub fn all_articles(&self, found: &mut dyn FnMut(Stored) -> Result<()>) -> Result<()> {
        self.each_article("", &[], found)
    }

    /// The other articles of the same story.
    pub fn copies_of(&self, id: i64) -> Result<Vec<CopyInfo>> {
        let mut ask = self.db.prepare_cached(
            "SELECT articles.id, outlets.name, day, minute, precision, title FROM articles \
             JOIN texts ON texts.article = articles.id LEFT JOIN outlets AS own ON own.id = outlet LEFT JOIN outlets ON outlets.id = coalesce(own.merged_into, own.id) \
             WHERE story = (SELECT story FROM articles WHERE id = ?1) AND articles.id <> ?1 ORDER BY articles.id",
        )?;
        let rows = ask.query_map([id], |row| {
            Ok(CopyInfo {
                article: row.get(0)?,
                outlet: row.get(1)?,
                date: published(row.get(2)?, row.get(3)?, row.get(4)?).map(|date| date.to_day()),
                title: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One line of the list of articles, its hits not yet counted.
    pub fn head(&self, id: i64) -> Result<Option<ArticleRow>> {
        let mut ask = self.db.prepare_cached(
            "SELECT articles.id, outlets.name, day, minute, precision, articles.language, title, collections.name, extent FROM articles \
             JOIN texts ON texts.article = articles.id LEFT JOIN outlets AS own ON own.id = outlet LEFT JOIN outlets ON outlets.id = coalesce(own.merged_into, own.id) \
             LEFT JOIN collections ON collections.id = collection WHERE articles.id = ?",
        )?;
        let head = ask.query_row([id], |row| {
            Ok(ArticleRow {
                id: row.get(0)?,
                outlet: row.get(1)?,
                date: published(row.get(2)?, row.get(3)?, row.get(4)?).map(|date| date.to_day()),
                language: row.get(5)?,
                title: row.get(6)?,
                collection: row.get(7)?,
                extent: extent_of(row.get(8)?),
                hits: 0,
            })
        });
        Ok(head.optional()?)
    }

    /// The titles of all articles that have one, each with its article.
    pub fn each_title(&self, take: &mut dyn FnMut(i64, &str)) -> Result<()> {
        let mut ask = self.db.prepare_cached("SELECT article, title FROM texts WHERE title IS NOT NULL")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            take(row.get(0)?, row.get_ref(1)?.as_str().unwrap_or_default());
        }
        Ok(())
    }
}

impl Stored {
    /// As `articles` prints it.
    pub fn record(self) -> ArticleRecord {
        let article = self.article;
        ArticleRecord {
            id: self.id,
            external_id: article.external_id,
            outlet: self.outlet,
            date: article.published.map(|date| date.to_day()),
            time: article.published.and_then(|date| date.to_time()),
            precision: article.published.map(|date| precision_name(date).to_string()),
            language: article.language,
            title: article.title,
            body: article.body,
            byline: article.byline,
            url: article.url,
            source: article.source,
            collection: self.collection,
            story: Some(self.story),
            revision_of: self.revision_of,
            zones: article.zones,
            extent: article.extent,
            extra: article.extra,
            printed: self.printed,
        }
    }
}

fn precision_name(date: PublishedOn) -> &'static str {
    use crate::article::Precision;
    match date.precision() {
        Precision::Year => "year",
        Precision::Month => "month",
        Precision::Day => "day",
        Precision::Minute => "minute",
    }
}

/// The date kept in three numbers.
pub(super) fn published(day: Option<i32>, minute: Option<u32>, precision: Option<u8>) -> Option<PublishedOn> {
    use chrono::Datelike;
    let day = chrono::NaiveDate::from_num_days_from_ce_opt(day?)?;
    match precision? {
        0 => PublishedOn::year(day.year()),
        1 => PublishedOn::month(day.year(), day.month()),
        2 => PublishedOn::day(day.year(), day.month(), day.day()),
        _ => {
            let minute = minute.unwrap_or(0);
            PublishedOn::minute(day.year(), day.month(), day.day(), minute / 60, minute % 60)
        }
    }
}

#[derive(Default)]
struct Details {
    zones: Vec<FoundZone>,
    date: Option<String>,
    language: Option<String>,
    outlet: Option<String>,
    position: String,
    extra: Map<String, Value>,
    printed: BTreeMap<String, Option<String>>,
}

impl Details {
    fn of(json: &str) -> Self {
        let Ok(Value::Object(mut all)) = serde_json::from_str(json) else { return Self::default() };
        let mut text = |key: &str| match all.remove(key) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        let (date, language, outlet, position) = (text("date"), text("language"), text("outlet"), text("at"));
        let zones = match all.remove("zones") {
            Some(Value::Array(zones)) => zones.into_iter().filter_map(zone).collect(),
            _ => Vec::new(),
        };
        let extra = match all.remove("extra") {
            Some(Value::Object(extra)) => extra,
            _ => Map::new(),
        };
        let printed = all.remove("printed").and_then(|printed| serde_json::from_value(printed).ok()).unwrap_or_default();
        Self { zones, date, language, outlet, position: position.unwrap_or_default(), extra, printed }
    }
}

fn zone(value: Value) -> Option<FoundZone> {
    let Value::Array(mut parts) = value else { return None };
    let rule = (parts.len() == 4).then(|| parts.pop()).flatten().and_then(|rule| serde_json::from_value(rule).ok());
    let (zone, start, end) = serde_json::from_value(Value::Array(parts)).ok()?;
    Some(FoundZone { span: ZoneSpan { zone, start, end }, rule })
}

/// The other fields of the source alone, out of an article's details.
pub(super) fn extra_of(details: &str) -> Map<String, Value> {
    Details::of(details).extra
}

/// The zones alone, out of an article's details.
pub(super) fn zones_of(details: &str) -> Vec<ZoneSpan> {
    if details.contains("\"zones\"") { Details::of(details).zones.iter().map(|found| found.span).collect() } else { Vec::new() }
}

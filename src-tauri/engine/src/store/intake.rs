//! How do articles come into the library? In batches, each a transaction; what is known is not stored again.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value, json};

use super::lists::Lists;
use super::originals::Original;
use super::pack::{Pack, Packed, Packer, Samples};
use super::whole::Sum;
use super::{Store, problem};
use crate::answers::{Refused, Rejection};
use crate::article::{Article, Extent, FoundZone, PublishedOn};
use crate::identity::{self, Identity};
use crate::stories::{Link, Sketch};
use crate::Result;

/// An article with all that could be worked out beside the writer.
pub struct Prepared {
    pub article: Article,
    /// What is worked out only where the article is not known already.
    pub worked: Option<Worked>,
    /// sha-256 of title and body.
    pub text: [u8; 32],
    /// One file, one article: told apart from its equals over the whole run, and by the file's name.
    pub single: bool,
}

/// The costly part of it.
pub struct Worked {
    /// Nothing where the language had no dictionary yet: the batch may bring one.
    pub packed: Option<Packed>,
    pub zones: Vec<FoundZone>,
    pub sentences: u32,
    pub words: u32,
    /// What finds its copies.
    pub sketch: Sketch,
}

/// Works out what was left out for an article that seemed to be known.
pub type Work<'a> = dyn FnMut(&mut Article) -> Result<Worked> + 'a;

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// Stored before, under the same identity.
    Known,
    New,
    /// New, with the text of another article.
    Copy,
}

/// What a run of an import remembers from batch to batch.
#[derive(Default)]
pub struct Run {
    lists: Lists,
    samples: Samples,
    pack: Pack,
    /// The id of the next article of the batch.
    next: i64,
    /// How often each article without an id of its own came so far, in this file and (files of one article) in this run.
    in_file: HashMap<[u8; 16], u32>,
    in_run: HashMap<[u8; 16], u32>,
    /// How often something had been erased when it began: names and dictionaries that it remembers may be gone then.
    erased: Option<i64>,
    /// The identities that were known or new, where somebody wants to hear of them.
    seen: Option<Vec<[u8; 16]>>,
}

impl Run {
    /// A run that remembers the identity of every article.
    pub fn remembering() -> Self {
        Self { seen: Some(Vec::new()), ..Self::default() }
    }

    /// The identities of all articles so far.
    pub fn seen(&self) -> &[[u8; 16]] {
        self.seen.as_deref().unwrap_or(&[])
    }

    fn known(&mut self, identity: [u8; 16]) {
        if let Some(seen) = &mut self.seen {
            seen.push(identity);
        }
    }

    /// A new file begins: equal articles are counted anew.
    pub fn next_file(&mut self) {
        self.in_file.clear();
    }

    fn identity(&mut self, prepared: &Prepared) -> [u8; 16] {
        match identity::of(&prepared.article, &prepared.text, prepared.single) {
            Identity::Given(identity) => identity,
            Identity::Counted(base) => {
                let counts = if prepared.single { &mut self.in_run } else { &mut self.in_file };
                let count = counts.entry(base).or_default();
                *count += 1;
                identity::counted(&base, *count - 1)
            }
        }
    }
}

/// One thing to store.
pub enum Entry {
    NextFile,
    Article(Box<Prepared>),
    Rejected { rejection: Rejection, item: Option<String> },
    Original(Original),
}

/// Which import stores, and how many items it has stored with this batch.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    pub import: i64,
    pub items: u64,
}

impl Store {
    /// Remembers what the library was like before anything of it is kept in mind for a run.
    pub fn begin_run(&self, run: &mut Run) -> Result<()> {
        run.erased = Some(self.version_of("erased")?);
        Ok(())
    }

    /// Stores a batch in one transaction, which is on the disk when this returns. Answers what became of each
    /// article, in order.
    ///
    /// # Errors
    /// `library-changed` where something was erased since the run began.
    pub fn add(&self, run: &mut Run, packer: &Packer, collection: Option<&str>, mut batch: Vec<Entry>, progress: Progress, work: &mut Work<'_>) -> Result<Vec<Added>> {
        self.transaction(|| {
            if run.erased.is_some_and(|then| self.version_of("erased").is_ok_and(|now| now != then)) {
                return Err(problem::changed());
            }
            let mut sum = Sum::of(self)?;
            run.next = self.next_id()?;
            self.pack_batch(&mut run.samples, packer, &mut batch)?;
            let mut added = Vec::with_capacity(batch.len());
            for entry in batch {
                match entry {
                    Entry::NextFile => run.next_file(),
                    Entry::Article(prepared) => added.push(self.add_article(run, packer, collection, *prepared, &mut sum, work)?),
                    Entry::Rejected { rejection, item } => self.keep_rejection(&rejection, item.as_deref())?,
                    Entry::Original(original) => self.keep_original(&original)?,
                }
            }
            self.count_items(progress.import, progress.items)?;
            sum.keep(self)?;
            Ok(added)
        })
    }

    /// Ids are never given twice, not even those of erased articles.
    fn next_id(&self) -> Result<i64> {
        let mut ask = self.db.prepare_cached("SELECT max(coalesce((SELECT max(id) FROM articles), 0), coalesce((SELECT value FROM meta WHERE key = 'highest_id'), 0)) + 1")?;
        Ok(ask.query_row([], |row| row.get(0))?)
    }

    fn add_article(&self, run: &mut Run, packer: &Packer, collection: Option<&str>, mut prepared: Prepared, sum: &mut Sum, work: &mut Work<'_>) -> Result<Added> {
        let identity = run.identity(&prepared);
        let known = self.db.prepare_cached("SELECT 1 FROM articles WHERE substr(identity, 1, 4) = substr(?1, 1, 4) AND identity = ?1 UNION ALL SELECT 1 FROM bin_articles WHERE identity = ?1")?.exists([&identity])?;
        if known {
            run.known(identity);
            return Ok(Added::Known);
        }
        let mut worked = match prepared.worked.take() {
            Some(worked) => worked,
            None => work(&mut prepared.article)?,
        };
        let article = &prepared.article;
        let id = run.next;
        let packed = match worked.packed.take() {
            Some(packed) => packed,
            None => run.pack.pack(packer, article.language.as_deref(), &article.body)?,
        };
        let original = self.same_text(article, &prepared.text)?;
        let revised = self.earlier_version(article)?;
        let outlet = run.lists.outlet(&self.db, article.outlet.as_deref())?;
        let collection = run.lists.collection(&self.db, collection)?;
        let day = article.published.map(|date| chrono::Datelike::num_days_from_ce(&date.first_day()));
        self.db
            .prepare_cached(
                "INSERT INTO articles (id, outlet, collection, language, day, minute, precision, extent, sentences, words, story, \
                 identity, text_hash, external_hash, revision_of) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                id,
                outlet.as_ref().map(|outlet| outlet.id),
                collection,
                article.language,
                day,
                article.published.and_then(|date| date.minute_of_day()),
                article.published.map(|date| date.precision() as u8),
                extent_number(article.extent),
                worked.sentences,
                worked.words,
                original.unwrap_or(id),
                identity,
                &prepared.text[..16],
                article.external_id.as_deref().map(identity::number),
                revised,
            ])?;
        run.next += 1;
        run.known(identity);
        match original {
            Some(other) => self.keep_link(&Link { article: id, other, similarity: 1.0 })?,
            None => self.keep_sketch(id, &worked.sketch)?,
        }
        self.add_text(run, article, &packed, &worked.zones, outlet.as_ref().map(|outlet| outlet.name.as_str()), id)?;
        sum.add(&identity::content(article, outlet.as_ref().map(|outlet| outlet.name.as_str()), &prepared.text));
        if packed.dictionary == 0 {
            run.samples.remember(article.language.as_deref(), id);
        }
        Ok(if original.is_some() { Added::Copy } else { Added::New })
    }

    fn add_text(&self, run: &mut Run, article: &Article, packed: &Packed, zones: &[FoundZone], outlet: Option<&str>, id: i64) -> Result<()> {
        let source = run.lists.source(&self.db, &article.source)?;
        self.db
            .prepare_cached("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?
            .execute(params![
                id,
                source,
                article.external_id,
                article.title,
                packed.bytes,
                packed.dictionary,
                article.url,
                article.byline,
                details(article, zones, outlet),
            ])?;
        Ok(())
    }

    /// The story of an article with this very text, where there is one.
    fn same_text(&self, article: &Article, text: &[u8; 32]) -> Result<Option<i64>> {
        if article.body.is_empty() && article.title.as_deref().unwrap_or("").is_empty() {
            return Ok(None);
        }
        let mut ask = self.db.prepare_cached("SELECT story FROM articles WHERE substr(text_hash, 1, 4) = substr(?1, 1, 4) AND text_hash = ?1 ORDER BY id LIMIT 1")?;
        Ok(ask.query_row([&text[..16]], |row| row.get(0)).optional()?)
    }

    /// The newest article with the same external id (whose text is another one, or it would be known).
    fn earlier_version(&self, article: &Article) -> Result<Option<i64>> {
        let Some(external) = article.external_id.as_deref() else { return Ok(None) };
        let mut ask = self.db.prepare_cached(
            "SELECT articles.id FROM articles JOIN texts ON texts.article = articles.id \
             WHERE external_hash = ? AND external_id = ? ORDER BY articles.id DESC LIMIT 1",
        )?;
        Ok(ask.query_row(params![identity::number(external), external], |row| row.get(0)).optional()?)
    }

    fn keep_rejection(&self, rejection: &Rejection, item: Option<&str>) -> Result<()> {
        self.db
            .prepare_cached("INSERT OR IGNORE INTO rejections (source, position, reason, item) VALUES (?, ?, ?, ?)")?
            .execute(params![rejection.source, rejection.position, rejection.reason, item])?;
        Ok(())
    }

    /// Every rejected item, in the order in which they came.
    pub fn rejections(&self) -> Result<Vec<Refused>> {
        let mut ask = self.db.prepare("SELECT source, position, reason, item FROM rejections ORDER BY id")?;
        let rows = ask.query_map([], |row| Ok(Refused { source: row.get(0)?, position: row.get(1)?, reason: row.get(2)?, item: row.get(3)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What is read only where an article is shown, as JSON; nothing where there is nothing to say.
fn details(article: &Article, zones: &[FoundZone], outlet: Option<&str>) -> Option<String> {
    let mut all = Map::new();
    let mut say = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            all.insert(key.into(), value);
        }
    };
    say("zones", zones_value(zones));
    say("date", raw_where_it_differs(&article.date_raw, article.published.as_ref().map(PublishedOn::to_string)).map(Value::String));
    say("language", raw_where_it_differs(&article.language_raw, article.language.clone()).map(Value::String));
    say("outlet", raw_where_it_differs(&article.outlet, outlet.map(str::to_string)).map(Value::String));
    say("at", (!article.position.is_empty()).then(|| Value::String(article.position.clone())));
    say("extra", (!article.extra.is_empty()).then(|| Value::Object(article.extra.clone())));
    (!all.is_empty()).then(|| Value::Object(all).to_string())
}

/// Stored details with what the source printed beside what a person says.
pub(super) fn with_printed(details: &str, printed: &std::collections::BTreeMap<String, Option<String>>) -> Option<String> {
    let mut all: Map<String, Value> = serde_json::from_str(details).unwrap_or_default();
    match printed.is_empty() {
        true => _ = all.shift_remove("printed"),
        false => _ = all.insert("printed".into(), json!(printed)),
    }
    (!all.is_empty()).then(|| Value::Object(all).to_string())
}

/// Zones as stored: zone, start, end, and the number of the rule that found it.
fn zones_value(zones: &[FoundZone]) -> Option<Value> {
    let value = |found: &FoundZone| match found.rule {
        None => json!([found.span.zone, found.span.start, found.span.end]),
        Some(rule) => json!([found.span.zone, found.span.start, found.span.end, rule]),
    };
    (!zones.is_empty()).then(|| Value::Array(zones.iter().map(value).collect()))
}

/// Stored details with other zones.
pub(super) fn with_zones(details: &str, zones: &[FoundZone]) -> Option<String> {
    let mut all: Map<String, Value> = serde_json::from_str(details).unwrap_or_default();
    match zones_value(zones) {
        Some(value) => _ = all.insert("zones".into(), value),
        None => _ = all.shift_remove("zones"),
    }
    (!all.is_empty()).then(|| Value::Object(all).to_string())
}

fn raw_where_it_differs(raw: &Option<String>, read: Option<String>) -> Option<String> {
    raw.clone().filter(|raw| Some(raw) != read.as_ref())
}

pub(super) fn extent_number(extent: Extent) -> u8 {
    match extent {
        Extent::Full => 0,
        Extent::Cut => 1,
        Extent::Lead => 2,
        Extent::Headline => 3,
        Extent::None => 4,
    }
}

pub(super) fn extent_of(number: u8) -> Extent {
    match number {
        0 => Extent::Full,
        1 => Extent::Cut,
        2 => Extent::Lead,
        3 => Extent::Headline,
        _ => Extent::None,
    }
}

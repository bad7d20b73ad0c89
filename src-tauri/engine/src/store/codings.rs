//! Codebooks, and what was found with them. Versions never mix: coding an article again replaces what was there.

use rusqlite::{OptionalExtension, Row, params};

use super::pack::Packed;
use super::recoding::Target;
use super::Store;
use crate::article::{Span, Zone, ZoneSpan};
use crate::coding::{Hit, NotCounted, Speaker, Stance, Voice};
use crate::Result;

/// Hits of an article are numbered from `article << SHIFT`.
pub(super) const SHIFT: i64 = 20;
const MOST_HITS: usize = (1 << SHIFT) - 1;

/// The article to which a row of `hits` belongs.
pub fn article_of_hit(row: i64) -> i64 {
    row >> SHIFT
}

/// The row of an article's first hit.
pub(super) fn first_row(article: i64) -> i64 {
    article << SHIFT
}

/// A codebook as the library keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCodebook {
    pub id: i64,
    pub name: String,
    pub hash: String,
    /// Everything needed to build it again.
    pub text: String,
}

/// An article that waits to be coded.
pub struct Uncoded {
    pub id: i64,
    pub language: Option<String>,
    pub title: Option<String>,
    pub body: Packed,
    pub zones: Vec<ZoneSpan>,
}

/// An article with what was found in it.
pub struct CodedArticle {
    pub id: i64,
    /// In which it was read.
    pub language: Option<String>,
    pub hits: Vec<Hit>,
    pub mentions_pair: bool,
}

impl Store {
    /// Keeps a codebook and makes it the library's current one. Answers its number.
    pub fn use_codebook(&self, name: &str, hash: &str, text: &str) -> Result<i64> {
        self.transaction(|| {
            self.db.execute("INSERT OR IGNORE INTO codebooks (name, hash, text) VALUES (?, ?, ?)", [name, hash, text])?;
            let id: i64 = self.db.query_row("SELECT id FROM codebooks WHERE hash = ?", [hash], |row| row.get(0))?;
            self.set_meta("codebook", id)?;
            Ok(id)
        })
    }

    /// The codebook that is wanted: with which the library is, or will be, coded.
    pub fn codebook(&self) -> Result<Option<KeptCodebook>> {
        self.kept_codebook("codebook")
    }

    /// The codebook of the hits that answer: another one than the wanted one while the library is coded again.
    pub fn coded(&self) -> Result<Option<KeptCodebook>> {
        self.kept_codebook("coded")
    }

    fn kept_codebook(&self, key: &str) -> Result<Option<KeptCodebook>> {
        match self.meta::<i64>(key)? {
            Some(id) => self.codebook_of(id),
            None => Ok(None),
        }
    }

    /// A codebook by its number.
    pub fn codebook_of(&self, id: i64) -> Result<Option<KeptCodebook>> {
        let mut ask = self.db.prepare_cached("SELECT id, name, hash, text FROM codebooks WHERE id = ?")?;
        let kept = ask.query_row([id], |row| {
            Ok(KeptCodebook { id: row.get(0)?, name: row.get(1)?, hash: row.get(2)?, text: row.get(3)? })
        });
        Ok(kept.optional()?)
    }

    /// How many articles are not coded with this codebook.
    pub fn uncoded(&self, codebook: i64) -> Result<u64> {
        let mut ask = self.db.prepare_cached(
            "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM articles WHERE codebook = ?)",
        )?;
        Ok(ask.query_row([codebook], |row| row.get(0))?)
    }

    /// The next articles after `after` that wait for this coding, in the order of their ids: as many as `most`, or fewer
    /// where their packed bodies pass `bytes`.
    pub fn next_uncoded(&self, target: Target, after: i64, most: usize, bytes: usize) -> Result<Vec<Uncoded>> {
        let waits = match target {
            Target::InPlace(_) => "codebook IS NOT ?2",
            Target::Beside(_) => "?2 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM next_articles WHERE article = articles.id)",
        };
        let mut ask = self.db.prepare_cached(&format!(
            "SELECT articles.id, articles.language, title, body, dictionary, details FROM articles \
             JOIN texts ON texts.article = articles.id WHERE articles.id > ?1 AND {waits} ORDER BY articles.id LIMIT ?3"
        ))?;
        let mut rows = ask.query(params![after, target.codebook(), most as i64])?;
        let (mut found, mut size) = (Vec::new(), 0);
        while size < bytes && let Some(row) = rows.next()? {
            let article = uncoded(row)?;
            size += article.body.bytes.len();
            found.push(article);
        }
        Ok(found)
    }

    /// These articles, as the coder needs them and no more, in the order asked for.
    pub fn to_code(&self, ids: &[i64], found: &mut dyn FnMut(Uncoded) -> Result<()>) -> Result<()> {
        let mut ask = self.db.prepare_cached(
            "SELECT articles.id, articles.language, title, body, dictionary, details FROM articles \
             JOIN texts ON texts.article = articles.id WHERE articles.id = ?",
        )?;
        for id in ids {
            let mut rows = ask.query([id])?;
            if let Some(row) = rows.next()? {
                found(uncoded(row)?)?;
            }
        }
        Ok(())
    }

    /// Those of the articles that name both actors of the pair, as the coding tells that answers.
    pub fn naming_the_pair(&self, ids: &[i64]) -> Result<Vec<i64>> {
        let mut ask = self.db.prepare_cached("SELECT mentions_pair FROM articles WHERE id = ?")?;
        let mut naming = Vec::new();
        for id in ids {
            if ask.query_row([id], |row| row.get(0)).optional()? == Some(true) {
                naming.push(*id);
            }
        }
        Ok(naming)
    }

    /// Stores a batch of codings in one transaction; what an older codebook found in these articles goes. Articles that
    /// were deleted meanwhile, or got another language, are passed over.
    ///
    /// # Errors
    /// `library-changed` where the hits are no longer of this codebook.
    pub fn keep_codings(&self, target: Target, batch: &[CodedArticle]) -> Result<u64> {
        let table = target.table();
        let work = || {
            self.still_of(target)?;
            let mut kept = 0;
            for coded in batch {
                let mut same = self.db.prepare_cached("SELECT 1 FROM articles WHERE id = ? AND language IS ?")?;
                if !same.exists(params![coded.id, coded.language])? {
                    continue;
                }
                let first = coded.id << SHIFT;
                self.db.prepare_cached(&format!("DELETE FROM {table} WHERE id BETWEEN ? AND ?"))?.execute([first, first + MOST_HITS as i64])?;
                for (place, hit) in coded.hits.iter().take(MOST_HITS).enumerate() {
                    self.keep_hit(table, first + place as i64, hit)?;
                    kept += 1;
                }
                match target {
                    Target::InPlace(codebook) => self
                        .db
                        .prepare_cached("UPDATE articles SET codebook = ?, mentions_pair = ? WHERE id = ?")?
                        .execute(params![codebook, coded.mentions_pair, coded.id])?,
                    Target::Beside(_) => self
                        .db
                        .prepare_cached("INSERT OR REPLACE INTO next_articles VALUES (?, ?)")?
                        .execute(params![coded.id, coded.mentions_pair])?,
                };
            }
            Ok(kept)
        };
        match target {
            Target::InPlace(_) => self.transaction(work),
            Target::Beside(_) => self.aside("beside", work),
        }
    }

    fn keep_hit(&self, table: &str, id: i64, hit: &Hit) -> Result<()> {
        self.db.prepare_cached(&format!("INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))?.execute(params![
            id,
            hit.concept,
            hit.category,
            hit.expression,
            zone_number(hit.zone),
            hit.sentence.start as i64,
            hit.sentence.end as i64,
            hit.span.start as i64,
            hit.span.end as i64,
            u8::from(hit.voice == Voice::Quoted),
            speaker_number(hit.speaker),
            stance_number(hit.stance),
            hit.not_counted.map(|why| u8::from(why == NotCounted::Repeated)),
            list(&hit.actors),
            list(&hit.claimants),
        ])?;
        Ok(())
    }

    /// The hits of one article with their rows, in the order of the coder.
    pub fn hits_of(&self, article: i64) -> Result<Vec<(i64, Hit)>> {
        let first = article << SHIFT;
        let mut ask = self.db.prepare_cached("SELECT * FROM hits WHERE id BETWEEN ? AND ? ORDER BY id")?;
        let rows = ask.query_map([first, first + MOST_HITS as i64], hit)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The hits with these rows, in the order asked for. Rows that are gone are passed over.
    pub fn hits(&self, ids: &[i64]) -> Result<Vec<(i64, Hit)>> {
        let mut ask = self.db.prepare_cached("SELECT * FROM hits WHERE id = ?")?;
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.extend(ask.query_row([id], hit).optional()?);
        }
        Ok(found)
    }
}

fn uncoded(row: &Row<'_>) -> Result<Uncoded> {
    let zones = super::articles::zones_of(row.get_ref(5)?.as_str().unwrap_or_default());
    Ok(Uncoded { id: row.get(0)?, language: row.get(1)?, title: row.get(2)?, body: Packed { bytes: row.get(3)?, dictionary: row.get(4)? }, zones })
}

fn hit(row: &Row<'_>) -> rusqlite::Result<(i64, Hit)> {
    let span = |start: usize, end: usize| Ok::<_, rusqlite::Error>(Span::new(row.get::<_, i64>(start)? as usize, row.get::<_, i64>(end)? as usize));
    let hit = Hit {
        zone: zone_of(row.get(4)?),
        sentence: span(5, 6)?,
        span: span(7, 8)?,
        concept: row.get(1)?,
        category: row.get(2)?,
        expression: row.get(3)?,
        actors: numbers(row.get_ref(13)?.as_str().unwrap_or_default()),
        claimants: numbers(row.get_ref(14)?.as_str().unwrap_or_default()),
        voice: voice_of(row.get(9)?),
        speaker: speaker_of(row.get(10)?),
        stance: stance_of(row.get(11)?),
        not_counted: row.get::<_, Option<u8>>(12)?.map(not_counted_of),
    };
    Ok((row.get(0)?, hit))
}

fn list(numbers: &[u16]) -> Option<String> {
    (!numbers.is_empty()).then(|| numbers.iter().map(u16::to_string).collect::<Vec<_>>().join(","))
}

fn numbers(list: &str) -> Vec<u16> {
    list.split(',').filter_map(|number| number.parse().ok()).collect()
}

const ZONES: [Zone; 9] = [
    Zone::Title,
    Zone::Body,
    Zone::Lead,
    Zone::Caption,
    Zone::Credit,
    Zone::Kicker,
    Zone::Dateline,
    Zone::Byline,
    Zone::Boilerplate,
];

fn zone_number(zone: Zone) -> u8 {
    ZONES.iter().position(|known| *known == zone).unwrap_or(1) as u8
}

fn zone_of(number: u8) -> Zone {
    ZONES.get(number as usize).copied().unwrap_or(Zone::Body)
}

const SPEAKERS: [Speaker; 6] = [Speaker::None, Speaker::First, Speaker::Second, Speaker::Both, Speaker::Other, Speaker::Unknown];

fn speaker_number(speaker: Speaker) -> u8 {
    SPEAKERS.iter().position(|known| *known == speaker).unwrap_or(0) as u8
}

pub(super) fn speaker_of(number: u8) -> Speaker {
    SPEAKERS.get(number as usize).copied().unwrap_or(Speaker::Unknown)
}

fn stance_number(stance: Stance) -> u8 {
    match stance {
        Stance::Asserted => 0,
        Stance::Distanced => 1,
        Stance::Negated => 2,
    }
}

pub(super) fn stance_of(number: u8) -> Stance {
    match number {
        0 => Stance::Asserted,
        1 => Stance::Distanced,
        _ => Stance::Negated,
    }
}

pub(super) fn voice_of(number: u8) -> Voice {
    if number == 0 { Voice::Narrated } else { Voice::Quoted }
}

pub(super) fn not_counted_of(number: u8) -> NotCounted {
    if number == 0 { NotCounted::Negated } else { NotCounted::Repeated }
}

//! The columns of counting as one stretch of bytes: read in one go at a start, written again after a change.
//!
//! Little-endian numbers, column after column, each as narrow as its values allow: a start reads some fifteen bytes an
//! article in place of its rows. Only what a scan of the tables would give is in there; names stay in their tables. What
//! does not decode, or is of another version of the library, is not used, and the tables are scanned.

use rusqlite::{OptionalExtension, params};

use super::{Store, codings};
use crate::Result;
use crate::article::{Extent, Precision};
use crate::coding::{Speaker, Stance, Voice};
use crate::measure::{Facts, HitFact, HitKind, Hits, NO_NAME, UNDATED};

/// The layout of the bytes; another one is not read.
const LAYOUT: u32 = 2;

const NAME: &str = "facts";

impl Store {
    /// The columns kept for this version, with the number of articles that are not coded; `None` where there are none.
    pub fn kept_columns(&self, version: i64) -> Result<Option<(Facts, u64)>> {
        let kept: Option<(i64, i64)> = {
            let mut ask = self.db.prepare_cached("SELECT rowid, version FROM columns WHERE name = ?")?;
            ask.query_row([NAME], |row| Ok((row.get(0)?, row.get(1)?))).optional()?
        };
        let Some((row, _)) = kept.filter(|kept| kept.1 == version) else { return Ok(None) };
        let blob = self.db.blob_open("main", "columns", "bytes", row, true)?;
        let mut bytes = vec![0; blob.len()];
        blob.read_at_exact(&mut bytes, 0)?;
        let mut names = Facts::default();
        self.read_names(&mut names)?;
        Ok(decode(&bytes, names))
    }

    /// Keeps the columns of this version for the next start. Facts whose hits are not numbered as usual are not kept.
    pub fn keep_columns(&self, version: i64, facts: &Facts, uncoded: u64) -> Result<()> {
        let Some(bytes) = encode(facts, uncoded) else { return Ok(()) };
        self.beside(|| {
            // written for the version that was read: where another process changed the library since, nothing is kept
            if self.version()? == version {
                self.db.execute("INSERT OR REPLACE INTO columns VALUES (?, ?, ?)", params![NAME, version, bytes])?;
            }
            Ok(())
        })
    }
}

impl Store {
    /// An order kept for this version of the library: of each article or hit its rank. `None` where there is none.
    pub fn kept_order(&self, name: &str, version: i64) -> Result<Option<Vec<u32>>> {
        let mut ask = self.db.prepare_cached("SELECT bytes FROM columns WHERE name = ? AND version = ?")?;
        let bytes: Option<Vec<u8>> = ask.query_row(params![name, version], |row| row.get(0)).optional()?;
        Ok(bytes.map(|bytes| bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect()))
    }

    /// Keeps an order for this version, where the library still is of it.
    pub fn keep_order(&self, name: &str, version: i64, ranks: &[u32]) -> Result<()> {
        let bytes: Vec<u8> = ranks.iter().flat_map(|rank| rank.to_le_bytes()).collect();
        self.beside(|| {
            if self.version()? == version {
                self.db.execute("INSERT OR REPLACE INTO columns VALUES (?, ?, ?)", params![name, version, bytes])?;
            }
            Ok(())
        })
    }
}

/// No value of a column says that something is missing.
const ALWAYS: i64 = i64::MIN;

fn encode(facts: &Facts, uncoded: u64) -> Option<Vec<u8>> {
    let (articles, hits) = (facts.len(), facts.hits.len());
    let numbered = |hit: &HitFact, place: usize| hit.row == codings::first_row(facts.article[hit.article as usize]) + place as i64;
    for article in 0..articles {
        if !facts.hits.of(article).iter().enumerate().all(|(place, hit)| numbered(&hit, place)) {
            return None;
        }
    }
    let mut out = Vec::with_capacity(48 + articles * 20 + hits * 6);
    let header = [LAYOUT, articles as u32, hits as u32, facts.hits.kinds().len() as u32, uncoded as u32, facts.languages.len() as u32];
    header.iter().for_each(|number| out.extend(number.to_le_bytes()));
    for language in &facts.languages {
        out.push(u8::try_from(language.len()).ok()?);
        out.extend(language.as_bytes());
    }
    encode_articles(facts, &mut out);
    for kind in facts.hits.kinds() {
        out.extend(kind.concept.to_le_bytes());
        out.extend(kind.category.to_le_bytes());
        out.extend([kind.stance as u8, kind.voice as u8, kind.speaker as u8, u8::from(kind.repeated)]);
    }
    narrow(&mut out, hits, ALWAYS, |hit| i64::from(facts.hits.kind_column()[hit]));
    narrow(&mut out, hits, ALWAYS, |hit| i64::from(facts.hits.expression_column()[hit]));
    narrow(&mut out, hits, ALWAYS, |hit| i64::from(facts.hits.sentence_column()[hit]));
    Some(out)
}

fn encode_articles(facts: &Facts, out: &mut Vec<u8>) {
    let articles = facts.len();
    let before = |row: usize| if row == 0 { 0 } else { facts.article[row - 1] };
    narrow(out, articles, ALWAYS, |row| facts.article[row] - before(row));
    narrow(out, articles, i64::from(UNDATED), |row| i64::from(facts.day[row]));
    narrow(out, articles, i64::from(NO_NAME), |row| i64::from(facts.outlet[row]));
    for column in [&facts.sentences, &facts.words] {
        narrow(out, articles, ALWAYS, |row| i64::from(column[row]));
    }
    narrow(out, articles, ALWAYS, |row| facts.hits.places(row).len() as i64);
    for column in [&facts.language, &facts.collection] {
        narrow(out, articles, i64::from(u16::MAX), |row| i64::from(column[row]));
    }
    // most articles are the first of their story
    let copies: Vec<usize> = (0..articles).filter(|&row| facts.story[row] != facts.article[row] as u32).collect();
    out.extend((copies.len() as u32).to_le_bytes());
    narrow(out, copies.len(), ALWAYS, |copy| copies[copy] as i64);
    narrow(out, copies.len(), ALWAYS, |copy| i64::from(facts.story[copies[copy]]));
    out.extend((0..articles).map(|row| facts.precision[row] as u8 | (facts.extent[row] as u8) << 2 | u8::from(facts.mentions_pair[row]) << 5));
}

/// A column as its lowest value, the bytes that a value takes, and how far above the lowest each is; 0 is missing.
fn narrow(out: &mut Vec<u8>, count: usize, missing: i64, value: impl Fn(usize) -> i64) {
    let (low, high) = (0..count).map(&value).filter(|value| *value != missing).fold((i64::MAX, i64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let width = [1, 2, 4].into_iter().find(|width| high.saturating_sub(low) < (1 << (8 * width)) - 1).unwrap_or(8);
    out.extend(low.to_le_bytes());
    out.push(width as u8);
    for place in 0..count {
        let value = value(place);
        let above = if value == missing { 0 } else { value.wrapping_sub(low) as u64 + 1 };
        out.extend(&above.to_le_bytes()[..width]);
    }
}

/// A stretch of bytes that is read from its beginning on.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn u32s(&mut self, count: usize) -> Option<Vec<u32>> {
        Some(self.take(count.checked_mul(4)?)?.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect())
    }

    /// A column that [`narrow`] wrote.
    fn narrow<T>(&mut self, count: usize, missing: i64, made: impl Fn(i64) -> T) -> Option<Vec<T>> {
        let low = i64::from_le_bytes(self.take(8)?.try_into().ok()?);
        let width = usize::from(self.take(1)?[0]);
        let bytes = self.take(count.checked_mul(width)?)?;
        let value = |above: u64| made(if above == 0 { missing } else { low.wrapping_add((above - 1) as i64) });
        Some(match width {
            1 => bytes.iter().map(|one| value(u64::from(*one))).collect(),
            2 => bytes.as_chunks::<2>().0.iter().map(|two| value(u64::from(u16::from_le_bytes(*two)))).collect(),
            4 => bytes.as_chunks::<4>().0.iter().map(|four| value(u64::from(u32::from_le_bytes(*four)))).collect(),
            8 => bytes.as_chunks::<8>().0.iter().map(|eight| value(u64::from_le_bytes(*eight))).collect(),
            _ => return None,
        })
    }
}

/// The facts with those names, and the number of articles not coded; `None` where the bytes are not what they should be.
fn decode(bytes: &[u8], names: Facts) -> Option<(Facts, u64)> {
    let (read, uncoded) = columns(&mut Bytes(bytes))?;
    let within = read.outlet.iter().all(|&place| (place as usize) < names.outlets.len() || place == NO_NAME)
        && read.language.iter().all(|&place| usize::from(place) < read.languages.len() || place == u16::MAX)
        && read.collection.iter().all(|&place| usize::from(place) < names.collections.len() || place == u16::MAX);
    let Facts { outlets, collections, outlet_kinds, outlet_countries, outlet_groups, .. } = names;
    within.then_some((Facts { outlets, collections, outlet_kinds, outlet_countries, outlet_groups, ..read }, uncoded))
}

fn columns(bytes: &mut Bytes<'_>) -> Option<(Facts, u64)> {
    let header = bytes.u32s(6)?;
    let [layout, articles, hits, kinds, uncoded, languages] = *header.as_slice() else { return None };
    if layout != LAYOUT {
        return None;
    }
    let mut facts = Facts::default();
    for _ in 0..languages {
        let length = bytes.take(1)?[0];
        facts.languages.push(std::str::from_utf8(bytes.take(usize::from(length))?).ok()?.to_owned());
    }
    let counts = articles_of(bytes, articles as usize, &mut facts)?;
    let kinds = bytes.take((kinds as usize).checked_mul(8)?)?.as_chunks::<8>().0.iter().map(kind).collect::<Option<Vec<HitKind>>>()?;
    let hits = hits as usize;
    let kind = bytes.narrow(hits, ALWAYS, |kind| kind as u32)?;
    let expression = bytes.narrow(hits, ALWAYS, |expression| expression as u32)?;
    let sentence = bytes.narrow(hits, ALWAYS, |sentence| sentence as u16)?;
    let whole = counts.iter().map(|count| *count as usize).sum::<usize>() == hits && kind.iter().all(|place| (*place as usize) < kinds.len()) && bytes.0.is_empty();
    if !whole {
        return None;
    }
    let first_rows = facts.article.iter().map(|id| codings::first_row(*id)).collect();
    facts.hits = Hits::numbered(kinds, kind, expression, sentence, &counts, first_rows);
    Some((facts, u64::from(uncoded)))
}

/// Reads the columns of articles; answers how many hits each has.
fn articles_of(bytes: &mut Bytes<'_>, articles: usize, facts: &mut Facts) -> Option<Vec<u32>> {
    facts.article = bytes.narrow(articles, ALWAYS, |step| step)?;
    let mut id = 0i64;
    for step in &mut facts.article {
        id = id.wrapping_add(*step);
        *step = id;
    }
    facts.day = bytes.narrow(articles, i64::from(UNDATED), |day| day as i32)?;
    facts.outlet = bytes.narrow(articles, i64::from(NO_NAME), |outlet| outlet as u32)?;
    facts.sentences = bytes.narrow(articles, ALWAYS, |sentences| sentences as u32)?;
    facts.words = bytes.narrow(articles, ALWAYS, |words| words as u32)?;
    let counts = bytes.narrow(articles, ALWAYS, |count| count as u32)?;
    facts.language = bytes.narrow(articles, i64::from(u16::MAX), |language| language as u16)?;
    facts.collection = bytes.narrow(articles, i64::from(u16::MAX), |collection| collection as u16)?;
    facts.story = facts.article.iter().map(|id| *id as u32).collect();
    let copies = bytes.u32s(1)?[0] as usize;
    let rows = bytes.narrow(copies, ALWAYS, |row| row as usize)?;
    for (row, story) in rows.into_iter().zip(bytes.narrow(copies, ALWAYS, |story| story as u32)?) {
        *facts.story.get_mut(row)? = story;
    }
    let marks = bytes.take(articles)?;
    facts.precision = marks.iter().map(|mark| precision(mark & 3)).collect::<Option<_>>()?;
    facts.extent = marks.iter().map(|mark| extent(mark >> 2 & 7)).collect::<Option<_>>()?;
    facts.mentions_pair = marks.iter().map(|mark| mark >> 5 & 1 == 1).collect();
    Some(counts)
}

fn precision(number: u8) -> Option<Precision> {
    [Precision::Year, Precision::Month, Precision::Day, Precision::Minute].get(usize::from(number)).copied()
}

fn extent(number: u8) -> Option<Extent> {
    [Extent::Full, Extent::Cut, Extent::Lead, Extent::Headline, Extent::None].get(usize::from(number)).copied()
}

fn kind(bytes: &[u8; 8]) -> Option<HitKind> {
    let speakers = [Speaker::None, Speaker::First, Speaker::Second, Speaker::Both, Speaker::Other, Speaker::Unknown];
    Some(HitKind {
        concept: u16::from_le_bytes([bytes[0], bytes[1]]),
        category: u16::from_le_bytes([bytes[2], bytes[3]]),
        stance: *[Stance::Asserted, Stance::Distanced, Stance::Negated].get(usize::from(bytes[4]))?,
        voice: *[Voice::Narrated, Voice::Quoted].get(usize::from(bytes[5]))?,
        speaker: speakers.into_iter().find(|speaker| *speaker as u8 == bytes[6])?,
        repeated: bytes[7] == 1,
    })
}

//! The columns of counting as one stretch of bytes: read in one go at a start, written again after a change.
//!
//! Little-endian numbers, column after column. Only what a scan of the tables would give is in there; names stay in their
//! tables. What does not decode, or is of another version of the library, is not used, and the tables are scanned.

use rusqlite::{OptionalExtension, params};

use super::{Store, codings};
use crate::Result;
use crate::article::{Extent, Precision};
use crate::coding::{Speaker, Stance, Voice};
use crate::measure::{Facts, HitFact, HitKind, Hits, NO_NAME};

/// The layout of the bytes; another one is not read.
const LAYOUT: u32 = 1;

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

fn encode(facts: &Facts, uncoded: u64) -> Option<Vec<u8>> {
    let (articles, hits) = (facts.len(), facts.hits.len());
    let numbered = |hit: &HitFact, place: usize| hit.row == codings::first_row(facts.article[hit.article as usize]) + place as i64;
    for article in 0..articles {
        if !facts.hits.of(article).iter().enumerate().all(|(place, hit)| numbered(&hit, place)) {
            return None;
        }
    }
    let mut out = Vec::with_capacity(48 + articles * 40 + hits * 8);
    let header = [LAYOUT, articles as u32, hits as u32, facts.hits.kinds().len() as u32, uncoded as u32, facts.languages.len() as u32];
    header.iter().for_each(|number| out.extend(number.to_le_bytes()));
    for language in &facts.languages {
        out.push(u8::try_from(language.len()).ok()?);
        out.extend(language.as_bytes());
    }
    facts.article.iter().for_each(|id| out.extend(id.to_le_bytes()));
    facts.day.iter().for_each(|day| out.extend(day.to_le_bytes()));
    for column in [&facts.outlet, &facts.story, &facts.sentences, &facts.words] {
        column.iter().for_each(|number| out.extend(number.to_le_bytes()));
    }
    (0..articles).for_each(|article| out.extend((facts.hits.places(article).len() as u32).to_le_bytes()));
    for column in [&facts.language, &facts.collection] {
        column.iter().for_each(|number| out.extend(number.to_le_bytes()));
    }
    out.extend(facts.precision.iter().map(|precision| *precision as u8));
    out.extend(facts.extent.iter().map(|extent| *extent as u8));
    out.extend(facts.mentions_pair.iter().map(|mentions| u8::from(*mentions)));
    for kind in facts.hits.kinds() {
        out.extend(kind.concept.to_le_bytes());
        out.extend(kind.category.to_le_bytes());
        out.extend([kind.stance as u8, kind.voice as u8, kind.speaker as u8, u8::from(kind.repeated)]);
    }
    for column in [facts.hits.kind_column(), facts.hits.expression_column()] {
        column.iter().for_each(|number| out.extend(number.to_le_bytes()));
    }
    Some(out)
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

    fn i32s(&mut self, count: usize) -> Option<Vec<i32>> {
        Some(self.take(count.checked_mul(4)?)?.as_chunks::<4>().0.iter().map(|four| i32::from_le_bytes(*four)).collect())
    }

    fn i64s(&mut self, count: usize) -> Option<Vec<i64>> {
        Some(self.take(count.checked_mul(8)?)?.as_chunks::<8>().0.iter().map(|eight| i64::from_le_bytes(*eight)).collect())
    }

    fn u16s(&mut self, count: usize) -> Option<Vec<u16>> {
        Some(self.take(count.checked_mul(2)?)?.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect())
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
    let (articles, hits, kinds) = (articles as usize, hits as usize, kinds as usize);
    let mut language_names = Vec::new();
    for _ in 0..languages {
        let length = bytes.take(1)?[0];
        language_names.push(std::str::from_utf8(bytes.take(usize::from(length))?).ok()?.to_owned());
    }
    let article = bytes.i64s(articles)?;
    let day = bytes.i32s(articles)?;
    let [outlet, story, sentences, words, counts] = [bytes.u32s(articles)?, bytes.u32s(articles)?, bytes.u32s(articles)?, bytes.u32s(articles)?, bytes.u32s(articles)?];
    let [language, collection] = [bytes.u16s(articles)?, bytes.u16s(articles)?];
    let precision = bytes.take(articles)?.iter().map(|number| precision(*number)).collect::<Option<_>>()?;
    let extent = bytes.take(articles)?.iter().map(|number| extent(*number)).collect::<Option<_>>()?;
    let mentions_pair = bytes.take(articles)?.iter().map(|number| *number == 1).collect();
    let kinds = bytes.take(kinds.checked_mul(8)?)?.as_chunks::<8>().0.iter().map(kind).collect::<Option<Vec<HitKind>>>()?;
    let [kind, expression] = [bytes.u32s(hits)?, bytes.u32s(hits)?];
    let whole = counts.iter().map(|count| *count as usize).sum::<usize>() == hits && kind.iter().all(|place| (*place as usize) < kinds.len()) && bytes.0.is_empty();
    if !whole {
        return None;
    }
    let first_rows = article.iter().map(|id| codings::first_row(*id)).collect();
    let hits = Hits::numbered(kinds, kind, expression, &counts, first_rows);
    let languages = language_names;
    let facts = Facts { article, outlet, day, precision, language, collection, story, mentions_pair, extent, sentences, words, hits, languages, ..Facts::default() };
    Some((facts, u64::from(uncoded)))
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

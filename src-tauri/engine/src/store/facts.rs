//! Everything that counting needs, read in two scans: articles, then hits.

use std::collections::HashMap;

use rusqlite::Row;
use rustc_hash::FxHashMap;

use super::codings::{speaker_of, stance_of, voice_of};
use super::intake::extent_of;
use super::{Store, article_of_hit};
use crate::article::Precision;
use crate::measure::{Facts, HitFact, NO_NAME, UNDATED};
use crate::Result;

impl Store {
    /// The columns of every article and hit, articles in the order of their ids, scanned from the tables.
    pub fn facts(&self) -> Result<Facts> {
        let mut facts = Facts::default();
        let (outlets, collections) = self.read_names(&mut facts)?;
        self.read_languages(&mut facts)?;
        self.read_articles(&mut facts, &outlets, &collections)?;
        self.read_hits(&mut facts)?;
        Ok(facts)
    }

    /// Names of outlets with their kinds and countries, and of collections: by their ids the places in the lists.
    pub(super) fn read_names(&self, facts: &mut Facts) -> Result<(HashMap<i64, u32>, HashMap<i64, u32>)> {
        let mut outlets = self.names("SELECT id, name FROM outlets WHERE merged_into IS NULL ORDER BY name", &mut facts.outlets)?;
        self.follow_merges(&mut outlets)?;
        let collections = self.names("SELECT id, name FROM collections ORDER BY name", &mut facts.collections)?;
        self.read_groups(facts)?;
        Ok((outlets, collections))
    }

    fn names(&self, question: &str, names: &mut Vec<String>) -> Result<HashMap<i64, u32>> {
        let mut ask = self.db.prepare_cached(question)?;
        let mut rows = ask.query([])?;
        let mut places = HashMap::new();
        while let Some(row) = rows.next()? {
            places.insert(row.get(0)?, names.len() as u32);
            names.push(row.get(1)?);
        }
        Ok(places)
    }

    /// An outlet that was merged into another one has that one's place.
    fn follow_merges(&self, places: &mut HashMap<i64, u32>) -> Result<()> {
        let mut ask = self.db.prepare_cached("SELECT id, merged_into FROM outlets WHERE merged_into IS NOT NULL")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(place) = places.get(&row.get(1)?).copied() {
                places.insert(row.get(0)?, place);
            }
        }
        Ok(())
    }

    /// Kind, country and group of every outlet, in the order of their names.
    fn read_groups(&self, facts: &mut Facts) -> Result<()> {
        let mut ask = self.db.prepare_cached("SELECT kind, country, in_group FROM outlets WHERE merged_into IS NULL ORDER BY name")?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            facts.outlet_kinds.push(row.get(0)?);
            facts.outlet_countries.push(row.get(1)?);
            facts.outlet_groups.push(row.get(2)?);
        }
        Ok(())
    }

    fn read_languages(&self, facts: &mut Facts) -> Result<()> {
        let mut ask = self.db.prepare_cached("SELECT DISTINCT language FROM articles WHERE language IS NOT NULL ORDER BY language")?;
        facts.languages = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(())
    }

    fn read_articles(&self, facts: &mut Facts, outlets: &HashMap<i64, u32>, collections: &HashMap<i64, u32>) -> Result<()> {
        let mut ask = self.db.prepare_cached(
            "SELECT id, outlet, day, precision, language, collection, story, mentions_pair, extent, sentences, words FROM articles ORDER BY id",
        )?;
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let outlet: Option<i64> = row.get(1)?;
            let collection: Option<i64> = row.get(5)?;
            facts.article.push(row.get(0)?);
            facts.outlet.push(outlet.and_then(|id| outlets.get(&id).copied()).unwrap_or(NO_NAME));
            facts.day.push(row.get::<_, Option<i32>>(2)?.unwrap_or(UNDATED));
            facts.precision.push(precision(row.get::<_, Option<u8>>(3)?));
            facts.language.push(language(&facts.languages, row)?);
            facts.collection.push(collection.and_then(|id| collections.get(&id)).map_or(u16::MAX, |place| *place as u16));
            facts.story.push(row.get::<_, i64>(6)? as u32);
            facts.mentions_pair.push(row.get(7)?);
            facts.extent.push(extent_of(row.get(8)?));
            facts.sentences.push(row.get(9)?);
            facts.words.push(row.get(10)?);
        }
        Ok(())
    }

    fn read_hits(&self, facts: &mut Facts) -> Result<()> {
        let mut ask = self.db.prepare_cached(
            "SELECT id, concept, category, expression, stance, voice, speaker, not_counted, zone, sentence_start FROM hits ORDER BY id",
        )?;
        let mut rows = ask.query([])?;
        let mut article = 0;
        let mut sentences = Sentences::default();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            while facts.article.get(article).is_some_and(|known| *known < article_of_hit(id)) {
                article += 1;
            }
            facts.hits.push(HitFact {
                article: article as u32,
                concept: row.get(1)?,
                category: row.get(2)?,
                expression: row.get(3)?,
                stance: stance_of(row.get(4)?),
                voice: voice_of(row.get(5)?),
                speaker: speaker_of(row.get(6)?),
                repeated: row.get::<_, Option<u8>>(7)? == Some(1),
                sentence: sentences.number(article, (row.get::<_, u8>(8)? == 0, row.get(9)?)),
                row: id,
            });
        }
        Ok(())
    }
}

/// Numbers the sentences of one article after the other as they are met.
#[derive(Default)]
pub(super) struct Sentences {
    article: usize,
    known: FxHashMap<(bool, i64), u16>,
}

impl Sentences {
    /// `sentence`: whether it is the title, and where it begins.
    pub fn number(&mut self, article: usize, sentence: (bool, i64)) -> u16 {
        if self.article != article {
            self.article = article;
            self.known.clear();
        }
        let next = u16::try_from(self.known.len()).unwrap_or(u16::MAX);
        *self.known.entry(sentence).or_insert(next)
    }
}

fn precision(number: Option<u8>) -> Precision {
    match number {
        Some(0) => Precision::Year,
        Some(1) => Precision::Month,
        Some(2) | None => Precision::Day,
        Some(_) => Precision::Minute,
    }
}

fn language(known: &[String], row: &Row<'_>) -> Result<u16> {
    let code = row.get_ref(4)?.as_str_or_null().unwrap_or_default();
    Ok(code.and_then(|code| known.iter().position(|language| language == code)).map_or(u16::MAX, |place| place as u16))
}

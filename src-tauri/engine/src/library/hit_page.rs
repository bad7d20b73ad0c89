//! The sentences behind a figure, a page at a time.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Library;
use super::known::KnownCodebook;
use super::record::{record, record_by_hand};
use crate::answers::{Behind, HitPage, HitRecord};
use crate::article::Zone;
use crate::measure::{self, Paged};
use crate::question::{ByHand, Question};
use crate::coding::Hit;
use crate::store::{Store, Stored, article_of_hit};
use crate::{Error, Result};

impl Library {
    /// Exactly the hits that a point counts: of the series `key` (or all) in the period `period` (or all), in the order of
    /// the articles. `offset` and `limit` count hits.
    ///
    /// # Errors
    /// `not-coded`, `period-unknown`, and as [`Library::articles`].
    pub fn hit_page(
        &self,
        question: &Question,
        key: Option<&str>,
        period: Option<&str>,
        offset: u64,
        limit: u64,
    ) -> Result<HitPage> {
        let point = Behind { key: key.map(str::to_owned), period: period.map(str::to_owned), ..Behind::default() };
        self.hits_behind(question, &point, offset, limit)
    }

    /// The same for a point of any figure.
    ///
    /// # Errors
    /// As [`Library::hit_page`] and [`measure::select_behind`], and `expression-unknown`.
    pub fn hits_behind(&self, question: &Question, point: &Behind, offset: u64, limit: u64) -> Result<HitPage> {
        let selection = point.selection.clone().unwrap_or_else(|| question.selection.clone());
        let asked = self.asked(&Question { selection, ..question.clone() })?;
        let codebook = asked.known().coded()?;
        let point = &Behind { selection: None, ..point.clone() };
        let expression = point.expression.as_deref().map(|id| expression(codebook, id)).transpose()?;
        let page = offset..offset.saturating_add(limit);
        let paged = match &point.word {
            Some(word) => {
                let rows = measure::select_behind(asked.facts(), &asked.question, &codebook.info, asked.matching(), point, expression)?;
                self.page_of(codebook.number, &self.with_word(codebook.number, &rows, word)?, page)?
            }
            None => measure::page_behind(asked.facts(), &asked.question, &codebook.info, asked.matching(), point, expression, page)?,
        };
        let store = self.store();
        let (page, texts) = store.reading_hits_of(codebook.number, || hits_and_texts(&store, &paged.rows))?;
        drop(store);
        let told = |row: i64, hit: &_| {
            let stored = texts.get(&article_of_hit(row))?;
            Some(match asked.question.by_hand {
                ByHand::Applied => record_by_hand(stored, hit, &codebook.codebook, &asked.known().hands),
                ByHand::LeftOut => record(stored, hit, &codebook.codebook),
            })
        };
        let shown: Vec<HitRecord> = page.iter().filter_map(|(row, hit)| told(*row, hit)).collect();
        Ok(HitPage { by_hand: asked.by_hand()?, hits: paged.hits, sentences: paged.sentences, articles: paged.articles, rows: shown })
    }

    /// A page of hits that only their texts could tell: all of them are looked up.
    fn page_of(&self, codebook: i64, rows: &[i64], page: Range<u64>) -> Result<Paged> {
        let store = self.store();
        let all = store.reading_hits_of(codebook, || store.hits(rows))?;
        let sentences: HashSet<(i64, bool, usize)> =
            all.iter().map(|(row, hit)| (article_of_hit(*row), hit.zone == Zone::Title, hit.sentence.start)).collect();
        let articles: HashSet<i64> = rows.iter().map(|row| article_of_hit(*row)).collect();
        let shown = rows.iter().skip(page.start as usize).take((page.end - page.start) as usize).copied().collect();
        Ok(Paged { hits: rows.len() as u64, sentences: sentences.len() as u64, articles: articles.len() as u64, rows: shown })
    }
}

/// The hits of these rows, and their articles.
fn hits_and_texts(store: &Store, rows: &[i64]) -> Result<(Vec<(i64, Hit)>, HashMap<i64, Stored>)> {
    let hits = store.hits(rows)?;
    let mut ids: Vec<i64> = hits.iter().map(|(row, _)| article_of_hit(*row)).collect();
    ids.dedup();
    let mut texts: HashMap<i64, Stored> = HashMap::new();
    store.articles_of(&ids, &mut |stored| {
        texts.insert(stored.id, stored);
        Ok(())
    })?;
    Ok((hits, texts))
}

fn expression(codebook: &KnownCodebook, id: &str) -> Result<u32> {
    let place = codebook.codebook.expressions.iter().position(|known| known.id == id);
    place.map(|place| place as u32).ok_or_else(|| Error::new("expression-unknown", format!("The codebook has no expression \"{id}\"."), "Ask again: the codebook has changed since."))
}

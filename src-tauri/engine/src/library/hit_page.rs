//! The sentences behind a figure, a page at a time.

use std::collections::{HashMap, HashSet};

use super::Library;
use super::record::record;
use crate::answers::{HitPage, HitRecord};
use crate::article::Zone;
use crate::measure;
use crate::progress::silent;
use crate::question::Question;
use crate::store::{Stored, article_of_hit};
use crate::Result;

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
        let known = self.known()?;
        let codebook = known.coded()?;
        let question = Question { selection: self.with_proper_names(&question.selection)?, ..question.clone() };
        let matching = self.matching(&known, &question.selection, &silent)?;
        let rows = measure::select(&known.facts, &question, &codebook.info, matching.as_deref(), key, period)?;
        let store = self.store();
        let all = store.hits(&rows)?;
        let sentences: HashSet<(i64, bool, usize)> =
            all.iter().map(|(row, hit)| (article_of_hit(*row), hit.zone == Zone::Title, hit.sentence.start)).collect();
        let articles: HashSet<i64> = rows.iter().map(|row| article_of_hit(*row)).collect();
        let page: Vec<_> = all.into_iter().skip(offset as usize).take(limit as usize).collect();
        let mut ids: Vec<i64> = page.iter().map(|(row, _)| article_of_hit(*row)).collect();
        ids.dedup();
        let mut texts: HashMap<i64, Stored> = HashMap::new();
        store.articles_of(&ids, &mut |stored| {
            texts.insert(stored.id, stored);
            Ok(())
        })?;
        let told = |row: i64, hit: &_| Some(record(texts.get(&article_of_hit(row))?, hit, &codebook.codebook));
        let shown: Vec<HitRecord> = page.iter().filter_map(|(row, hit)| told(*row, hit)).collect();
        Ok(HitPage { hits: rows.len() as u64, sentences: sentences.len() as u64, articles: articles.len() as u64, rows: shown })
    }
}

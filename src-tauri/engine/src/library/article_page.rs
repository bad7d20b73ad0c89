//! The list of articles, a stretch at a time.

use super::Library;
use super::known::Known;
use crate::answers::{ArticleOrder, ArticlePage, ArticleRow};
use crate::coding::Stance;
use crate::measure;
use crate::progress::silent;
use crate::question::Selection;
use crate::Result;

impl Library {
    /// The selected articles in some order; equal ones stand in the order in which they were stored.
    ///
    /// # Errors
    /// As [`Library::articles`].
    pub fn article_page(&self, selection: &Selection, order: ArticleOrder, descending: bool, offset: u64, limit: u64) -> Result<ArticlePage> {
        let selection = self.with_proper_names(selection)?;
        let known = self.known()?;
        let matching = self.matching(&known, &selection, &silent)?;
        let chosen = measure::selected(&known.facts, &selection, matching.as_deref())?;
        let mut rows: Vec<usize> = (0..chosen.len()).filter(|row| chosen[*row]).collect();
        self.sort(&known, &mut rows, order)?;
        if descending {
            rows.reverse();
        }
        let total = rows.len() as u64;
        let shown: Vec<usize> = rows.into_iter().skip(offset as usize).take(limit as usize).collect();
        let store = self.store();
        let mut page = Vec::with_capacity(shown.len());
        for row in shown {
            let head = store.head(known.facts.article[row])?;
            page.extend(head.map(|head| ArticleRow { hits: counted(&known, row), ..head }));
        }
        Ok(ArticlePage { total, rows: page })
    }

    fn sort(&self, known: &Known, rows: &mut [usize], order: ArticleOrder) -> Result<()> {
        let facts = &known.facts;
        match order {
            ArticleOrder::Date => rows.sort_by_key(|row| (facts.day[*row], *row)),
            ArticleOrder::Outlet => rows.sort_by(|one, other| facts.outlet_name(*one).cmp(facts.outlet_name(*other)).then(one.cmp(other))),
            ArticleOrder::Language => rows.sort_by(|one, other| facts.language_name(*one).cmp(facts.language_name(*other)).then(one.cmp(other))),
            ArticleOrder::Hits => rows.sort_by_cached_key(|row| (counted(known, *row), *row)),
            ArticleOrder::Title => {
                let titles = self.store().titles()?;
                rows.sort_by_key(|row| (titles.get(&facts.article[*row]), *row));
            }
        }
        Ok(())
    }
}

fn counted(known: &Known, row: usize) -> u64 {
    known.facts.hits_of(row).iter().filter(|hit| hit.stance != Stance::Negated && !hit.repeated).count() as u64
}

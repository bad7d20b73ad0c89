//! The list of articles, a stretch at a time.

use std::sync::{Arc, Weak};

use super::Library;
use super::known::Known;
use crate::answers::{ArticleOrder, ArticlePage, ArticleRow};
use crate::coding::Stance;
use crate::measure::{self, lines};
use crate::progress::silent;
use crate::question::Selection;
use crate::Result;

/// A list of articles as it was sorted last.
pub(super) struct Listed {
    known: Weak<Known>,
    selection: Selection,
    order: ArticleOrder,
    rows: Arc<Vec<u32>>,
}

impl Library {
    /// The selected articles in some order; equal ones stand in the order in which they were stored.
    ///
    /// # Errors
    /// As [`Library::articles`].
    pub fn article_page(&self, selection: &Selection, order: ArticleOrder, descending: bool, offset: u64, limit: u64) -> Result<ArticlePage> {
        let known = self.known()?;
        let listed = self.listed(&known, selection, order)?;
        let total = listed.len();
        let at = |place: usize| if descending { listed[total - 1 - place] } else { listed[place] } as usize;
        let first = (offset as usize).min(total);
        let shown: Vec<usize> = (first..total.min(first.saturating_add(limit as usize))).map(at).collect();
        let store = self.store();
        let mut page = Vec::with_capacity(shown.len());
        for row in shown {
            let head = store.head(known.facts.article[row])?;
            page.extend(head.map(|head| ArticleRow { hits: counted(&known, row), ..head }));
        }
        Ok(ArticlePage { total: total as u64, rows: page })
    }

    /// The selected rows in ascending order, sorted once for all pages of a list.
    fn listed(&self, known: &Arc<Known>, selection: &Selection, order: ArticleOrder) -> Result<Arc<Vec<u32>>> {
        let mut kept = self.listed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(listed) = kept.as_ref().filter(|listed| listed.order == order && listed.selection == *selection && listed.known.ptr_eq(&Arc::downgrade(known))) {
            return Ok(listed.rows.clone());
        }
        let named = self.with_proper_names(selection)?;
        let matching = self.matching(known, &named, &silent)?;
        let chosen = measure::selected(&known.facts, &named, matching.as_deref())?;
        let mut rows: Vec<usize> = (0..chosen.len()).filter(|row| chosen[*row]).collect();
        self.sort(known, &mut rows, order)?;
        let rows = Arc::new(rows.into_iter().map(|row| row as u32).collect::<Vec<_>>());
        *kept = Some(Listed { known: Arc::downgrade(known), selection: selection.clone(), order, rows: rows.clone() });
        Ok(rows)
    }

    fn sort(&self, known: &Known, rows: &mut Vec<usize>, order: ArticleOrder) -> Result<()> {
        let facts = &known.facts;
        match order {
            ArticleOrder::Date => by_key(rows, |row| (facts.day[row] as u32 ^ 1 << 31).into()),
            ArticleOrder::Outlet => rows.sort_by(|one, other| facts.outlet_name(*one).cmp(facts.outlet_name(*other)).then(one.cmp(other))),
            ArticleOrder::Language => rows.sort_by(|one, other| facts.language_name(*one).cmp(facts.language_name(*other)).then(one.cmp(other))),
            ArticleOrder::Hits => by_key(rows, |row| counted(known, row)),
            ArticleOrder::Title => {
                let ranks = self.title_ranks(known)?;
                by_key(rows, |row| ranks[row].into());
            }
        }
        Ok(())
    }
}

/// Equal ones stay in the order of the library, in which they come.
fn by_key(rows: &mut Vec<usize>, key: impl Fn(usize) -> u64) {
    let keys: Vec<u64> = rows.iter().map(|row| key(*row)).collect();
    lines::in_order(rows, &keys);
}

fn counted(known: &Known, row: usize) -> u64 {
    known.facts.hits_of(row).iter().filter(|hit| hit.stance != Stance::Negated && !hit.repeated).count() as u64
}

//! The stored articles that a selection holds.

use super::Library;
use crate::answers::ArticleRecord;
use crate::measure;
use crate::progress::Report;
use crate::question::Selection;
use crate::Result;

impl Library {
    /// Calls `found` for each selected article, in the order in which they were stored.
    ///
    /// # Errors
    /// Where the selection names an outlet, a language or a collection that the library does not have; what `found` says.
    pub fn articles(&self, selection: &Selection, report: &Report<'_>, found: &mut dyn FnMut(ArticleRecord) -> Result<()>) -> Result<()> {
        let store = self.own_store()?;
        if *selection == Selection::default() {
            return store.all_articles(&mut |stored| found(stored.record()));
        }
        store.articles_of(&self.selected(selection, report)?, &mut |stored| found(stored.record()))
    }

    /// The ids of the selected articles, in order.
    pub(super) fn selected(&self, selection: &Selection, report: &Report<'_>) -> Result<Vec<i64>> {
        let selection = self.with_proper_names(selection)?;
        let known = self.known()?;
        let matching = self.matching(&known, &selection, report)?;
        let chosen = measure::selected(&known.facts, &selection, matching.as_deref())?;
        Ok(known.facts.article.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(id, _)| *id).collect())
    }

    /// The same selection with outlets by their proper names, however the person wrote them.
    pub(super) fn with_proper_names(&self, selection: &Selection) -> Result<Selection> {
        let store = self.store();
        let mut selection = selection.clone();
        for outlet in &mut selection.outlets {
            if let Some(name) = store.outlet_named(outlet)? {
                *outlet = name;
            }
        }
        Ok(selection)
    }
}

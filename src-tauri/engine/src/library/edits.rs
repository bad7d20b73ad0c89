//! Changes by hand: made, undone, done again, listed.

use super::Library;
use crate::answers::{BinPage, LogLine};
use crate::edit::{ArticleFields, ArticlesChange, Edit, EditMade};
use crate::progress::Report;
use crate::question::Selection;
use crate::{Error, Result};

impl Library {
    /// Makes a change; every question answers by it at once.
    ///
    /// # Errors
    /// `outlet-unknown`, `merge-tangled`, `article-unknown`, `date-invalid`, `language-invalid`, `library-locked`.
    pub fn edit(&self, edit: &Edit) -> Result<EditMade> {
        self.still_there()?;
        self.store().edit(edit)
    }

    /// Makes a change that replaces a whole list. One that alters nothing leaves no trace in the history.
    pub(super) fn change(&self, edit: Edit) -> Result<()> {
        let same = match &edit {
            Edit::Events { kept } => *kept == self.own_events()?,
            Edit::Provenance { told } => *told == self.provenance()?,
            Edit::Published { totals } => *totals == self.published()?,
            _ => false,
        };
        if same { Ok(()) } else { self.edit(&edit).map(drop) }
    }

    /// Takes the last change back; nothing where there is none.
    pub fn undo(&self) -> Result<Option<EditMade>> {
        self.store().undo()
    }

    /// Makes the last change again that was taken back; nothing where there is none.
    pub fn redo(&self) -> Result<Option<EditMade>> {
        self.store().redo()
    }

    /// All changes by hand, oldest first.
    pub fn edits(&self) -> Result<Vec<EditMade>> {
        self.store().edits()
    }

    /// Sets what the source says of every selected article. Undo takes all of it back at once.
    ///
    /// # Errors
    /// As [`Library::articles`] and [`Library::edit`]; `nothing-selected`, `nothing-changed`.
    pub fn edit_selected(&self, selection: &Selection, set: &ArticleFields, report: &Report<'_>) -> Result<EditMade> {
        if *set == ArticleFields::default() {
            return Err(Error::new("nothing-changed", "Nothing was said about what to change.", "Name a field and its new value."));
        }
        let articles = self.some_selected(selection, report)?;
        self.edit(&Edit::Articles { changes: vec![ArticlesChange { articles, set: set.clone() }] })
    }

    /// Puts every selected article into the bin. Undo brings them back.
    ///
    /// # Errors
    /// As [`Library::articles`]; `nothing-selected`.
    pub fn delete_selected(&self, selection: &Selection, report: &Report<'_>) -> Result<EditMade> {
        let articles = self.some_selected(selection, report)?;
        self.edit(&Edit::Delete { articles })
    }

    fn some_selected(&self, selection: &Selection, report: &Report<'_>) -> Result<Vec<i64>> {
        let articles = self.selected(selection, report)?;
        if articles.is_empty() {
            return Err(Error::new("nothing-selected", "No article is selected.", "Widen the selection."));
        }
        Ok(articles)
    }

    /// A stretch of the bin.
    ///
    /// # Errors
    /// What reading the library says.
    pub fn bin(&self, offset: u64, most: u64) -> Result<BinPage> {
        self.store().bin_page(offset, most)
    }

    /// Takes articles out of the bin, as they stood; without a list all of them.
    ///
    /// # Errors
    /// `article-unknown`; `nothing-selected` where the bin is empty.
    pub fn take_back(&self, articles: Option<Vec<i64>>) -> Result<EditMade> {
        let articles = match articles {
            Some(given) => given,
            None => self.store().binned()?,
        };
        if articles.is_empty() {
            return Err(Error::new("nothing-selected", "There is nothing in the bin.", "Deleted articles lie there until they are erased."));
        }
        self.edit(&Edit::Restore { articles })
    }

    /// The newest lines of the log, newest first.
    ///
    /// # Errors
    /// What reading the library says.
    pub fn log(&self, offset: u64, most: u64) -> Result<Vec<LogLine>> {
        self.store().logged(offset, most)
    }
}

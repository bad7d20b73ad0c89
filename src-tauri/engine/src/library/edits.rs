//! Changes by hand: made, undone, done again, listed.

use super::Library;
use crate::edit::{Edit, EditMade};
use crate::Result;

impl Library {
    /// Makes a change; every question answers by it at once.
    ///
    /// # Errors
    /// `outlet-unknown`, `merge-tangled`, `library-locked`.
    pub fn edit(&self, edit: &Edit) -> Result<EditMade> {
        self.store().edit(edit)
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
}

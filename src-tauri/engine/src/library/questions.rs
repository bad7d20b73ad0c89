//! Questions kept under a name.

use super::Library;
use crate::answers::SavedQuestion;
use crate::edit::{Edit, EditMade, KeptQuestion};
use crate::{Error, Result};

impl Library {
    /// Keeps a question; one of the same name is replaced.
    pub fn save_question(&self, saved: &SavedQuestion) -> Result<EditMade> {
        if saved.name.trim().is_empty() {
            return Err(Error::new("name-missing", "The question has no name.", "Give it a name to find it by."));
        }
        let kept = KeptQuestion { note: saved.note.clone(), question: saved.question.clone() };
        self.edit(&Edit::Question { name: saved.name.clone(), kept: Some(kept) })
    }

    /// All kept questions, by name.
    pub fn questions(&self) -> Result<Vec<SavedQuestion>> {
        self.store().questions()
    }

    /// Takes a question out; undo brings it back.
    pub fn delete_question(&self, name: &str) -> Result<EditMade> {
        self.edit(&Edit::Question { name: name.to_owned(), kept: None })
    }
}

//! Questions kept under a name.

use super::Library;
use crate::answers::SavedQuestion;
use crate::{Error, Result};

impl Library {
    /// Keeps a question; one of the same name is replaced.
    pub fn save_question(&self, saved: &SavedQuestion) -> Result<()> {
        if saved.name.trim().is_empty() {
            return Err(Error::new("name-missing", "The question has no name.", "Give it a name to find it by."));
        }
        self.store().save_question(saved)
    }

    /// All kept questions, by name.
    pub fn questions(&self) -> Result<Vec<SavedQuestion>> {
        self.store().questions()
    }

    pub fn delete_question(&self, name: &str) -> Result<()> {
        self.store().delete_question(name)
    }
}

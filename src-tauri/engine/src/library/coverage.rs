//! How complete the collection is.

use super::Library;
use crate::Result;
use crate::answers::Coverage;
use crate::measure;
use crate::progress::silent;
use crate::question::{Question, Selection};

impl Library {
    /// The calendar of the selected articles; nothing needs to be coded for it.
    ///
    /// # Errors
    /// As [`measure::coverage::coverage`].
    pub fn coverage(&self, selection: &Selection) -> Result<Coverage> {
        let known = self.known()?;
        let question = Question { selection: self.with_proper_names(selection)?, ..Question::about("") };
        let matching = self.matching(&known, &question.selection, &silent)?;
        let numbers = measure::coverage::coverage(&known.facts, &question, matching.as_deref())?;
        Ok(Coverage {
            library: known.library.clone(),
            first_week: numbers.first_week,
            last_week: numbers.last_week,
            outlets: numbers.outlets,
            flags: numbers.flags,
            left_out: numbers.left_out,
        })
    }
}

//! Is the library sound?

use super::Library;
use crate::answers::CheckOutcome;
use crate::progress::Report;
use crate::Result;

impl Library {
    /// Looks for damage in the file, its references, its texts, its hits and its hash. Changes nothing.
    ///
    /// # Errors
    /// Where the library cannot be read at all, or on `cancelled`; damage that was found is in the outcome.
    pub fn check(&self, report: &Report<'_>) -> Result<CheckOutcome> {
        let store = self.own_store()?;
        let problems = store.check(report)?;
        let (articles, hits) = (store.count("articles").unwrap_or(0), store.count("hits").unwrap_or(0));
        Ok(CheckOutcome { sound: problems.is_empty(), articles, hits, library: store.hash()?, problems })
    }
}

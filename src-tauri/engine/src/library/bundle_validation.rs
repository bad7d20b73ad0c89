//! What people judged, for a bundle.

use super::Library;
use crate::Result;
use crate::question::Question;
use crate::tables::{CsvStyle, Tabular, csv};

impl Library {
    /// Files about what people judged, under `validation/`; none where nobody judged anything. Decisions about single
    /// hits are among them where the question counts them.
    pub(super) fn bundle_validation(&self, question: &Question) -> Result<Vec<(String, Vec<u8>)>> {
        let mut files = Vec::new();
        let decisions = self.by_hand()?;
        if question.by_hand.is_applied() && !decisions.is_empty() {
            files.extend(decisions.tables().first().map(|table| ("validation/by_hand.csv".to_owned(), csv(table, CsvStyle::default()))));
        }
        Ok(files)
    }
}

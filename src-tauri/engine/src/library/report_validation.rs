//! What judged samples say of the coding, as a report tells it.

use super::Library;
use crate::Result;
use crate::answers::ReportValidation;
use crate::question::Question;

impl Library {
    /// The state of validation of a question, told in `language`; `None` while nothing was judged.
    ///
    /// # Errors
    /// What reading the library says.
    pub(super) fn report_validation(&self, _question: &Question, _language: &str) -> Result<Option<ReportValidation>> {
        Ok(None)
    }
}

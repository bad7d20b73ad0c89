//! What judged samples say of the coding, as a report tells it.

use super::Library;
use crate::Result;
use crate::answers::{ReportAccuracy, ReportValidation, ValidationRow};
use crate::question::Question;

impl Library {
    /// The state of validation of a question, told in `language`; `None` while nothing was judged.
    ///
    /// # Errors
    /// What reading the library says.
    pub(super) fn report_validation(&self, question: &Question, language: &str) -> Result<Option<ReportValidation>> {
        let Some(state) = self.validation_state(&question.concept)? else { return Ok(None) };
        let sample = self.sample_named(Some(&state.sample))?;
        let result = self.validation_result(sample, None)?;
        let agreement = result.agreement.iter().find(|one| one.concept.as_ref() == Some(&question.concept));
        Ok(Some(ReportValidation {
            short: self.validation_line(&question.concept, language)?.unwrap_or_default(),
            judged: state.judgements,
            coders: state.coders,
            seed: Some(result.sample.options.seed),
            rows: result.rows.iter().filter(|row| row.concept == question.concept).map(accuracy).collect(),
            alpha: agreement.and_then(|one| one.alpha.value),
            alpha_low: agreement.and_then(|one| one.alpha.low),
            alpha_high: agreement.and_then(|one| one.alpha.high),
            ..ReportValidation::default()
        }))
    }
}

fn accuracy(row: &ValidationRow) -> ReportAccuracy {
    ReportAccuracy {
        language: row.language.clone().unwrap_or_else(|| "all".into()),
        concept: row.concept.clone(),
        judged: row.hits + row.others,
        precision: row.precision.value,
        precision_low: row.precision.low,
        precision_high: row.precision.high,
        recall: row.recall.value,
        recall_low: row.recall.low,
        recall_high: row.recall.high,
    }
}

//! What judged samples say of the coding, as a report tells it.

use super::Library;
use crate::Result;
use crate::answers::{ErrorDiffers, MarkChoice, ReportAccuracy, ReportValidation, Trend, ValidationRow};
use crate::question::{Question, Split};
use crate::wording::Language;

/// Below this an adjusted p is told as a difference, as the window does.
const LEVEL: f64 = 0.05;
/// Warnings of a report; the window and the bundle have all.
const MOST: usize = 12;

impl Library {
    /// All outlets together as judgements correct them; `None` where nothing or one side alone was judged, and where the question
    /// is one that judgements do not tell of.
    ///
    /// # Errors
    /// What counting says.
    pub(super) fn report_corrected(&self, question: &Question) -> Result<Option<Trend>> {
        let whole = Question { split: Split::None, ..question.clone() };
        match self.trend_with(&whole, &MarkChoice { corrected: true, ..MarkChoice::default() }, &[]) {
            Err(error) if ["not-validated", "not-correctable"].contains(&error.code()) => Ok(None),
            trend => trend.map(Some),
        }
    }

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
            warnings: result.differs.iter().filter(|one| one.concept == question.concept && one.q < LEVEL).take(MOST).map(|one| warning(one, language)).collect(),
        }))
    }
}

fn warning(one: &ErrorDiffers, language: &str) -> String {
    let language = Language::of(language);
    language.error_differs(one, language.key(&one.key).unwrap_or(&one.key))
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

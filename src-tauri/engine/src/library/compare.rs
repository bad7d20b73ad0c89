//! Outlets, or another split, side by side.

use super::Library;
use crate::Result;
use crate::answers::Comparison;
use crate::measure::compare;
use crate::question::{Question, Split};

impl Library {
    /// The numbers of a comparison. A question without a split compares outlets; without a baseline each row is held
    /// against all others together.
    ///
    /// # Errors
    /// `not-coded`, and as [`compare::compare_among()`].
    pub fn compare(&self, question: &Question, baseline: Option<&str>) -> Result<Comparison> {
        let mut asked = self.asked(question)?;
        if asked.question.split == Split::None {
            asked.question.split = Split::Outlet;
        }
        let baseline = match baseline {
            Some(name) if asked.question.split == Split::Outlet => Some(self.proper_name(name)?),
            other => other.map(str::to_owned),
        };
        let totals = self.totals(&asked.question)?;
        let numbers = compare::compare_among(asked.facts(), &asked.question, asked.codebook()?, baseline.as_deref(), asked.matching(), &totals)?;
        Ok(Comparison {
            by_hand: asked.by_hand()?,
            validation: self.validation_state(&asked.question.concept)?,
            question: asked.question.clone(),
            baseline,
            codebook: asked.version()?,
            library: asked.library(),
            rows: numbers.rows,
            left_out: numbers.left_out,
            tests: numbers.tests,
            pairs: numbers.pairs,
            cautions: asked.cautions(numbers.cautions),
        })
    }
}

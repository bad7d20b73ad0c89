//! First use of expressions, and how they went round.

use super::Library;
use crate::Result;
use crate::answers::Spread;
use crate::measure;
use crate::question::Question;

impl Library {
    /// First use of every expression by every outlet.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::spread::spread`].
    pub fn spread(&self, question: &Question) -> Result<Spread> {
        let asked = self.asked(question)?;
        let (mut rows, left_out) = measure::spread::spread(asked.facts(), &asked.question, asked.codebook()?, asked.matching(), asked.expression_name()?)?;
        for row in &mut rows {
            row.pattern = asked.pattern(&row.expression)?;
        }
        Ok(Spread { by_hand: asked.by_hand()?, question: asked.question.clone(), codebook: asked.version()?, library: asked.library(), rows, left_out })
    }
}

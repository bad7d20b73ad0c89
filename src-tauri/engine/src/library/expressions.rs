//! Of which expressions the hits of a question are.

use crate::Result;
use crate::answers::Driver;
use super::Library;
use crate::measure;
use crate::question::Question;

impl Library {
    /// Every expression with a counted hit, the most frequent first.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::expressions::expressions`].
    pub fn expressions(&self, question: &Question) -> Result<Vec<Driver>> {
        let asked = self.asked(question)?;
        let mut rows = measure::expressions::expressions(asked.facts(), &asked.question, asked.codebook()?, asked.matching(), asked.expression_name()?)?;
        for row in &mut rows {
            row.pattern = asked.pattern(&row.key)?;
        }
        Ok(rows)
    }
}

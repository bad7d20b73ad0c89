//! Two concepts in the same articles.

use super::Library;
use crate::Result;
use crate::answers::Quadrants;
use crate::measure::{self, Grain};
use crate::question::Question;

/// Whether periods are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverTime {
    Yes,
    No,
}

impl Library {
    /// Articles with the question's concept alone, with `second` alone, with both or neither.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::quadrants::quadrants`].
    pub fn quadrants(&self, question: &Question, second: &str, over_time: OverTime) -> Result<Quadrants> {
        let asked = self.asked(question)?;
        let grain = if over_time == OverTime::Yes { Grain::By(question.by) } else { Grain::Whole };
        let (rows, left_out) = measure::quadrants::quadrants(asked.facts(), &asked.question, second, asked.codebook()?, asked.matching(), grain)?;
        Ok(Quadrants {
            by_hand: asked.by_hand()?,
            first: question.concept.clone(),
            second: second.to_owned(),
            question: asked.question.clone(),
            codebook: asked.version()?,
            library: asked.library(),
            rows,
            left_out,
        })
    }
}

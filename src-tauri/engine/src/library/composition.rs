//! A trend freed from changes in which outlets were collected.

use super::Library;
use crate::Result;
use crate::answers::Composition;
use crate::measure;
use crate::question::{Question, Split};

impl Library {
    /// Raw, fixed-panel and standardised values by period, and how much of the change is within outlets.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::composition::composition`].
    pub fn composition(&self, question: &Question) -> Result<Composition> {
        let mut asked = self.asked(question)?;
        asked.question.split = Split::None;
        let numbers = measure::composition::composition(asked.facts(), &asked.question, asked.codebook()?, asked.matching())?;
        let holes = measure::marks::holes(asked.facts(), &asked.question, asked.matching())?;
        Ok(Composition {
            by_hand: asked.by_hand()?,
            question: asked.question.clone(),
            codebook: asked.version()?,
            library: asked.library(),
            panel: numbers.panel,
            points: numbers.points,
            change: numbers.change,
            holes,
            left_out: numbers.left_out,
        })
    }
}

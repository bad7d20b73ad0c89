//! Own voice against quoted.

use super::Library;
use crate::Result;
use crate::answers::Voices;
use crate::measure;
use crate::question::Question;

impl Library {
    /// What each series says itself, what it quotes, and whom.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::voices::voices`].
    pub fn voices(&self, question: &Question) -> Result<Voices> {
        let asked = self.asked(question)?;
        let (rows, left_out) = measure::voices::voices(asked.facts(), &asked.question, asked.codebook()?, asked.matching())?;
        Ok(Voices { by_hand: asked.by_hand()?, question: asked.question.clone(), codebook: asked.version()?, library: asked.library(), rows, left_out })
    }
}

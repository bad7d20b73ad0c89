//! Two selections of one's own against each other.

use super::Library;
use crate::Result;
use crate::answers::{Hole, Selections};
use crate::measure::{self, selections::Side};
use crate::progress::silent;
use crate::question::{Question, Selection, Split};

impl Library {
    /// The question asked of its own selection and of `other`. Without `names` the two are called `this` and `other`.
    ///
    /// # Errors
    /// `not-coded`, and as [`measure::selections::selections`].
    pub fn selections(&self, question: &Question, other: &Selection, names: Option<(String, String)>) -> Result<Selections> {
        let mut asked = self.asked(question)?;
        asked.question.split = Split::None;
        let known = self.known()?;
        let other = self.with_proper_names(other)?;
        let matching = self.matching(&known, &other, &silent)?;
        let (first, second) = names.unwrap_or_else(|| ("this".into(), "other".into()));
        let this = asked.question.selection.clone();
        let numbers = measure::selections::selections(
            asked.facts(),
            &asked.question,
            asked.codebook()?,
            Side { selection: &this, key: &first, matching: asked.matching() },
            Side { selection: &other, key: &second, matching: matching.as_deref() },
        )?;
        let mut holes = Vec::new();
        for (selection, key, matching) in [(&this, &first, asked.matching()), (&other, &second, matching.as_deref())] {
            let question = Question { selection: selection.clone(), ..asked.question.clone() };
            let found = measure::marks::holes(asked.facts(), &question, matching)?;
            holes.extend(found.into_iter().map(|hole| Hole { key: key.clone(), ..hole }));
        }
        Ok(Selections {
            question: asked.question.clone(),
            other,
            codebook: asked.version()?,
            library: asked.library(),
            rows: numbers.rows,
            series: numbers.series,
            shared: numbers.shared,
            holes,
            left_out: numbers.left_out,
            cautions: numbers.cautions,
        })
    }
}

//! What drives a point.

use super::Library;
use crate::Result;
use crate::answers::Drivers;
use crate::measure;
use crate::question::Question;

impl Library {
    /// Expressions, outlets, stories and articles behind the point of series `key` in `period`; without them behind all.
    ///
    /// # Errors
    /// `not-coded`, `period-unknown`, and as [`measure::trend`].
    pub fn drivers(&self, question: &Question, key: Option<&str>, period: Option<&str>) -> Result<Drivers> {
        let asked = self.asked(question)?;
        let mut found = measure::drivers::drivers(asked.facts(), &asked.question, asked.codebook()?, asked.matching(), (key, period), asked.expression_name()?)?;
        for driver in &mut found.expressions {
            driver.pattern = asked.pattern(&driver.key)?;
        }
        Ok(Drivers {
            by_hand: asked.by_hand()?,
            question: asked.question.clone(),
            key: key.unwrap_or("all").to_owned(),
            period: period.map(str::to_owned),
            counts: found.counts,
            value: found.value,
            expressions: found.expressions,
            outlets: found.outlets,
            stories: found.stories,
            articles: found.articles,
            without_one_outlet: found.without_one_outlet,
            without_one_story: found.without_one_story,
        })
    }
}

//! How many hits of a question's scope did a person set otherwise?

use super::facts::Facts;
use super::filter::concept;
use super::scope::{Grain, Place, Scope};
use crate::Result;
use crate::answers::CodebookInfo;
use crate::question::{ByHand, Question};

/// Of the hits in `rows` (article's id and the hit's row in the library) those of the question's concept in articles of its scope,
/// whether they are counted or struck out. 0 where the question leaves out what was set by hand.
///
/// # Errors
/// As [`super::trend`].
pub fn by_hand(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>, rows: &[(i64, i64)]) -> Result<u64> {
    if rows.is_empty() || question.by_hand == ByHand::LeftOut {
        return Ok(0);
    }
    let (concept, _) = concept(codebook, &question.concept)?;
    let scope = Scope::new(facts, question, matching, Grain::Whole)?;
    let found = rows.iter().filter_map(|(article, row)| {
        let at = facts.article.binary_search(article).ok()?;
        facts.hits_of(at).iter().find(|hit| hit.row == *row)
    });
    Ok(found.filter(|hit| hit.concept == concept && matches!(scope.place(hit.article as usize), Place::In(_))).count() as u64)
}

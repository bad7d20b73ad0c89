//! Which articles does a selection hold? The same rule by which questions are counted.

use super::facts::Facts;
use super::scope::{Grain, Place, Scope};
use crate::question::{Question, Selection};
use crate::Result;

/// Whether each row of the facts is selected. Where days are asked for, an article without a date, or with one too
/// coarse to tell, is not.
///
/// # Errors
/// As [`super::trend`].
pub fn selected(facts: &Facts, selection: &Selection, matching: Option<&[bool]>) -> Result<Vec<bool>> {
    let question = Question { selection: selection.clone(), ..Question::about("") };
    let scope = Scope::new(facts, &question, matching, Grain::Whole)?;
    let bounded = selection.from.is_some() || selection.to.is_some();
    let undated = |row: usize| bounded && facts.day[row] == super::UNDATED;
    Ok((0..facts.len())
        .map(|row| match scope.place(row) {
            Place::In(_) => true,
            // An article without text is counted by nothing, but it is there.
            Place::NoText => !undated(row),
            _ => false,
        })
        .collect())
}

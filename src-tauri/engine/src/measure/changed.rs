//! How would a trend be with other hits in some articles? Counted from these articles alone: sums of whole numbers can be taken
//! away and added, so the answer is the same to the last bit as a count of all.

use rustc_hash::FxHashMap;

use super::counting::{self, Cell};
use super::facts::Facts;
use super::scope::Grain;
use super::trend::{TrendNumbers, numbers};
use crate::Result;
use crate::answers::CodebookInfo;
use crate::question::{Copies, Question, Split};

/// Some articles with other hits than they have.
pub struct Changed<'a> {
    /// Their rows in the columns, ascending.
    pub rows: &'a [usize],
    /// The same articles, one a row, with the hits that they would have.
    pub instead: &'a Facts,
    /// The codebook of these hits.
    pub codebook: &'a CodebookInfo,
}

impl Changed<'_> {
    /// Whether a question can be answered so: one series of all copies. Which copy stands for a story, hits do not decide; but
    /// some articles alone cannot tell it.
    pub fn can_tell(question: &Question) -> bool {
        question.copies == Copies::All && question.split == Split::None
    }
}

/// The trend as it would be; `codebook` is that of the hits as they are. For questions that [`Changed::can_tell`].
///
/// # Errors
/// As [`super::trend`], with either codebook.
pub fn changed_trend(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>, changed: &Changed<'_>) -> Result<TrendNumbers> {
    let grain = Grain::By(question.by);
    let mut counted = counting::count(facts, question, codebook, matching, grain)?;
    let some: Option<Vec<bool>> = matching.map(|matching| changed.rows.iter().map(|row| matching[*row]).collect());
    let was = counting::count(&facts.only(changed.rows), question, codebook, some.as_deref(), grain)?;
    let is = counting::count(changed.instead, question, changed.codebook, some.as_deref(), grain)?;
    let by_period = |cells: Vec<(usize, i32, Cell)>| cells.into_iter().map(|(_, period, cell)| (period, cell)).collect::<FxHashMap<i32, Cell>>();
    let (was, is) = (by_period(was.cells), by_period(is.cells));
    let of = |cells: &FxHashMap<i32, Cell>, period: i32| cells.get(&period).copied().unwrap_or_default();
    for (_, period, cell) in &mut counted.cells {
        *cell = cell.minus(&of(&was, *period)).plus(&of(&is, *period));
    }
    counted.total = counted.cells.iter().fold(Cell::default(), |sum, (_, _, cell)| sum.plus(cell));
    Ok(numbers(question, counted))
}

impl Facts {
    /// These rows alone, ascending, with their hits and every name.
    pub fn only(&self, rows: &[usize]) -> Self {
        let mut some = Self {
            article: rows.iter().map(|row| self.article[*row]).collect(),
            outlet: rows.iter().map(|row| self.outlet[*row]).collect(),
            day: rows.iter().map(|row| self.day[*row]).collect(),
            precision: rows.iter().map(|row| self.precision[*row]).collect(),
            language: rows.iter().map(|row| self.language[*row]).collect(),
            collection: rows.iter().map(|row| self.collection[*row]).collect(),
            story: rows.iter().map(|row| self.story[*row]).collect(),
            mentions_pair: rows.iter().map(|row| self.mentions_pair[*row]).collect(),
            extent: rows.iter().map(|row| self.extent[*row]).collect(),
            sentences: rows.iter().map(|row| self.sentences[*row]).collect(),
            words: rows.iter().map(|row| self.words[*row]).collect(),
            outlets: self.outlets.clone(),
            languages: self.languages.clone(),
            collections: self.collections.clone(),
            outlet_kinds: self.outlet_kinds.clone(),
            outlet_countries: self.outlet_countries.clone(),
            outlet_groups: self.outlet_groups.clone(),
            ..Self::default()
        };
        for (place, row) in rows.iter().enumerate() {
            self.hits_of(*row).iter().for_each(|hit| some.hits.push(super::HitFact { article: place as u32, ..hit }));
        }
        some
    }
}

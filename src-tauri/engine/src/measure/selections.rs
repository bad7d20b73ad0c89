//! Two selections of one's own against each other.

use super::counting::{self, Cell};
use super::facts::Facts;
use super::scope::Grain;
use super::{cautions, compare, selected, trend};
use crate::Result;
use crate::answers::{CodebookInfo, ComparisonRow, LeftOut, Series};
use crate::question::{Question, Selection, Split};

/// The numbers of two selections, before a library puts its name to them.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectionNumbers {
    /// The first over the second has the ratio; the second is the baseline.
    pub rows: Vec<ComparisonRow>,
    /// The same two by period.
    pub series: Vec<Series>,
    pub left_out: LeftOut,
    /// Articles that are in both: above 0 the two are not independent, and there is no p.
    pub shared: u64,
    pub cautions: Vec<crate::answers::Caution>,
}

/// One of the two: its selection, the key of its row, and the articles that hold the words it searches for.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    pub selection: &'a Selection,
    pub key: &'a str,
    pub matching: Option<&'a [bool]>,
}

/// The question asked of `first` and of `second` in place of its own selection; its split is not read.
///
/// The ratio has an interval and a p where no article is in both. Where one is, the two samples hang together, and an
/// interval that takes them for independent would be wrong.
///
/// # Errors
/// As [`super::trend`].
pub fn selections(facts: &Facts, question: &Question, codebook: &CodebookInfo, first: Side<'_>, second: Side<'_>) -> Result<SelectionNumbers> {
    let of = |side: &Side<'_>| Question { selection: side.selection.clone(), split: Split::None, ..question.clone() };
    let count = |side: &Side<'_>| -> Result<(Cell, LeftOut)> {
        let counted = counting::count(facts, &of(side), codebook, side.matching, Grain::Whole)?;
        Ok((counted.total, counted.left_out))
    };
    let ((a, a_left), (b, b_left)) = (count(&first)?, count(&second)?);
    let shared = shared(facts, &first, &second)?;
    let rows = vec![
        compare::row(question.measure, first.key, &a, Some(&b), shared == 0),
        compare::row(question.measure, second.key, &b, None, shared == 0),
    ];
    let mut series = Vec::new();
    for side in [&first, &second] {
        let numbers = trend::trend(facts, &of(side), codebook, side.matching)?;
        let points = numbers.series.into_iter().flat_map(|one| one.points).collect();
        series.push(Series { key: side.key.to_owned(), points });
    }
    let mut told = Vec::new();
    if shared > 0 {
        told.push(cautions::caution("selections-overlap", format!("{shared} articles are in both selections: their ratio has no interval and no p.")));
    }
    if a.counts.articles == 0 || b.counts.articles == 0 {
        told.push(cautions::caution("no-articles", "One of the two selections holds no article that counts.".into()));
    }
    Ok(SelectionNumbers { rows, series, left_out: a_left.plus(&b_left), shared, cautions: told })
}

fn shared(facts: &Facts, first: &Side<'_>, second: &Side<'_>) -> Result<u64> {
    let a = selected(facts, first.selection, first.matching)?;
    let b = selected(facts, second.selection, second.matching)?;
    Ok(a.iter().zip(&b).filter(|(a, b)| **a && **b).count() as u64)
}

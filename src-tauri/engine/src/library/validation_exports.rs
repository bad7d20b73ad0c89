//! Judgements for other programs.

use std::collections::BTreeSet;
use std::path::Path;

use super::{CsvStyle, Library};
use crate::answers::Verdict;
use crate::tables::{Misclassification, MisclassificationRow, csv, recal, write_whole, Tabular};
use crate::validation::{Judged, accuracy};
use crate::{Error, Result};

/// In which shape judgements are handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValidationTable {
    /// For ReCal: the units that all coders judged with yes (1) or no (0), a column a coder.
    Recal,
    /// For models of misclassification: a row a judged sentence, with weights.
    Misclassification,
}

impl Library {
    /// Writes the judgements of a sample as CSV. Answers how many sentences it holds.
    ///
    /// # Errors
    /// `sample-unknown`; `judgements-few` where nothing would be in the file; `file-unwritable`, `disk-full`.
    pub fn export_validation(&self, sample: i64, table: ValidationTable, style: CsvStyle, path: &Path) -> Result<u64> {
        self.kept_sample(sample)?;
        let items = self.judged(sample)?;
        let (count, bytes) = match table {
            ValidationTable::Recal => {
                let units = units(&items);
                (units.len(), recal(&units))
            }
            ValidationTable::Misclassification => {
                let rows = Misclassification(rows(&items));
                (rows.0.len(), csv(&rows.tables()[0], style))
            }
        };
        if count == 0 {
            let what = if table == ValidationTable::Recal { "No sentence is judged by two coders." } else { "No sentence is judged." };
            return Err(Error::new("judgements-few", what, "Judge the sample first, or take in a colleague's packet."));
        }
        write_whole(path, &bytes)?;
        Ok(count as u64)
    }

    /// Writes the result of a sample: `.csv` (accuracy alone), `.xlsx`, `.parquet`, `.json` or `.jsonl`.
    ///
    /// # Errors
    /// As [`Library::validation_result`] and [`Library::save_trend`].
    pub fn save_validation(&self, sample: i64, width: Option<f64>, style: CsvStyle, path: &Path) -> Result<()> {
        let result = self.validation_result(sample, width)?;
        super::save::save(path, &result, style, &crate::answers::Style::default(), None, || {
            Err(Error::new("no-figure", "There is no figure of a validation.", "Save it as .csv, .xlsx, .parquet, .json or .jsonl."))
        })
    }
}

fn units(items: &[Judged]) -> Vec<Vec<u32>> {
    let coders: BTreeSet<&str> = items.iter().flat_map(|one| &one.judgements).map(|said| said.coder.as_str()).collect();
    if coders.len() < 2 {
        return Vec::new();
    }
    let word = |verdict| match verdict {
        Verdict::Yes => Some(1),
        Verdict::No => Some(0),
        Verdict::Unsure => None,
    };
    let unit = |one: &Judged| coders.iter().map(|coder| word(one.judgements.iter().find(|said| said.coder == *coder)?.verdict)).collect();
    items.iter().filter_map(unit).collect()
}

fn rows(items: &[Judged]) -> Vec<MisclassificationRow> {
    let row = |(one, weight): (&Judged, Option<f64>)| {
        let item = &one.item;
        Some(MisclassificationRow {
            item: item.key.clone(),
            article: item.article,
            concept: item.concept.clone(),
            outlet: item.outlet.clone(),
            language: item.language.clone(),
            period: item.period.clone(),
            both_actors: item.both_actors,
            predicted: item.hit,
            truth: one.truth()?,
            coders: one.judgements.len() as u64,
            settled: one.settled.is_some(),
            weight: weight?,
            stratum: item.stratum,
            stratum_size: item.stratum_size,
        })
    };
    items.iter().zip(accuracy::weights_of(items)).filter_map(row).collect()
}

//! Where collections come from, and how much was published in all.

use std::collections::BTreeMap;

use super::Library;
use crate::answers::{CollectionProvenance, Provenance};
use crate::article::PublishedOn;
use crate::edit::Edit;
use crate::intake::published;
use crate::measure::periods;
use crate::measure::published::Total;
use crate::question::{Among, Question};
use crate::{Error, Result};

impl Library {
    /// Where the collections come from, in the order in which it was told.
    pub fn provenance(&self) -> Result<Vec<CollectionProvenance>> {
        self.store().provenance()
    }

    /// Keeps where a collection comes from; `None`: the articles of no collection. The same said twice is kept once.
    pub fn add_provenance(&self, collection: Option<&str>, told: &Provenance) -> Result<()> {
        let mut all = self.provenance()?;
        let one = CollectionProvenance { collection: collection.map(str::to_owned), told: told.clone() };
        if !all.contains(&one) {
            all.push(one);
        }
        self.change(Edit::Provenance { told: all })
    }

    /// Forgets what was told of a collection; undo brings it back.
    pub fn forget_provenance(&self, collection: Option<&str>) -> Result<()> {
        let told = self.provenance()?.into_iter().filter(|one| one.collection.as_deref() != collection).collect();
        self.change(Edit::Provenance { told })
    }

    /// Reads published totals: a table with the columns outlet, period and articles. Outlets are named as the library
    /// names them. Answers how many totals were kept.
    ///
    /// # Errors
    /// `totals-unreadable`, with the row.
    pub fn add_published(&self, table: &str) -> Result<u64> {
        let mut totals = published::read(table)?;
        let store = self.store();
        for (outlet, ..) in &mut totals {
            if let Some(name) = store.outlet_named(outlet)? {
                *outlet = name;
            }
        }
        let mut all: BTreeMap<_, _> = store.published()?.into_iter().map(|(outlet, period, articles)| ((outlet, period), articles)).collect();
        drop(store);
        let read = totals.len() as u64;
        all.extend(totals.into_iter().map(|(outlet, period, articles)| ((outlet, period), articles)));
        self.change(Edit::Published { totals: all.into_iter().map(|((outlet, period), articles)| (outlet, period, articles)).collect() })?;
        Ok(read)
    }

    /// Published totals by outlet and period.
    pub fn published(&self) -> Result<Vec<(String, String, u64)>> {
        self.store().published()
    }

    /// The totals that are a question's denominator; none where another one is asked for.
    ///
    /// # Errors
    /// `denominator-unknown` where the library holds no totals.
    pub(super) fn totals(&self, question: &Question) -> Result<Vec<Total>> {
        if question.among != Among::Published {
            return Ok(Vec::new());
        }
        let told = self.store().published()?;
        if told.is_empty() {
            return Err(Error::new(
                "denominator-unknown",
                "This library knows no published totals.",
                "Add a CSV with the columns outlet, period and articles (in the window under Library, Care; on the command line `entente provenance --published FILE`), or ask among the collected articles.",
            ));
        }
        Ok(told.into_iter().filter_map(|(outlet, period, articles)| total(outlet, &period, articles)).collect())
    }

    /// Forgets all published totals; undo brings them back.
    pub fn forget_published(&self) -> Result<()> {
        self.change(Edit::Published { totals: Vec::new() })
    }
}

/// A total with the days of its period.
fn total(outlet: String, period: &str, articles: u64) -> Option<Total> {
    let date: PublishedOn = period.parse().ok()?;
    let from = chrono::Datelike::num_days_from_ce(&date.first_day());
    Some(Total { outlet, from, to: periods::last_day(from, date.precision()), articles })
}

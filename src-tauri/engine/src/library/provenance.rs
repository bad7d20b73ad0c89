//! Where collections come from, and how much was published in all.

use super::Library;
use crate::answers::{CollectionProvenance, Provenance};
use crate::intake::published;
use crate::Result;

impl Library {
    /// Where the collections come from, in the order in which it was told.
    pub fn provenance(&self) -> Result<Vec<CollectionProvenance>> {
        self.store().provenance()
    }

    /// Keeps where a collection comes from; `None`: the articles of no collection.
    pub fn add_provenance(&self, collection: Option<&str>, told: &Provenance) -> Result<()> {
        self.store().add_provenance(collection, told)
    }

    /// Forgets what was told of a collection.
    pub fn forget_provenance(&self, collection: Option<&str>) -> Result<()> {
        self.store().forget_provenance(collection)
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
        store.set_published(&totals)?;
        Ok(totals.len() as u64)
    }

    /// Published totals by outlet and period.
    pub fn published(&self) -> Result<Vec<(String, String, u64)>> {
        self.store().published()
    }

    /// Forgets all published totals.
    pub fn forget_published(&self) -> Result<()> {
        self.store().forget_published()
    }
}

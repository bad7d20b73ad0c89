//! Kept originals: counted, dropped, and read again by the readers of today.

use super::Library;
use crate::answers::{ImportOptions, Originals, RereadOutcome};
use crate::intake::{self, Event, Meter};
use crate::progress::{self, Report};
use crate::store::{Run, Store};
use crate::Result;

impl Library {
    /// How much is kept of files whose text was taken out of markup.
    pub fn originals(&self) -> Result<Originals> {
        self.store().originals()
    }

    /// Drops the kept originals and gives their place back to the disk. Articles stay as they are.
    ///
    /// # Errors
    /// `library-locked`, `disk-full`.
    pub fn drop_originals(&self) -> Result<Originals> {
        let store = self.own_store()?;
        let dropped = store.originals()?;
        store.drop_originals()?;
        Ok(dropped)
    }

    /// Reads every kept original again. An article that comes out as it was stays with its hits; one that comes out
    /// otherwise takes the place of the old one; one that no longer comes out goes.
    ///
    /// # Errors
    /// `cancelled` between two files, `library-locked`, `disk-full`.
    pub fn reread(&self, options: &ImportOptions, report: &Report<'_>) -> Result<RereadOutcome> {
        let store = self.own_store()?;
        let ids = store.original_ids()?;
        let mut outcome = RereadOutcome::default();
        for (place, id) in ids.iter().enumerate() {
            progress::step(report, "reread", place as u64, Some(ids.len() as u64))?;
            if let Some((source, bytes)) = store.original(*id)? {
                self.reread_one(&store, &source, &bytes, options, &mut outcome)?;
            }
        }
        store.log("reread", &format!("{} files, {} added, {} removed", outcome.files, outcome.articles_added, outcome.articles_removed))?;
        Ok(outcome)
    }

    fn reread_one(&self, store: &Store, source: &str, bytes: &[u8], options: &ImportOptions, outcome: &mut RereadOutcome) -> Result<()> {
        let before = store.articles_from(source)?;
        let collection = match before.first() {
            Some(first) => store.article(*first)?.and_then(|stored| stored.collection),
            None => None,
        };
        let options = ImportOptions { collection, rules_off: store.rules_off()?, ..options.clone() };
        let feed = |take: &mut dyn FnMut(Event) -> Result<()>| intake::read_again(source, bytes, &options, take);
        let mut run = Run::remembering();
        let read = self.take_in(store, &feed, &mut run, 0, &options, &Meter::default(), &progress::silent)?;
        let mut now = std::collections::HashSet::new();
        for identity in run.seen() {
            now.extend(store.article_by_identity(identity)?);
        }
        // A reader that finds nothing any more is no better one: what it found once stays.
        let gone: Vec<i64> = if now.is_empty() { Vec::new() } else { before.into_iter().filter(|id| !now.contains(id)).collect() };
        store.remove(&gone)?;
        outcome.files += 1;
        outcome.articles_unchanged += read.articles_known;
        outcome.articles_added += read.articles_added;
        outcome.articles_removed += gone.len() as u64;
        outcome.refused += read.rejected.len() as u64;
        Ok(())
    }
}

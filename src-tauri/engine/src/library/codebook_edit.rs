//! The library's codebook, opened, changed, checked and saved.

use std::collections::HashMap;

use super::Library;
use super::code::own_codebook;
use crate::answers::{CodebookBook, CodebookChange, CodebookEntry, CodebookVersion};
use crate::codebook::Codebook;
use crate::store::KeptVersion;
use crate::{Error, Result};

impl Library {
    /// The codebook that is wanted with its entries, how often each was found, and its versions.
    ///
    /// # Errors
    /// What reading the library says.
    pub fn codebook_book(&self) -> Result<CodebookBook> {
        let codebook = self.wanted_codebook()?;
        Ok(CodebookBook {
            name: codebook.name.clone(),
            hash: codebook.hash().into(),
            entries: self.entries(&codebook)?,
            versions: self.codebook_versions()?,
            languages: codebook.languages.iter().map(|language| language.code.clone()).collect(),
        })
    }

    /// The codebook with which the library is, or will be, coded.
    pub fn wanted_codebook(&self) -> Result<Codebook> {
        own_codebook(&self.store())
    }

    /// The entries as they would be with these changes. Nothing is kept.
    ///
    /// # Errors
    /// `codebook-invalid` with file, line and remedy, `entry-unknown`, `entry-contradicts`.
    pub fn codebook_check(&self, changes: &[CodebookChange]) -> Result<Vec<CodebookEntry>> {
        self.entries(&self.wanted_codebook()?.edited(changes)?)
    }

    /// Saves the changed codebook as a new version, which is then the wanted one: the library waits for its coding.
    ///
    /// # Errors
    /// As [`Library::codebook_check`]; `date-invalid`; `nothing-changed`.
    pub fn codebook_save(&self, changes: &[CodebookChange], note: &str, author: &str, dated: &str) -> Result<CodebookVersion> {
        let before = self.wanted_codebook()?;
        let after = before.edited(changes)?;
        if after.hash() == before.hash() {
            return Err(Error::new("nothing-changed", "The codebook is the same as before.", "Change an entry first."));
        }
        self.keep_version(&before, &after, "saved", note, author, dated)
    }

    /// Keeps a codebook as the newest version; the one before becomes the first version where there is none.
    pub(super) fn keep_version(&self, before: &Codebook, after: &Codebook, what: &str, note: &str, author: &str, dated: &str) -> Result<CodebookVersion> {
        if !dated.is_empty() && dated.parse::<chrono::NaiveDate>().is_err() {
            return Err(Error::new("date-invalid", format!("\"{dated}\" is no day."), "Write it as 2024-03-21."));
        }
        let version = |codebook: &Codebook, what: &str, note: &str, author: &str, dated: &str| KeptVersion {
            id: 0,
            codebook: 0,
            name: codebook.name.clone(),
            hash: codebook.hash().into(),
            what: what.into(),
            note: note.trim().into(),
            author: author.trim().into(),
            dated: dated.into(),
        };
        let id = {
            let store = self.store();
            if store.versions()?.is_empty() {
                store.keep_version(&version(before, "first", "", "", ""), &before.text())?;
            }
            let id = store.keep_version(&version(after, what, note, author, dated), &after.text())?;
            store.log("codebook", &format!("{what} {}", after.hash()))?;
            id
        };
        let found = self.codebook_versions()?.into_iter().find(|version| version.id == id);
        found.ok_or_else(|| Error::new("version-unknown", "The version was not kept.", "Try again."))
    }

    fn entries(&self, codebook: &Codebook) -> Result<Vec<CodebookEntry>> {
        let known = self.known()?;
        let mut found: HashMap<String, u64> = HashMap::new();
        if let Ok(coded) = known.coded() {
            let mut counts = vec![0u64; coded.codebook.expressions.len()];
            for expression in known.facts.hits.expression_column() {
                if let Some(count) = counts.get_mut(*expression as usize) {
                    *count += 1;
                }
            }
            found = coded.codebook.expressions.iter().zip(counts).map(|(expression, count)| (expression.id.clone(), count)).collect();
        }
        let mut entries = codebook.entries();
        for entry in entries.iter_mut().filter(|entry| !entry.off) {
            entry.hits = found.get(&entry.key).copied();
        }
        Ok(entries)
    }
}

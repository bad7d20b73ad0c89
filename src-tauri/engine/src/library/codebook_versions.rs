//! The versions of a library's codebook: listed, handed out, brought back.

use super::Library;
use crate::answers::CodebookVersion;
use crate::codebook::Codebook;
use crate::{Error, Result};

impl Library {
    /// Every version that was saved, given or brought back, oldest first. Empty while the shipped one was never changed.
    ///
    /// # Errors
    /// What reading the library says.
    pub fn codebook_versions(&self) -> Result<Vec<CodebookVersion>> {
        let store = self.store();
        let (wanted, coded) = (store.codebook()?, store.coded()?);
        let kept = store.versions()?;
        let newest = kept.last().map(|version| version.id);
        let told = kept.into_iter().map(|version| CodebookVersion {
            wanted: Some(version.id) == newest && wanted.as_ref().is_some_and(|wanted| wanted.id == version.codebook),
            answers: coded.as_ref().is_some_and(|coded| coded.id == version.codebook),
            id: version.id,
            name: version.name,
            hash: version.hash,
            what: version.what,
            note: version.note,
            author: version.author,
            dated: version.dated,
        });
        Ok(told.collect())
    }

    /// The codebook of a version.
    ///
    /// # Errors
    /// `version-unknown`.
    pub fn codebook_of_version(&self, id: i64) -> Result<Codebook> {
        let store = self.store();
        let version = store.versions()?.into_iter().find(|version| version.id == id);
        let kept = version.map(|version| store.codebook_of(version.codebook)).transpose()?.flatten();
        match kept {
            Some(kept) => Codebook::from_text(&kept.text),
            None => Err(Error::new("version-unknown", format!("The library has no version {id} of its codebook."), "List them with `entente codebook versions`.")),
        }
    }

    /// Makes an older version the wanted one again, as a version of its own; the library waits for its coding.
    ///
    /// # Errors
    /// `version-unknown`, `nothing-changed`, `date-invalid`.
    pub fn codebook_bring_back(&self, id: i64, note: &str, author: &str, dated: &str) -> Result<CodebookVersion> {
        let (before, after) = (self.wanted_codebook()?, self.codebook_of_version(id)?);
        if before.hash() == after.hash() {
            return Err(Error::new("nothing-changed", "This version is the wanted one already.", "Choose another version."));
        }
        self.keep_version(&before, &after, "back", note, author, dated)
    }

    /// Keeps a codebook of somebody's own as the newest version.
    ///
    /// # Errors
    /// `nothing-changed`, `date-invalid`.
    pub fn codebook_take(&self, codebook: &Codebook, note: &str, author: &str, dated: &str) -> Result<CodebookVersion> {
        let before = self.wanted_codebook()?;
        if before.hash() == codebook.hash() {
            return Err(Error::new("nothing-changed", "The library has this codebook already.", "Change it first."));
        }
        self.keep_version(&before, codebook, "given", note, author, dated)
    }
}

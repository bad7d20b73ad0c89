//! A library at a glance.

use super::Library;
use crate::answers::LibraryInfo;
use crate::Result;

impl Library {
    /// Counts, outlets, languages, collections and the codebook.
    pub fn info(&self) -> Result<LibraryInfo> {
        let known = self.known()?;
        let glance = self.store().glance()?;
        Ok(LibraryInfo {
            path: self.path.display().to_string(),
            name: self.path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            articles: glance.articles,
            undated: glance.undated,
            uncoded: known.uncoded,
            hits: glance.hits,
            rejections: glance.rejections,
            outlets: glance.outlets,
            languages: glance.languages,
            collections: glance.collections,
            first_day: glance.first_day,
            last_day: glance.last_day,
            codebook: known.codebook.as_ref().map(|kept| kept.info.clone()),
            library: known.library.clone(),
        })
    }
}

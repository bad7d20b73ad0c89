//! What is kept in memory of a library as long as nobody changes it: the columns that everything is counted from.

use std::sync::Arc;

use super::Library;
use crate::answers::CodebookInfo;
use crate::codebook::Codebook;
use crate::measure::Facts;
use crate::{Error, Result};

/// The facts of one version of a library.
pub struct Known {
    version: i64,
    pub facts: Facts,
    /// Articles not coded with the current codebook.
    pub uncoded: u64,
    pub codebook: Option<KnownCodebook>,
    /// The order-free hash of the library's content.
    pub library: String,
}

/// The codebook with which the library is coded.
pub struct KnownCodebook {
    pub info: CodebookInfo,
    pub codebook: Codebook,
}

impl Library {
    /// The facts of the library as it is now.
    pub fn known(&self) -> Result<Arc<Known>> {
        let store = self.store();
        let version = store.version()?;
        let mut kept = self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(known) = kept.as_ref().filter(|known| known.version == version) {
            return Ok(known.clone());
        }
        let codebook = store.codebook()?;
        let (facts, uncoded) = match store.kept_columns(version)? {
            Some(kept) => kept,
            None => {
                let facts = store.facts()?;
                let uncoded = codebook.as_ref().map_or_else(|| store.count("articles"), |kept| store.uncoded(kept.id))?;
                if uncoded == 0 {
                    // a start is slower without them and nothing else is lost: a library that cannot be written stays readable
                    let _ = store.keep_columns(version, &facts, uncoded);
                }
                (facts, uncoded)
            }
        };
        let codebook = codebook.map(|kept| {
            let codebook = Codebook::from_text(&kept.text)?;
            Ok::<_, Error>(KnownCodebook { info: codebook.info(), codebook })
        });
        let known = Arc::new(Known { version, facts, uncoded, codebook: codebook.transpose()?, library: store.hash()? });
        *kept = Some(known.clone());
        Ok(known)
    }
}

impl Known {
    /// The codebook, where every article is coded with it: versions are never mixed in one answer.
    pub fn coded(&self) -> Result<&KnownCodebook> {
        match &self.codebook {
            None => Err(Error::new("not-coded", "The articles of this library are not coded yet.", "Run `entente code` on it, or press Code in the window.")),
            Some(_) if self.uncoded > 0 => Err(Error::new(
                "not-coded",
                format!("{} articles of this library are not coded with its current codebook yet.", self.uncoded),
                "Run `entente code` on it, or press Code in the window.",
            )),
            Some(codebook) => Ok(codebook),
        }
    }
}

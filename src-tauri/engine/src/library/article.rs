//! One article as the reader shows it.

use super::Library;
use super::record::record_by_hand;
use crate::answers::{ArticleView, HitRecord};
use crate::{Error, Result};

impl Library {
    /// An article with its hits and its copies.
    ///
    /// # Errors
    /// `article-unknown`.
    pub fn article(&self, id: i64) -> Result<ArticleView> {
        let known = self.known()?;
        let store = self.store();
        let stored = store.article(id)?.ok_or_else(|| {
            Error::new("article-unknown", format!("The library has no article {id}."), "Look it up in the list of articles.")
        })?;
        // What an older codebook found is not shown beside the current one's names.
        let hits: Vec<HitRecord> = match known.coded() {
            Ok(codebook) => store.reading_hits_of(codebook.number, || store.hits_of(id))?.iter().map(|(_, hit)| record_by_hand(&stored, hit, &codebook.codebook, &known.hands)).collect(),
            Err(_) => Vec::new(),
        };
        let copies = store.copies_of(id)?;
        Ok(ArticleView { article: stored.record(), hits, copies })
    }
}

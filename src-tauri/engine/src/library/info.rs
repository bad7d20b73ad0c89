//! A library at a glance.

use super::{Library, place, place_system};
use super::known::KnownCodebook;
use crate::answers::{CodebookInfo, LibraryInfo};
use crate::measure::Facts;
use crate::Result;

impl Library {
    /// Counts, outlets, languages, collections and the codebook.
    pub fn info(&self) -> Result<LibraryInfo> {
        let known = self.known()?;
        let by_hand = self.hand_state()?;
        let validations = self.validation_states()?;
        let store = self.store();
        let glance = store.glance(&known.plain)?;
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
            codebook: known.codebook.as_ref().map(|kept| with_hits(kept, &known.facts)),
            next_codebook: known.next.clone(),
            by_hand,
            validations,
            library: known.library.clone(),
            bytes: std::fs::metadata(&self.path).map_or(0, |found| found.len()),
            originals: store.originals()?,
            provenance: store.provenance()?,
            published: store.count("published")?,
            rules_off: store.rules_off()?,
            read_only: store.is_read_only(),
            risky_place: place::risk(&std::path::absolute(&self.path).unwrap_or_default(), &place_system::mounts()),
            in_bin: store.in_bin()?,
        })
    }
}

/// The codebook with how often each expression was found.
fn with_hits(known: &KnownCodebook, facts: &Facts) -> CodebookInfo {
    let mut info = known.info.clone();
    let mut found = vec![0u64; known.codebook.expressions.len()];
    for expression in facts.hits.expression_column() {
        if let Some(count) = found.get_mut(*expression as usize) {
            *count += 1;
        }
    }
    // The interface lists expressions under their categories; a hit names its place in the whole list.
    for (place, expression) in known.codebook.expressions.iter().enumerate() {
        let concept = info.concepts.get_mut(usize::from(expression.concept));
        let category = concept.and_then(|concept| concept.categories.get_mut(usize::from(expression.category)));
        let told = category.and_then(|category| category.expressions.iter_mut().find(|told| told.hits.is_none() && told.id == expression.id));
        if let Some(told) = told {
            told.hits = Some(found[place]);
        }
    }
    info
}

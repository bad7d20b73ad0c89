//! Which hits does a question count?

use super::facts::HitFact;
use super::hits::{HitKind, Hits};
use crate::answers::{CodebookInfo, ConceptInfo};
use crate::coding::{Stance, Voice};
use crate::question::Question;
use crate::{Error, Result};

/// Which hits a question counts. Repeated ones never; negated ones only where the question names that stance.
pub(crate) struct HitFilter {
    concept: u16,
    /// The last place stands for categories that the codebook does not have.
    pub categories: Vec<bool>,
    pub stances: [bool; 3],
    pub voices: [bool; 2],
}

impl HitFilter {
    /// # Errors
    /// `concept-unknown`, `category-unknown`.
    pub fn new(question: &Question, codebook: &CodebookInfo) -> Result<Self> {
        let (concept, info) = concept(codebook, &question.concept)?;
        let mut categories = vec![question.categories.is_empty(); info.categories.len()];
        for wanted in &question.categories {
            let place = info.categories.iter().position(|category| &category.id == wanted);
            categories[place.ok_or_else(|| unknown_category(info, wanted))?] = true;
        }
        categories.push(false);
        let counted = question.counted_stances();
        let stances = [Stance::Asserted, Stance::Distanced, Stance::Negated].map(|stance| counted.contains(&stance));
        let voices = [Voice::Narrated, Voice::Quoted].map(|voice| question.voices.is_empty() || question.voices.contains(&voice));
        Ok(Self { concept, categories, stances, voices })
    }

    #[inline]
    pub fn counts(&self, hit: &HitFact) -> bool {
        self.counts_kind(&hit.kind())
    }

    pub fn counts_kind(&self, kind: &HitKind) -> bool {
        let category = usize::from(kind.category).min(self.categories.len() - 1);
        kind.concept == self.concept
            && !kind.repeated
            && self.stances[kind.stance as usize]
            && self.voices[kind.voice as usize]
            && self.categories[category]
    }

    /// 1 for each kind of hit that counts: decided once, since kinds are hundreds and hits are millions.
    pub fn table(&self, hits: &Hits) -> Vec<u8> {
        hits.kinds().iter().map(|kind| u8::from(self.counts_kind(kind))).collect()
    }
}

/// Position and description of a concept.
pub(crate) fn concept<'a>(codebook: &'a CodebookInfo, id: &str) -> Result<(u16, &'a ConceptInfo)> {
    let place = codebook.concepts.iter().position(|concept| concept.id == id).ok_or_else(|| {
        let known: Vec<&str> = codebook.concepts.iter().map(|concept| concept.id.as_str()).collect();
        Error::new("concept-unknown", format!("The codebook has no concept \"{id}\"."), format!("It has: {}.", known.join(", ")))
    })?;
    Ok((place as u16, &codebook.concepts[place]))
}

fn unknown_category(info: &ConceptInfo, wanted: &str) -> Error {
    let known: Vec<&str> = info.categories.iter().map(|category| category.id.as_str()).collect();
    Error::new(
        "category-unknown",
        format!("The concept \"{}\" has no category \"{wanted}\".", info.id),
        format!("It has: {}.", known.join(", ")),
    )
}

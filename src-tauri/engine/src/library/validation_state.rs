//! What figures and reports say about validation, and series corrected by it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use sha2::{Digest, Sha256};

use super::Library;
use super::asked::Asked;
use super::known::Known;
use crate::answers::{Corrected, SampleInfo, ValidationState};
use crate::store::KeptSample;
use crate::validation::corrected::{Rates, corrected};
use crate::validation::{Judged, accuracy, result};
use crate::wording::Language;
use crate::{Error, Result};

/// What was said of concepts, as long as neither the library nor the judgements change: every figure asks for it.
pub(super) struct KeptStates {
    known: Weak<Known>,
    /// The counter of judgements.
    said: i64,
    by_concept: HashMap<String, Option<ValidationState>>,
}

fn lock(states: &Mutex<Option<KeptStates>>) -> MutexGuard<'_, Option<KeptStates>> {
    states.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Library {
    /// The newest sample in which hits of the concept were judged, with what it says. `None`: not validated on this collection.
    pub fn validation_state(&self, concept: &str) -> Result<Option<ValidationState>> {
        let known = self.known()?;
        let said = self.store().version_of("validation")?;
        let current = |kept: &KeptStates| kept.said == said && kept.known.ptr_eq(&Arc::downgrade(&known));
        if let Some(state) = lock(&self.states).as_ref().filter(|kept| current(kept)).and_then(|kept| kept.by_concept.get(concept)) {
            return Ok(state.clone());
        }
        let state = self.newest_state(concept)?;
        let mut kept = lock(&self.states);
        if !kept.as_ref().is_some_and(current) {
            *kept = Some(KeptStates { known: Arc::downgrade(&known), said, by_concept: HashMap::new() });
        }
        kept.as_mut().into_iter().for_each(|kept| drop(kept.by_concept.insert(concept.to_owned(), state.clone())));
        Ok(state)
    }

    fn newest_state(&self, concept: &str) -> Result<Option<ValidationState>> {
        match self.newest_judged(concept)? {
            Some((kept, items)) => {
                let info = self.sample_info(kept.id)?;
                self.state_of(&info, &items, concept)
            }
            None => Ok(None),
        }
    }

    /// The same in a sentence for a footer.
    pub(super) fn validation_line(&self, concept: &str, language: &str) -> Result<Option<String>> {
        Ok(self.validation_state(concept)?.map(|state| Language::of(language).validated(&state)))
    }

    /// The states of all concepts that were validated.
    pub(super) fn validation_states(&self) -> Result<Vec<ValidationState>> {
        let known = self.known()?;
        let concepts = known.codebook.iter().flat_map(|codebook| &codebook.info.concepts);
        concepts.filter_map(|concept| self.validation_state(&concept.id).transpose()).collect()
    }

    pub(super) fn newest_judged(&self, concept: &str) -> Result<Option<(KeptSample, Vec<Judged>)>> {
        let samples = self.store().samples()?;
        for kept in samples.into_iter().rev().filter(|kept| kept.options.concepts.iter().any(|known| known == concept)) {
            let items = self.judged(kept.id)?;
            if items.iter().any(|one| one.item.concept == concept && one.item.hit && one.truth().is_some()) {
                return Ok(Some((kept, items)));
            }
        }
        Ok(None)
    }

    pub(super) fn state_of(&self, sample: &SampleInfo, items: &[Judged], concept: &str) -> Result<Option<ValidationState>> {
        let known = self.known()?;
        let items: Vec<&Judged> = items.iter().filter(|one| one.item.concept == concept).collect();
        let found = accuracy::accuracy(&items);
        if found.precision.judged == 0 {
            return Ok(None);
        }
        let coders: std::collections::BTreeSet<&str> = items.iter().flat_map(|one| &one.judgements).map(|said| said.coder.as_str()).collect();
        Ok(Some(ValidationState {
            concept: concept.to_owned(),
            sample: sample.name.clone(),
            precision: result::interval(found.precision.share),
            recall: result::interval(found.recall),
            judgements: items.iter().map(|one| one.judgements.len() as u64).sum(),
            coders: coders.len() as u64,
            alpha: result::alpha(&items),
            same_codebook: known.codebook.as_ref().is_some_and(|codebook| codebook.info.hash == sample.codebook),
            same_articles: known.library == sample.library,
        }))
    }

    /// A trend's series as judgements correct them.
    ///
    /// # Errors
    /// `not-validated` where sentences with and without a hit are not both judged, and as [`corrected`].
    pub(super) fn corrected(&self, asked: &Asked) -> Result<Vec<Corrected>> {
        let concept = &asked.question.concept;
        let judged = self.newest_judged(concept)?;
        let rates = judged.as_ref().and_then(|(_, items)| Rates::of(&items.iter().filter(|one| one.item.concept == *concept).collect::<Vec<_>>()));
        let Some(rates) = rates else {
            return Err(Error::new(
                "not-validated",
                format!("There is nothing to correct \"{concept}\" with: sentences with a hit and sentences without one must both be judged first."),
                "Draw a sample and judge it: Validate in the window, or `entente validate sample`.",
            ));
        };
        corrected(asked.facts(), &asked.question, asked.codebook()?, asked.matching(), &rates)
    }

    /// A short name of the judgements that a corrected series rests on; it is part of the recipe.
    pub(super) fn judgements_name(&self, concept: &str) -> Result<String> {
        let mut sum = Sha256::new();
        if let Some((kept, items)) = self.newest_judged(concept)? {
            sum.update(kept.fingerprint);
            for one in &items {
                let said: Vec<_> = one.judgements.iter().map(|said| (&said.coder, said.verdict)).collect();
                let settled = one.settled.as_ref().map(|settled| settled.verdict);
                sum.update(serde_json::to_vec(&(&one.item.key, said, settled)).unwrap_or_default());
            }
        }
        Ok(sum.finalize().iter().take(5).fold(String::new(), |name, byte| name + &format!("{byte:02x}")))
    }
}

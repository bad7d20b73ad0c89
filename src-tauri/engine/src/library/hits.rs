//! Every hit of the selected articles.

use super::Library;
use super::known::KnownCodebook;
use super::record::{record, record_by_hand};
use crate::answers::{Explanation, HitRecord};
use crate::coding::{ArticleText, Coder, Hit};
use crate::progress::Report;
use crate::question::{ByHand, Selection};
use crate::store::Stored;
use crate::{Error, Result};

/// Whether hits come with the reasons for what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explaining {
    Yes,
    No,
}

impl Library {
    /// Calls `found` for each hit of the selected articles, counted or not, article after article.
    ///
    /// # Errors
    /// `not-coded`, `concept-unknown`, and as [`Library::articles`].
    pub fn hits(
        &self,
        selection: &Selection,
        concept: Option<&str>,
        explaining: Explaining,
        report: &Report<'_>,
        found: &mut dyn FnMut(HitRecord) -> Result<()>,
    ) -> Result<()> {
        self.hits_as(ByHand::Applied, selection, concept, explaining, report, found)
    }

    /// The same with what was set by hand, or as the rules say.
    ///
    /// # Errors
    /// As [`Library::hits`].
    pub fn hits_as(
        &self,
        by_hand: ByHand,
        selection: &Selection,
        concept: Option<&str>,
        explaining: Explaining,
        report: &Report<'_>,
        found: &mut dyn FnMut(HitRecord) -> Result<()>,
    ) -> Result<()> {
        let known = self.known()?;
        let codebook = known.coded()?;
        let concept = concept.map(|concept| place(codebook, concept)).transpose()?;
        let coder = match explaining {
            Explaining::Yes => Some(codebook.coder()?),
            Explaining::No => None,
        };
        let wanted = |hit: &Hit| concept.is_none_or(|concept| hit.concept == concept);
        let mut ids = self.selected(selection, report)?;
        ids.retain(|id| has_hits(&known.facts, *id));
        let store = self.own_store()?;
        store.reading_hits_of(codebook.number, || store.articles_of(&ids, &mut |stored| {
            for (_, hit) in store.hits_of(stored.id)?.into_iter().filter(|(_, hit)| wanted(hit)) {
                let told = match by_hand {
                    ByHand::Applied => record_by_hand(&stored, &hit, &codebook.codebook, &known.hands),
                    ByHand::LeftOut => record(&stored, &hit, &codebook.codebook),
                };
                found(HitRecord { why: coder.map(|coder| why(&stored, &hit, coder)), ..told })?;
            }
            Ok(())
        }))
    }
}

pub(super) fn place(codebook: &KnownCodebook, concept: &str) -> Result<u16> {
    let concepts = &codebook.info.concepts;
    concepts.iter().position(|known| known.id == concept).map(|place| place as u16).ok_or_else(|| {
        let known: Vec<&str> = concepts.iter().map(|concept| concept.id.as_str()).collect();
        Error::new("concept-unknown", format!("The codebook has no concept \"{concept}\"."), format!("It has: {}.", known.join(", ")))
    })
}

pub(super) fn has_hits(facts: &crate::measure::Facts, id: i64) -> bool {
    facts.article.binary_search(&id).is_ok_and(|row| !facts.hits_of(row).is_empty())
}

/// Why the rules say of a hit what they say.
pub(super) fn why(stored: &Stored, hit: &Hit, coder: &Coder) -> Explanation {
    coder.explain(&text_of(stored), hit)
}

/// A stored article as the coder reads it.
pub(super) fn text_of(stored: &Stored) -> ArticleText<'_> {
    let article = &stored.article;
    ArticleText { title: article.title.as_deref(), body: &article.body, zones: &article.zones, language: article.language.as_deref() }
}

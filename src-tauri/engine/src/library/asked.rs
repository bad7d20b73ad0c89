//! A question put to a library: what every measure needs, looked up once.

use std::sync::{Arc, PoisonError, Weak};

use serde::Serialize;
use serde_json::json;

use super::Library;
use super::known::Known;
use crate::Result;
use crate::answers::{Caution, CodebookInfo};
use crate::chart::Notes;
use crate::measure::{self, Facts};
use crate::progress::silent;
use crate::question::{ByHand, Question, Selection};
use crate::recipe::Recipe;

/// A question with proper names, the facts it is asked of, and the articles that hold its words.
pub(super) struct Asked {
    known: Arc<Known>,
    pub question: Question,
    matching: Option<Arc<Vec<bool>>>,
}

/// The articles that hold what was searched for last, as long as the library does not change: a report asks for the same ones a
/// hundred times.
pub(super) struct KeptFound {
    known: Weak<Known>,
    search: String,
    rows: Arc<Vec<bool>>,
}

impl Library {
    /// Looks up what a question needs.
    ///
    /// # Errors
    /// `not-coded` where articles wait for coding: half a coding would be half a number.
    pub(super) fn asked(&self, question: &Question) -> Result<Asked> {
        let known = self.known()?;
        known.coded()?;
        let question = Question { selection: self.with_proper_names(&question.selection)?, ..question.clone() };
        let matching = self.found(&known, &question.selection)?;
        Ok(Asked { known, question, matching })
    }

    fn found(&self, known: &Arc<Known>, selection: &Selection) -> Result<Option<Arc<Vec<bool>>>> {
        let Some(search) = &selection.search else { return Ok(None) };
        let kept = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |kept: &&KeptFound| kept.search == *search && kept.known.ptr_eq(&Arc::downgrade(known));
        if let Some(found) = kept().as_ref().filter(same) {
            return Ok(Some(found.rows.clone()));
        }
        let rows = self.matching(known, selection, &silent)?.map(Arc::new);
        *kept() = rows.clone().map(|rows| KeptFound { known: Arc::downgrade(known), search: search.clone(), rows });
        Ok(rows)
    }

    /// An outlet by its proper name, where it is one.
    pub(super) fn proper_name(&self, written: &str) -> Result<String> {
        Ok(self.store().outlet_named(written)?.unwrap_or_else(|| written.to_owned()))
    }
}

impl Asked {
    /// The facts with what was set by hand, or without it where the question leaves it out.
    pub fn facts(&self) -> &Facts {
        if self.question.by_hand.is_applied() { &self.known.facts } else { &self.known.plain }
    }

    /// Hits in scope that a person struck out or set otherwise.
    pub fn by_hand(&self) -> Result<u64> {
        measure::by_hand(self.facts(), &self.question, self.codebook()?, self.matching(), &self.known.hands.rows)
    }

    /// The recipe of what was asked; where something set by hand counts, it is part of it.
    pub fn recipe(&self, asked: &impl Serialize) -> Result<Recipe> {
        let (codebook, library) = (self.version()?, &self.known.library);
        Ok(match self.known.hands.name.as_ref().filter(|_| self.question.by_hand.is_applied()) {
            Some(name) => Recipe::of(&json!({"question": asked, "set_by_hand": name}), &codebook, library),
            None => Recipe::of(asked, &codebook, library),
        })
    }

    /// What a reader must know of the coding, after what was found about the numbers.
    pub fn cautions(&self, mut found: Vec<Caution>) -> Vec<Caution> {
        if let Some(next) = &self.known.next {
            let message = format!("The codebook was changed: this is the last whole coding, and {} articles wait for version {}.", self.known.uncoded, short(next));
            found.push(Caution { code: "codebook-changed".into(), message });
        }
        found
    }

    pub fn known(&self) -> &Known {
        &self.known
    }

    pub fn matching(&self) -> Option<&[bool]> {
        self.matching.as_ref().map(|rows| rows.as_slice())
    }

    pub fn codebook(&self) -> Result<&CodebookInfo> {
        Ok(&self.known.coded()?.info)
    }

    /// The codebook's hash.
    pub fn version(&self) -> Result<String> {
        Ok(self.codebook()?.hash.clone())
    }

    /// The order-free hash of the library.
    pub fn library(&self) -> String {
        self.known.library.clone()
    }

    /// Names expressions by their position in the codebook.
    pub fn expression_name(&self) -> Result<impl Fn(u32) -> String + '_> {
        let codebook = &self.known.coded()?.codebook;
        Ok(|expression: u32| codebook.expressions.get(expression as usize).map(|one| one.id.clone()).unwrap_or_default())
    }

    /// The patterns of an expression as a person reads them.
    pub fn pattern(&self, id: &str) -> Result<String> {
        let codebook = &self.known.coded()?.codebook;
        let found = codebook.expressions.iter().find(|expression| expression.id == id);
        Ok(found.map(|expression| codebook.reading(expression)).unwrap_or_default())
    }

    /// What a figure of this question says about itself, in the reader's language.
    pub fn notes(&self, library_name: &str, language: &str) -> Result<Notes> {
        let codebook = self.codebook()?;
        let title = |titles: &std::collections::BTreeMap<String, String>| titles.get(language).or_else(|| titles.get("en")).cloned();
        let rank = codebook.concepts.iter().position(|concept| concept.id == self.question.concept).unwrap_or(0);
        let mut labels: std::collections::BTreeMap<String, String> = Default::default();
        for concept in &codebook.concepts {
            labels.extend(title(&concept.title).map(|title| (concept.id.clone(), title)));
        }
        for category in codebook.concepts.get(rank).into_iter().flat_map(|concept| &concept.categories) {
            labels.extend(title(&category.title).map(|title| (category.id.clone(), title)));
        }
        Ok(Notes {
            concept_title: labels.get(&self.question.concept).cloned().unwrap_or_else(|| self.question.concept.clone()),
            concept_rank: rank,
            pair: codebook.pair.clone(),
            labels,
            source: library_name.to_owned(),
            codebook: short(&codebook.hash),
            validation: None,
            by_hand: self.by_hand()?,
            by_hand_left_out: self.question.by_hand == ByHand::LeftOut && !self.known.hands.rows.is_empty(),
            stale: self.known.next.is_some(),
            recipe: self.recipe(&self.question)?,
        })
    }
}

/// The first seven signs of a hash, which a reader can compare by eye.
pub(super) fn short(hash: &str) -> String {
    hash.trim_start_matches("sha256:").chars().take(7).collect()
}

//! Judging a sample, and what the judgements say.

use std::collections::{BTreeSet, HashMap};

use super::Library;
use super::sampling;
use crate::answers::{CoderProgress, Disagreement, Judgement, PacketItem, SampleInfo, SampleItem, Settled, ValidationResult, Verdict};
use crate::article::Span;
use crate::store::KeptSample;
use crate::validation::{Item, Judged, differs, result};
use crate::{Error, Result};

/// Further judgements are counted for intervals as wide as this where nobody asks otherwise.
pub const WIDTH: f64 = 0.1;

impl Library {
    /// Every sample, the oldest first.
    pub fn samples(&self) -> Result<Vec<SampleInfo>> {
        let kept = self.store().samples()?;
        kept.into_iter().map(|sample| self.info_of(sample)).collect()
    }

    /// One sample.
    ///
    /// # Errors
    /// `sample-unknown`.
    pub fn sample_info(&self, sample: i64) -> Result<SampleInfo> {
        let kept = self.kept_sample(sample)?;
        self.info_of(kept)
    }

    /// The number of a sample by its name; the newest where no name is given.
    ///
    /// # Errors
    /// `sample-unknown`.
    pub fn sample_named(&self, name: Option<&str>) -> Result<i64> {
        let samples = self.store().samples()?;
        let found = match name {
            Some(name) => samples.iter().find(|sample| sample.name == name),
            None => samples.last(),
        };
        found.map(|sample| sample.id).ok_or_else(|| match name {
            Some(name) => Error::new("sample-unknown", format!("There is no sample \"{name}\"."), named(&samples)),
            None => unknown_sample(),
        })
    }

    pub(super) fn kept_sample(&self, sample: i64) -> Result<KeptSample> {
        self.store().samples()?.into_iter().find(|kept| kept.id == sample).ok_or_else(unknown_sample)
    }

    fn info_of(&self, kept: KeptSample) -> Result<SampleInfo> {
        let store = self.store();
        let items = store.sample_items(kept.id)?;
        let known: BTreeSet<&str> = items.iter().map(|item| item.key.as_str()).collect();
        let mut judgements = store.judgements(kept.id)?;
        judgements.retain(|judgement| known.contains(judgement.key.as_str()));
        let judged: BTreeSet<&str> = judgements.iter().map(|judgement| judgement.key.as_str()).collect();
        let mut by_coder: std::collections::BTreeMap<String, u64> = Default::default();
        judgements.iter().for_each(|judgement| *by_coder.entry(judgement.coder.clone()).or_default() += 1);
        Ok(SampleInfo {
            id: kept.id,
            judged: judged.len() as u64,
            items: items.len() as u64,
            coders: by_coder.into_iter().map(|(coder, judged)| CoderProgress { coder, judged }).collect(),
            name: kept.name,
            options: kept.options,
            codebook: kept.codebook,
            library: kept.library,
        })
    }

    /// The sentences of a sample in the order in which they are judged, with what `coder` said; never with their codes.
    ///
    /// # Errors
    /// `sample-unknown`.
    pub fn sample_items(&self, sample: i64, coder: &str) -> Result<Vec<SampleItem>> {
        self.kept_sample(sample)?;
        let items = self.store().sample_items(sample)?;
        let mine: HashMap<String, Judgement> =
            self.store().judgements(sample)?.into_iter().filter(|said| said.coder == coder).map(|said| (said.key.clone(), said)).collect();
        let texts = self.texts_of(&items)?;
        Ok(items.iter().zip(texts).map(|(item, text)| shown(item, text, mine.get(&item.key).cloned())).collect())
    }

    /// What a coder reads of each item. An article that is gone leaves its texts empty.
    pub(super) fn texts_of(&self, items: &[Item]) -> Result<Vec<PacketItem>> {
        let mut wanted: HashMap<i64, Vec<usize>> = HashMap::new();
        items.iter().enumerate().for_each(|(place, item)| wanted.entry(item.article).or_default().push(place));
        let mut ids: Vec<i64> = wanted.keys().copied().collect();
        ids.sort_unstable();
        let mut texts = vec![PacketItem::default(); items.len()];
        self.own_store()?.articles_of(&ids, &mut |stored| {
            for &place in wanted.get(&stored.id).into_iter().flatten() {
                let item = &items[place];
                texts[place] = sampling::read(&stored, item.in_title, Span::new(item.start, item.end));
            }
            Ok(())
        })?;
        for (text, item) in texts.iter_mut().zip(items) {
            (text.key, text.concept) = (item.key.clone(), item.concept.clone());
        }
        Ok(texts)
    }

    /// Keeps what a coder says of a sentence; a later word replaces an earlier one.
    ///
    /// # Errors
    /// `sample-unknown`, `item-unknown`, `coder-missing`, `date-invalid`.
    pub fn judge(&self, sample: i64, judgement: &Judgement) -> Result<SampleInfo> {
        self.judge_all(sample, std::slice::from_ref(judgement))?;
        self.sample_info(sample)
    }

    /// Keeps many judgements, all or none.
    pub(super) fn judge_all(&self, sample: i64, judgements: &[Judgement]) -> Result<()> {
        self.kept_sample(sample)?;
        let store = self.store();
        let known: BTreeSet<String> = store.sample_items(sample)?.into_iter().map(|item| item.key).collect();
        for judgement in judgements {
            if judgement.coder.trim().is_empty() {
                return Err(Error::new("coder-missing", "A judgement needs the name of who judges.", "Give a name or initials; they tell coders apart."));
            }
            check_day(&judgement.dated)?;
            if !known.contains(&judgement.key) {
                return Err(unknown_item(&judgement.key));
            }
        }
        store.keep_judgements(sample, judgements)
    }

    /// Takes the newest judgement of a coder back, whatever else was changed since; answers the sentence that is open again.
    /// `None` where there is none. [`Library::undo`] takes judgements back too, in the order of all changes.
    pub fn undo_judgement(&self, sample: i64, coder: &str) -> Result<Option<String>> {
        self.store().undo_judgement(sample, coder)
    }

    /// Does again what a coder undid last.
    pub fn redo_judgement(&self, sample: i64, coder: &str) -> Result<Option<String>> {
        self.store().redo_judgement(sample, coder)
    }

    /// Settles a sentence after its coders judged it, or opens it again: a layer of its own, what they said stays.
    ///
    /// # Errors
    /// `sample-unknown`, `item-unknown`, `coder-missing`, `date-invalid`.
    pub fn settle(&self, sample: i64, key: &str, settled: Option<&Settled>) -> Result<()> {
        self.kept_sample(sample)?;
        if let Some(settled) = settled {
            if settled.by.trim().is_empty() {
                return Err(Error::new("coder-missing", "A decision needs the name of who decides.", "Give a name or initials."));
            }
            check_day(&settled.dated)?;
        }
        let store = self.store();
        if !store.sample_items(sample)?.iter().any(|item| item.key == key) {
            return Err(unknown_item(key));
        }
        store.settle(sample, key, settled)
    }

    /// Drops a sample with all its judgements; undo brings it back.
    ///
    /// # Errors
    /// `sample-unknown`.
    pub fn drop_sample(&self, sample: i64) -> Result<()> {
        let kept = self.kept_sample(sample)?;
        self.store().drop_sample(&kept).map(drop)
    }

    /// The items of a sample with everything that was said of them.
    pub(super) fn judged(&self, sample: i64) -> Result<Vec<Judged>> {
        let store = self.store();
        Ok(Judged::of(store.sample_items(sample)?, store.judgements(sample)?, store.settlements(sample)?))
    }

    /// What a sample says, as far as it is judged. `width`: how wide the intervals are to be for which further judgements are counted.
    ///
    /// # Errors
    /// `sample-unknown`, `width-wrong`.
    pub fn validation_result(&self, sample: i64, width: Option<f64>) -> Result<ValidationResult> {
        let width = width.unwrap_or(WIDTH);
        if !(0.005..1.0).contains(&width) {
            return Err(Error::new("width-wrong", format!("{width} is no width of an interval."), "Give a part of 1 from 0.005 on, such as 0.1 for ten percentage points."));
        }
        let info = self.sample_info(sample)?;
        let items = self.judged(sample)?;
        let disputed: Vec<&Judged> = items.iter().filter(|one| one.is_disputed() || one.settled.is_some()).collect();
        let texts = self.texts_of(&disputed.iter().map(|one| one.item.clone()).collect::<Vec<_>>())?;
        let disagreements = disputed.iter().zip(texts).map(|(one, text)| Disagreement {
            item: shown(&one.item, text, None),
            judgements: one.judgements.clone(),
            settled: one.settled.clone(),
        });
        let first = info.options.concepts.first().cloned().unwrap_or_default();
        Ok(ValidationResult {
            rows: result::rows(&items, width),
            agreement: result::agreement(&items, info.options.seed),
            attributes: result::attributes(&items),
            differs: differs::differs(&items),
            disagreements: disagreements.collect(),
            unsure: items.iter().flat_map(|one| &one.judgements).filter(|said| said.verdict == Verdict::Unsure).count() as u64,
            width,
            state: self.state_of(&info, &items, &first)?,
            sample: info,
        })
    }
}

fn shown(item: &Item, text: PacketItem, judgement: Option<Judgement>) -> SampleItem {
    SampleItem {
        key: item.key.clone(),
        concept: item.concept.clone(),
        language: item.language.clone(),
        title: text.title,
        before: text.before,
        sentence: text.sentence,
        after: text.after,
        outlet: text.outlet,
        date: text.date,
        judgement,
    }
}

fn check_day(day: &str) -> Result<()> {
    if !day.is_empty() && day.parse::<chrono::NaiveDate>().is_err() {
        return Err(Error::new("date-invalid", format!("\"{day}\" is no day."), "Write it as 2024-03-21."));
    }
    Ok(())
}

fn unknown_sample() -> Error {
    Error::new("sample-unknown", "This library has no such sample.", "Draw one first: `entente validate sample LIBRARY`, or Validate in the window.")
}

fn named(samples: &[KeptSample]) -> String {
    let names: Vec<&str> = samples.iter().map(|sample| sample.name.as_str()).collect();
    if names.is_empty() { "Draw one first: `entente validate sample LIBRARY`.".into() } else { format!("It has: {}.", names.join(", ")) }
}

pub(super) fn unknown_item(key: &str) -> Error {
    Error::new("item-unknown", format!("The sample has no sentence \"{key}\"."), "Take the key from a line of `entente validate list`.")
}

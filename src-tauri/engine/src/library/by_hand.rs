//! What a person sets about single hits: a layer over the coding, never part of it.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Library;
use super::record;
use crate::answers::{HandDecision, HandEdit, HandMark, HandPlace, HandRecord, HandRules, HandState};
use crate::article::Zone;
use crate::codebook::Codebook;
use crate::coding::{Hit, NotCounted, Speaker, Stance, Voice};
use crate::measure::{Facts, HitFact};
use crate::store::{KeptEdit, Store};
use crate::{Error, Result};

/// The decisions that hold, and the hits that they are about.
#[derive(Debug, Clone, Default)]
pub struct Hands {
    /// Hits with a decision: the article's id and the hit's row.
    pub rows: Vec<(i64, i64)>,
    /// Each of these hits as a person says it is.
    set: Vec<Hit>,
    edits: HashMap<HandPlace, KeptEdit>,
    without_a_hit: Vec<HandPlace>,
    /// A short name of all decisions; `None` where there is none.
    pub name: Option<String>,
}

impl Hands {
    /// The decisions of a library, held against the hits that its coding has.
    pub fn read(store: &Store, codebook: Option<&Codebook>) -> Result<Self> {
        let edits = store.hand_edits()?;
        let Some(codebook) = codebook.filter(|_| !edits.is_empty()) else { return Ok(Self::default()) };
        let mut hands = Self { name: Some(name_of(&edits)), ..Self::default() };
        let mut set = Vec::new();
        for of_article in edits.chunk_by(|one, other| one.place.article == other.place.article) {
            let hits = store.hits_of(of_article[0].place.article)?;
            for edit in of_article {
                let found = hits.iter().find(|(_, hit)| place(edit.place.article, hit, codebook) == edit.place);
                match (found, &edit.decision) {
                    (Some((row, hit)), Some(decision)) => set.push(((edit.place.article, *row), applied(hit, decision, codebook))),
                    _ => hands.without_a_hit.push(edit.place.clone()),
                }
            }
        }
        set.sort_by_key(|(row, _)| *row);
        (hands.rows, hands.set) = set.into_iter().unzip();
        hands.edits = edits.into_iter().map(|edit| (edit.place.clone(), edit)).collect();
        Ok(hands)
    }

    /// The facts as a person says that they are.
    pub fn applied(&self, plain: &Facts) -> Facts {
        let mut facts = plain.clone();
        for ((article, row), hit) in self.rows.iter().zip(&self.set) {
            let Ok(at) = facts.article.binary_search(article) else { continue };
            if let Some(fact) = plain.hits_of(at).iter().find(|fact| fact.row == *row) {
                let repeated = fact.repeated || hit.not_counted == Some(NotCounted::Struck);
                let set = HitFact { stance: hit.stance, voice: hit.voice, speaker: hit.speaker, repeated, ..fact };
                facts.hits.set(at, *row, set.kind());
            }
        }
        facts
    }

    /// The hit as a person says it is, and what stands beside it.
    pub fn of(&self, article: i64, hit: &Hit, codebook: &Codebook) -> Option<(Hit, HandMark)> {
        if self.edits.is_empty() {
            return None;
        }
        let edit = self.edits.get(&place(article, hit, codebook))?;
        let decision = edit.decision.clone()?;
        let mark = HandMark {
            reason: edit.reason.clone(),
            author: edit.author.clone(),
            dated: edit.dated.clone(),
            rules: rules(hit, codebook),
            decision,
        };
        Some((applied(hit, &mark.decision, codebook), mark))
    }

    fn state(&self, ways: (bool, bool)) -> HandState {
        HandState { decisions: self.edits.len() as u64, without_a_hit: self.without_a_hit.len() as u64, can_undo: ways.0, can_redo: ways.1 }
    }
}

/// The first ten signs of the SHA-256 of all decisions, in the order of their places.
fn name_of(edits: &[KeptEdit]) -> String {
    let mut sum = Sha256::new();
    for edit in edits {
        sum.update(serde_json::to_vec(&(&edit.place, &edit.decision)).unwrap_or_default());
    }
    sum.finalize().iter().take(5).fold(String::new(), |name, byte| name + &format!("{byte:02x}"))
}

pub(super) fn place(article: i64, hit: &Hit, codebook: &Codebook) -> HandPlace {
    let concept = codebook.concepts.get(usize::from(hit.concept)).map(|concept| concept.id.clone()).unwrap_or_default();
    HandPlace { article, in_title: hit.zone == Zone::Title, start: hit.span.start, end: hit.span.end, concept }
}

fn rules(hit: &Hit, codebook: &Codebook) -> HandRules {
    HandRules {
        stance: hit.stance,
        voice: hit.voice,
        speaker: record::speaker(codebook, hit.speaker).to_string(),
        claimants: hit.claimants.iter().map(|actor| codebook.actor_name(*actor).to_string()).collect(),
    }
}

fn applied(hit: &Hit, decision: &HandDecision, codebook: &Codebook) -> Hit {
    let mut hit = hit.clone();
    hit.voice = decision.voice.unwrap_or(hit.voice);
    let given = decision.speaker.as_deref().and_then(|name| speaker_named(codebook, name));
    hit.speaker = match (hit.voice, given.unwrap_or(hit.speaker)) {
        (Voice::Narrated, _) => Speaker::None,
        (Voice::Quoted, Speaker::None) => Speaker::Unknown,
        (Voice::Quoted, speaker) => speaker,
    };
    if let Some(claimants) = &decision.claimants {
        hit.claimants = claimants.iter().filter_map(|name| codebook.actor_id(name)).collect();
    }
    if let Some(stance) = decision.stance {
        hit.stance = stance;
        hit.not_counted = hit.not_counted.filter(|why| *why != NotCounted::Negated);
        if stance == Stance::Negated {
            hit.not_counted = hit.not_counted.or(Some(NotCounted::Negated));
        }
    }
    if decision.struck {
        hit.not_counted = Some(NotCounted::Struck);
    }
    hit
}

fn speaker_named(codebook: &Codebook, name: &str) -> Option<Speaker> {
    let known = [Speaker::First, Speaker::Second, Speaker::Both, Speaker::Other, Speaker::Unknown];
    known.into_iter().find(|speaker| record::speaker(codebook, *speaker) == name)
}

impl Library {
    /// Keeps a decision about one hit. It holds at once in every answer, whatever the codebook says later.
    ///
    /// # Errors
    /// `not-coded`, `hit-unknown` where the coding has no such hit, `decision-empty`, `reason-missing`, `actor-unknown`,
    /// `date-invalid`.
    pub fn set_by_hand(&self, edit: &HandEdit) -> Result<HandState> {
        let known = self.known()?;
        let codebook = &known.coded()?.codebook;
        check(edit, codebook)?;
        let store = self.store();
        let hits = store.reading_hits_of(known.coded()?.number, || store.hits_of(edit.place.article))?;
        let held = known.hands.edits.contains_key(&edit.place);
        if !held && !hits.iter().any(|(_, hit)| place(edit.place.article, hit, codebook) == edit.place) {
            return Err(Error::new(
                "hit-unknown",
                format!("Article {} has no hit of \"{}\" at bytes {} to {}.", edit.place.article, edit.place.concept, edit.place.start, edit.place.end),
                "Take article, zone, start, end and concept from a line of `entente hits`.",
            ));
        }
        store.keep_edit(&KeptEdit {
            id: 0,
            place: edit.place.clone(),
            decision: edit.decision.clone(),
            reason: edit.reason.trim().to_owned(),
            author: edit.author.trim().to_owned(),
            dated: edit.dated.clone(),
        })?;
        drop(store);
        self.hand_state()
    }

    /// Takes the newest change back, whatever it was: there is one history. Nothing happens where there is none.
    pub fn undo_by_hand(&self) -> Result<HandState> {
        self.undo()?;
        self.hand_state()
    }

    /// Makes the change again that was taken back last.
    pub fn redo_by_hand(&self) -> Result<HandState> {
        self.redo()?;
        self.hand_state()
    }

    /// How much is set by hand.
    pub fn hand_state(&self) -> Result<HandState> {
        let known = self.known()?;
        let ways = self.store().ways()?;
        Ok(known.hands.state(ways))
    }

    /// Writes every decision that holds: `.csv`, `.xlsx`, `.json` or `.jsonl`. Answers how many.
    ///
    /// # Errors
    /// As [`Library::save_numbers`].
    pub fn export_by_hand(&self, path: &std::path::Path) -> Result<u64> {
        let records = self.by_hand()?;
        super::save::save(path, &records, super::CsvStyle::default(), &crate::answers::Style::default(), None, || {
            Err(Error::new("no-figure", "There is no figure of decisions by hand.", "Save them as .csv, .xlsx, .json or .jsonl."))
        })?;
        Ok(records.len() as u64)
    }

    /// Every decision that holds, by article and place; those whose place has no hit now are among them.
    ///
    /// # Errors
    /// What reading the library says.
    pub fn by_hand(&self) -> Result<Vec<HandRecord>> {
        let known = self.known()?;
        let edits = self.store().hand_edits()?;
        let mut ids: Vec<i64> = edits.iter().map(|edit| edit.place.article).collect();
        ids.dedup();
        let store = self.own_store()?;
        let mut records = Vec::with_capacity(edits.len());
        store.articles_of(&ids, &mut |stored| {
            let hits = store.hits_of(stored.id)?;
            for edit in edits.iter().filter(|edit| edit.place.article == stored.id) {
                let codebook = known.codebook.as_deref().map(|known| &known.codebook);
                let found = codebook.and_then(|codebook| hits.iter().find(|(_, hit)| place(stored.id, hit, codebook) == edit.place).map(|(_, hit)| rules(hit, codebook)));
                let text = if edit.place.in_title { stored.article.title.as_deref().unwrap_or("") } else { &stored.article.body };
                records.push(HandRecord {
                    place: edit.place.clone(),
                    external_id: stored.article.external_id.clone(),
                    outlet: stored.outlet.clone(),
                    date: stored.article.published.map(|date| date.to_day()),
                    text: text.get(edit.place.start..edit.place.end).unwrap_or_default().to_owned(),
                    decision: edit.decision.clone().unwrap_or_default(),
                    reason: edit.reason.clone(),
                    author: edit.author.clone(),
                    dated: edit.dated.clone(),
                    has_hit: found.is_some(),
                    rules: found,
                });
            }
            Ok(())
        })?;
        Ok(records)
    }
}

fn check(edit: &HandEdit, codebook: &Codebook) -> Result<()> {
    if edit.reason.trim().is_empty() {
        return Err(Error::new("reason-missing", "A decision by hand needs a reason.", "Say in a few words why the rules are wrong here."));
    }
    if !edit.dated.is_empty() && edit.dated.parse::<chrono::NaiveDate>().is_err() {
        return Err(Error::new("date-invalid", format!("\"{}\" is no day.", edit.dated), "Write it as 2024-03-21."));
    }
    let Some(decision) = &edit.decision else { return Ok(()) };
    if *decision == HandDecision::default() {
        return Err(Error::new("decision-empty", "The decision changes nothing.", "Strike the hit out, or set its stance, voice, speaker or claimants."));
    }
    if let Some(name) = decision.speaker.as_deref().filter(|name| speaker_named(codebook, name).is_none()) {
        let pair = codebook.pair.map(|actor| codebook.actor_name(actor));
        return Err(Error::new("actor-unknown", format!("\"{name}\" is no speaker."), format!("Write {}, {}, both, other or unknown.", pair[0], pair[1])));
    }
    let unknown = decision.claimants.iter().flatten().find(|name| codebook.actor_id(name).is_none());
    match unknown {
        Some(name) => Err(Error::new("actor-unknown", format!("The codebook knows no actor \"{name}\"."), "Use the English short name, such as South Africa.")),
        None => Ok(()),
    }
}

//! Draws sentences to be judged.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Library;
use super::hits;
use super::known::Known;
use crate::answers::{PacketItem, SampleInfo, SampleOptions, Stratum};
use crate::article::{Extent, Span};
use crate::coding::{Stance, Voice};
use crate::measure::random::Random;
use crate::measure::{Facts, UNDATED, UNKNOWN, periods};
use crate::progress::silent;
use crate::store::{KeptSample, Stored};
use crate::text::codable_sentences;
use crate::validation::sample::{Cell, Drawn, Lot, draw, shuffle};
use crate::validation::{Fingerprint, Item};
use crate::{Error, Result};

/// Sentences of one concept that can be drawn.
#[derive(Default)]
struct Frame {
    hits: Vec<Coded>,
    /// A lot an entry of `hits`.
    hit_lots: Vec<Lot>,
    /// Row of the article and its number of sentences without a hit.
    others: Vec<usize>,
    other_lots: Vec<Lot>,
}

/// A sentence with at least one counted hit: what its first one is.
#[derive(Clone, Copy)]
struct Coded {
    row: usize,
    in_title: bool,
    span: Span,
    category: u16,
    voice: Voice,
    stance: Stance,
}

/// Where the hits of a concept stand in an article: sentences with a counted hit, and all that are no candidates for a miss.
#[derive(Default)]
struct Standing {
    counted: Vec<Coded>,
    taken: HashSet<(bool, usize)>,
}

impl Library {
    /// Draws a sample and keeps it: of each concept sentences with a counted hit, and sentences without one from articles that
    /// mention both actors, in an order that says nothing of what they are.
    ///
    /// # Errors
    /// `not-coded`, `concept-unknown`, `sample-empty`, `sample-exists` where the name is taken or the same sample was drawn before,
    /// and as [`Library::articles`].
    pub fn draw_sample(&self, options: &SampleOptions) -> Result<SampleInfo> {
        let known = self.known()?;
        let codebook = known.coded()?;
        let mut options = options.clone();
        if options.concepts.is_empty() {
            options.concepts = codebook.info.concepts.iter().map(|concept| concept.id.clone()).collect();
        }
        let samples = self.store().samples()?;
        if options.name.trim().is_empty() {
            options.name = format!("sample {}", samples.last().map_or(0, |last| last.id) + 1);
        }
        let nameless = SampleOptions { name: String::new(), dated: String::new(), ..options.clone() };
        let asked = serde_json::to_string(&nameless).unwrap_or_default();
        let fingerprint = Fingerprint::sample(&asked, &codebook.info.hash, &known.library);
        if let Some(other) = samples.iter().find(|other| other.name == options.name || other.fingerprint == fingerprint) {
            return Err(Error::new("sample-exists", format!("The sample \"{}\" is there already.", other.name), "Choose another name and another seed to draw other sentences."));
        }
        let rows = self.rows_in(&known, &options)?;
        let mut drawn = Vec::new();
        for concept in &options.concepts {
            let place = hits::place(codebook, concept)?;
            drawn.extend(self.drawn_of(&known, &options, &rows, place, &fingerprint)?);
        }
        if drawn.is_empty() {
            return Err(Error::new("sample-empty", "No sentence can be drawn from these articles.", "Widen the selection, or check that it holds hits or articles that mention both actors."));
        }
        shuffle(&mut drawn, &mut Random::new(options.seed ^ 0x6A75_6467_65));
        let kept = KeptSample { id: 0, name: options.name.clone(), fingerprint, options, codebook: codebook.info.hash.clone(), library: known.library.clone() };
        let id = self.store().keep_sample(&kept, &drawn)?;
        self.sample_info(id)
    }

    /// Rows of the articles that are asked about and have a text.
    fn rows_in(&self, known: &Known, options: &SampleOptions) -> Result<Vec<bool>> {
        let ids: HashSet<i64> = self.selected(&options.selection, &silent)?.into_iter().collect();
        let facts = &known.plain;
        Ok((0..facts.len()).map(|row| facts.extent[row] != Extent::None && ids.contains(&facts.article[row])).collect())
    }

    fn drawn_of(&self, known: &Known, options: &SampleOptions, rows: &[bool], concept: u16, fingerprint: &str) -> Result<Vec<Item>> {
        let standing = self.standing(&known.plain, rows, concept)?;
        let frame = frame(&known.plain, options, rows, &standing);
        let mut random = Random::new(options.seed.wrapping_add(u64::from(concept) << 32));
        let minimum = options.minimum as usize;
        let hits = draw(&frame.hit_lots, options.hits as usize, minimum, &mut random);
        let others = draw(&frame.other_lots, options.others as usize, minimum, &mut random);
        self.told(known, options, concept, fingerprint, &frame, &standing, &hits, &others)
    }

    /// Where the concept's hits stand, by row of the article.
    fn standing(&self, facts: &Facts, rows: &[bool], concept: u16) -> Result<HashMap<usize, Standing>> {
        let mut hits = facts.hits.iter().peekable();
        let mut found: HashMap<usize, Standing> = HashMap::new();
        self.own_store()?.hit_sentences(&mut |id, in_title, start, end| {
            while hits.next_if(|hit| hit.row < id).is_some() {}
            let Some(hit) = hits.next_if(|hit| hit.row == id) else { return };
            let row = hit.article as usize;
            if hit.concept != concept || !rows[row] {
                return;
            }
            let counted = !hit.repeated && hit.stance != Stance::Negated;
            if !counted && !hit.repeated {
                return;
            }
            let standing = found.entry(row).or_default();
            let first = standing.taken.insert((in_title, start));
            if counted && (first || !standing.counted.iter().any(|one| one.in_title == in_title && one.span.start == start)) {
                standing.counted.push(Coded { row, in_title, span: Span::new(start, end), category: hit.category, voice: hit.voice, stance: hit.stance });
            }
        })?;
        Ok(found)
    }

    /// The drawn sentences with their texts read and their names given.
    #[allow(clippy::too_many_arguments)]
    fn told(&self, known: &Known, options: &SampleOptions, concept: u16, fingerprint: &str, frame: &Frame, standing: &HashMap<usize, Standing>, hits: &[Drawn], others: &[Drawn]) -> Result<Vec<Item>> {
        let facts = &known.plain;
        let mut wanted: BTreeMap<i64, Vec<(Drawn, Option<Coded>)>> = BTreeMap::new();
        for one in hits {
            let coded = frame.hits[one.lot];
            wanted.entry(facts.article[coded.row]).or_default().push((*one, Some(coded)));
        }
        for one in others {
            wanted.entry(facts.article[frame.others[one.lot]]).or_default().push((*one, None));
        }
        let ids: Vec<i64> = wanted.keys().copied().collect();
        let codebook = &known.coded()?.info;
        let info = &codebook.concepts[usize::from(concept)];
        let mut items = Vec::new();
        self.own_store()?.articles_of(&ids, &mut |stored| {
            let Ok(row) = facts.article.binary_search(&stored.id) else { return Ok(()) };
            let sentences = codable_sentences(stored.article.title.as_deref(), &stored.article.body, &stored.article.zones, stored.article.language.as_deref());
            let free: Vec<(bool, Span)> = match standing.get(&row) {
                None => sentences,
                Some(standing) => sentences.into_iter().filter(|(in_title, span)| !standing.taken.iter().any(|(title, start)| title == in_title && span.start <= *start && *start < span.end)).collect(),
            };
            for (drawn, coded) in wanted.get(&stored.id).into_iter().flatten() {
                // the count of sentences may be one of an older cleaning: a place past the end is the last one
                let place = coded.map(|coded| (coded.in_title, coded.span)).or_else(|| free.get((drawn.offset as usize).min(free.len().saturating_sub(1))).copied());
                let Some((in_title, span)) = place else { continue };
                let read = read(&stored, in_title, span);
                let day = facts.day[row];
                items.push(Item {
                    key: Fingerprint::item(fingerprint, &PacketItem { concept: info.id.clone(), ..read }),
                    article: stored.id,
                    in_title,
                    start: span.start,
                    end: span.end,
                    concept: info.id.clone(),
                    hit: coded.is_some(),
                    category: coded.and_then(|coded| info.categories.get(usize::from(coded.category))).map(|category| category.id.clone()),
                    voice: coded.map(|coded| coded.voice),
                    stance: coded.map(|coded| coded.stance),
                    outlet: Some(facts.outlet_name(row).to_owned()).filter(|name| name != UNKNOWN),
                    language: Some(facts.language_name(row).to_owned()).filter(|name| name != UNKNOWN),
                    period: (day != UNDATED).then(|| periods::label(options.by, periods::index(options.by, day))),
                    both_actors: facts.mentions_pair[row],
                    stratum: drawn.stratum,
                    stratum_size: drawn.stratum_size,
                    group_size: drawn.group_size,
                });
            }
            Ok(())
        })?;
        // a sentence that stands twice in the same surroundings is one sentence to a reader
        let mut seen = HashSet::new();
        items.retain(|item| seen.insert(item.key.clone()));
        Ok(items)
    }
}

fn frame(facts: &Facts, options: &SampleOptions, rows: &[bool], standing: &HashMap<usize, Standing>) -> Frame {
    let mut frame = Frame::default();
    let by = |stratum| options.strata.contains(&stratum);
    for row in (0..facts.len()).filter(|&row| rows[row]) {
        let cell = Cell {
            language: facts.language[row],
            both_actors: facts.mentions_pair[row],
            outlet: if by(Stratum::Outlet) { facts.outlet[row] } else { 0 },
            period: if by(Stratum::Period) && facts.day[row] != UNDATED { periods::index(options.by, facts.day[row]) } else { 0 },
            category: 0,
        };
        let here = standing.get(&row);
        for coded in here.into_iter().flat_map(|standing| &standing.counted) {
            frame.hits.push(*coded);
            frame.hit_lots.push(Lot { cell: Cell { category: if by(Stratum::Category) { coded.category } else { 0 }, ..cell }, size: 1 });
        }
        let taken = here.map_or(0, |standing| standing.taken.len() as u32);
        let free = facts.sentences[row].saturating_sub(taken);
        if facts.mentions_pair[row] && free > 0 {
            frame.others.push(row);
            frame.other_lots.push(Lot { cell, size: free });
        }
    }
    frame
}

/// A sentence as a coder reads it: with the article's title, and the sentences before and after it.
pub(super) fn read(stored: &Stored, in_title: bool, span: Span) -> PacketItem {
    let article = &stored.article;
    let title = article.title.clone().unwrap_or_default();
    let text = if in_title { &title } else { &article.body };
    let sentence = text.get(span.start..span.end).unwrap_or_default().to_owned();
    let all = crate::text::sentences(&article.body, article.language.as_deref().unwrap_or("en"));
    let of = |span: &Span| article.body.get(span.start..span.end).unwrap_or_default().to_owned();
    let (before, after) = if in_title {
        (String::new(), all.first().map(of).unwrap_or_default())
    } else {
        (all.iter().rfind(|other| other.end <= span.start).map(of).unwrap_or_default(), all.iter().find(|other| other.start >= span.end).map(of).unwrap_or_default())
    };
    PacketItem {
        language: article.language.clone(),
        title: if in_title { String::new() } else { title },
        before,
        sentence,
        after,
        outlet: stored.outlet.clone(),
        date: article.published.map(|date| date.to_day()),
        ..PacketItem::default()
    }
}

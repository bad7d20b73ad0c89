//! What would another codebook find in this library? Only articles that the change can touch are coded to know.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::asked::{Asked, short};
use super::code::{code_one, moved};
use super::drawn_lines::Drawn;
use super::hits::has_hits;
use super::known::{Known, KnownCodebook};
use super::record::record;
use super::Library;
use crate::answers::{CodebookChange, CodebookPreview, PreviewCount, Series, Style, Trend};
use crate::article::Zone;
use crate::chart;
use crate::codebook::{Codebook, Difference, difference};
use crate::coding::{Coder, Hit, NotCounted};
use crate::measure::{self, Changed, Facts, HitFact, Hits, TrendNumbers};
use crate::progress::{self, Report};
use crate::question::{Question, Split};
use crate::store::{Packer, Store, Stored, Unpack};
use crate::{Error, Result};

/// An entry that is found in more than this part of at least [`MANY`] articles of its language says nothing.
const EVERYTHING: f64 = 0.8;
const MANY: u64 = 50;

impl Library {
    /// What changes of the codebook would do: hits gained and lost by language, outlet and concept, lines of each, and the
    /// question's trend before and after. Nothing is kept.
    ///
    /// # Errors
    /// As [`Library::codebook_check`]; `not-coded`; `matches-everything` where a changed entry is found in nearly every article.
    pub fn codebook_preview(&self, changes: &[CodebookChange], question: &Question, style: &Style, report: &Report<'_>) -> Result<CodebookPreview> {
        self.preview_of(&self.wanted_codebook()?.edited(changes)?, question, style, report)
    }

    /// The same for a codebook of somebody's own.
    ///
    /// # Errors
    /// As [`Library::codebook_preview`].
    pub fn preview_of(&self, codebook: &Codebook, question: &Question, style: &Style, report: &Report<'_>) -> Result<CodebookPreview> {
        let known = self.known()?;
        let answering = known.coded()?;
        let before = &answering.codebook;
        let changes = difference(before, codebook);
        let ids = match &changes {
            Some(changes) => self.touched_or_lost(&known, before, changes, report)?,
            None => known.facts.article.clone(),
        };
        let mut weighing = Weighing::new(&known, before, codebook, changes.as_ref());
        let coder = answering.coder()?.edited(codebook)?;
        self.code_again(&ids, &coder, &mut weighing, report)?;
        weighing.refuse_everything()?;
        let mut preview = weighing.preview(&ids, &coder);
        self.draw(&weighing, &ids, question, style, &mut preview)?;
        Ok(preview)
    }

    /// Articles that hold a fixed word of what changed, and those with hits of expressions that are gone.
    fn touched_or_lost(&self, known: &Known, before: &Codebook, changes: &Difference, report: &Report<'_>) -> Result<Vec<i64>> {
        let mut kept = vec![false; before.expressions.len()];
        moved(changes).iter().for_each(|one| kept[one.from as usize] = true);
        let mut ids = self.touched(changes, report)?;
        if changes.pair {
            ids.retain(|id| known.plain.article.binary_search(id).is_ok_and(|row| known.plain.mentions_pair[row]));
        }
        let lost = known.plain.hits.iter().filter(|hit| !kept.get(hit.expression as usize).copied().unwrap_or(false));
        ids.extend(lost.map(|hit| known.plain.article[hit.article as usize]));
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// Codes these articles with the other codebook, a chunk a core, and weighs what was found against what is there.
    fn code_again(&self, ids: &[i64], coder: &Coder, weighing: &mut Weighing<'_>, report: &Report<'_>) -> Result<()> {
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let mut stores: Vec<(Store, Unpack)> = (0..workers).map(|_| Ok((self.own_store()?, Unpack::default()))).collect::<Result<_>>()?;
        let packer = Packer::of(&stores[0].0)?;
        let (facts, mut done) = (&weighing.known.plain.clone(), 0);
        for round in ids.chunks(256 * workers) {
            progress::step(report, "preview", done, Some(ids.len() as u64))?;
            let found: Vec<Result<Vec<Twice>>> = std::thread::scope(|scope| {
                let each = round.len().div_ceil(workers).max(1);
                let running: Vec<_> = round.chunks(each).zip(&mut stores).map(|(some, (store, unpack))| scope.spawn({
                    let packer = &packer;
                    move || coded_twice(store, some, coder, facts, packer, unpack)
                })).collect();
                running.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(Error::new("coder-failed", "Coding stopped unexpectedly.", "Try again, and report it if it stays.")))).collect()
            });
            for twice in found.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten() {
                weighing.weigh(twice, &stores[0].0)?;
            }
            done += round.len() as u64;
        }
        progress::step(report, "preview", done, Some(ids.len() as u64))
    }

    /// The current question before and after, and both in one figure.
    fn draw(&self, weighing: &Weighing<'_>, ids: &[i64], question: &Question, style: &Style, preview: &mut CodebookPreview) -> Result<()> {
        let asked = self.asked(&Question { split: Split::None, ..question.clone() })?;
        // A concept or category that only one of the codebooks has cannot be drawn before and after.
        let Ok(old) = self.trend(&asked.question) else { return Ok(()) };
        let Ok(new) = weighing.trend(ids, &asked) else { return Ok(()) };
        let named = |key: &str, series: &[Series]| series.first().map(|one| Series { key: key.into(), points: one.points.clone() });
        (preview.before, preview.after) = (named("before", &old.series), named("after", &new.series));
        let series: Vec<Series> = [&preview.before, &preview.after].into_iter().flatten().cloned().collect();
        let mut notes = asked.notes(&self.name(), &style.language)?;
        let words = if style.language == "fr" { ["avant", "après"] } else { ["before", "after"] };
        notes.labels.extend(["before", "after"].into_iter().map(String::from).zip(words.map(String::from)));
        notes.codebook = format!("{} → {}", notes.codebook, short(weighing.after.hash()));
        // A split has the figure name its two lines.
        let question = Question { split: Split::Category, ..old.question.clone() };
        let trend = Trend { question, series, by_hand: 0, cautions: Vec::new(), ..old };
        preview.figure = chart::trend(&trend, style, &notes).ok();
        Ok(())
    }
}

/// An article with what both codebooks find in it.
struct Twice {
    id: i64,
    old: Vec<Hit>,
    new: Vec<Hit>,
    mentions_pair: bool,
}

fn coded_twice(store: &Store, ids: &[i64], coder: &Coder, facts: &Facts, packer: &Packer, unpack: &mut Unpack) -> Result<Vec<Twice>> {
    let mut all = Vec::with_capacity(ids.len());
    store.to_code(ids, &mut |article| {
        packer.fetch(store, article.body.dictionary)?;
        let coded = code_one(&article, coder, packer, unpack)?;
        let old = if has_hits(facts, article.id) { store.hits_of(article.id)?.into_iter().map(|(_, hit)| hit).collect() } else { Vec::new() };
        all.push(Twice { id: article.id, old, new: coded.hits, mentions_pair: coded.mentions_pair });
        Ok(())
    })?;
    Ok(all)
}

/// Where a hit stands and of which concept it is: by that it is the same hit in both codings.
type Place = (bool, usize, usize, String);

struct Weighing<'a> {
    known: &'a Known,
    before: &'a Codebook,
    after: &'a Codebook,
    changes: Option<&'a Difference>,
    total: PreviewCount,
    languages: BTreeMap<String, PreviewCount>,
    outlets: BTreeMap<String, PreviewCount>,
    concepts: BTreeMap<String, PreviewCount>,
    gained: Drawn,
    lost: Drawn,
    /// Articles by language in which each expression of the new codebook was found.
    found_in: HashMap<(u32, String), u64>,
    new: HashMap<i64, (Vec<Hit>, bool)>,
}

impl<'a> Weighing<'a> {
    fn new(known: &'a Known, before: &'a Codebook, after: &'a Codebook, changes: Option<&'a Difference>) -> Self {
        let mut weighing = Self {
            known,
            before,
            after,
            changes,
            total: count("all"),
            languages: BTreeMap::new(),
            outlets: BTreeMap::new(),
            concepts: BTreeMap::new(),
            gained: Drawn::new(),
            lost: Drawn::new(),
            found_in: HashMap::new(),
            new: HashMap::new(),
        };
        weighing.count_before();
        weighing
    }

    /// The hits that there are, by language, outlet and concept: counted by their places in the lists, named once.
    fn count_before(&mut self) {
        let facts = self.known.plain.clone();
        let concepts: Vec<u16> = facts.hits.kinds().iter().map(|kind| kind.concept).collect();
        let mut found: HashMap<(u16, u32, u16), u64> = HashMap::new();
        for row in facts.hits.articles() {
            for kind in &facts.hits.kind_column()[facts.hits.places(row)] {
                *found.entry((facts.language[row], facts.outlet[row], concepts[*kind as usize])).or_default() += 1;
            }
        }
        for ((language, outlet, concept), hits) in found {
            let name = |names: &[String], at: usize| names.get(at).cloned().unwrap_or_else(|| measure::UNKNOWN.into());
            let concept = self.before.concepts.get(usize::from(concept)).map(|concept| concept.id.clone()).unwrap_or_default();
            self.each(&name(&facts.languages, usize::from(language)), &name(&facts.outlets, outlet as usize), &concept, |count| {
                count.before += hits;
                count.after += hits;
            });
        }
    }

    fn each(&mut self, language: &str, outlet: &str, concept: &str, add: impl Fn(&mut PreviewCount)) {
        add(&mut self.total);
        for (counts, key) in [(&mut self.languages, language), (&mut self.outlets, outlet), (&mut self.concepts, concept)] {
            if !counts.contains_key(key) {
                counts.insert(key.to_owned(), count(key));
            }
            counts.get_mut(key).into_iter().for_each(&add);
        }
    }

    /// `store`: where the article of a line that is drawn is read.
    fn weigh(&mut self, twice: Twice, store: &Store) -> Result<()> {
        let Twice { id, old, new, mentions_pair } = twice;
        let facts = self.known.plain.clone();
        let Ok(row) = facts.article.binary_search(&id) else { return Ok(()) };
        let (language, outlet) = (facts.language_name(row).to_owned(), facts.outlet_name(row).to_owned());
        let stored = OnceCell::new();
        let place = |hit: &Hit, codebook: &Codebook| -> Place { (hit.zone == Zone::Title, hit.span.start, hit.span.end, concept_of(hit, codebook)) };
        let before: HashMap<Place, &Hit> = old.iter().map(|hit| (place(hit, self.before), hit)).collect();
        let after: HashMap<Place, &Hit> = new.iter().map(|hit| (place(hit, self.after), hit)).collect();
        for hit in &new {
            let here = place(hit, self.after);
            match before.get(&here) {
                None => {
                    self.each(&language, &outlet, &here.3, |count| (count.gained, count.after) = (count.gained + 1, count.after + 1));
                    let after = self.after;
                    self.gained.offer(|| Ok(read_once(&stored, store, id)?.as_ref().map(|stored| record(stored, hit, after))))?;
                }
                Some(one) if !self.alike(one, hit) => self.each(&language, &outlet, &here.3, |count| count.changed += 1),
                Some(_) => {}
            }
        }
        for hit in &old {
            let here = place(hit, self.before);
            if !after.contains_key(&here) {
                self.each(&language, &outlet, &here.3, |count| (count.lost, count.after) = (count.lost + 1, count.after.saturating_sub(1)));
                let before = self.before;
                self.lost.offer(|| Ok(read_once(&stored, store, id)?.as_ref().map(|stored| record(stored, hit, before))))?;
            }
        }
        let mut found: Vec<u32> = new.iter().map(|hit| hit.expression).collect();
        found.sort_unstable();
        found.dedup();
        for expression in found {
            *self.found_in.entry((expression, language.clone())).or_default() += 1;
        }
        self.new.insert(id, (new, mentions_pair));
        Ok(())
    }

    /// Same place and concept: also the same category and attributes?
    fn alike(&self, old: &Hit, new: &Hit) -> bool {
        let category = |hit: &Hit, codebook: &Codebook| codebook.concepts.get(usize::from(hit.concept)).and_then(|concept| concept.categories.get(usize::from(hit.category))).map(|category| category.id.clone());
        category(old, self.before) == category(new, self.after) && (old.stance, old.voice, old.speaker, &old.claimants) == (new.stance, new.voice, new.speaker, &new.claimants)
    }

    /// An expression that is in nearly every article of its language tells no article from another.
    fn refuse_everything(&self) -> Result<()> {
        let facts = &self.known.plain;
        let mut rows = vec![0u64; facts.languages.len() + 1];
        facts.language.iter().for_each(|language| rows[usize::from(*language).min(facts.languages.len())] += 1);
        for ((expression, language), articles) in &self.found_in {
            let of_language = rows[facts.languages.iter().position(|name| name == language).unwrap_or(facts.languages.len())];
            let id = &self.after.expressions[*expression as usize].id;
            if of_language >= MANY && *articles as f64 > EVERYTHING * of_language as f64 && !self.before.expressions.iter().any(|one| one.id == *id && one.nodes == self.after.expressions[*expression as usize].nodes) {
                return Err(Error::new(
                    "matches-everything",
                    format!("“{id}” would be found in {articles} of {of_language} articles in this language: it tells none of them apart."),
                    "Add words that only what you look for has, or ask for actors or context.",
                ));
            }
        }
        Ok(())
    }

    fn preview(&self, ids: &[i64], coder: &Coder) -> CodebookPreview {
        let sorted = |counts: &BTreeMap<String, PreviewCount>| {
            let mut all: Vec<PreviewCount> = counts.values().cloned().collect();
            all.sort_by_key(|count| std::cmp::Reverse((count.gained + count.lost + count.changed, count.before)));
            all
        };
        CodebookPreview {
            from: self.before.hash().into(),
            to: self.after.hash().into(),
            looked_at: ids.len() as u64,
            articles: self.known.plain.len() as u64,
            total: self.total.clone(),
            languages: sorted(&self.languages),
            outlets: sorted(&self.outlets),
            concepts: sorted(&self.concepts),
            gained: self.gained.in_order(),
            lost: self.lost.in_order(),
            before: None,
            after: None,
            figure: None,
            warnings: self.warnings(coder),
        }
    }

    /// Examples that the change codes otherwise than they say; those that were wrong before are not its doing.
    fn warnings(&self, coder: &Coder) -> Vec<String> {
        let failures = self.after.failures(coder);
        let old: Vec<String> = match self.known.coded().and_then(KnownCodebook::coder) {
            Ok(before) if !failures.is_empty() => self.before.failures(before).into_iter().map(|failure| failure.text).collect(),
            _ => Vec::new(),
        };
        let broken = failures.into_iter().filter(|failure| !old.contains(&failure.text));
        broken.map(|failure| format!("An example of the codebook is coded otherwise: “{}” ({}). Expected {}; found {}.", failure.text, failure.at, failure.expected, if failure.found.is_empty() { "no hit" } else { &failure.found })).collect()
    }

    /// The question's trend as it would be.
    fn trend(&self, ids: &[i64], asked: &Asked) -> Result<TrendNumbers> {
        let (plain, after) = (&self.known.plain, self.after.info());
        if !Changed::can_tell(&asked.question) || self.changes.is_none() {
            return measure::trend(&self.facts(ids), &asked.question, &after, asked.matching());
        }
        let rows: Vec<usize> = ids.iter().filter_map(|id| plain.article.binary_search(id).ok()).collect();
        let mut instead = plain.only(&rows);
        let mut hits = Hits::default();
        for (place, id) in instead.article.iter().enumerate() {
            let Some((new, mentions)) = self.new.get(id) else { continue };
            instead.mentions_pair[place] = *mentions;
            new.iter().enumerate().for_each(|(nth, hit)| hits.push(fact(place, (id << 20) + nth as i64, hit)));
        }
        instead.hits = hits;
        measure::changed_trend(plain, &asked.question, asked.codebook()?, asked.matching(), &Changed { rows: &rows, instead: &instead, codebook: &after })
    }

    /// The columns as they would be, with the new codebook's numbers.
    fn facts(&self, ids: &[i64]) -> Facts {
        let moved: HashMap<u32, (u32, u16, u16)> = self.changes.iter().flat_map(|changes| &changes.moved).map(|one| (one.from, (one.to, one.concept, one.category))).collect();
        let mut facts = (*self.known.plain).clone();
        let mut hits: Vec<HitFact> = Vec::with_capacity(facts.hits.len());
        for row in 0..facts.len() {
            let id = facts.article[row];
            match self.new.get(&id).filter(|_| ids.binary_search(&id).is_ok()) {
                Some((new, mentions)) => {
                    facts.mentions_pair[row] = *mentions;
                    hits.extend(new.iter().enumerate().map(|(place, hit)| fact(row, (id << 20) + place as i64, hit)));
                }
                None => hits.extend(self.known.plain.hits_of(row).iter().filter_map(|hit| {
                    let (expression, concept, category) = *moved.get(&hit.expression)?;
                    Some(HitFact { expression, concept, category, ..hit })
                })),
            }
        }
        facts.hits = hits.into();
        facts
    }
}

/// The article of a line, read when the first line of it is drawn.
fn read_once<'a>(stored: &'a OnceCell<Option<Stored>>, store: &Store, id: i64) -> Result<&'a Option<Stored>> {
    if stored.get().is_none() {
        let read = store.article(id)?;
        return Ok(stored.get_or_init(|| read));
    }
    Ok(stored.get_or_init(|| None))
}

fn fact(article: usize, row: i64, hit: &Hit) -> HitFact {
    HitFact {
        article: article as u32,
        concept: hit.concept,
        category: hit.category,
        expression: hit.expression,
        stance: hit.stance,
        voice: hit.voice,
        speaker: hit.speaker,
        repeated: hit.not_counted == Some(NotCounted::Repeated),
        // Nothing that is drawn before a codebook is saved counts sentences with hits.
        sentence: 0,
        row,
    }
}

fn count(key: &str) -> PreviewCount {
    PreviewCount { key: key.into(), before: 0, after: 0, gained: 0, lost: 0, changed: 0 }
}

fn concept_of(hit: &Hit, codebook: &Codebook) -> String {
    codebook.concepts.get(usize::from(hit.concept)).map(|concept| concept.id.clone()).unwrap_or_default()
}

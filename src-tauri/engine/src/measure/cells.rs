//! What most questions ask, counted beforehand: articles of one day, outlet, language, collection and kind of date together.
//!
//! A question that neither searches words nor drops copies cannot tell the articles of such a group apart. Their exposure is
//! summed once, and so are their hits for every choice of hits that is asked often: all that count, one category, one voice,
//! one stance. Sums of whole numbers do not depend on their order, so the answer is the same to the last bit as a count
//! article by article. Where outlets are so many that a day of one has hardly more than an article, months are counted
//! in place of days; questions by day and week, and of parts of months, are then counted from the columns.

use std::sync::OnceLock;

use super::counting::{Cell, Counted, Part, Table, together};
use super::facts::Facts;
use super::filter::{HitFilter, concept};
use super::groups::{Fineness, grouped};
use super::hits::HitKind;
use super::scope::{Grain, Place, Scope};
use super::series::Series;
use crate::Result;
use crate::answers::{CodebookInfo, LeftOut};
use crate::coding::Stance;
use crate::question::{Copies, Period, Question, Split};

/// The cells of columns, once they were asked for. They follow from the columns: equal columns are equal with or without
/// them, and a copy, which may be changed, begins without.
#[derive(Debug, Default)]
pub struct Prepared(OnceLock<Option<Box<Cells>>>);

impl Clone for Prepared {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Prepared {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Facts {
    /// Counts beforehand what most questions ask. Until it is done, and without it, they are counted from the columns. The
    /// columns must not change afterwards.
    pub fn prepare(&self) {
        self.cells.0.get_or_init(|| Cells::of(self, Fineness::Days).or_else(|| Cells::of(self, Fineness::Months)).map(Box::new));
    }

    /// Whether a question would be answered from what was counted beforehand.
    pub fn is_prepared_for(&self, question: &Question, codebook: &CodebookInfo) -> bool {
        self.prepared(question, None, Grain::By(question.by)).is_some_and(|cells| cells.slot(question, codebook).is_some())
    }

    /// The cells, where they are made and can tell what the question tells apart.
    pub(super) fn prepared(&self, question: &Question, matching: Option<&[bool]>, grain: Grain) -> Option<&Cells> {
        let cells = self.cells.0.get()?.as_deref()?;
        let coarse = || !matches!(grain, Grain::By(Period::Day | Period::Week)) && whole_months(question);
        let told = matching.is_none() && question.copies == Copies::All && (cells.fineness == Fineness::Days || coarse());
        told.then_some(cells)
    }
}

/// Whether the days asked for begin and end with a month.
fn whole_months(question: &Question) -> bool {
    use chrono::Datelike;
    let selection = &question.selection;
    selection.from.is_none_or(|day| day.day() == 1) && selection.to.is_none_or(|day| day.succ_opt().is_some_and(|next| next.day() == 1))
}

/// Groups of articles with their exposure, and their hits by concept and choice.
#[derive(Debug)]
pub(super) struct Cells {
    fineness: Fineness,
    /// A row a group: its day or the first day of its month, and what else a scope reads. No hits.
    groups: Facts,
    /// Articles, sentences and words of each group.
    exposure: Vec<Cell>,
    concepts: Vec<Choices>,
}

/// The hits of one concept: of each group the choices that it has a hit of.
#[derive(Debug, Default)]
struct Choices {
    categories: usize,
    /// Of each group the place after its last entry.
    ends: Vec<u32>,
    entries: Vec<(u16, Sums)>,
}

/// What hits add to a cell. Small numbers: there are millions of them.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    with_hit: u32,
    hits: u32,
    hits_hits: u32,
    hits_sentences: u32,
    hits_words: u32,
}

impl Sums {
    /// `None` where a sum is too large to be kept.
    fn of(cell: &Cell) -> Option<Self> {
        let real = |sum: f64| (sum <= f64::from(u32::MAX)).then_some(sum as u32);
        Some(Self {
            with_hit: u32::try_from(cell.counts.articles_with_hit).ok()?,
            hits: u32::try_from(cell.counts.hits).ok()?,
            hits_hits: real(cell.hits_hits)?,
            hits_sentences: real(cell.hits_sentences)?,
            hits_words: real(cell.hits_words)?,
        })
    }

    fn add_to(&self, cell: &mut Cell) {
        cell.counts.articles_with_hit += u64::from(self.with_hit);
        cell.counts.hits += u64::from(self.hits);
        cell.hits_hits += f64::from(self.hits_hits);
        cell.hits_sentences += f64::from(self.hits_sentences);
        cell.hits_words += f64::from(self.hits_words);
    }
}

/// Places of choices: all that count by default, each category, each voice, each stance alone.
const ALL: usize = 0;
const VOICES: usize = 2;
const STANCES: usize = 3;

impl Choices {
    fn width(&self) -> usize {
        1 + self.categories + VOICES + STANCES
    }

    fn voice(&self, voice: usize) -> usize {
        1 + self.categories + voice
    }

    fn stance(&self, stance: usize) -> usize {
        1 + self.categories + VOICES + stance
    }

    /// The choices that a hit belongs to.
    fn of(&self, kind: &HitKind) -> [Option<usize>; 4] {
        let counted = kind.stance != Stance::Negated;
        let place = |place: usize| counted.then_some(place);
        [place(ALL), place(1 + usize::from(kind.category)), place(self.voice(kind.voice as usize)), Some(self.stance(kind.stance as usize))]
    }

    fn of_group(&self, group: usize) -> &[(u16, Sums)] {
        let start = if group == 0 { 0 } else { self.ends[group - 1] };
        &self.entries[start as usize..self.ends[group] as usize]
    }

    /// Of each choice its series in a split by hits.
    fn series(&self, split: Split) -> Vec<Option<usize>> {
        let mut series = vec![None; self.width()];
        let places: Vec<usize> = match split {
            Split::Category => (1..=self.categories).collect(),
            Split::Voice => (0..VOICES).map(|voice| self.voice(voice)).collect(),
            // negated hits count only where the question names that stance
            Split::Stance => (0..STANCES).filter(|stance| *stance != Stance::Negated as usize).map(|stance| self.stance(stance)).collect(),
            _ => Vec::new(),
        };
        places.into_iter().enumerate().for_each(|(key, place)| series[place] = Some(key));
        series
    }
}

/// More groups and entries than this are not worth their memory.
const MOST_GROUPS: usize = 400_000;
const MOST_ENTRIES: usize = 4_000_000;

impl Cells {
    /// `None` where the groups are nearly as many as the articles, and nothing would be gained.
    fn of(facts: &Facts, fineness: Fineness) -> Option<Self> {
        let (groups, of_row) = grouped(facts, fineness);
        if groups.len() * 2 > facts.len() || groups.len() > MOST_GROUPS {
            return None;
        }
        let mut exposure = vec![Cell::default(); groups.len()];
        for (row, &group) in of_row.iter().enumerate() {
            exposure[group as usize].add(0, facts.sentences[row], facts.words[row]);
        }
        let concepts = concepts(facts, &of_row, groups.len())?;
        Some(Self { fineness, groups, exposure, concepts })
    }

    /// The concept's place and the choice that a question makes among its hits; `None` where it is none of those counted.
    fn slot(&self, question: &Question, codebook: &CodebookInfo) -> Option<(usize, Option<usize>)> {
        let (place, info) = concept(codebook, &question.concept).ok()?;
        let Some(choices) = self.concepts.get(usize::from(place)) else { return Some((usize::from(place), None)) };
        if choices.categories > info.categories.len() {
            return None;
        }
        let by_hit = matches!(question.split, Split::Category | Split::Voice | Split::Stance);
        let chosen = match (&question.categories[..], &question.voices[..], &question.stances[..]) {
            ([], [], []) => Some(ALL),
            ([category], [], []) if !by_hit => {
                let category = info.categories.iter().position(|one| &one.id == category)?;
                // a category without a hit has no place here
                return Some((usize::from(place), (category < choices.categories).then_some(1 + category)));
            }
            ([], [voice], []) if !by_hit => Some(choices.voice(*voice as usize)),
            ([], [], [stance]) if !by_hit => Some(choices.stance(*stance as usize)),
            _ => return None,
        };
        Some((usize::from(place), chosen))
    }

    /// Counts a question; `None` where it has to be counted from the columns.
    ///
    /// # Errors
    /// As [`super::counting::count`].
    pub(super) fn count(&self, question: &Question, codebook: &CodebookInfo, grain: Grain) -> Result<Option<Counted>> {
        let Some((place, chosen)) = self.slot(question, codebook) else { return Ok(None) };
        let filter = HitFilter::new(question, codebook)?;
        let scope = Scope::new(&self.groups, question, None, grain)?;
        let series = Series::new(&self.groups, question, codebook)?;
        let hits = Slots { choices: self.concepts.get(place), chosen };
        let part = if series.by_hit() { self.by_hit(&scope, &series, question.split, &hits) } else { self.by_article(&scope, &series, &hits) };
        Ok(Some(together(&series, &filter, vec![part])))
    }

    fn by_article(&self, scope: &Scope<'_>, series: &Series, hits: &Slots<'_>) -> Part {
        let mut table = Table::new(series.names.len(), scope.period_range());
        let left_out = self.walk(scope, |group, period| {
            let cell = table.cell(series.of_article(&self.groups, group), period);
            *cell = cell.plus(&self.exposure[group]);
            hits.of_group(group).filter(|(slot, _)| Some(*slot) == hits.chosen).for_each(|(_, sums)| sums.add_to(cell));
        });
        Part { cells: table.filled(), whole: Vec::new(), left_out }
    }

    fn by_hit(&self, scope: &Scope<'_>, series: &Series, split: Split, hits: &Slots<'_>) -> Part {
        let mut table = Table::new(series.names.len(), scope.period_range());
        let mut whole = Table::new(1, scope.period_range());
        let of_slot = hits.choices.map(|choices| choices.series(split)).unwrap_or_default();
        let left_out = self.walk(scope, |group, period| {
            let cell = whole.cell(0, period);
            *cell = cell.plus(&self.exposure[group]);
            for (slot, sums) in hits.of_group(group) {
                if Some(slot) == hits.chosen {
                    sums.add_to(whole.cell(0, period));
                }
                if let Some(key) = of_slot[slot] {
                    sums.add_to(table.cell(key, period));
                }
            }
        });
        Part { cells: table.filled(), whole: whole.filled(), left_out }
    }

    /// Visits the groups in scope; answers the articles of those that were left out.
    fn walk(&self, scope: &Scope<'_>, mut visit: impl FnMut(usize, i32)) -> LeftOut {
        let mut left = LeftOut::default();
        for group in 0..self.groups.len() {
            match scope.place(group) {
                Place::In(period) => visit(group, period),
                place => place.note_many(self.exposure[group].counts.articles, &mut left),
            }
        }
        left
    }
}

/// The hits of the question's concept.
struct Slots<'a> {
    choices: Option<&'a Choices>,
    chosen: Option<usize>,
}

impl<'a> Slots<'a> {
    fn of_group(&self, group: usize) -> impl Iterator<Item = (usize, &'a Sums)> + use<'a> {
        let entries = self.choices.map_or(&[][..], |choices| choices.of_group(group));
        entries.iter().map(|(slot, sums)| (usize::from(*slot), sums))
    }
}

/// The hits of every concept, group after group; `None` where they are too many or their sums too large.
fn concepts(facts: &Facts, of_row: &[u32], groups: usize) -> Option<Vec<Choices>> {
    let counted = || facts.hits.kinds().iter().filter(|kind| !kind.repeated);
    let last = counted().map(|kind| usize::from(kind.concept)).max();
    let categories = |concept: usize| counted().filter(|kind| usize::from(kind.concept) == concept).map(|kind| usize::from(kind.category) + 1).max();
    let mut concepts: Vec<Choices> = (0..last.map_or(0, |last| last + 1)).map(|concept| Choices { categories: categories(concept).unwrap_or(0), ..Choices::default() }).collect();
    let mut sums: Vec<Vec<Cell>> = concepts.iter().map(|choices| vec![Cell::default(); choices.width()]).collect();
    let (rows, ends) = with_hits_by_group(facts, of_row, groups);
    let mut start = 0;
    for end in ends {
        rows[start..end].iter().for_each(|row| add_hits(facts, *row as usize, &concepts, &mut sums));
        start = end;
        for (choices, sums) in concepts.iter_mut().zip(&mut sums) {
            for (slot, cell) in sums.iter_mut().enumerate().filter(|(_, cell)| cell.counts.hits > 0) {
                choices.entries.push((slot as u16, Sums::of(&std::mem::take(cell))?));
            }
            choices.ends.push(choices.entries.len() as u32);
        }
        if concepts.iter().map(|choices| choices.entries.len()).sum::<usize>() > MOST_ENTRIES {
            return None;
        }
    }
    Some(concepts)
}

/// The articles with a hit, those of one group together, and of each group the place after its last one.
fn with_hits_by_group(facts: &Facts, of_row: &[u32], groups: usize) -> (Vec<u32>, Vec<usize>) {
    let mut ends = vec![0usize; groups];
    facts.hits.articles().for_each(|row| ends[of_row[row] as usize] += 1);
    let mut all = 0;
    for end in &mut ends {
        all += std::mem::replace(end, all);
    }
    let mut rows = vec![0; all];
    for row in facts.hits.articles() {
        let place = &mut ends[of_row[row] as usize];
        rows[*place] = row as u32;
        *place += 1;
    }
    (rows, ends)
}

/// Adds the hits of one article to the sums of its group.
fn add_hits(facts: &Facts, row: usize, concepts: &[Choices], sums: &mut [Vec<Cell>]) {
    let mut found: Vec<(u16, u16, u64)> = Vec::with_capacity(8);
    for &kind in &facts.hits.kind_column()[facts.hits.places(row)] {
        let kind = &facts.hits.kinds()[kind as usize];
        if !kind.repeated {
            for slot in concepts[usize::from(kind.concept)].of(kind).into_iter().flatten() {
                match found.iter_mut().find(|(concept, known, _)| (*concept, usize::from(*known)) == (kind.concept, slot)) {
                    Some(known) => known.2 += 1,
                    None => found.push((kind.concept, slot as u16, 1)),
                }
            }
        }
    }
    for (concept, slot, hits) in found {
        sums[usize::from(concept)][usize::from(slot)].hit(hits, facts.sentences[row], facts.words[row]);
    }
}

//! What most questions ask, counted beforehand: articles of one month, outlet, language, collection and kind of date together.
//!
//! A question by month, quarter or year cannot tell the articles of such a group apart. Their exposure is summed once,
//! and so are their hits for every choice of hits that is asked often: all that count, one category, one voice, one
//! stance. Sums of whole numbers do not depend on their order, so the answer is the same to the last bit as a count
//! article by article; what a group cannot tell (days, weeks, words searched, copies dropped) is counted from the columns.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::counting::{Cell, Counted, Part, Table, together};
use super::facts::{Facts, UNDATED};
use super::filter::{HitFilter, concept};
use super::hits::HitKind;
use super::periods;
use super::scope::{Grain, Place, Scope};
use super::series::Series;
use crate::Result;
use crate::answers::{CodebookInfo, LeftOut};
use crate::article::{Extent, Precision};
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
    /// Counts beforehand what questions by month and longer ask. Until it is done, and without it, they are counted from
    /// the columns. The columns must not change afterwards.
    pub fn prepare(&self) {
        self.cells.0.get_or_init(|| Cells::of(self).map(Box::new));
    }

    /// Whether a question would be answered from what was counted beforehand.
    pub fn is_prepared_for(&self, question: &Question, codebook: &CodebookInfo) -> bool {
        self.prepared(question, None, Grain::By(question.by)).is_some_and(|cells| cells.slot(question, codebook).is_some())
    }

    /// The cells, where they are made and can tell what the question tells apart.
    pub(super) fn prepared(&self, question: &Question, matching: Option<&[bool]>, grain: Grain) -> Option<&Cells> {
        let coarse = !matches!(grain, Grain::By(Period::Day | Period::Week));
        let told = coarse && matching.is_none() && question.copies == Copies::All && whole_months(question);
        self.cells.0.get().filter(|_| told)?.as_deref()
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
    /// A row a group: the first day of its month, and what else a scope reads. No hits.
    groups: Facts,
    /// Articles, sentences and words of each group.
    exposure: Vec<Cell>,
    concepts: Vec<Choices>,
}

/// The hits of one concept: of each group a cell a choice.
#[derive(Debug)]
struct Choices {
    categories: usize,
    cells: Vec<Cell>,
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
}

/// More cells than this are not worth their memory.
const MOST_CELLS: usize = 600_000;

impl Cells {
    /// `None` where the groups are nearly as many as the articles, and nothing would be gained.
    fn of(facts: &Facts) -> Option<Self> {
        let (groups, of_row) = grouped(facts);
        let mut exposure = vec![Cell::default(); groups.len()];
        for (row, &group) in of_row.iter().enumerate() {
            exposure[group as usize].add(0, facts.sentences[row], facts.words[row]);
        }
        let counted: Vec<HitKind> = facts.hits.kinds().iter().copied().filter(|kind| !kind.repeated).collect();
        let last = counted.iter().map(|kind| usize::from(kind.concept)).max();
        let mut concepts: Vec<Choices> = (0..last.map_or(0, |last| last + 1)).map(|place| choices(&counted, place, groups.len())).collect();
        if groups.len() * 2 > facts.len() || concepts.iter().map(|one| one.cells.len()).sum::<usize>() > MOST_CELLS {
            return None;
        }
        add_hits(facts, &of_row, &mut concepts);
        Some(Self { groups, exposure, concepts })
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
            hits.add(group, hits.chosen, cell);
        });
        Part { cells: table.filled(), whole: Vec::new(), left_out }
    }

    fn by_hit(&self, scope: &Scope<'_>, series: &Series, split: Split, hits: &Slots<'_>) -> Part {
        let mut table = Table::new(series.names.len(), scope.period_range());
        let mut whole = Table::new(1, scope.period_range());
        let left_out = self.walk(scope, |group, period| {
            let cell = whole.cell(0, period);
            *cell = cell.plus(&self.exposure[group]);
            hits.add(group, hits.chosen, cell);
            for key in 0..series.names.len() {
                if let Some(slot) = hits.of_key(split, key).filter(|slot| hits.any(group, *slot)) {
                    hits.add(group, Some(slot), table.cell(key, period));
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

impl Slots<'_> {
    fn cell(&self, group: usize, slot: usize) -> Option<&Cell> {
        self.choices.map(|choices| &choices.cells[group * choices.width() + slot])
    }

    fn any(&self, group: usize, slot: usize) -> bool {
        self.cell(group, slot).is_some_and(|cell| cell.counts.hits > 0)
    }

    fn add(&self, group: usize, slot: Option<usize>, to: &mut Cell) {
        if let Some(cell) = slot.and_then(|slot| self.cell(group, slot)) {
            *to = to.plus(cell);
        }
    }

    /// The choice behind a series of a split by hits.
    fn of_key(&self, split: Split, key: usize) -> Option<usize> {
        let choices = self.choices?;
        match split {
            Split::Category => (key < choices.categories).then_some(1 + key),
            Split::Voice => Some(choices.voice(key)),
            // negated hits count only where the question names that stance
            Split::Stance => (key != Stance::Negated as usize).then_some(choices.stance(key)),
            _ => None,
        }
    }
}

fn choices(kinds: &[HitKind], concept: usize, groups: usize) -> Choices {
    let of = kinds.iter().filter(|kind| usize::from(kind.concept) == concept);
    let mut choices = Choices { categories: of.map(|kind| usize::from(kind.category) + 1).max().unwrap_or(0), cells: Vec::new() };
    choices.cells = if groups.saturating_mul(choices.width()) > MOST_CELLS { vec![Cell::default(); MOST_CELLS + 1] } else { vec![Cell::default(); groups * choices.width()] };
    choices
}

fn add_hits(facts: &Facts, of_row: &[u32], concepts: &mut [Choices]) {
    let kinds = facts.hits.kinds();
    let column = facts.hits.kind_column();
    // of one article and one concept the hits of each choice
    let mut found: Vec<Vec<u64>> = concepts.iter().map(|choices| vec![0; choices.width()]).collect();
    for (row, &group) in of_row.iter().enumerate() {
        let places = facts.hits.places(row);
        if places.is_empty() {
            continue;
        }
        for &kind in &column[places] {
            let kind = &kinds[kind as usize];
            if !kind.repeated {
                let concept = usize::from(kind.concept);
                concepts[concept].of(kind).into_iter().flatten().for_each(|slot| found[concept][slot] += 1);
            }
        }
        for (choices, found) in concepts.iter_mut().zip(&mut found) {
            let first = group as usize * choices.width();
            for (slot, hits) in found.iter_mut().enumerate().filter(|(_, hits)| **hits > 0) {
                choices.cells[first + slot].hit(std::mem::take(hits), facts.sentences[row], facts.words[row]);
            }
        }
    }
}

/// The groups as rows of columns, and of each article its group.
fn grouped(facts: &Facts) -> (Facts, Vec<u32>) {
    type Key = (i32, u32, u16, u16, u8);
    let mut known: FxHashMap<Key, u32> = FxHashMap::default();
    let mut groups = Facts {
        outlets: facts.outlets.clone(),
        languages: facts.languages.clone(),
        collections: facts.collections.clone(),
        outlet_kinds: facts.outlet_kinds.clone(),
        outlet_countries: facts.outlet_countries.clone(),
        outlet_groups: facts.outlet_groups.clone(),
        ..Facts::default()
    };
    let months = Months::of(&facts.day);
    let of_row = (0..facts.len()).map(|row| {
        let (day, year) = (facts.day[row], facts.precision[row] == Precision::Year);
        let first = if day == UNDATED || year { day } else { months.first(day) };
        let (empty, pair) = (facts.extent[row] == Extent::None, facts.mentions_pair[row]);
        let key = (first, facts.outlet[row], facts.language[row], facts.collection[row], u8::from(year) | u8::from(empty) << 1 | u8::from(pair) << 2);
        let next = groups.article.len() as u32;
        let group = *known.entry(key).or_insert(next);
        if group == next {
            groups.article.push(i64::from(next));
            groups.day.push(first);
            groups.precision.push(if year { Precision::Year } else { Precision::Month });
            groups.outlet.push(key.1);
            groups.language.push(key.2);
            groups.collection.push(key.3);
            groups.extent.push(if empty { Extent::None } else { Extent::Full });
            groups.mentions_pair.push(pair);
        }
        group
    });
    let of_row = of_row.collect();
    (groups, of_row)
}

/// The first day of a day's month, looked up: calendars are slow when a million days ask.
struct Months {
    from: i32,
    firsts: Vec<i32>,
}

impl Months {
    fn of(days: &[i32]) -> Self {
        let dated = || days.iter().copied().filter(|&day| day != UNDATED);
        let (from, to) = (dated().min().unwrap_or(0), dated().max().unwrap_or(0));
        // a day of another age would make the table endless: it is reckoned
        let to = to.min(from.saturating_add(200_000));
        Self { from, firsts: (from..=to).map(first_of_month).collect() }
    }

    fn first(&self, day: i32) -> i32 {
        self.firsts.get((day - self.from) as usize).copied().unwrap_or_else(|| first_of_month(day))
    }
}

fn first_of_month(day: i32) -> i32 {
    periods::days(Period::Month, periods::index(Period::Month, day)).0
}

//! How many articles, hits, sentences and words stand in each cell of series and period? The one place that counts.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::facts::{Facts, UNKNOWN};
use super::filter::HitFilter;
use super::hits::HitsOf;
use super::scope::{Grain, Place, Scope};
use super::series::Series;
use crate::Result;
use crate::answers::{CodebookInfo, Exposure, LeftOut};
use crate::question::{Measure, Question};

/// Counts of one cell, and the sums of squares and products over its articles from which cluster intervals are made.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cell {
    pub counts: Exposure,
    /// Hits by hits, summed over articles; and so on.
    pub hits_hits: f64,
    pub hits_sentences: f64,
    pub hits_words: f64,
    pub sentences_sentences: f64,
    pub words_words: f64,
}

impl Cell {
    /// Adds one article with its counted hits.
    #[inline]
    pub fn add(&mut self, hits: u64, sentences: u32, words: u32) {
        self.expose(sentences, words);
        if hits > 0 {
            self.hit(hits, sentences, words);
        }
    }

    /// Adds one article to the counts alone: a share needs no sums of squares.
    #[inline]
    fn add_counts(&mut self, hits: u32, sentences: u32, words: u32) {
        self.counts.articles += 1;
        self.counts.articles_with_hit += u64::from(hits > 0);
        self.counts.hits += u64::from(hits);
        self.counts.sentences += u64::from(sentences);
        self.counts.words += u64::from(words);
    }

    #[inline]
    fn expose(&mut self, sentences: u32, words: u32) {
        let (s, w) = (f64::from(sentences), f64::from(words));
        self.counts.articles += 1;
        self.counts.sentences += u64::from(sentences);
        self.counts.words += u64::from(words);
        self.sentences_sentences += s * s;
        self.words_words += w * w;
    }

    #[inline]
    pub(super) fn hit(&mut self, hits: u64, sentences: u32, words: u32) {
        let h = hits as f64;
        self.counts.articles_with_hit += 1;
        self.counts.hits += hits;
        self.hits_hits += h * h;
        self.hits_sentences += h * f64::from(sentences);
        self.hits_words += h * f64::from(words);
    }

    /// This cell's hits over another's exposure: for series that share their articles.
    fn over(&self, base: &Self) -> Self {
        let counts = Exposure { articles_with_hit: self.counts.articles_with_hit, hits: self.counts.hits, ..base.counts };
        Self { counts, sentences_sentences: base.sentences_sentences, words_words: base.words_words, ..*self }
    }

    /// Two disjoint sets of articles together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        self.combine(other, |a, b| a + b, |a, b| a + b)
    }

    /// What is left without a part of the articles.
    #[must_use]
    pub fn minus(&self, part: &Self) -> Self {
        self.combine(part, u64::saturating_sub, |a, b| (a - b).max(0.0))
    }

    fn combine(&self, other: &Self, whole: fn(u64, u64) -> u64, real: fn(f64, f64) -> f64) -> Self {
        let (a, b) = (&self.counts, &other.counts);
        Self {
            counts: Exposure {
                articles: whole(a.articles, b.articles),
                articles_with_hit: whole(a.articles_with_hit, b.articles_with_hit),
                hits: whole(a.hits, b.hits),
                sentences: whole(a.sentences, b.sentences),
                words: whole(a.words, b.words),
            },
            hits_hits: real(self.hits_hits, other.hits_hits),
            hits_sentences: real(self.hits_sentences, other.hits_sentences),
            hits_words: real(self.hits_words, other.hits_words),
            sentences_sentences: real(self.sentences_sentences, other.sentences_sentences),
            words_words: real(self.words_words, other.words_words),
        }
    }
}

/// Visits every article in scope, in order, with its period and all its hits; answers what was left out.
pub(crate) fn walk(scope: &Scope<'_>, visit: impl FnMut(usize, i32, HitsOf<'_>)) -> LeftOut {
    walk_rows(scope, 0..scope.facts.len(), visit)
}

/// The same for articles with a hit alone, without a word of what was left out: most articles have none.
pub(crate) fn walk_hits<'a>(scope: &Scope<'a>, mut visit: impl FnMut(usize, i32, HitsOf<'a>)) {
    let facts = scope.facts;
    for row in facts.hits.articles() {
        if let Place::In(period) = scope.place(row) {
            visit(row, period, facts.hits.of(row));
        }
    }
}

fn walk_rows(scope: &Scope<'_>, rows: Range<usize>, mut visit: impl FnMut(usize, i32, HitsOf<'_>)) -> LeftOut {
    let mut left = LeftOut::default();
    for row in rows {
        match scope.place(row) {
            Place::In(period) => visit(row, period, scope.facts.hits.of(row)),
            place => place.note(&mut left),
        }
    }
    left
}

/// Every filled cell, ordered by series and period.
pub struct Counted {
    pub keys: Vec<String>,
    /// Index into `keys`, period, counts.
    pub cells: Vec<(usize, i32, Cell)>,
    pub total: Cell,
    pub left_out: LeftOut,
}

/// Counts a question.
///
/// # Errors
/// As [`Scope::new`] and [`HitFilter::new`].
pub fn count(facts: &Facts, question: &Question, codebook: &CodebookInfo, matching: Option<&[bool]>, grain: Grain) -> Result<Counted> {
    if let Some(cells) = facts.prepared(question, matching, grain)
        && let Some(counted) = cells.count(question, codebook, grain)?
    {
        return Ok(counted);
    }
    let filter = HitFilter::new(question, codebook)?;
    let scope = Scope::new(facts, question, matching, grain)?;
    let series = Series::new(facts, question, codebook)?;
    let parts = in_parts(facts.len(), |rows| {
        match (series.by_hit(), question.measure) {
            (true, _) => by_hit(&scope, &filter, &series, rows),
            (false, Measure::Per1000Sentences | Measure::Per10000Words) => by_article::<true>(&scope, &filter, &series, rows),
            (false, _) => by_article::<false>(&scope, &filter, &series, rows),
        }
    });
    Ok(together(&series, &filter, parts))
}

/// What one stretch of rows holds.
pub(super) struct Part {
    pub cells: Vec<(usize, i32, Cell)>,
    /// Exposure and hits of all series together, by period; empty where series do not share their articles.
    pub whole: Vec<(usize, i32, Cell)>,
    pub left_out: LeftOut,
}

/// Rows that one thread counts; fewer are not worth a thread.
const ROWS_A_PART: usize = 250_000;

/// Counts stretches of rows side by side. Which stretches there are depends on the rows alone, and sums of whole
/// numbers do not depend on their order: the answer is the same on every machine.
fn in_parts(rows: usize, count: impl Fn(Range<usize>) -> Part + Sync) -> Vec<Part> {
    let ranges: Vec<Range<usize>> = (0..rows.div_ceil(ROWS_A_PART)).map(|n| n * ROWS_A_PART..rows.min((n + 1) * ROWS_A_PART)).collect();
    side_by_side(ranges, |rows| count(rows.clone()))
}

/// Does the work of every part, each in a thread of its own where they are several; answers in the order of the parts.
pub(super) fn side_by_side<T: Sync, R: Send>(parts: Vec<T>, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if parts.len() < 2 {
        return parts.iter().map(work).collect();
    }
    std::thread::scope(|threads| {
        let running: Vec<_> = parts.iter().map(|part| threads.spawn(|| work(part))).collect();
        running.into_iter().map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// `SQUARES`: with the sums that the interval of a rate is made from.
fn by_article<const SQUARES: bool>(scope: &Scope<'_>, filter: &HitFilter, series: &Series, rows: Range<usize>) -> Part {
    let facts = scope.facts;
    let kinds = filter.table(&facts.hits);
    let mut table = Table::new(series.names.len(), scope.period_range());
    let mut left_out = LeftOut::default();
    for row in rows {
        match scope.place(row) {
            Place::In(period) => {
                let hits = facts.hits.of(row).count(&kinds);
                let cell = table.cell(series.of_article(facts, row), period);
                if SQUARES {
                    cell.add(u64::from(hits), facts.sentences[row], facts.words[row]);
                } else {
                    cell.add_counts(hits, facts.sentences[row], facts.words[row]);
                }
            }
            place => place.note(&mut left_out),
        }
    }
    Part { cells: table.filled(), whole: Vec::new(), left_out }
}

fn by_hit(scope: &Scope<'_>, filter: &HitFilter, series: &Series, rows: Range<usize>) -> Part {
    let facts = scope.facts;
    let kinds = filter.table(&facts.hits);
    let of_kind: Vec<usize> = facts.hits.kinds().iter().map(|kind| series.of_kind(kind)).collect();
    let column = facts.hits.kind_column();
    let mut table = Table::new(series.names.len(), scope.period_range());
    let mut whole = Table::new(1, scope.period_range());
    let mut of_article = vec![0u64; series.names.len()];
    let mut left_out = LeftOut::default();
    for row in rows {
        let period = match scope.place(row) {
            Place::In(period) => period,
            place => {
                place.note(&mut left_out);
                continue;
            }
        };
        let (sentences, words) = (facts.sentences[row], facts.words[row]);
        let mut all = 0;
        for &kind in &column[facts.hits.places(row)] {
            let counted = u64::from(kinds[kind as usize]);
            if counted > 0 {
                of_article[of_kind[kind as usize]] += 1;
                all += 1;
            }
        }
        whole.cell(0, period).add(all, sentences, words);
        if all > 0 {
            for (key, hits) in of_article.iter_mut().enumerate().filter(|(_, hits)| **hits > 0) {
                table.cell(key, period).hit(std::mem::take(hits), sentences, words);
            }
        }
    }
    Part { cells: table.filled(), whole: whole.filled(), left_out }
}

pub(super) fn together(series: &Series, filter: &HitFilter, parts: Vec<Part>) -> Counted {
    let (mut cells, mut whole, mut left_out) = (Vec::new(), Vec::new(), LeftOut::default());
    for part in parts {
        cells.extend(part.cells);
        whole.extend(part.whole);
        left_out = left_out.plus(&part.left_out);
    }
    let (mut cells, whole) = (merged(cells), merged(whole));
    if series.by_hit() {
        let hits: FxHashMap<(usize, i32), Cell> = cells.into_iter().map(|(key, period, cell)| ((key, period), cell)).collect();
        let over = |key, period, exposure: &Cell| hits.get(&(key, period)).copied().unwrap_or_default().over(exposure);
        let asked = series.asked(filter);
        cells = whole.iter().flat_map(|(_, period, exposure)| asked.iter().map(move |&key| (key, *period, over(key, *period, exposure)))).collect();
    }
    let total = if series.by_hit() { &whole } else { &cells }.iter().fold(Cell::default(), |sum, (_, _, cell)| sum.plus(cell));
    ordered(series, cells, total, left_out)
}

/// Adds up what different parts counted into the same cell; ordered by series and period.
fn merged(mut cells: Vec<(usize, i32, Cell)>) -> Vec<(usize, i32, Cell)> {
    if cells.is_sorted_by(|a, b| (a.0, a.1) < (b.0, b.1)) {
        return cells;
    }
    cells.sort_by_key(|&(key, period, _)| (key, period));
    cells.dedup_by(|next, first| {
        let same = (next.0, next.1) == (first.0, first.1);
        if same {
            first.2 = first.2.plus(&next.2);
        }
        same
    });
    cells
}

/// Sorts series by name, the unknown last, and drops names without a cell.
fn ordered(series: &Series, mut cells: Vec<(usize, i32, Cell)>, total: Cell, left_out: LeftOut) -> Counted {
    // a series moves as a whole: a day of every outlet makes a hundred thousand cells
    cells.sort_by_key(|&(key, period, _)| (key, period));
    let mut runs: Vec<&[(usize, i32, Cell)]> = cells.chunk_by(|a, b| a.0 == b.0).collect();
    if !series.by_hit() {
        runs.sort_by_key(|run| (series.name(run[0].0) == UNKNOWN, series.name(run[0].0)));
    }
    let keys = runs.iter().map(|run| series.name(run[0].0).to_owned()).collect();
    let mut placed = Vec::with_capacity(cells.len());
    for (place, run) in runs.iter().enumerate() {
        placed.extend(run.iter().map(|(_, period, cell)| (place, *period, *cell)));
    }
    Counted { keys, cells: placed, total, left_out }
}

/// Cells by series and period: all of them where they are few, a grid that names those in use where they are more, a map
/// where 500 outlets by 80 years of days would fill the memory.
pub(super) struct Table {
    first: i32,
    width: usize,
    dense: Vec<Cell>,
    grid: Vec<u32>,
    map: FxHashMap<(usize, i32), u32>,
    cells: Vec<(usize, i32, Cell)>,
}

/// Places of at most 2 MB of cells, and of a grid of at most 8 MB.
const FEW_PLACES: usize = 25_000;
const LARGEST_GRID: usize = 2_000_000;

impl Table {
    pub fn new(series: usize, (first, last): (i32, i32)) -> Self {
        let width = (i64::from(last) - i64::from(first) + 1).max(1) as usize;
        let places = series.saturating_mul(width);
        let dense = if places <= FEW_PLACES { vec![Cell::default(); places] } else { Vec::new() };
        let grid = if dense.is_empty() && places <= LARGEST_GRID { vec![u32::MAX; places] } else { Vec::new() };
        Self { first, width, dense, grid, map: FxHashMap::default(), cells: Vec::new() }
    }

    #[inline]
    pub fn cell(&mut self, series: usize, period: i32) -> &mut Cell {
        let place = series * self.width + (period - self.first) as usize;
        if !self.dense.is_empty() {
            return &mut self.dense[place];
        }
        let next = self.cells.len() as u32;
        let slot = match self.grid.get_mut(place) {
            Some(slot) => slot,
            None => self.map.entry((series, period)).or_insert(u32::MAX),
        };
        if *slot == u32::MAX {
            *slot = next;
            self.cells.push((series, period, Cell::default()));
        }
        &mut self.cells[*slot as usize].2
    }

    /// The cells that hold anything; in order where they are no map.
    pub fn filled(self) -> Vec<(usize, i32, Cell)> {
        if !self.grid.is_empty() {
            return self.grid.iter().filter(|slot| **slot != u32::MAX).map(|slot| self.cells[*slot as usize]).collect();
        }
        if self.dense.is_empty() {
            return self.cells;
        }
        let (first, width) = (self.first, self.width);
        let cells = self.dense.into_iter().enumerate().filter(|(_, cell)| cell.counts != Exposure::default());
        cells.map(|(place, cell)| (place / width, first + (place % width) as i32, cell)).collect()
    }
}

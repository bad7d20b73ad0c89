//! Every hit of a library in columns: what kind of hit, which expression, which row.

use rustc_hash::FxHashMap;

use super::facts::HitFact;
use crate::coding::{Speaker, Stance, Voice};

/// What hits of a kind have in common: all that decides whether a question counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HitKind {
    pub concept: u16,
    pub category: u16,
    pub stance: Stance,
    pub voice: Voice,
    pub speaker: Speaker,
    pub repeated: bool,
}

/// Hits sorted by article, in columns.
///
/// A collection has millions of hits and some hundred kinds of them, so that a question decides about kinds and only
/// looks each hit up: two bytes or four read a hit in place of twenty-four.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hits {
    kinds: Vec<HitKind>,
    known: FxHashMap<HitKind, u32>,
    /// Of each hit its place in `kinds`.
    kind: Vec<u32>,
    expression: Vec<u32>,
    /// Of each hit the number of its sentence, so that sentences are counted without looking hits up.
    sentence: Vec<u16>,
    rows: Rows,
    /// Of each article the place after its last hit; articles without a hit after the last one with any are not listed.
    ends: Vec<u32>,
}

/// The rows of hits in the library's table.
#[derive(Debug, Clone, PartialEq)]
enum Rows {
    Given(Vec<i64>),
    /// Articles' hits are numbered one after the other from a number of the article's.
    Numbered(Vec<i64>),
}

impl Default for Rows {
    fn default() -> Self {
        Self::Given(Vec::new())
    }
}

impl Hits {
    /// Hits whose rows are numbered within their article from `first_rows`; `counts` says how many each article has.
    /// The other columns have one entry a hit.
    pub fn numbered(kinds: Vec<HitKind>, kind: Vec<u32>, expression: Vec<u32>, sentence: Vec<u16>, counts: &[u32], first_rows: Vec<i64>) -> Self {
        let known = kinds.iter().enumerate().map(|(place, kind)| (*kind, place as u32)).collect();
        let mut end = 0;
        let ends = counts.iter().map(|count| {
            end += count;
            end
        });
        Self { ends: ends.collect(), kinds, known, kind, expression, sentence, rows: Rows::Numbered(first_rows) }
    }

    /// Adds a hit of the same article as the last one, or of a later one.
    pub fn push(&mut self, hit: HitFact) {
        let article = hit.article as usize;
        let before = self.kind.len() as u32;
        if self.ends.len() <= article {
            self.ends.resize(article + 1, before);
        }
        let fresh = self.kinds.len() as u32;
        let kind = *self.known.entry(hit.kind()).or_insert(fresh);
        if kind == fresh {
            self.kinds.push(hit.kind());
        }
        self.kind.push(kind);
        self.expression.push(hit.expression);
        self.sentence.push(hit.sentence);
        if let Rows::Given(rows) = &mut self.rows {
            rows.push(hit.row);
        }
        self.ends[article] = before + 1;
    }

    /// Lets the hit with this row, of this article, be of another kind.
    pub fn set(&mut self, article: usize, row: i64, kind: HitKind) {
        let places = self.places(article);
        let Some(nth) = self.of(article).iter().position(|hit| hit.row == row) else { return };
        let fresh = self.kinds.len() as u32;
        let known = *self.known.entry(kind).or_insert(fresh);
        if known == fresh {
            self.kinds.push(kind);
        }
        self.kind[places.start + nth] = known;
    }

    pub fn len(&self) -> usize {
        self.kind.len()
    }

    pub fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    /// The kinds of hits that there are.
    pub fn kinds(&self) -> &[HitKind] {
        &self.kinds
    }

    /// Of each hit its place among the kinds.
    pub fn kind_column(&self) -> &[u32] {
        &self.kind
    }

    /// Of each hit its expression.
    pub fn expression_column(&self) -> &[u32] {
        &self.expression
    }

    /// Of each hit the number of its sentence in the article.
    pub fn sentence_column(&self) -> &[u16] {
        &self.sentence
    }

    /// The articles that have a hit.
    pub fn articles(&self) -> impl Iterator<Item = usize> + '_ {
        let before = std::iter::once(&0).chain(&self.ends);
        self.ends.iter().zip(before).enumerate().filter(|(_, (end, before))| end > before).map(|(article, _)| article)
    }

    /// One hit of an article by its place in the columns.
    pub fn at(&self, HitPlace { article, place }: HitPlace) -> HitFact {
        self.hit(article as usize, place as usize, self.places(article as usize).start)
    }

    /// The hits of an article, by their places in the columns.
    #[inline]
    pub fn places(&self, article: usize) -> std::ops::Range<usize> {
        let end = |article: usize| self.ends.get(article).copied().unwrap_or(self.kind.len() as u32) as usize;
        let start = if article == 0 { 0 } else { end(article - 1) };
        start..end(article)
    }

    /// The hits of an article.
    #[inline]
    pub fn of(&self, article: usize) -> HitsOf<'_> {
        HitsOf { hits: self, article, places: self.places(article) }
    }

    /// All hits, article after article.
    pub fn iter(&self) -> impl Iterator<Item = HitFact> + '_ {
        (0..self.ends.len()).flat_map(|article| self.of(article).iter())
    }

    #[inline]
    fn hit(&self, article: usize, place: usize, first: usize) -> HitFact {
        let HitKind { concept, category, stance, voice, speaker, repeated } = self.kinds[self.kind[place] as usize];
        let row = match &self.rows {
            Rows::Given(rows) => rows[place],
            Rows::Numbered(first_rows) => first_rows[article] + (place - first) as i64,
        };
        HitFact { article: article as u32, concept, category, expression: self.expression[place], stance, voice, speaker, repeated, sentence: self.sentence[place], row }
    }
}

impl FromIterator<HitFact> for Hits {
    fn from_iter<T: IntoIterator<Item = HitFact>>(hits: T) -> Self {
        let mut all = Self::default();
        hits.into_iter().for_each(|hit| all.push(hit));
        all
    }
}

impl From<Vec<HitFact>> for Hits {
    fn from(hits: Vec<HitFact>) -> Self {
        hits.into_iter().collect()
    }
}

/// Where a hit stands in the columns: the row of its article, and its own place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HitPlace {
    pub article: u32,
    pub place: u32,
}

/// The hits of one article.
#[derive(Clone)]
pub struct HitsOf<'a> {
    hits: &'a Hits,
    article: usize,
    places: std::ops::Range<usize>,
}

impl<'a> HitsOf<'a> {
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = HitFact> + use<'a> {
        let (hits, article, first) = (self.hits, self.article, self.places.start);
        self.places.clone().map(move |place| hits.hit(article, place, first))
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Their places in the columns.
    pub fn places(&self) -> std::ops::Range<usize> {
        self.places.clone()
    }

    /// How many of them are of the kinds that a table marks.
    #[inline]
    pub fn count(&self, kinds: &[u8]) -> u32 {
        self.hits.kind[self.places.clone()].iter().map(|&kind| u32::from(kinds[kind as usize])).sum()
    }
}

impl HitFact {
    /// What decides whether it counts.
    pub fn kind(&self) -> HitKind {
        let Self { concept, category, stance, voice, speaker, repeated, .. } = *self;
        HitKind { concept, category, stance, voice, speaker, repeated }
    }
}

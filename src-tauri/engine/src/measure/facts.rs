//! What is known about every article and hit, in columns: all that counting needs, and no text.

use super::cells::Prepared;
use super::hits::{Hits, HitsOf};
use crate::article::{Extent, Precision};
use crate::coding::{Speaker, Stance, Voice};

/// The day of an article without a date.
pub const UNDATED: i32 = i32::MIN;

/// The key of a series whose outlet, language or collection is not known.
pub const UNKNOWN: &str = "(unknown)";

/// The index of an outlet that is not known.
pub const NO_NAME: u32 = u32::MAX;

/// One row an article, in the order of the library; hits sorted by article row.
///
/// Columns and not rows, because a question reads three or four of them and scans a million articles in
/// milliseconds. Every column has the length of `article`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The article's id in the library.
    pub article: Vec<i64>,
    /// Index into `outlets`; [`NO_NAME`] where the outlet is not known.
    pub outlet: Vec<u32>,
    /// The first day that the date can mean, in days of the common era (`chrono`'s `num_days_from_ce`); [`UNDATED`] where there is none.
    pub day: Vec<i32>,
    /// How exactly the day is known; without meaning where the day is [`UNDATED`].
    pub precision: Vec<Precision>,
    /// Index into `languages`; `u16::MAX` where the language is not known.
    pub language: Vec<u16>,
    /// Index into `collections`; `u16::MAX` where the article is in none.
    pub collection: Vec<u16>,
    /// Articles with the same number are copies of one story; an article that nobody copied has a number of its own.
    pub story: Vec<u32>,
    /// Whether both actors of the codebook's pair are mentioned.
    pub mentions_pair: Vec<bool>,
    pub extent: Vec<Extent>,
    pub sentences: Vec<u32>,
    pub words: Vec<u32>,
    /// Every hit, sorted by `article`.
    pub hits: Hits,
    pub outlets: Vec<String>,
    pub languages: Vec<String>,
    pub collections: Vec<String>,
    /// Of each outlet its kind, its country and its group, where they are known; shorter lists mean that they are not.
    pub outlet_kinds: Vec<Option<String>>,
    pub outlet_countries: Vec<Option<String>>,
    /// The user's own groups of outlets.
    pub outlet_groups: Vec<Option<String>>,
    /// What is counted beforehand, once [`Facts::prepare`] was called.
    pub cells: Prepared,
}

/// One hit without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HitFact {
    /// Row in [`Facts`], not the article's id.
    pub article: u32,
    /// Positions in the codebook's lists, as in [`crate::coding::Hit`].
    pub concept: u16,
    pub category: u16,
    pub expression: u32,
    pub stance: Stance,
    pub voice: Voice,
    pub speaker: Speaker,
    /// Said again in a caption, lead or kicker, or struck out by a person: never counted.
    pub repeated: bool,
    /// Which sentence it stands in: the article's sentences with a hit, numbered as they are met.
    pub sentence: u16,
    /// The hit's row in the library, by which a point is followed to its sentences.
    pub row: i64,
}

impl Facts {
    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.article.len()
    }

    pub fn is_empty(&self) -> bool {
        self.article.is_empty()
    }

    /// The outlet's name, or `(unknown)`.
    pub fn outlet_name(&self, row: usize) -> &str {
        name(&self.outlets, self.outlet[row] as usize)
    }

    /// The language's code, or `(unknown)`.
    pub fn language_name(&self, row: usize) -> &str {
        name(&self.languages, usize::from(self.language[row]))
    }

    /// The hits of one article.
    pub fn hits_of(&self, row: usize) -> HitsOf<'_> {
        self.hits.of(row)
    }
}

fn name(names: &[String], index: usize) -> &str {
    names.get(index).map_or(UNKNOWN, String::as_str)
}

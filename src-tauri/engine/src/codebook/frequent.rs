//! How often does a fixed word stand in a text? Of the words of a pattern the rarest one is looked for.

use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;

use super::anchor::{Anchor, by_letters};

/// What is known of the words of one language.
pub struct Frequency {
    /// Words met in every text about the subject.
    common: HashSet<String>,
    /// How often words stand in a million; empty where nobody has counted.
    counted: BTreeMap<&'static str, usize>,
}

/// Words that were not written down stand less often in a million than this.
const LEAST: usize = 150;

impl Frequency {
    /// For a language by its ISO 639-1 code.
    pub fn new(language: &str, common: HashSet<String>) -> Self {
        let rows = include_str!("../../../../data/languages/frequent.txt").lines();
        let row = |line: &'static str| {
            let mut fields = line.split(' ');
            let (of, word, often) = (fields.next()?, fields.next()?, fields.next()?);
            (of == language).then_some((word, often.parse().ok()?))
        };
        Self { common, counted: rows.filter_map(row).collect() }
    }

    /// Tells only by letters.
    pub fn unknown() -> Self {
        Self { common: HashSet::new(), counted: BTreeMap::new() }
    }

    /// How often an anchor may be met in a million words: an estimate, to choose by.
    pub fn of(&self, anchor: &Anchor<'_>) -> usize {
        let often = if self.counted.is_empty() { by_letters(anchor) } else { self.from_counts(anchor) };
        if self.common.contains(&anchor.literal) { often * 20 } else { often }
    }

    fn from_counts(&self, anchor: &Anchor<'_>) -> usize {
        let literal = anchor.literal.as_str();
        let letters = literal.chars().count();
        match (anchor.begins, anchor.ends) {
            (true, true) => self.counted.get(literal).copied().unwrap_or_else(|| by_letters(anchor).min(2 * LEAST / letters.max(1))),
            (true, false) => by_letters(anchor) + self.beginning_with(literal),
            _ => by_letters(anchor),
        }
    }

    fn beginning_with(&self, head: &str) -> usize {
        let from = self.counted.range::<str, _>((Bound::Included(head), Bound::Unbounded));
        from.take_while(|(word, _)| word.starts_with(head)).map(|(_, often)| often).sum()
    }
}

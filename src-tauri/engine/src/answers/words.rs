//! The words that set two choices of articles apart.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::question::Question;

/// Words that keep company with the hits of one group more than of another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Words {
    pub question: Question,
    pub codebook: String,
    pub library: String,
    pub a: String,
    pub b: String,
    /// Words around hits in each group.
    #[ts(type = "number")]
    pub a_words: u64,
    #[ts(type = "number")]
    pub b_words: u64,
    /// The languages of the hits, the most written first: words are compared within a language, and one that only one
    /// group writes is left out.
    #[serde(default)]
    pub languages: Vec<WordsOfLanguage>,
    pub rows: Vec<WordRow>,
    #[ts(type = "number")]
    pub tests: u64,
    /// Hits in scope that a person struck out or set otherwise.
    #[serde(default, skip_serializing_if = "super::is_zero")]
    #[ts(optional, as = "Option<u32>")]
    pub by_hand: u64,
}

/// Words around hits in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WordsOfLanguage {
    /// Empty where an article's language is not known.
    pub language: String,
    #[ts(type = "number")]
    pub a_words: u64,
    #[ts(type = "number")]
    pub b_words: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WordRow {
    pub word: String,
    /// Of the articles that hold it: both groups are counted in this language alone.
    #[serde(default)]
    pub language: String,
    #[ts(type = "number")]
    pub a: u64,
    #[ts(type = "number")]
    pub b: u64,
    /// Log-likelihood of Dunning (1993), one degree of freedom.
    pub g2: f64,
    /// Binary logarithm of the ratio of relative frequencies (Hardie 2014); positive: more in a.
    pub log_ratio: f64,
    /// Articles that hold the word: how widely it is spread.
    #[ts(type = "number")]
    pub articles: u64,
    /// Gries' deviation of proportions over articles, 0 even to 1 clumped.
    pub dispersion: f64,
    pub p: f64,
    pub q: f64,
}

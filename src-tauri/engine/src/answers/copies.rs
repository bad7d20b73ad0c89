//! Copies of stories, as front ends show them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the articles of a library fall into stories.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct CopiesOutcome {
    /// The part of the shorter text that must stand in the longer one, 0.4 to 1.
    pub threshold: f64,
    /// Stories told by more than one article.
    #[ts(type = "number")]
    pub stories: u64,
    /// Articles that follow an older one of the same story.
    #[ts(type = "number")]
    pub copies: u64,
    /// Articles of the story that was carried most often; 0 where there is none.
    #[ts(type = "number")]
    pub largest: u64,
    /// Articles whose story is another one than before.
    #[ts(type = "number")]
    pub changed: u64,
    /// The stories that were carried most often, fifty at most.
    pub most_carried: Vec<StoryInfo>,
}

/// A story that several articles tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoryInfo {
    /// Its oldest article in the library.
    #[ts(type = "number")]
    pub article: i64,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<String>,
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub outlets: u64,
}

/// Two copies of a story side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Differences {
    #[ts(type = "number")]
    pub article: i64,
    #[ts(type = "number")]
    pub other: i64,
    /// The part of the shorter text that stands in the longer one, 0 to 1.
    pub similarity: f64,
    /// The agency that the first text names.
    pub agency: Option<String>,
    pub other_agency: Option<String>,
    pub title: Vec<Piece>,
    pub body: Vec<Piece>,
}

/// A stretch of text that both copies have, or one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Piece {
    pub side: Side,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Both,
    First,
    Second,
}

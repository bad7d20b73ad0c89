//! Lists of articles. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::article::Extent;

/// One line of the list of articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleRow {
    #[ts(type = "number")]
    pub id: i64,
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub language: Option<String>,
    pub title: Option<String>,
    pub collection: Option<String>,
    pub extent: Extent,
    /// Counted hits of all concepts.
    #[ts(type = "number")]
    pub hits: u64,
}

/// A stretch of the list of articles.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct ArticlePage {
    /// Articles of the whole list.
    #[ts(type = "number")]
    pub total: u64,
    pub rows: Vec<ArticleRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ArticleOrder {
    #[default]
    Date,
    Outlet,
    Language,
    Title,
    Hits,
}

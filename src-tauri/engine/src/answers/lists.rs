//! Lists of articles and the choices of a report. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Theme;
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

/// What a person chooses of a report; the question says the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ReportOptions {
    /// The author's title; without one it is made from the question.
    pub title: Option<String>,
    /// `en` or `fr`.
    pub language: String,
    pub theme: Theme,
    /// The outlet that others are compared with; without one the whole.
    pub baseline: Option<String>,
    /// Example sentences an outlet.
    pub sentences: u32,
    /// The date printed as the day of making, `YYYY-MM-DD`; none is printed without it.
    pub dated: Option<String>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self { title: None, language: "en".into(), theme: Theme::Light, baseline: None, sentences: 3, dated: None }
    }
}

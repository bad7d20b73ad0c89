//! Articles that people annotated, one a line of JSON.

use serde::Deserialize;

use crate::{Error, Result};

use super::hit::{Stance, Voice};

/// An annotated article.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldArticle {
    pub id: String,
    #[serde(default)]
    pub outlet: Option<String>,
    #[serde(default)]
    pub date: Option<String>,
    pub language: String,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub body: Option<String>,
    pub sentences: Vec<GoldSentence>,
}

/// A judged sentence; what a concept of the codebook says of it stands in `marks` under `CONCEPT`, `CONCEPT_categories`,
/// `CONCEPT_stance`, `CONCEPT_voice`.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldSentence {
    /// `title` or `body`.
    pub zone: String,
    /// Bytes of UTF-8 in title or body.
    pub start: usize,
    pub end: usize,
    #[serde(default)]
    pub claimants: Option<Vec<String>>,
    #[serde(default)]
    pub speaker: Option<String>,
    /// 0: borderline by the annotator's own word.
    #[serde(default = "one")]
    pub sure: u8,
    #[serde(flatten)]
    pub marks: serde_json::Map<String, serde_json::Value>,
}

fn one() -> u8 {
    1
}

impl GoldSentence {
    pub fn is(&self, concept: &str) -> bool {
        self.marks.get(concept).is_some_and(|value| value.as_i64().unwrap_or(0) != 0 || value.as_bool().unwrap_or(false))
    }

    pub fn categories(&self, concept: &str) -> Vec<String> {
        let value = self.marks.get(&format!("{concept}_categories")).and_then(|value| value.as_array());
        value.into_iter().flatten().filter_map(|one| one.as_str().map(str::to_string)).collect()
    }

    pub fn stance(&self, concept: &str) -> Option<Stance> {
        self.marks.get(&format!("{concept}_stance")).and_then(|value| serde_json::from_value(value.clone()).ok())
    }

    pub fn voice(&self, concept: &str) -> Option<Voice> {
        self.marks.get(&format!("{concept}_voice")).and_then(|value| serde_json::from_value(value.clone()).ok())
    }

    pub fn is_title(&self) -> bool {
        self.zone == "title"
    }
}

/// Reads annotated articles from JSON Lines; `name` is said in errors.
pub fn read_gold(name: &str, text: &str) -> Result<Vec<GoldArticle>> {
    let mut articles = Vec::new();
    for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let article = serde_json::from_str(line).map_err(|error| {
            Error::new(
                "gold-invalid",
                format!("{name}, line {}: {error}.", nth + 1),
                "Every line is an article in JSON with id, language, title, body and the list of judged sentences.",
            )
        })?;
        articles.push(article);
    }
    Ok(articles)
}

//! How exactly are real files read? Files that are not ours, each with what a reader must find in it, beside the repository.

// The bench prints more of it than the tests ask for.
#![allow(dead_code)]

pub mod formats;
pub mod pages;

use std::path::PathBuf;

use entente_engine::answers::ImportOptions;
use entente_engine::article::Article;
use entente_engine::intake::{Event, Limits, language, read};
use unicode_normalization::UnicodeNormalization;

/// What one file gave.
#[derive(Default)]
pub struct Found {
    pub articles: Vec<Article>,
    pub announced: Option<u64>,
    /// Position and reason of what was refused.
    pub refused: Vec<String>,
    pub readers: Vec<String>,
    pub notes: Vec<String>,
}

/// Reads a file as an import does, language included.
pub fn found(path: PathBuf) -> Found {
    let mut found = Found::default();
    let done = read(&[path], &ImportOptions::default(), Limits::default(), &mut |event| {
        match event {
            Event::File { format, .. } => found.readers.push(format),
            Event::Announced(number) => *found.announced.get_or_insert(0) += number,
            Event::Article { mut article, .. } => {
                let tag = article.language.clone().or_else(|| article.language_raw.as_deref().and_then(language::tag));
                article.language = language::of(tag.as_deref(), article.title.as_deref(), &article.body);
                found.articles.push(*article);
            }
            Event::Rejected { rejection, .. } => found.refused.push(format!("{} {}", rejection.position, rejection.reason).trim().to_string()),
            Event::Note(note) => found.notes.push(note),
            Event::Original { .. } => {}
        }
        Ok(())
    });
    if let Err(error) = done {
        found.refused.push(error.to_string());
    }
    found
}

/// One blank where there are several, composed characters.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

//! What was read lately: all but one entry of an edited codebook is as it was, and is not read again.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::Result;

use super::Codebook;
use super::file::File;
use super::pattern::{Lists, Node, parse};
use super::shapes::FileShape;

/// The files of two codebooks.
const KEPT: usize = 16;

static LATELY: Mutex<VecDeque<(String, Arc<FileShape>)>> = Mutex::new(VecDeque::new());

/// What a codebook's file holds.
///
/// # Errors
/// `codebook-invalid` with file, line and remedy.
pub(super) fn shape(file: &File<'_>) -> Result<Arc<FileShape>> {
    if let Some(known) = lock(&LATELY).iter().find(|(text, _)| text == file.text) {
        return Ok(known.1.clone());
    }
    let read = Arc::new(file.shape::<FileShape>()?);
    let mut kept = lock(&LATELY);
    kept.push_front((file.text.into(), read.clone()));
    kept.truncate(KEPT);
    Ok(read)
}

/// Whole codebooks by their text: the one that a library has, and the one that an edit makes of it.
const WHOLE: usize = 3;

static WHOLES: Mutex<VecDeque<(String, Arc<Codebook>)>> = Mutex::new(VecDeque::new());

/// The codebook of a text, read where it was not read lately.
///
/// # Errors
/// As `read`.
pub(super) fn whole(text: &str, read: impl FnOnce() -> Result<Codebook>) -> Result<Codebook> {
    let known = lock(&WHOLES).iter().find(|(known, _)| known == text).map(|(_, codebook)| codebook.clone());
    if let Some(known) = known {
        return Ok((*known).clone());
    }
    let codebook = read()?;
    let mut kept = lock(&WHOLES);
    kept.push_front((text.into(), Arc::new(codebook.clone())));
    kept.truncate(WHOLE);
    Ok(codebook)
}

/// Patterns of one set of word lists, as they were read.
#[derive(Debug, Clone, Default)]
pub(super) struct Patterns(Arc<Mutex<HashMap<String, Node>>>);

/// The sets of lists of two codebooks of five languages; patterns that somebody typed and dropped do not pile up.
const SETS: usize = 10;
const MOST: usize = 20_000;

static PATTERNS: Mutex<VecDeque<(Lists, Patterns)>> = Mutex::new(VecDeque::new());

impl Patterns {
    /// Those that were read with the same lists.
    pub fn with(lists: &Lists) -> Self {
        let mut kept = lock(&PATTERNS);
        if let Some((_, known)) = kept.iter().find(|(known, _)| known == lists) {
            return known.clone();
        }
        kept.push_front((lists.clone(), Self::default()));
        kept.truncate(SETS);
        kept[0].1.clone()
    }

    /// A pattern as read with these lists, which are those that it was made with.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn read(&self, pattern: &str, lists: &Lists) -> std::result::Result<Node, String> {
        if let Some(node) = lock(&self.0).get(pattern) {
            return Ok(node.clone());
        }
        let node = parse(pattern, lists)?;
        let mut known = lock(&self.0);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(pattern.into(), node.clone());
        Ok(node)
    }
}

fn lock<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Files of codebooks that were read lately: all but one file of an edited codebook are as they were, and are not parsed again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use crate::Result;

use super::file::File;
use super::shapes::FileShape;

/// The files of two codebooks.
const KEPT: usize = 16;

static LATELY: Mutex<VecDeque<(String, Arc<FileShape>)>> = Mutex::new(VecDeque::new());

/// What a codebook's file holds.
///
/// # Errors
/// `codebook-invalid` with file, line and remedy.
pub(super) fn shape(file: &File<'_>) -> Result<Arc<FileShape>> {
    if let Some(known) = kept().iter().find(|(text, _)| text == file.text) {
        return Ok(known.1.clone());
    }
    let read = Arc::new(file.shape::<FileShape>()?);
    let mut kept = kept();
    kept.push_front((file.text.into(), read.clone()));
    kept.truncate(KEPT);
    Ok(read)
}

fn kept() -> std::sync::MutexGuard<'static, VecDeque<(String, Arc<FileShape>)>> {
    LATELY.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The import doctor: what files hold, before anything is stored.

use std::path::PathBuf;

use super::Library;
use crate::answers::{ImportOptions, ImportPreview};
use crate::intake::preview::{self, Depth};
use crate::progress::Report;
use crate::Result;

/// A look into files before they are imported; needs no library.
///
/// # Errors
/// Where a path is not there, the named format or a rule is unknown, or on `cancelled`.
pub fn examine(paths: &[PathBuf], options: &ImportOptions, depth: Depth, report: &Report<'_>) -> Result<ImportPreview> {
    preview::preview(paths, options, depth, report)
}

impl Library {
    /// As [`examine`], with the mappings that were chosen in this library before.
    ///
    /// # Errors
    /// As [`examine`].
    pub fn examine(&self, paths: &[PathBuf], options: &ImportOptions, depth: Depth, report: &Report<'_>) -> Result<ImportPreview> {
        let known_mappings = self.store().mappings()?;
        preview::preview(paths, &ImportOptions { known_mappings, ..options.clone() }, depth, report)
    }
}

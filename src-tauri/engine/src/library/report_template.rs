//! A report's choices, opened and kept as a file.

use std::path::Path;

use crate::answers::ReportOptions;
use crate::report::template;
use crate::tables::write_whole;
use crate::{Error, Result};

/// Reads a template.
///
/// # Errors
/// `file-unreadable`, and as [`template::read`].
pub fn report_template_file(path: &Path) -> Result<ReportOptions> {
    let text = std::fs::read_to_string(path).map_err(|cause| Error::unreadable(path, cause))?;
    template::read(&text)
}

/// Keeps the choices as a template.
///
/// # Errors
/// `file-unwritable`, `disk-full`.
pub fn report_template_save(options: &ReportOptions, path: &Path) -> Result<()> {
    write_whole(path, template::write(options).as_bytes())
}

//! Codebooks from files and into files: the program's own form, quanteda dictionaries, word lists.

use std::path::Path;

use crate::answers::{CodebookChange, CodebookImport};
use crate::codebook::{Codebook, export_quanteda, import_quanteda, import_word_list};
use crate::{Error, Result};

/// Reads a codebook with the files that it includes from its own folder.
///
/// # Errors
/// `file-unreadable`, `codebook-invalid`.
pub fn read_codebook(path: &Path) -> Result<Codebook> {
    let text = std::fs::read_to_string(path).map_err(|cause| Error::unreadable(path, cause))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    Codebook::read_with(&name, &text, &move |wanted| std::fs::read_to_string(folder.join(wanted)).ok())
}

/// What a file would change in a codebook: a codebook takes its place, a list (`.yml`, `.yaml`, `.txt`) is added to it.
/// `language`: of a list's words, ISO 639-1.
///
/// # Errors
/// `file-unreadable`, `codebook-invalid`, `codebook-empty`.
pub fn codebook_import(path: &Path, language: &str) -> Result<CodebookImport> {
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let text = || std::fs::read_to_string(path).map_err(|cause| Error::unreadable(path, cause));
    let list = match ending.as_str() {
        "yml" | "yaml" => import_quanteda(&name, &text()?, language)?,
        "txt" => import_word_list(&name, &text()?, language)?,
        _ => {
            let codebook = read_codebook(path)?;
            let patterns = codebook.expressions.iter().map(|expression| expression.nodes.len() as u64).sum();
            return Ok(CodebookImport { change: CodebookChange::Whole { text: codebook.text() }, patterns, left_out: Vec::new() });
        }
    };
    Ok(CodebookImport { change: CodebookChange::Add { toml: list.toml }, patterns: list.patterns as u64, left_out: list.left_out })
}

/// Writes a codebook: `.yml` and `.yaml` as a quanteda dictionary of one language, anything else as one file of the
/// program's own form, from which the same codebook is read again. Answers what the form cannot hold, entry by entry.
///
/// # Errors
/// `file-unwritable`, `disk-full`.
pub fn codebook_export(codebook: &Codebook, language: &str, path: &Path) -> Result<Vec<String>> {
    let yaml = path.extension().is_some_and(|ending| ending == "yml" || ending == "yaml");
    let (text, left_out) = match yaml {
        true => {
            let exported = export_quanteda(codebook, language);
            (exported.text, exported.left_out)
        }
        false => (codebook.text(), Vec::new()),
    };
    std::fs::write(path, text).map_err(|cause| Error::unwritable(path, cause))?;
    Ok(left_out)
}

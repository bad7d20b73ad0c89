//! Tables of a bundle, read row after row: a bundle may be larger than memory.

use std::path::Path;

use csv::StringRecord;

use crate::record::Parts;
use crate::tables::without_guard;
use crate::{Error, Result};

/// The names of a table's columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns(pub Vec<String>);

impl Columns {
    /// # Errors
    /// `bundle-part` where there is none of that name.
    pub fn place(&self, column: &str) -> Result<usize> {
        self.0.iter().position(|name| name == column).ok_or_else(|| unsound(&format!("A table of the bundle has no column \"{column}\".")))
    }

    /// A cell as it was before it was made harmless for spreadsheets.
    pub fn text<'a>(&self, row: &'a StringRecord, column: &str) -> Result<&'a str> {
        Ok(without_guard(row.get(self.place(column)?).unwrap_or_default()))
    }

    /// The same where an empty cell says nothing.
    pub fn told(&self, row: &StringRecord, column: &str) -> Result<Option<String>> {
        Ok(Some(self.text(row, column)?).filter(|text| !text.is_empty()).map(str::to_owned))
    }

    /// A number, or a word that is read by its rules.
    pub fn read<T: std::str::FromStr>(&self, row: &StringRecord, column: &str) -> Result<T> {
        let text = self.text(row, column)?;
        text.parse().map_err(|_| unsound(&format!("\"{text}\" cannot stand in the column \"{column}\" of a bundle.")))
    }
}

/// Hands every row of a table on; answers the table's columns.
///
/// # Errors
/// `bundle-part` where the table is missing or broken, and what `each` says.
pub(super) fn rows(parts: &Parts<'_>, name: &str, mut each: impl FnMut(&Columns, &StringRecord) -> Result<()>) -> Result<Columns> {
    let broken = |cause: csv::Error| unsound(&format!("{name} cannot be read: {cause}."));
    parts.stream(name, |from| {
        let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 16).from_reader(from);
        let head = reader.headers().map_err(broken)?;
        let columns = Columns(head.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect());
        let mut row = StringRecord::new();
        while reader.read_record(&mut row).map_err(broken)? {
            each(&columns, &row)?;
        }
        Ok(columns)
    })
}

pub(super) fn unsound(what: &str) -> Error {
    Error::new("bundle-part", what, "Take the bundle as it was saved.")
}

/// # Errors
/// `file-unwritable`, `disk-full`.
pub(super) fn put(to: &mut dyn std::io::Write, text: &str, path: &Path) -> Result<()> {
    to.write_all(text.as_bytes()).map_err(|cause| Error::unwritable(path, cause))
}

//! The versions of the codebook that a person saved, oldest first.

use rusqlite::params;

use super::Store;
use crate::edit::Edit;
use crate::Result;

/// One version, as the library keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    pub id: i64,
    /// Number of its codebook.
    pub codebook: i64,
    pub name: String,
    pub hash: String,
    /// `first`, `saved`, `given`, `back`.
    pub what: String,
    pub note: String,
    pub author: String,
    pub dated: String,
}

impl Store {
    /// Keeps a codebook as the newest version and makes it the wanted one. Answers the version's number.
    pub fn keep_version(&self, version: &KeptVersion, text: &str) -> Result<i64> {
        self.beside(|| {
            self.db.execute("DELETE FROM codebook_versions WHERE undone = 1", [])?;
            self.db.execute("INSERT OR IGNORE INTO codebooks (name, hash, text) VALUES (?, ?, ?)", [&version.name, &version.hash, text])?;
            let codebook: i64 = self.db.query_row("SELECT id FROM codebooks WHERE hash = ?", [&version.hash], |row| row.get(0))?;
            self.set_meta("codebook", codebook)?;
            self.db.execute(
                "INSERT INTO codebook_versions (codebook, what, note, author, dated) VALUES (?, ?, ?, ?, ?)",
                params![codebook, version.what, version.note, version.author, version.dated],
            )?;
            let id = self.db.last_insert_rowid();
            // The one that was there before anybody changed it has nothing to go back to.
            if version.what != "first" {
                let made = |stands| Edit::Codebook { version: id, stands };
                self.keep_in_history(&made(true), &made(false))?;
            }
            Ok(id)
        })
    }

    /// Whether a version is among those that can be wanted; the newest of them is.
    pub(super) fn set_version(&self, version: i64, stands: bool) -> Result<()> {
        self.db.execute("UPDATE codebook_versions SET undone = ? WHERE id = ?", params![!stands, version])?;
        if let Some(newest) = self.versions()?.pop() {
            self.set_meta("codebook", newest.codebook)?;
        }
        Ok(())
    }

    /// All versions, oldest first.
    pub fn versions(&self) -> Result<Vec<KeptVersion>> {
        let mut ask = self.db.prepare_cached(
            "SELECT codebook_versions.id, codebook, name, hash, what, note, author, dated FROM codebook_versions \
             JOIN codebooks ON codebooks.id = codebook WHERE undone = 0 ORDER BY codebook_versions.id",
        )?;
        let rows = ask.query_map([], |row| {
            Ok(KeptVersion {
                id: row.get(0)?,
                codebook: row.get(1)?,
                name: row.get(2)?,
                hash: row.get(3)?,
                what: row.get(4)?,
                note: row.get(5)?,
                author: row.get(6)?,
                dated: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a person chose the codebook that is wanted, so that a newer shipped one does not take its place.
    pub fn is_chosen(&self, codebook: i64) -> Result<bool> {
        let last = self.versions()?.pop();
        Ok(last.is_some_and(|version| version.codebook == codebook && version.what != "first"))
    }
}

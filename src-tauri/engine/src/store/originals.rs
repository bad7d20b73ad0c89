//! Files from whose markup text was taken, kept whole and packed, to be read again by a better reader or dropped.

use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::Store;
use crate::answers::Originals;
use crate::{Error, Result};

/// Originals are read seldom: packed tighter than bodies.
const LEVEL: i32 = 6;

/// A packed original.
pub struct Original {
    pub source: String,
    pub format: String,
    hash: [u8; 16],
    size: u64,
    bytes: Vec<u8>,
}

impl Original {
    /// Packs a file.
    pub fn pack(source: String, format: String, bytes: &[u8]) -> Result<Self> {
        let digest: [u8; 32] = Sha256::digest(bytes).into();
        let mut hash = [0; 16];
        hash.copy_from_slice(&digest[..16]);
        let packed = zstd::bulk::compress(bytes, LEVEL).map_err(failed)?;
        Ok(Self { source, format, hash, size: bytes.len() as u64, bytes: packed })
    }

    /// Bytes after packing.
    pub fn packed(&self) -> usize {
        self.bytes.len()
    }
}

impl Store {
    pub(super) fn keep_original(&self, original: &Original) -> Result<()> {
        self.db
            .prepare_cached("INSERT OR IGNORE INTO originals (hash, source, format, size, bytes) VALUES (?, ?, ?, ?, ?)")?
            .execute(params![original.hash, original.source, original.format, original.size, original.bytes])?;
        Ok(())
    }

    /// How much is kept.
    pub fn originals(&self) -> Result<Originals> {
        Ok(self.db.prepare_cached("SELECT count(*), coalesce(sum(size), 0), coalesce(sum(length(bytes)), 0) FROM originals")?.query_row([], |row| {
            Ok(Originals { files: row.get(0)?, bytes: row.get(1)?, packed: row.get(2)? })
        })?)
    }

    /// The ids of the kept originals, oldest first.
    pub fn original_ids(&self) -> Result<Vec<i64>> {
        let mut ask = self.db.prepare("SELECT id FROM originals ORDER BY id")?;
        let rows = ask.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Source and bytes of one kept original.
    pub fn original(&self, id: i64) -> Result<Option<(String, Vec<u8>)>> {
        let mut ask = self.db.prepare_cached("SELECT source, size, bytes FROM originals WHERE id = ?")?;
        let row = ask.query_row([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u64>(1)?, row.get::<_, Vec<u8>>(2)?))).optional()?;
        let Some((source, size, bytes)) = row else { return Ok(None) };
        // No original is larger than the reading allows; a size that claims more is damage.
        let size = usize::try_from(size.min(1 << 30)).unwrap_or(0);
        let bytes = zstd::bulk::decompress(&bytes, size).map_err(|cause| super::problem::damaged().because(cause))?;
        Ok(Some((source, bytes)))
    }

    /// Drops every kept original and gives the place back to the disk.
    pub fn drop_originals(&self) -> Result<()> {
        self.transaction(|| {
            self.db.execute_batch("DELETE FROM originals")?;
            self.log("originals", "dropped")
        })?;
        self.shrink()
    }

    /// Gives free pages back to the disk.
    pub fn shrink(&self) -> Result<()> {
        let incremental: i64 = self.db.query_row("PRAGMA auto_vacuum", [], |row| row.get(0))?;
        if incremental == 2 {
            let mut step = self.db.prepare("PRAGMA incremental_vacuum")?;
            let mut rows = step.query([])?;
            while rows.next()?.is_some() {}
        } else {
            self.db.execute_batch("VACUUM")?;
        }
        Ok(())
    }
}

fn failed(cause: std::io::Error) -> Error {
    Error::new("packing-failed", format!("A file could not be packed: {cause}."), "Try again; if it stays, report this sentence.").because(cause)
}

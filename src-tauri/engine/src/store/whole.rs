//! The library as a whole: its hash, its check, its backup.

use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;

use super::{Store, problem};
use crate::identity;
use crate::progress::{self, Report};
use crate::room::Room;
use crate::{Error, Result};

/// What a library is called while it is made.
pub(super) const MADE: &str = "made.entente";

/// The order-free hash of the content: the sum of the articles' sha-256 hashes, as 256-bit numbers, wrapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum([u64; 4]);

impl Sum {
    pub(super) fn of(store: &Store) -> Result<Self> {
        let bytes: Option<Vec<u8>> = store.meta("content")?;
        let mut sum = Self::default();
        for (word, part) in sum.0.iter_mut().zip(bytes.as_deref().unwrap_or(&[]).chunks_exact(8)) {
            *word = u64::from_le_bytes(part.try_into().unwrap_or_default());
        }
        Ok(sum)
    }

    /// Adds one article's hash.
    pub fn add(&mut self, hash: &[u8; 32]) {
        let mut carry = false;
        for (word, part) in self.0.iter_mut().zip(hash.chunks_exact(8)) {
            let part = u64::from_le_bytes(part.try_into().unwrap_or_default());
            let (with_part, first) = word.overflowing_add(part);
            let (with_carry, second) = with_part.overflowing_add(u64::from(carry));
            *word = with_carry;
            carry = first || second;
        }
    }

    /// Takes one article's hash away again.
    pub fn take(&mut self, hash: &[u8; 32]) {
        let mut borrow = false;
        for (word, part) in self.0.iter_mut().zip(hash.chunks_exact(8)) {
            let part = u64::from_le_bytes(part.try_into().unwrap_or_default());
            let (without_part, first) = word.overflowing_sub(part);
            let (without_borrow, second) = without_part.overflowing_sub(u64::from(borrow));
            *word = without_borrow;
            borrow = first || second;
        }
    }

    pub(super) fn keep(&self, store: &Store) -> Result<()> {
        let bytes: Vec<u8> = self.0.iter().flat_map(|word| word.to_le_bytes()).collect();
        store.set_meta("content", bytes)
    }

    fn text(&self) -> String {
        let hex: String = self.0.iter().rev().map(|word| format!("{word:016x}")).collect();
        format!("sha256:{hex}")
    }
}

impl Store {
    /// The order-free hash of the library's content: `sha256:…`. Kept, never computed on asking.
    pub fn hash(&self) -> Result<String> {
        Ok(Sum::of(self)?.text())
    }

    /// Looks for damage: SQLite's own check, references to nothing, texts that cannot be unpacked, hits outside their
    /// text, a hash that is not the content's. Answers one sentence a problem, at most a hundred.
    pub fn check(&self, report: &Report<'_>) -> Result<Vec<String>> {
        let mut problems = self.damage()?;
        if problems.is_empty() {
            problems.extend(self.loose_ends()?);
            problems.extend(self.unsound_texts(report)?);
        }
        problems.truncate(100);
        Ok(problems)
    }

    fn damage(&self) -> Result<Vec<String>> {
        let mut ask = self.db.prepare("PRAGMA integrity_check(100)")?;
        let found: Vec<String> = ask.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(found.into_iter().filter(|line| line != "ok").map(|line| format!("The file is damaged: {line}.")).collect())
    }

    fn loose_ends(&self) -> Result<Vec<String>> {
        let mut ask = self.db.prepare("PRAGMA foreign_key_check")?;
        let found: Vec<(String, Option<i64>)> =
            ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        let mut problems: Vec<String> = found
            .into_iter()
            .map(|(table, row)| format!("Row {} of {table} points to nothing.", row.unwrap_or_default()))
            .collect();
        let lost: u64 = self.db.query_row(
            "SELECT count(*) FROM articles WHERE NOT EXISTS (SELECT 1 FROM texts WHERE article = articles.id)",
            [],
            |row| row.get(0),
        )?;
        if lost > 0 {
            problems.push(format!("{lost} articles have lost their text."));
        }
        Ok(problems)
    }

    fn unsound_texts(&self, report: &Report<'_>) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        let mut sum = Sum::default();
        let total = self.count("articles")?;
        let mut done = 0;
        self.each_article("", &[], &mut |stored| {
            done += 1;
            if done % 500 == 0 {
                progress::step(report, "check", done, Some(total))?;
            }
            let text = identity::text(stored.article.title.as_deref(), &stored.article.body);
            if text[..16] != stored.text_hash[..] {
                problems.push(format!("The text of article {} is not the one that was stored.", stored.id));
            }
            sum.add(&identity::content(&stored.article, stored.collected_as.as_deref(), &text));
            self.hits_outside(&stored, &mut problems)
        })?;
        if sum != Sum::of(self)? {
            problems.push("The library's hash is not the hash of its articles.".into());
        }
        Ok(problems)
    }

    fn hits_outside(&self, stored: &super::Stored, problems: &mut Vec<String>) -> Result<()> {
        let title = stored.article.title.as_deref().unwrap_or("");
        for (_, hit) in self.hits_of(stored.id)? {
            let text = if hit.zone == crate::article::Zone::Title { title } else { &stored.article.body };
            let fits = |span: crate::article::Span| text.get(span.start..span.end).is_some_and(|found| !found.is_empty());
            if !fits(hit.span) || !fits(hit.sentence) {
                problems.push(format!("A hit of article {} lies outside its text.", stored.id));
            }
        }
        Ok(())
    }

    /// Copies the library to `target`, consistent even while others write. The copy has its name only when it is whole.
    pub fn backup(&self, target: &Path, report: &Report<'_>) -> Result<()> {
        if std::fs::canonicalize(target).is_ok_and(|found| std::fs::canonicalize(&self.path).is_ok_and(|mine| mine == found)) {
            return Err(Error::new("same-file", "The backup would overwrite the library itself.", "Choose another name for the backup."));
        }
        copy(&self.db, target, report)
    }
}

/// Copies a library to `target`, which has its name only when it is whole and sound.
pub(super) fn copy(db: &rusqlite::Connection, target: &Path, report: &Report<'_>) -> Result<()> {
    let fail = |cause| Error::unwritable(target, cause);
    let room = Room::beside(target).map_err(fail)?;
    let (_, made) = room.file(MADE).map_err(fail)?;
    copy_into(db, &made, report)?;
    // A log that an older library of that name left would be taken for the new one's.
    settle(target)?;
    room.keep(&made).map_err(fail)
}

/// Copies a library into an empty file; the copy is sound and needs no log beside it.
pub(super) fn copy_into(db: &rusqlite::Connection, made: &Path, report: &Report<'_>) -> Result<()> {
    let mut copy = rusqlite::Connection::open(made)?;
    copy_pages(db, &mut copy, report)?;
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let sound: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    copy.close().map_err(|(_, cause)| cause)?;
    match sound == "ok" {
        true => Ok(()),
        false => Err(problem::damaged()),
    }
}

/// Makes a file that is about to be replaced one without logs beside it: they would be read as the new one's.
///
/// # Errors
/// As [`alone`].
pub(super) fn settle(library: &Path) -> Result<()> {
    match alone(library)? {
        true => Ok(()),
        false => drop_logs(library),
    }
}

/// Brings what stands in a library's write-ahead log into its file, which then is all of it. False where the file is too
/// damaged, or where there are logs without a file.
///
/// # Errors
/// `library-locked` where somebody has the file open; `disk-full`.
pub(super) fn alone(library: &Path) -> Result<bool> {
    if !library.exists() {
        return Ok(false);
    }
    let settled = || -> Result<String> {
        let db = rusqlite::Connection::open_with_flags(library, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        super::open::trust_nothing(&db)?;
        Ok(db.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?)
    };
    match settled() {
        Ok(mode) if mode == "wal" => Err(problem::locked()),
        Ok(_) => Ok(true),
        Err(error) if matches!(error.code(), "library-damaged" | "not-a-library") => Ok(false),
        Err(error) => Err(error),
    }
}

/// Deletes what SQLite keeps beside a file.
pub(super) fn drop_logs(library: &Path) -> Result<()> {
    for ending in ["-wal", "-shm", "-journal"] {
        let log = PathBuf::from(format!("{}{ending}", library.display()));
        if log.exists() {
            std::fs::remove_file(&log).map_err(|cause| Error::unwritable(&log, cause))?;
        }
    }
    Ok(())
}

fn copy_pages(db: &rusqlite::Connection, copy: &mut rusqlite::Connection, report: &Report<'_>) -> Result<()> {
    use rusqlite::backup::{Backup, StepResult};
    let backup = Backup::new(db, copy)?;
    loop {
        let step = backup.step(1024)?;
        let pages = backup.progress();
        let done = u64::try_from(pages.pagecount - pages.remaining).unwrap_or(0);
        progress::step(report, "backup", done, u64::try_from(pages.pagecount).ok())?;
        match step {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked => std::thread::sleep(std::time::Duration::from_millis(50)),
            _ => {}
        }
    }
}

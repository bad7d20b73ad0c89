//! Copies beside the library: what they are called, and which go when newer ones come.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::Store;
use super::whole::{MADE, alone, copy_into, drop_logs};
use crate::answers::BackupInfo;
use crate::progress::Report;
use crate::room::Room;
use crate::{Error, Result};

const ENDING: &str = "entente";

/// The folder beside a library that holds its backups.
pub fn folder(library: &Path) -> PathBuf {
    let stem = library.file_stem().unwrap_or_default().to_string_lossy();
    library.with_file_name(format!("{stem}.backups"))
}

/// What lies there, the newest rolling ones first, then the others.
pub fn list(library: &Path) -> Result<Vec<BackupInfo>> {
    let folder = folder(library);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut found: Vec<BackupInfo> = entries.flatten().filter_map(|entry| told(&entry.path())).collect();
    found.sort_by(|one, other| other.rolling.cmp(&one.rolling).then(other.name.cmp(&one.name)));
    Ok(found)
}

fn told(path: &Path) -> Option<BackupInfo> {
    let name = path.file_stem()?.to_str()?.to_owned();
    let wanted = path.extension().is_some_and(|ending| ending == ENDING) && !name.starts_with('.');
    let bytes = std::fs::metadata(path).ok()?.len();
    wanted.then(|| BackupInfo { path: path.display().to_string(), rolling: name.starts_with(|first: char| first.is_ascii_digit()), name, bytes })
}

/// The path of a new one, with its folder made.
fn place(library: &Path, name: &str) -> Result<PathBuf> {
    let folder = folder(library);
    std::fs::create_dir_all(&folder).map_err(|cause| Error::unwritable(&folder, cause))?;
    Ok(folder.join(format!("{name}.{ENDING}")))
}

/// A moment as part of a file's name.
pub fn stamp(moment: &str) -> String {
    moment.chars().map(|sign| if sign == ':' { '-' } else { sign }).collect()
}

/// Keeps the file as it was before its format changes. What was kept of the same format before stays.
pub(super) fn before_format(library: &Path, db: &Connection, version: i32) -> Result<()> {
    let target = place(library, &format!("before-format-{version}"))?;
    match target.exists() {
        true => Ok(()),
        false => super::whole::copy(db, &target, &crate::progress::silent),
    }
}

/// Puts a backup in the place of the library, whole and in one step; what was there before is kept beside the backups.
pub fn restore(library: &Path, backup: &Path, moment: &str) -> Result<Option<PathBuf>> {
    super::open::check_header(backup)?;
    let source = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let fail = |cause| Error::unwritable(library, cause);
    let room = Room::beside(library).map_err(fail)?;
    let (_, made) = room.file(MADE).map_err(fail)?;
    copy_into(&source, &made, &crate::progress::silent)?;
    // Tells at once where somebody has it open; what is too damaged to be told is copied with its log.
    let damaged = !alone(library)?;
    let kept = match library.exists() {
        true => Some(keep_aside(library, moment)?),
        false => None,
    };
    if damaged {
        drop_logs(library)?;
    }
    room.keep(&made).map_err(fail)?;
    Ok(kept)
}

/// Copies the library to the backups as it is, damaged or not, with its write-ahead log where that cannot be brought into
/// it. The library itself stays until the backup takes its name.
fn keep_aside(library: &Path, moment: &str) -> Result<PathBuf> {
    let mut name = format!("replaced-{}", stamp(moment));
    let mut target = place(library, &name)?;
    while target.exists() {
        name.push('+');
        target = place(library, &name)?;
    }
    let beside = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    for (from, to) in [(beside(library), beside(&target)), (library.to_path_buf(), target.clone())] {
        if from.exists() {
            copied(&from, &to).map_err(|cause| Error::unwritable(&to, cause))?;
        }
    }
    Ok(target)
}

fn copied(from: &Path, to: &Path) -> std::io::Result<()> {
    let room = Room::beside(to)?;
    let (mut file, made) = room.file(MADE)?;
    std::io::copy(&mut std::fs::File::open(from)?, &mut file)?;
    drop(file);
    room.keep(&made)
}

impl Store {
    /// Makes a rolling backup named by this moment, then lets the oldest go until `most` are left. What was deleted is
    /// never the new one.
    pub fn keep_backup(&self, most: usize, report: &Report<'_>) -> Result<BackupInfo> {
        let moment = Some((self.clock)()).filter(|moment| !moment.is_empty()).unwrap_or_else(|| "0000".into());
        let target = place(&self.path, &stamp(&moment))?;
        self.backup(&target, report)?;
        let rolling = list(&self.path)?.into_iter().filter(|backup| backup.rolling);
        for old in rolling.skip(most.max(1)) {
            std::fs::remove_file(&old.path).map_err(|cause| Error::unwritable(&old.path, cause))?;
        }
        told(&target).ok_or_else(|| Error::new("file-unwritable", "The backup is not there.", "Check the disk and try again."))
    }

    /// Whether the library changed since the newest rolling backup, or has none.
    pub fn backup_is_due(&self) -> Result<bool> {
        let Some(newest) = list(&self.path)?.into_iter().find(|backup| backup.rolling) else { return Ok(self.count("articles")? > 0) };
        let of = |db: &Connection| -> rusqlite::Result<(i64, i64)> {
            let counted = |key: &str| db.query_row("SELECT coalesce((SELECT value FROM meta WHERE key = ?), 0)", [key], |row| row.get::<_, i64>(0));
            Ok((counted("changes")? + counted("hand")?, db.query_row("SELECT coalesce(max(id), 0) FROM log", [], |row| row.get(0))?))
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let kept = Connection::open_with_flags(&newest.path, flags).and_then(|db| of(&db));
        Ok(kept.ok() != Some(of(&self.db)?))
    }
}

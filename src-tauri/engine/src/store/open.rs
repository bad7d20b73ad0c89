//! How is a library file made, opened, and refused?

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{Store, problem};
use crate::room::Room;
use crate::{Error, Result};

/// `Ente`, written into the header of every library.
const APPLICATION_ID: i32 = 0x456e_7465;

/// The steps from an empty file to today's shape; step n leads to version n.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002_intake.sql"),
    include_str!("migrations/0003_own_events.sql"),
    include_str!("migrations/0004_columns.sql"),
    include_str!("migrations/0005_versions.sql"),
    include_str!("migrations/0006_stories.sql"),
    include_str!("migrations/0007_edits.sql"),
    include_str!("migrations/0008_history.sql"),
    include_str!("migrations/0009_validation.sql"),
    include_str!("migrations/0010_line_marks.sql"),
    include_str!("migrations/0011_judgements_history.sql"),
    include_str!("migrations/0012_smaller.sql"),
];

/// Into how many tries that is divided where SQLite does not wait by itself.
const TRIES: u32 = 100;

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

impl Store {
    /// Makes a new, empty library. An error where something else lies at `path`.
    pub fn create(path: &Path) -> Result<Self> {
        if std::fs::metadata(path).is_ok_and(|found| found.len() > 0 || found.is_dir()) {
            return Err(file_exists(path));
        }
        // Made under another name, so that nobody ever opens half a library.
        let fail = |cause| Error::unwritable(path, cause);
        if !path.exists() {
            // A log without its file, as deleting the file alone leaves it, would be read as the new one's.
            super::whole::drop_logs(path)?;
        }
        let room = Room::beside(path).map_err(fail)?;
        let (_, made) = room.file(super::whole::MADE).map_err(fail)?;
        let mut db = Connection::open(&made)?;
        db.execute_batch(&format!(
            "PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA application_id = {APPLICATION_ID}; PRAGMA encoding = 'UTF-8'"
        ))?;
        migrate(&mut db)?;
        log_ahead(&db)?;
        db.close().map_err(|(_, cause)| cause)?;
        // Two may make it at the same time: the second must not take the place of what the first has begun to fill.
        match std::fs::metadata(path) {
            Ok(found) if found.len() == 0 => room.keep(&made).map_err(fail)?,
            Ok(_) => return Err(file_exists(path)),
            Err(_) => room.keep_new(&made).map_err(|cause| if cause.kind() == std::io::ErrorKind::AlreadyExists { file_exists(path) } else { fail(cause) })?,
        }
        Self::open(path)
    }

    /// Opens a library, bringing an older one to today's shape. Refuses what is not a library, or is newer.
    pub fn open(path: &Path) -> Result<Self> {
        check_header(path)?;
        match Self::writing(path) {
            Err(error) if matches!(error.code(), "library-read-only" | "library-unreadable") => Self::open_to_read(path).map_err(|cause| if cause.code() == "library-older" { cause } else { error }),
            opened => opened,
        }
    }

    fn writing(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut db = Connection::open_with_flags(path, flags)?;
        guard(&db)?;
        let version = format_of(&db, path)?;
        // SQLite opens a file that it may not write for reading without a word.
        let read_only = db.is_readonly(rusqlite::MAIN_DB)?;
        if read_only && version < MIGRATIONS.len() {
            return Err(older_and_closed());
        }
        if version < MIGRATIONS.len() {
            super::backups::before_format(path, &db, version as i32)?;
            migrate(&mut db)?;
        }
        Ok(Self { path: path.to_path_buf(), db, packer: super::Packer::default(), clock: String::new, read_only })
    }

    /// A library on a medium that cannot be written: nothing is made beside it. Where somebody else's write-ahead log
    /// lies there, the file alone is not the whole library.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        check_header(path)?;
        let log = path.with_file_name(format!("{}-wal", path.file_name().unwrap_or_default().to_string_lossy()));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = if std::fs::metadata(log).is_ok_and(|found| found.len() > 0) {
            Connection::open_with_flags(path, flags)?
        } else {
            Connection::open_with_flags(address(path), flags | OpenFlags::SQLITE_OPEN_URI)?
        };
        trust_nothing(&db)?;
        if format_of(&db, path)? < MIGRATIONS.len() {
            return Err(older_and_closed());
        }
        Ok(Self { path: path.to_path_buf(), db, packer: super::Packer::default(), clock: String::new, read_only: true })
    }

    /// How what is committed comes to the disk: the kind of SQLite's journal and its level of synchronisation (2: full, a
    /// commit is on the disk before it is answered).
    pub fn durability(&self) -> Result<(String, i64)> {
        let journal = self.db.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        Ok((journal, self.db.query_row("PRAGMA synchronous", [], |row| row.get(0))?))
    }

    /// Whether nothing can be written into it.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Opens the library at `path`, or makes it where nothing (or an empty file) lies there.
    pub fn open_or_create(path: &Path) -> Result<Self> {
        match std::fs::metadata(path) {
            Ok(found) if found.len() > 0 || found.is_dir() => Self::open(path),
            _ => match Self::create(path) {
                // Somebody else made it just now.
                Err(error) if error.code() == "file-exists" => Self::open(path),
                made => made,
            },
        }
    }

    /// A second connection to the same file.
    pub fn again(&self) -> Result<Self> {
        let again = if self.read_only { Self::open_to_read(&self.path)? } else { Self::open(&self.path)? };
        Ok(again.dated_by(self.clock))
    }
}

fn file_exists(path: &Path) -> Error {
    Error::new("file-exists", format!("{} exists already.", path.display()), "Choose another name, or open it if it is a library.")
}

/// Looks at the first bytes, so that a foreign file is never handed to SQLite.
pub(super) fn check_header(path: &Path) -> Result<()> {
    let mut head = [0; 100];
    let mut file = std::fs::File::open(path).map_err(|cause| match cause.kind() {
        std::io::ErrorKind::NotFound => Error::new(
            "library-missing",
            format!("There is no library at {}.", path.display()),
            "Check the name; `entente import` makes a new library.",
        ),
        _ => Error::unreadable(path, cause),
    })?;
    let whole = file.read_exact(&mut head).is_ok();
    let id = i32::from_be_bytes([head[68], head[69], head[70], head[71]]);
    if !whole || !head.starts_with(b"SQLite format 3\0") || id != APPLICATION_ID {
        return Err(problem::not_a_library());
    }
    Ok(())
}

/// The version of the file's format; one that is newer than this program is refused.
fn format_of(db: &Connection, path: &Path) -> Result<usize> {
    let version: i32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match usize::try_from(version) {
        Ok(known) if known <= MIGRATIONS.len() => Ok(known),
        _ => Err(Error::new(
            "library-newer",
            format!("{} was made by a newer Entente (format {version}).", path.display()),
            "Install the newest Entente, or open a backup that this one made.",
        )),
    }
}

fn older_and_closed() -> Error {
    Error::new(
        "library-older",
        "The library was made by an older Entente and cannot be brought up to date where it lies.",
        "Copy it to a folder where you may write, and open the copy.",
    )
}

/// The path as SQLite's own kind of address, saying that nobody changes the file.
pub(super) fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => address.push(char::from(byte)),
            other => address += &format!("%{other:02X}"),
        }
    }
    address + "?immutable=1"
}

/// The file may come from anybody: its triggers and views are not trusted, its inner tables are closed.
pub(super) fn trust_nothing(db: &Connection) -> Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    // Else SQLite plans some kept statements anew whenever they are asked with other values.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(64);
    db.execute_batch("PRAGMA cache_size = -32768; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY")?;
    Ok(())
}

fn guard(db: &Connection) -> Result<()> {
    trust_nothing(db)?;
    log_ahead(db)?;
    db.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")?;
    Ok(())
}

/// Sets write-ahead mode, for which the file must be nobody else's for a moment: SQLite does not wait for that by itself.
fn log_ahead(db: &Connection) -> Result<()> {
    let mut tries = 0;
    loop {
        match db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())) {
            Err(cause) if tries < TRIES && cause.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => std::thread::sleep(PATIENCE / TRIES),
            set => return Ok(set?),
        }
        tries += 1;
    }
}

/// Brings an older file to today's version, whole or not at all: a program that dies in the middle leaves the old format, of which
/// the backup is kept already.
fn migrate(db: &mut Connection) -> Result<()> {
    let steps = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    loop {
        let version: i32 = steps.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let Some(sql) = MIGRATIONS.get(version as usize) else { break };
        steps.execute_batch(sql)?;
        steps.pragma_update(None, "user_version", version + 1)?;
    }
    Ok(steps.commit()?)
}

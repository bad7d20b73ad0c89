//! What does a failure of SQLite mean to a person?

use rusqlite::ErrorCode;

use crate::Error;

impl From<rusqlite::Error> for Error {
    fn from(cause: rusqlite::Error) -> Self {
        let told = match cause.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => locked(),
            Some(ErrorCode::DiskFull) => Error::new(
                "disk-full",
                "The disk is full.",
                "Free some space and try again; what was there before is kept.",
            ),
            Some(ErrorCode::DatabaseCorrupt) => damaged(),
            Some(ErrorCode::NotADatabase) => not_a_library(),
            Some(ErrorCode::ReadOnly) => Error::new(
                "library-read-only",
                "The library cannot be written to.",
                "Copy it to a folder where you may write, or change its permissions.",
            ),
            Some(ErrorCode::CannotOpen) => Error::new(
                "library-unreadable",
                "The library cannot be opened.",
                "Check that the folder exists and that you may read and write there.",
            ),
            Some(ErrorCode::SystemIoFailure) => Error::new(
                "disk-failed",
                "Reading from or writing to the disk failed.",
                "Check the disk and its free space, then try again.",
            ),
            _ => Error::new(
                "library-failed",
                format!("The library could not answer: {cause}."),
                "Run `entente check` on the library; if it is sound, report this sentence.",
            ),
        };
        told.because(cause)
    }
}

pub(super) fn locked() -> Error {
    Error::new("library-locked", "Another program is using this library.", "Wait until it is done, or close it, and try again.")
}

/// Two worked on what only one can work on; the one that came second stops.
pub(super) fn changed() -> Error {
    Error::new("library-changed", "Another program changed the library meanwhile.", "What was done so far is kept; start it again.")
}

pub(super) fn coded_again() -> Error {
    Error::new("library-changed", "The library was coded with another codebook at this very moment.", "Ask again: the new coding answers now.")
}

pub(super) fn damaged() -> Error {
    Error::new("library-damaged", "The library file is damaged.", "Keep the file. `entente restore` puts a backup in its place, `entente check --repair` saves what can be read into a new file.")
}

pub(super) fn not_a_library() -> Error {
    Error::new(
        "not-a-library",
        "This file is not an Entente library.",
        "Open a file that `entente import` or the window made; to read articles out of this file, import it.",
    )
}

//! The library that lies open on the desk.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use entente_engine::answers::{LibraryInfo, Problem};
use entente_engine::library::Library;
use entente_engine::{Error, Result};

use crate::sample;
use crate::settings::{Folders, Language};

/// What every command answers.
pub type Answer<T> = std::result::Result<T, Problem>;

/// At most one library is open in a window.
pub struct Desk {
    pub folders: Folders,
    /// The folder that answers dialogs in place of a person.
    pub answers: Option<PathBuf>,
    open: Mutex<Option<Arc<Library>>>,
}

impl Desk {
    pub fn new(folders: Folders, answers: Option<PathBuf>) -> Self {
        Self { folders, answers, open: Mutex::new(None) }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<Library>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a library that is there.
    pub fn open(&self, path: &Path) -> Answer<LibraryInfo> {
        self.lay(path, Library::open)
    }

    /// Makes a new library.
    pub fn create(&self, path: &Path) -> Answer<LibraryInfo> {
        self.lay(path, Library::create)
    }

    /// Opens the sample collection, made anew where it is missing or unfinished.
    pub fn open_sample(&self) -> Answer<LibraryInfo> {
        let path = self.folders.sample.clone();
        self.lock().take_if(|open| open.path() == path);
        self.lay(&path, sample::open_or_make)
    }

    fn lay(&self, path: &Path, open: impl FnOnce(&Path) -> Result<Library>) -> Answer<LibraryInfo> {
        let library = open(path).map_err(|error| problem(&error))?.dated_by(now);
        let info = library.info().map_err(|error| problem(&error))?;
        *self.lock() = Some(Arc::new(library));
        self.folders.remember(path, now())?;
        Ok(info)
    }

    /// Puts a backup in the place of the open library and opens it; where that fails the library is open as before.
    pub fn restore(&self, backup: &Path) -> Answer<LibraryInfo> {
        let path = self.library()?.path().to_path_buf();
        self.close();
        let restored = entente_engine::library::restore(&path, Some(backup), &now()).map_err(|error| problem(&error));
        let opened = self.open(&path);
        restored.and(opened)
    }

    /// Whether the shell's own few texts are said in French: as chosen, or as the system says.
    pub fn french(&self) -> bool {
        match self.folders.settings().language {
            Language::Fr => true,
            Language::En => false,
            Language::System => std::env::var("LC_ALL").or_else(|_| std::env::var("LANG")).is_ok_and(|tag| tag.starts_with("fr")),
        }
    }

    pub fn close(&self) {
        *self.lock() = None;
    }

    /// The open library; jobs keep it open while they run.
    pub fn library(&self) -> Answer<Arc<Library>> {
        self.lock().clone().ok_or_else(nothing_open)
    }

    /// Asks the open library; other commands can ask at the same time.
    pub fn ask<T>(&self, question: impl FnOnce(&Library) -> Result<T>) -> Answer<T> {
        let library = self.library()?;
        library.still_there().and_then(|()| question(&library)).map_err(|error| problem(&error))
    }
}

/// An error as the page shows it; the log keeps its code and no text of articles.
pub fn problem(error: &Error) -> Problem {
    log::warn!("refused: {}", error.code());
    Problem::from(error)
}

fn nothing_open() -> Problem {
    Problem::from(&Error::new("no-library", "No library is open.", "Open a library, make a new one, or try the sample collection."))
}

/// This moment, as an RFC 3339 time.
pub fn now() -> String {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    chrono::DateTime::from_timestamp(i64::try_from(seconds).unwrap_or_default(), 0).unwrap_or_default().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

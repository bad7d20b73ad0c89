//! The doorway: what a front end can ask of a library. Each verb does its work in a file of its own.

mod article;
mod article_page;
mod again;
mod articles;
mod asked;
mod backup;
mod bundle;
mod bundle_judgements;
mod bundle_validation;
mod by_hand;
mod check;
mod cleaning;
mod code;
mod codebook_edit;
mod codebook_file;
mod codebook_preview;
mod codebook_versions;
mod compare;
mod concordance;
mod composition;
mod copies;
mod coverage;
mod differences;
mod doctor;
mod drawn_lines;
mod drivers;
mod edits;
mod erase;
mod events;
mod expressions;
mod export;
mod figure;
mod gather;
mod hit_page;
mod hits;
mod import;
mod index;
mod info;
mod known;
mod made;
mod orders;
mod originals;
mod own_events;
mod provenance;
mod packets;
mod pdf_child;
pub mod place;
mod place_system;
mod quadrants;
mod questions;
mod record;
mod references;
mod rehydrate;
mod report;
mod rows;
mod report_template;
mod report_validation;
mod sampling;
mod save;
mod sheet;
mod selections;
mod spread;
mod trend;
mod unmarked;
mod verify;
mod validate;
mod validation_exports;
mod validation_state;
mod view;
mod voices;
mod words;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::Result;
use crate::store::{Clock, Store};

pub use crate::intake::mapping::read as mapping;
pub use crate::intake::preview::Depth;
pub use backup::{backups_of, restore};
pub use check::repair;
pub use codebook_file::{codebook_export, codebook_import, read_codebook};
pub use bundle::BundleChoice;
pub use figure::TrendShape;
pub use hits::Explaining;
pub use doctor::examine;
pub use known::Known;
pub use packets::{packet_open, packet_judge, packet_save};
pub use validation_exports::ValidationTable;
pub use pdf_child::serve as serve_child;
pub use quadrants::OverTime;
pub use rehydrate::Rehydrating;
pub use report_template::{report_template_file, report_template_save};
pub use save::{CsvSeparator, CsvStyle};
pub use verify::diff;

/// An open library. Verbs may be called from several threads; long ones work on a connection of their own, so that
/// questions are answered meanwhile.
pub struct Library {
    path: PathBuf,
    store: Mutex<Store>,
    known: Mutex<Option<Arc<Known>>>,
    /// The order of the list of articles that was asked for last: the next page need not sort again.
    listed: Mutex<Option<article_page::Listed>>,
    /// What tells the file from one that took its name.
    file: Option<u64>,
    lines: Mutex<Option<concordance::KeptLines>>,
    states: Mutex<Option<validation_state::KeptStates>>,
    found: Mutex<Option<asked::KeptFound>>,
    orders: Mutex<orders::KeptOrders>,
}

impl Library {
    /// Makes a new, empty library. An error where something else lies at `path`.
    pub fn create(path: &Path) -> Result<Self> {
        Ok(Self::over(Store::create(path)?))
    }

    /// Opens a library. Refuses, with a sentence, what is none, is damaged, or was made by a newer program.
    pub fn open(path: &Path) -> Result<Self> {
        Ok(Self::over(Store::open(path)?))
    }

    /// Opens a library and writes nothing into it nor beside it, as on a medium that cannot be written.
    pub fn open_to_read(path: &Path) -> Result<Self> {
        Ok(Self::over(Store::open_to_read(path)?))
    }

    /// Opens the library at `path`, or makes it where there is none.
    pub fn open_or_create(path: &Path) -> Result<Self> {
        Ok(Self::over(Store::open_or_create(path)?))
    }

    fn over(store: Store) -> Self {
        let path = store.path().to_path_buf();
        let file = place_system::file_number(&path);
        Self { path, store: Mutex::new(store), known: Mutex::new(None), lines: Mutex::new(None), listed: Mutex::new(None), states: Mutex::new(None), found: Mutex::new(None), orders: Mutex::default(), file }
    }

    /// The same with a clock, which dates the lines of its log.
    #[must_use]
    pub fn dated_by(self, clock: Clock) -> Self {
        let store = self.store.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner).dated_by(clock);
        Self { store: Mutex::new(store), ..self }
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The connection for short questions. A panic in another thread leaves it usable: every change is a transaction.
    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// A connection for a long work.
    fn own_store(&self) -> Result<Store> {
        self.store().again()
    }
}

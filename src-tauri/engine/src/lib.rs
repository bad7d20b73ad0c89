//! The engine of Entente: it codes, measures, draws and reports, and knows no window and no terminal.
//!
//! Front ends go through [`library::Library`]; everything else is reachable for tests and for the library's verbs.

pub mod answers;
pub mod article;
pub mod chart;
pub mod codebook;
pub mod coding;
pub mod edit;
pub mod error;
pub mod faces;
pub mod identity;
pub mod intake;
pub mod library;
pub mod measure;
pub mod outlets;
pub mod postings;
pub mod progress;
pub mod question;
pub mod recipe;
pub mod record;
pub mod report;
pub mod room;
pub mod store;
pub mod stories;
pub mod tables;
pub mod text;
pub mod validation;
pub mod wording;

pub use error::{Error, Result};

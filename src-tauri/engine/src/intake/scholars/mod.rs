//! What do researchers keep: references, and texts marked up for counting?

pub mod bibtex;
pub mod csl;
pub mod hayagriva;
pub mod iramuteq;
pub mod lexico;
pub mod metadata;
pub mod ris;
pub mod tei;
pub mod tokens;
pub mod vertical;

//! What do researchers keep: references, and texts marked up for counting?

pub mod bibtex;
pub mod conllu;
pub mod csl;
pub mod endnote;
pub mod hayagriva;
pub mod iramuteq;
pub mod lexico;
pub mod metadata;
pub mod rdf;
pub mod ris;
pub mod tei;
pub mod tokens;
pub mod vertical;

//! How can somebody else check it? Bundles with their list of files, tables read back from saved files, and two sets of
//! numbers held against each other.

mod archive;
mod difference;
mod package;
mod reading;

pub use archive::{Archive, Part, Parts};
pub use difference::{difference, nothing};
pub use package::{Package, Resource, hash};
pub use reading::{numbers, tables_of};

/// Counts every number of a bundle again; see the file.
pub const RECOMPUTE: &str = include_str!("recompute.py");

/// Draws the main figure of a bundle in R.
pub const FIGURE: &str = include_str!("figure.R");

/// What a bundle says of itself, by language.
pub fn readme(language: &str) -> &'static str {
    if language == "fr" { include_str!("readme.fr.md") } else { include_str!("readme.en.md") }
}

//! How do numbers become a picture? Figures as SVG with a hit map; the only place that knows plotters.
//!
//! One drawing serves the screen, the report and the file: `trend` and `compare` give an SVG document with text as text,
//! its title, description and recipe, and the regions where a pointer finds a point; `png` draws that same SVG.

mod axis;
mod compare;
mod events;
mod fonts;
mod frame;
mod labels;
mod marks;
mod multiples;
mod panel;
mod png;
mod svg;
mod theme;
mod trend;

use std::collections::BTreeMap;

use crate::Result;
use crate::answers::{Comparison, Figure, Style, Trend};
use crate::recipe::Recipe;

/// What a figure says about itself and its numbers do not.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// The concept in the reader's language, as its codebook titles it.
    pub concept_title: String,
    /// Its place in the codebook, from 0: chooses its colour.
    pub concept_rank: usize,
    /// The codebook's two actors, by their short English names.
    pub pair: Vec<String>,
    /// Names for keys that are not names, such as categories, in the reader's language.
    pub labels: BTreeMap<String, String>,
    /// Where the articles come from: the library's name.
    pub source: String,
    /// The codebook's short version.
    pub codebook: String,
    /// What was validated; `None`: not validated on this collection.
    pub validation: Option<String>,
    pub recipe: Recipe,
}

/// Fewer articles than this make a point hollow.
const FEW: u64 = 10;

/// Draws a trend: lines with their bands, or small multiples from seven series on.
///
/// # Errors
/// `too-many-series` where there are more than can be told apart.
pub fn trend(trend: &Trend, style: &Style, notes: &Notes) -> Result<Figure> {
    trend::draw(trend, style, notes)
}

/// Draws a comparison: a dot and an interval a row, the highest first.
///
/// # Errors
/// `too-many-rows` where there are more than can be read.
pub fn compare(comparison: &Comparison, style: &Style, notes: &Notes) -> Result<Figure> {
    compare::draw(comparison, style, notes)
}

/// The SVG as PNG, `scale` pixels a pixel, drawn with the shipped fonts alone and with the SVG's recipe in its metadata.
///
/// # Errors
/// `glyph-missing` names the first character that no shipped font has; `figure-too-large` and `figure-unreadable` say
/// what they mean.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>> {
    png::draw(svg, scale)
}

//! How do numbers become a picture? Figures as SVG with a hit map; the only place that knows plotters.
//!
//! One drawing serves the screen, the report and the file: `trend` and `compare` give an SVG document with text as text,
//! its title, description and recipe, and the regions where a pointer finds a point; `png` draws that same SVG.

mod axis;
mod bars;
mod before_after;
mod columns;
mod compare;
mod composition;
mod drivers;
mod events;
mod fonts;
mod forest;
mod frame;
mod growth;
mod heat;
mod labels;
mod marks;
mod multiples;
mod panel;
mod placeholder;
mod png;
mod rows;
mod seen;
mod spread;
mod svg;
mod theme;
mod told;
mod trend;

use std::collections::BTreeMap;

use crate::answers::{Comparison, Composition, Coverage, Drivers, Events, Figure, Quadrants, Spread, Style, Trend, Voices, Words};
use crate::recipe::Recipe;
use crate::{Error, Result};

pub use growth::Curve;
pub use seen::selections as selections_differ;

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
    /// Hits that a person struck out or set otherwise, and whether the question leaves that out.
    pub by_hand: u64,
    pub by_hand_left_out: bool,
    /// Whether a newer codebook waits for its coding.
    pub stale: bool,
    pub recipe: Recipe,
}

/// More rows than this cannot be read.
const MOST_ROWS: usize = 150;

fn too_many_rows(count: usize) -> Error {
    Error::new(
        "too-many-rows",
        format!("{count} rows cannot be read in one figure; {MOST_ROWS} are the most that can be drawn."),
        "Choose some of the outlets, or ask for the numbers as CSV.",
    )
}

/// Fewer articles than this make a point hollow.
const FEW: u64 = 10;

/// Draws a trend: lines with their bands, or small multiples from seven series on.
///
/// # Errors
/// `too-many-series` where there are more than can be told apart.
pub fn trend(trend: &Trend, style: &Style, notes: &Notes) -> Result<Figure> {
    trend::draw(trend, style, notes, trend::Layout::Together, trend::Told::default())
}

/// Draws a trend as small multiples, however few its series: a panel each, all on the same scales.
///
/// # Errors
/// As [`trend()`].
pub fn multiples(trend: &Trend, style: &Style, notes: &Notes) -> Result<Figure> {
    trend::draw(trend, style, notes, trend::Layout::Panels, trend::Told::default())
}

/// Draws two selections as two lines; `title` names both, `seen` says which has more where that is sure, `beside` how their
/// wholes compare.
///
/// # Errors
/// As [`trend()`].
pub fn selections(trend: &Trend, title: String, seen: Option<String>, beside: Vec<String>, style: &Style, notes: &Notes) -> Result<Figure> {
    trend::draw(trend, style, notes, trend::Layout::Together, trend::Told { title: Some(title), beside, seen: trend::Seen::Said(seen) })
}

/// Draws a trend as it comes, of a fixed panel and standardised, with the parts of its change in words.
///
/// # Errors
/// As [`trend()`].
pub fn composition(composition: &Composition, style: &Style, notes: &Notes) -> Result<Figure> {
    composition::draw(composition, style, notes)
}

/// Draws before and after each event that has articles on both sides.
///
/// # Errors
/// `too-many-rows`.
pub fn events(events: &Events, style: &Style, notes: &Notes) -> Result<Figure> {
    before_after::draw(events, style, notes)
}

/// Draws the first uses of the most used expressions, or of one expression outlet by outlet.
///
/// # Errors
/// `too-many-rows`.
pub fn spread(spread: &Spread, expression: Option<&str>, style: &Style, notes: &Notes) -> Result<Figure> {
    spread::draw(spread, expression, style, notes)
}

/// Draws the words that mark one group and the other, as ratios of their frequencies.
///
/// # Errors
/// `too-many-rows`.
pub fn words(words: &Words, style: &Style, notes: &Notes) -> Result<Figure> {
    forest::words(words, style, notes)
}

/// Draws every two rows of a comparison against each other, the surest differences first.
///
/// # Errors
/// `too-many-rows`.
pub fn pairs(comparison: &Comparison, style: &Style, notes: &Notes) -> Result<Figure> {
    forest::pairs(comparison, style, notes)
}

/// Draws what a point is made of. The notes' labels may title articles, by `article ` and their id.
///
/// # Errors
/// None of its own.
pub fn drivers(drivers: &Drivers, style: &Style, notes: &Notes) -> Result<Figure> {
    drivers::draw(drivers, style, notes)
}

/// Draws a comparison: a dot and an interval a row, the highest first.
///
/// # Errors
/// `too-many-rows` where there are more than can be read.
pub fn compare(comparison: &Comparison, style: &Style, notes: &Notes) -> Result<Figure> {
    compare::draw(comparison, style, notes)
}

/// Draws a trend as a heat map: a row a series, a cell a period, the stronger the more.
///
/// # Errors
/// `too-many-rows`, `too-many-periods`.
pub fn heat_map(trend: &Trend, style: &Style, notes: &Notes) -> Result<Figure> {
    heat::trend(trend, style, notes)
}

/// Draws how complete the collection is: a row an outlet, a cell a week. The notes need no concept.
///
/// # Errors
/// `too-many-rows`, `too-many-periods`.
pub fn calendar(coverage: &Coverage, style: &Style, notes: &Notes) -> Result<Figure> {
    heat::coverage(coverage, style, notes)
}

/// Draws two concepts in the same articles: bars of only one, both, only the other, neither; over time, columns of the
/// articles with either. The notes' labels name the two concepts.
///
/// # Errors
/// `too-many-rows`.
pub fn quadrants(quadrants: &Quadrants, style: &Style, notes: &Notes) -> Result<Figure> {
    if quadrants.rows.iter().any(|row| row.period.is_some()) {
        return columns::quadrants(quadrants, style, notes);
    }
    bars::quadrants(quadrants, style, notes)
}

/// Draws what is quoted and what is said in the outlet's own voice, the most quoting first.
///
/// # Errors
/// `too-many-rows`.
pub fn voices(voices: &Voices, style: &Style, notes: &Notes) -> Result<Figure> {
    bars::voices(voices, style, notes)
}

/// Draws how times grow with libraries: what the benchmarks tell of the program itself.
pub fn growth(title: &str, curves: &[Curve], style: &Style, notes: &Notes) -> Figure {
    growth::draw(title, curves, style, notes)
}

/// The SVG as PNG, `scale` pixels a pixel, drawn with the shipped fonts alone and with the SVG's recipe in its metadata. A
/// character that none of them has is drawn as a white square, and a line below the figure says so.
///
/// # Errors
/// `figure-too-large` and `figure-unreadable` say what they mean.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>> {
    png::draw(svg, scale)
}

//! What does each section say? One file a section; a section with nothing to say is left out.

pub mod appendix;
pub mod comparison;
pub mod corpus;
pub mod examples;
pub mod limits;
pub mod methods;
pub mod quadrants;
pub mod question;
pub mod summary;
pub mod trend;
pub mod voices;

use super::phrases::{Estimate, Phrases};
use super::{Cell, Picture};
use crate::answers::Figure;
use crate::question::Measure;
use crate::wording::numbers;

fn picture(figure: &Figure, caption: String) -> Picture {
    Picture { label: String::new(), svg: figure.svg.clone(), width: figure.width, height: figure.height, caption, alt: figure.description.clone() }
}

fn count(number: u64, phrases: Phrases) -> Cell {
    Cell::Number { value: number as f64, shown: phrases.whole(number) }
}

fn value(estimate: Option<Estimate>, measure: Measure, phrases: Phrases) -> Cell {
    estimate.map_or(Cell::Empty, |estimate| Cell::Number { value: estimate.value, shown: numbers::value(estimate.value, measure, phrases.0) })
}

fn number(value: Option<f64>, phrases: Phrases) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Number { value, shown: numbers::significant(value, phrases.0) })
}

/// The reader's name of a key that is not a name.
fn key(key: &str, phrases: Phrases) -> String {
    phrases.0.key(key).map_or_else(|| key.to_owned(), str::to_owned)
}

//! What does each section say? One file a section; a section with nothing to say is left out.

pub mod appendix;
pub mod comparison;
pub mod corpus;
pub mod events;
pub mod examples;
pub mod limits;
pub mod methods;
pub mod quadrants;
pub mod question;
pub mod summary;
pub mod trend;
pub mod validation;
pub mod voices;

use super::phrases::{Estimate, Phrases};
use super::{Cell, Picture};
use crate::answers::Figure;
use crate::question::Measure;
use crate::wording::{numbers, periods};

fn picture(figure: &Figure, caption: String) -> Picture {
    Picture { label: String::new(), svg: figure.svg.clone(), width: figure.width, height: figure.height, caption, alt: figure.description.clone() }
}

fn count(number: u64, phrases: Phrases) -> Cell {
    Cell::Number { value: number as f64, shown: phrases.whole(number) }
}

fn value(estimate: Option<Estimate>, measure: Measure, phrases: Phrases) -> Cell {
    estimate.map_or(Cell::Empty, |estimate| Cell::Number { value: estimate.value, shown: numbers::value(estimate.value, measure, phrases.0) })
}

/// The ends of an estimate's interval.
fn interval(estimate: Option<Estimate>, measure: Measure, phrases: Phrases) -> Cell {
    match estimate.and_then(|estimate| Some((estimate.low?, estimate.high?))) {
        Some((low, high)) => Cell::Interval { low, high, shown: phrases.interval(estimate, measure) },
        None => Cell::Text("–".into()),
    }
}

fn ratio_interval(low: Option<f64>, high: Option<f64>, phrases: Phrases) -> Cell {
    let shown = phrases.ratio_interval(low, high);
    // a ratio to a side without a hit has no upper end
    low.map_or(Cell::Text("–".into()), |low| Cell::Interval { low, high: high.unwrap_or(f64::INFINITY), shown })
}

fn probability(p: Option<f64>, phrases: Phrases) -> Cell {
    p.map_or(Cell::Empty, |value| Cell::Number { value, shown: phrases.probability(p) })
}

/// A day in few letters, as a table has room for.
fn day(day: &str, phrases: Phrases) -> Cell {
    // a day is not broken over two lines
    let shown = day.parse().map_or_else(|_| day.to_owned(), |day| periods::day_short(day, phrases.0).replace(' ', "\u{a0}"));
    Cell::Day { day: day.to_owned(), shown }
}

fn number(value: Option<f64>, phrases: Phrases) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Number { value, shown: numbers::significant(value, phrases.0) })
}

/// The reader's name of a key that is not a name.
fn key(key: &str, phrases: Phrases) -> String {
    phrases.0.key(key).map_or_else(|| key.to_owned(), str::to_owned)
}

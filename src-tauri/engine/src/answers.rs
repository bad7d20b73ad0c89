//! What the doorway answers: the shapes that the command line prints and the window shows. Shapes only, no logic.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::question::Question;

mod articles;
mod by_hand;
mod care;
mod codebook;
mod comparison;
mod composition;
mod copies;
mod coverage;
mod drivers;
mod figure;
mod glance;
mod intake;
mod lines;
mod lists;
mod marks;
mod measures;
mod record;
mod report;
mod trend;
mod validation;
mod views;
mod words;

pub use articles::*;
pub use by_hand::*;
pub use care::*;
pub use codebook::*;
pub use comparison::*;
pub use composition::*;
pub use copies::*;
pub use coverage::*;
pub use drivers::*;
pub use figure::*;
pub use glance::*;
pub use intake::*;
pub use lines::*;
pub use lists::*;
pub use marks::*;
pub use measures::*;
pub use record::*;
pub use report::*;
pub use trend::*;
pub use validation::*;
pub use views::*;
pub use words::*;

fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// An error as front ends show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    pub code: String,
    pub message: String,
    pub hint: String,
}

/// A question that was saved under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedQuestion {
    pub name: String,
    pub note: String,
    pub question: Question,
}

/// What a check of a library found; sound where `problems` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct CheckOutcome {
    pub sound: bool,
    #[ts(type = "number")]
    pub articles: u64,
    #[ts(type = "number")]
    pub hits: u64,
    pub library: String,
    pub problems: Vec<String>,
}

//! How often, when, where and in whose voice? Pure: columns and a question in, numbers with intervals out.
//!
//! [`counting`] is the one place that counts; every other file asks one question of what it counted.

mod cautions;
mod facts;
mod scope;
mod select;

pub mod adjust;
pub mod compare;
pub mod counting;
pub mod interval;
pub mod periods;
pub mod proportions;
pub mod random;
pub mod rates;
pub mod shrinkage;
pub mod trend;
pub mod value;

pub use compare::{CompareNumbers, compare};
pub use facts::{Facts, HitFact, NO_NAME, UNDATED, UNKNOWN};
pub use scope::Grain;
pub use select::select;
pub use trend::{TrendNumbers, trend};

//! How often, when, where and in whose voice? Pure: columns and a question in, numbers with intervals out.
//!
//! [`counting`] is the one place that counts; every other file asks one question of what it counted.

mod by_hand;
mod cautions;
mod cells;
mod changed;
mod facts;
pub(crate) mod filter;
mod groups;
mod hits;
pub(crate) mod scope;
mod select;
mod selected;
pub(crate) mod series;

pub mod adjust;
pub mod agreement;
pub mod changes;
pub mod compare;
pub mod composition;
pub mod counting;
pub mod coverage;
pub mod drivers;
pub mod event_list;
pub mod events;
pub mod expressions;
pub mod interval;
pub mod keyness;
pub mod lines;
pub mod loess;
pub mod marks;
pub mod pelt;
pub mod periods;
pub mod proportions;
pub mod published;
pub mod quadrants;
pub mod random;
pub mod rates;
pub mod selections;
pub mod shrinkage;
pub mod smoothing;
pub mod spread;
pub mod trend;
pub mod value;
pub mod voices;
pub mod words;
pub mod without_one;

pub use by_hand::by_hand;
pub use changed::{Changed, changed_trend};
pub use compare::{CompareNumbers, compare};
pub use facts::{Facts, HitFact, NO_NAME, UNDATED, UNKNOWN};
pub use hits::{HitKind, HitPlace, Hits, HitsOf};
pub use scope::Grain;
pub use select::{Paged, hits_behind, page_behind, select, select_behind};
pub use selected::selected;
pub use trend::{TrendNumbers, trend};

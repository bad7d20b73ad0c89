//! How often, when, where and in whose voice? Pure: columns and a question in, numbers with intervals out.

mod facts;

pub use facts::{Facts, HitFact, NO_NAME, UNDATED, UNKNOWN};

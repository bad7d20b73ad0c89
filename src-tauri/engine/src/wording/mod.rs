//! How are numbers, dates and the terms of method written in the reader's language? Pure; figures and reports share it.

mod figures;
mod language;
pub mod numbers;
pub mod periods;
mod seen;
mod states;
mod validation;
mod views;

pub use language::Language;
pub use seen::Out;

//! How right is the codebook on this collection? Pure: samples, packets, and what judgements say. Formulas and sources stand in
//! `docs/measures.md`.

pub mod accuracy;
pub mod corrected;
pub mod differs;
pub mod judged;
pub mod packet;
pub mod propagate;
pub mod result;
pub mod sample;
pub mod wanted;

pub use judged::{Judged, Item};
pub use packet::Fingerprint;

//! Which articles are copies of one another? Pure: texts in, sketches, similarities and groups out.
//!
//! A copy is the same text carried again, also under another headline, with its end cut off or a credit added. Texts are
//! compared by their *shingles*: every run of four words (eight ideographs) of the folded body. A *sketch* keeps the
//! twelve smallest hashes of them; two texts that share one may be copies, and are then compared whole.

mod agency;
mod candidates;
mod groups;
mod sketch;

pub use agency::agency;
pub use candidates::Candidates;
pub use groups::{Link, groups};
pub use sketch::{SKETCH, Shingles, Sketch};

/// From this similarity on, two articles count as copies unless the user says otherwise.
pub const THRESHOLD: f64 = 0.6;

/// Links below this similarity are not kept: no threshold can be set lower.
pub const FLOOR: f64 = 0.4;

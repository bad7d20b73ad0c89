//! Which expressions does an article hold, and who says them, how?

mod hit;

pub use hit::{Hit, NotCounted, Speaker, Stance, Voice};

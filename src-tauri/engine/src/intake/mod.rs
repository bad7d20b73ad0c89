//! How do files become articles? Files and folders in; articles, rejections and notes out, one after the other.
//!
//! A reader is one file and one line in [`readers::READERS`]: a name, a look that tells whether a file is its own, and a
//! function that hands every article to the [`Sink`]. Files are told apart by content, never by their ending.

pub mod calendar;
pub mod cleaning;
pub mod csv;
pub mod dates;
pub mod decode;
pub mod html;
pub mod item;
pub mod json;
pub mod json_parts;
pub mod language;
pub mod mapping;
pub mod meter;
pub mod mojibake;
pub mod names;
pub mod paragraphs;
pub mod preview;
pub mod published;
pub mod readers;
pub mod sink;
pub mod survey;
pub mod text;
pub mod walk;
pub mod zones;

pub use item::{Item, Look};
pub use readers::{READERS, Reader};
pub use meter::Meter;
pub use sink::{Event, Sink};
pub use walk::{Limits, read, read_again, read_metered};

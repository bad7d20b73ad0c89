//! What all readers share: bytes to characters, dates, languages, paragraphs, zones.

pub mod calendar;
pub mod cleaning;
pub mod cyrillic;
pub mod dates;
pub mod decode;
pub mod language;
pub mod mojibake;
pub mod paragraphs;
pub mod prose;
pub mod xml;
pub mod zones;

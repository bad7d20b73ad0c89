//! What holds other files, and letters?

pub mod arc;
pub mod companions;
pub mod entry_names;
pub mod http;
pub mod mail;
pub mod warc;
pub mod zipped;

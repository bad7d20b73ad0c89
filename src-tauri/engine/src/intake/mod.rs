//! How do files become articles? Files and folders in; articles, rejections and notes out, one after the other.
//!
//! A reader is one file and one line in [`readers::READERS`]: a name, a look that tells whether a file is its own, and a
//! function that hands every article to the [`Sink`]. Files are told apart by content, never by their ending.

pub mod calendar;
pub mod cleaning;
pub mod companions;
pub mod csv;
pub mod dates;
pub mod decode;
pub mod docx;
pub mod entry_names;
pub mod europresse;
mod europresse_old;
pub mod factiva;
pub mod factiva_rtf;
pub mod factiva_xml;
pub mod feed;
mod flow;
pub mod gdelt;
pub mod html;
pub mod http;
pub mod item;
pub mod json;
pub mod json_parts;
pub mod language;
pub mod mail;
pub mod mapping;
pub mod markup;
pub mod meter;
pub mod mojibake;
pub mod names;
pub mod nexis;
pub mod nexis_html;
pub mod nexis_txt;
pub mod nexis_uni;
pub mod odt;
pub mod page_facts;
pub mod page_text;
pub mod paragraphs;
pub mod parquet;
pub mod preview;
pub mod proquest;
pub mod proquest_html;
pub mod proquest_txt;
pub mod published;
pub mod readers;
pub mod rtf;
pub mod services;
pub mod sheet_size;
pub mod sheets;
pub mod sink;
pub mod survey;
pub mod table;
pub mod text;
pub mod vendor;
pub mod walk;
pub mod warc;
pub mod word;
pub mod wordpress;
pub mod zipped;
pub mod zones;

pub use item::{Item, Look};
pub use readers::{READERS, Reader};
pub use meter::Meter;
pub use sink::{Event, Sink};
pub use walk::{Limits, read, read_again, read_metered};

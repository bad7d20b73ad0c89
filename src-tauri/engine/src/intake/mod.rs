//! How do files become articles? Files and folders in; articles, rejections and notes out, one after the other.
//!
//! A reader is one file and one line in [`readers::READERS`]: a name, a look that tells whether a file is its own, and a
//! function that hands every article to the [`Sink`]. Files are told apart by content, never by their ending.

mod common;
mod containers;
mod databases;
mod documents;
mod pages;
mod scholars;
mod tables;
mod wires;
pub mod item;
pub mod mapping;
pub mod meter;
pub mod preview;
pub mod published;
pub mod readers;
pub mod sink;
pub mod survey;
pub mod walk;

pub use common::{calendar, cleaning, cyrillic, dates, decode, language, mojibake, paragraphs, prose, xml, zones};
pub use containers::{arc, companions, entry_names, http, mail, warc, zipped};
pub use databases::{defacto, europresse, factiva, factiva_rtf, factiva_xml, mediargus, names, nexis, nexis_html, nexis_txt, nexis_uni, press_review, proquest, proquest_html, proquest_txt, vendor};
use databases::europresse_old;
pub use documents::{docx, epub, labelled, odt, pdf, pdf_glyphs, pdf_layout, pdf_limits, rtf, text, word};
use documents::flow;
pub use pages::{feed, html, markup, mediawiki, page_facts, page_text, sitemap, wikitext, wordpress};
pub use scholars::{bibtex, conllu, csl, endnote, hayagriva, iramuteq, lexico, metadata, rdf, ris, tei, tokens, vertical};
pub use tables::{csv, gdelt, json, json_parts, parquet, posts, services, sheet_size, sheets, table};
pub use wires::{iptc7901, newsml1, newsml_g2, ninjs, nitf, ritzau, wire};

pub use item::{Item, Look};
pub use readers::{READERS, Reader};
pub use meter::Meter;
pub use sink::{Event, Sink};
pub use walk::{Limits, read, read_again, read_metered};

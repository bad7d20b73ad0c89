//! How does an answer become a document? Content is put into sentences once and written in several formats.

mod compose;
mod content;
mod document;
mod html;
mod pdf;
mod phrases;
mod sections;
mod xlsx;

pub use compose::compose;
pub use content::{Content, Examples, Figures};
pub use document::{Block, Cell, Column, Document, Kind, Part, Picture, Quotation, Section, Table};
pub use html::html;
pub use pdf::pdf;
pub use xlsx::xlsx;

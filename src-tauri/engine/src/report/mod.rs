//! How does an answer become a document? Content is put into sentences once and written in several formats.

mod compose;
mod content;
mod document;
mod docx;
mod docx_package;
mod html;
mod pdf;
mod phrases;
mod sections;
pub mod template;
mod xlsx;

pub use compose::{SECTIONS, compose};
pub use content::{Content, CopiesFound, Examples, Figures};
pub use document::{Block, Cell, Column, Document, Kind, Part, Picture, Quotation, Section, Table};
pub use docx::{Painter, docx};
pub use html::html;
pub use pdf::pdf;
pub use xlsx::xlsx;

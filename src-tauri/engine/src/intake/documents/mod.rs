//! What was written to be printed?

pub mod docx;
pub mod epub;
pub(super) mod flow;
pub mod labelled;
pub mod odt;
pub mod pdf;
pub mod pdf_glyphs;
pub mod pdf_layout;
pub mod pdf_limits;
pub mod rtf;
pub mod text;
pub mod word;

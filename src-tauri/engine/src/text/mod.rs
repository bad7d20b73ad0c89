//! What is a letter, a word, a sentence, and when are two spellings the same? Pure: text in, spans and folded text out.

mod exposure;
mod fold;
mod han;
mod search;
mod sentences;
mod table;
mod words;

pub use exposure::{Exposure, codable_sentences, exposure};
pub use fold::{Folded, fold};
pub use search::{Indexed, Pair, Phrase, indexed, search_form, signs_of};
pub use sentences::sentences;
pub use table::{Class, class_of};
pub(crate) use words::char_at;
pub use words::{Token, TokenKind, count_words, tokens};

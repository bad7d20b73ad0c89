//! How is a text written into the full-text index? Folded words with one blank between them, ideographs apart.

use super::fold::fold;
use super::words::{Token, tokens};

/// Folded text of words only; every ideograph has a blank on both sides, so that a phrase query finds it. Used for what
/// is indexed and for what is asked.
pub fn search_form(text: &str) -> String {
    let folded = fold(text);
    let mut found: Vec<Token> = Vec::new();
    tokens(&folded.bytes, 0, folded.bytes.len(), &mut found);
    let mut out = String::with_capacity(folded.bytes.len() + found.len());
    for token in found.iter().filter(|token| !token.is_mark()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(std::str::from_utf8(&folded.bytes[token.start as usize..token.end as usize]).unwrap_or_default());
    }
    out
}

//! Room for folded text that is used again: coding asks for memory where it needs more than the articles before it.

use std::cell::RefCell;

use crate::text::Folded;

thread_local! {
    static SPARE: RefCell<Vec<Folded>> = const { RefCell::new(Vec::new()) };
}

/// Two texts an article.
const KEPT: usize = 2;
/// Room for more bytes is not kept: memory stays that of usual articles.
const LARGEST: usize = 1 << 20;

/// Folds a text.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = SPARE.with_borrow_mut(Vec::pop).unwrap_or_default();
    folded.read(text);
    folded
}

/// Gives back the room of texts that are no longer needed.
pub(super) fn give_back(texts: [Folded; 2]) {
    SPARE.with_borrow_mut(|spare| spare.extend(texts.into_iter().filter(|text| text.bytes.capacity() <= LARGEST).take(KEPT - spare.len().min(KEPT))));
}

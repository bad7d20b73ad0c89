//! In what does one copy of a story differ from another?

use similar::{ChangeTag, TextDiff};

use super::Library;
use crate::answers::{Differences, Piece, Side};
use crate::stories::{Shingles, agency};
use crate::store::{Stored, Unpack};
use crate::text::{Class, class_of};
use crate::{Error, Result};

/// Longer texts are compared by paragraphs, since words of them would take minutes.
const BY_WORDS: usize = 200_000;

impl Library {
    /// Two articles side by side, cut into stretches that both have or that only one has, in reading order; titles
    /// and bodies apart.
    ///
    /// # Errors
    /// `article-unknown`.
    pub fn differences(&self, article: i64, other: i64) -> Result<Differences> {
        let store = self.own_store()?;
        let of = |id| store.article(id)?.ok_or_else(|| unknown(id));
        let (left, right) = (of(article)?, of(other)?);
        let mut unpack = Unpack::default();
        let mut shingles = |id| store.body_of(id, &mut unpack).map(|(body, zones)| Shingles::of(&body, &zones));
        let same = left.text_hash == right.text_hash;
        let similarity = if same { 1.0 } else { shingles(article)?.similarity(&shingles(other)?) };
        Ok(Differences {
            article,
            other,
            similarity,
            agency: agency_of(&left),
            other_agency: agency_of(&right),
            title: pieces(left.article.title.as_deref().unwrap_or(""), right.article.title.as_deref().unwrap_or("")),
            body: pieces(&left.article.body, &right.article.body),
        })
    }
}

fn unknown(id: i64) -> Error {
    Error::new("article-unknown", format!("The library has no article {id}."), "Look it up in the list of articles.")
}

fn agency_of(stored: &Stored) -> Option<String> {
    let article = &stored.article;
    agency(&article.body, &article.zones, article.byline.as_deref()).map(str::to_string)
}

/// The two texts as one list of stretches; neighbours of the same kind are one.
fn pieces(left: &str, right: &str) -> Vec<Piece> {
    let by_words = left.len() + right.len() <= BY_WORDS;
    let cut = |text| if by_words { words(text) } else { str::split_inclusive(text, '\n').collect() };
    let (left, right) = (cut(left), cut(right));
    let diff = TextDiff::configure().diff_slices(&left, &right);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::First,
            ChangeTag::Insert => Side::Second,
        };
        match pieces.last_mut() {
            Some(last) if last.side == side => last.text.push_str(change.value()),
            _ => pieces.push(Piece { side, text: change.value().to_string() }),
        }
    }
    pieces
}

/// Words, the marks and blanks between them, and single ideographs; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let (mut found, mut from, mut before) = (Vec::new(), 0, None);
    for (at, c) in text.char_indices() {
        let class = class_of(c);
        if before.is_some_and(|before| before != class || class != Class::Word) {
            found.push(&text[from..at]);
            from = at;
        }
        before = Some(class);
    }
    found.extend((from < text.len()).then(|| &text[from..]));
    found
}

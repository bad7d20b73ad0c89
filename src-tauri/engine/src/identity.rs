//! Is this the article that came before? Hashes over what the source gave.

use sha2::{Digest, Sha256};

use crate::article::Article;

/// What makes an article the same when it comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// The source's own id and the same bytes.
    Given([u8; 16]),
    /// The same bytes at the same place among its equals: to be completed by [`counted`].
    Counted([u8; 16]),
}

/// sha-256 of title and body. An absent title is not an empty one.
pub fn text(title: Option<&str>, body: &str) -> [u8; 32] {
    digest("text", &[title, Some(body)])
}

/// The identity of an article. `single`: it came alone in a file, so the file's name tells it apart from its equals.
pub fn of(article: &Article, text: &[u8; 32], single: bool) -> Identity {
    let text = hex(text);
    if let Some(id) = article.external_id.as_deref() {
        return Identity::Given(half(&digest("given", &[Some(id), Some(&text)])));
    }
    let name = single.then(|| base_name(&article.source));
    let parts = [article.outlet.as_deref(), article.date_raw.as_deref(), article.url.as_deref(), Some(text.as_str()), name];
    Identity::Counted(half(&digest("counted", &parts)))
}

/// The identity of the article that is number `place` (from 0) among its equals.
pub fn counted(base: &[u8; 16], place: u32) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(base);
    hash.update(place.to_le_bytes());
    half(&hash.finalize().into())
}

/// What the library's hash is made of: text, outlet, date, language, the source's id and address.
pub fn content(article: &Article, outlet: Option<&str>, text: &[u8; 32]) -> [u8; 32] {
    let text = hex(text);
    let date = article.published.map(|date| date.to_string());
    let parts = [
        Some(text.as_str()),
        outlet,
        date.as_deref(),
        article.language.as_deref(),
        article.external_id.as_deref(),
        article.url.as_deref(),
    ];
    digest("content", &parts)
}

/// An external id as a number for the index.
pub fn number(id: &str) -> i64 {
    let hash = digest("id", &[Some(id)]);
    i64::from_le_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]])
}

/// Each part with its length, so that no two lists of parts run together to the same bytes.
fn digest(about: &str, parts: &[Option<&str>]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(about.as_bytes());
    for part in parts {
        let length = part.map_or(u64::MAX, |part| part.len() as u64);
        hash.update(length.to_le_bytes());
        hash.update(part.unwrap_or("").as_bytes());
    }
    hash.finalize().into()
}

fn hex(bytes: &[u8; 32]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    let mut written = String::with_capacity(64);
    for byte in bytes {
        written.push(digit(byte >> 4));
        written.push(digit(byte & 15));
    }
    written
}

fn half(hash: &[u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    half
}

/// The last part of a source's name, inside an archive too.
pub fn base_name(source: &str) -> &str {
    source.rsplit(['/', '\\', '!']).next().unwrap_or(source)
}

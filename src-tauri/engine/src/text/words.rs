//! Where does a word begin and end? Over folded text; an ideograph is a word of its own.

use std::sync::OnceLock;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::table::{Class, class_of};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Han,
    /// A sign that parts clauses: comma, colon, dash, bracket and every other mark.
    Mark(char),
}

/// One word, ideograph or mark, in bytes of the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    pub kind: TokenKind,
}

impl Token {
    pub fn is_mark(&self) -> bool {
        matches!(self.kind, TokenKind::Mark(_))
    }
}

/// The tokens of `folded[start..end]`, valid UTF-8 cut at character boundaries. Quotation marks and hyphens inside words
/// vanish; a dash with blanks around it is a mark.
pub fn tokens(folded: &[u8], start: usize, end: usize, out: &mut Vec<Token>) {
    out.clear();
    out.reserve((end - start) / 4 + 4);
    let mut at = start;
    let mut word: Option<usize> = None;
    while at < end {
        let letters = letters_at(folded, at, end);
        if letters > at {
            word.get_or_insert(at);
            at = letters;
            continue;
        }
        let (c, length) = char_at(folded, at);
        let class = if folded[at] < 0x80 { ascii_class(folded[at]) } else { class_of(c) };
        if class == Class::Word || word.is_some_and(|from| is_point_inside(folded, from, at, end)) {
            word.get_or_insert(at);
        } else {
            close(&mut word, at, out);
            let kind = match class {
                Class::Han => Some(TokenKind::Han),
                Class::Mark if is_end_of_letters(folded, out.last(), at) => None,
                Class::Mark => Some(TokenKind::Mark(c)),
                Class::Hyphen if is_dash(folded, at, length, end) => Some(TokenKind::Mark('–')),
                _ => None,
            };
            if let Some(kind) = kind {
                out.push(Token { start: at as u32, end: (at + length) as u32, kind });
            }
        }
        at += length;
    }
    close(&mut word, end, out);
}

/// The end of the run of letters and digits of ASCII and of Cyrillic letters that begins at a byte.
#[inline]
fn letters_at(folded: &[u8], mut at: usize, end: usize) -> usize {
    while at < end {
        match folded[at] {
            b'a'..=b'z' | b'0'..=b'9' => at += 1,
            0xD0 | 0xD1 => at += 2,
            _ => break,
        }
    }
    at
}

fn close(word: &mut Option<usize>, at: usize, out: &mut Vec<Token>) {
    if let Some(from) = word.take() {
        out.push(Token { start: from as u32, end: at as u32, kind: TokenKind::Word });
    }
}

fn ascii_class(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z' => Class::Word,
        b'"' | b'\'' | b'`' => Class::Quote,
        b'-' => Class::Hyphen,
        0..=b' ' | 0x7F => Class::Blank,
        _ => Class::Mark,
    }
}

/// `3.5`, `1,900`, `u.s`: a point inside a number or between single letters.
fn is_point_inside(folded: &[u8], from: usize, at: usize, end: usize) -> bool {
    if !matches!(folded[at], b'.' | b',') || at + 1 >= end || at == from {
        return false;
    }
    let (before, after) = (folded[at - 1], folded[at + 1]);
    let number = before.is_ascii_digit() && after.is_ascii_digit();
    let single = |at: usize| at == from || folded[at - 1] == b'.';
    let letters = folded[at] == b'.' && before.is_ascii_alphabetic() && after.is_ascii_alphabetic() && single(at - 1);
    number || (letters && folded.get(at + 2).is_none_or(|next| !next.is_ascii_alphanumeric()))
}

/// The last point of `u.s.` belongs to its letters and parts nothing.
fn is_end_of_letters(folded: &[u8], before: Option<&Token>, at: usize) -> bool {
    let Some(word) = before.filter(|token| folded[at] == b'.' && token.kind == TokenKind::Word && token.end as usize == at) else { return false };
    let letters = &folded[word.start as usize..at];
    letters[0].is_ascii_alphabetic() && letters.contains(&b'.')
}

fn is_dash(folded: &[u8], at: usize, length: usize, end: usize) -> bool {
    let blank = |byte: Option<&u8>| byte.is_none_or(|byte| *byte <= b' ');
    folded[at] == b'-' && (at == 0 || blank(folded.get(at - 1))) && (at + length >= end || blank(folded.get(at + length)))
}

/// The character at a byte of valid UTF-8, with its length.
pub(crate) fn char_at(bytes: &[u8], at: usize) -> (char, usize) {
    let lead = bytes[at];
    let part = |n: usize| u32::from(bytes.get(at + n).copied().unwrap_or(0x80) & 0x3F);
    let (code, length) = match lead {
        0..=0x7F => return (lead as char, 1),
        0x80..=0xDF => ((u32::from(lead) & 0x1F) << 6 | part(1), 2),
        0xE0..=0xEF => ((u32::from(lead) & 0x0F) << 12 | part(1) << 6 | part(2), 3),
        _ => ((u32::from(lead) & 0x07) << 18 | part(1) << 12 | part(2) << 6 | part(3), 4),
    };
    (char::from_u32(code).unwrap_or('\u{FFFD}'), length)
}

/// How many words a text holds; Chinese and other scripts without blanks by a segmenter.
pub fn count_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut count = 0;
    let mut inside = false;
    let mut run: Option<usize> = None;
    let mut at = 0;
    while at < bytes.len() {
        let letters = plain_letters(bytes, at);
        let (c, length) = if letters > at { ('a', letters - at) } else { char_at(bytes, at) };
        let class = if c.is_ascii() { ascii_class(c as u8) } else { class_of(c) };
        if class == Class::Han {
            run.get_or_insert(at);
            inside = false;
            at += length;
            continue;
        }
        if let Some(from) = run.take() {
            count += han_words(&text[from..at]);
        }
        let word = class == Class::Word || (inside && matches!(c, '\'' | '’' | '-' | '\u{AD}' | '\u{300}'..='\u{36F}'));
        count += usize::from(word && !inside);
        inside = word;
        at += length;
    }
    count + run.map_or(0, |from| han_words(&text[from..]))
}

/// The end of the run of letters and digits of ASCII and of Cyrillic letters that begins at a byte.
fn plain_letters(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => at += 1,
            0xD0 | 0xD1 => at += 2,
            _ => break,
        }
    }
    at
}

fn han_words(text: &str) -> usize {
    static SEGMENTER: OnceLock<icu_segmenter::WordSegmenterBorrowed<'static>> = OnceLock::new();
    let segmenter = SEGMENTER.get_or_init(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));
    segmenter.segment_str(text).count().saturating_sub(1)
}

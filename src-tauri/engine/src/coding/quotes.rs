//! Which stretches of a text stand in quotation marks? Nested, running over paragraphs; unbalanced ones are told, not guessed.

use memchr::{memchr2, memchr3};

use crate::codebook::Language;

/// A stretch in quotation marks, marks included, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quote {
    pub start: usize,
    pub end: usize,
    /// Whether it is long enough to be speech and not a term set in quotation marks.
    pub speech: bool,
}

/// The quotations of a text, in order of their end, and the bytes of marks that have no partner.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Quotes {
    pub found: Vec<Quote>,
    pub unbalanced: Vec<usize>,
}

/// A quotation never runs further than this many bytes: its end has been lost.
const FURTHEST: usize = 6000;
/// Nor do more stand in one another: what opened first has lost its end.
const DEEPEST: usize = 32;

struct Open {
    at: usize,
    close: char,
}

/// Finds the quotations of a text by the marks of its language.
pub(super) fn quotes(text: &str, language: &Language) -> Quotes {
    let mut quotes = Quotes::default();
    let mut open: Vec<Open> = Vec::new();
    let mut from = 0;
    let mut marks = Marks::new(text.as_bytes());
    while let Some(at) = marks.after(from) {
        let c = text[at..].chars().next().unwrap_or(' ');
        from = at + c.len_utf8();
        if is_mark(c, language) {
            let around = (text[..at].chars().next_back().unwrap_or('\n'), text[from..].chars().next().unwrap_or('\n'));
            step(&mut quotes, &mut open, text, at, c, around, language);
        }
    }
    quotes.unbalanced.extend(open.iter().map(|open| open.at));
    quotes.unbalanced.sort_unstable();
    quotes
}

/// Looks for the bytes that may begin a quotation mark.
struct Marks<'a> {
    bytes: &'a [u8],
    /// The next byte of each of two kinds; the length where there is none.
    next: [usize; 2],
}

impl<'a> Marks<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut marks = Self { bytes, next: [0; 2] };
        (0..2).for_each(|kind| marks.look(kind, 0));
        marks
    }

    fn look(&mut self, kind: usize, from: usize) {
        let rest = &self.bytes[from..];
        let found = if kind == 0 { memchr3(b'"', b'\'', 0xC2, rest) } else { memchr2(0xE2, 0xE3, rest) };
        self.next[kind] = found.map_or(self.bytes.len(), |found| from + found);
    }

    /// The first one at or after `from`.
    fn after(&mut self, from: usize) -> Option<usize> {
        for kind in 0..2 {
            if self.next[kind] < from {
                self.look(kind, from);
            }
        }
        let first = self.next[0].min(self.next[1]);
        (first < self.bytes.len()).then_some(first)
    }
}

fn is_mark(c: char, language: &Language) -> bool {
    matches!(c, '"' | '\'' | '\u{2018}'..='\u{201F}' | '«' | '»' | '‹' | '›' | '「'..='』' | '〝' | '〞' | '〟')
        && language.quotes.iter().any(|(open, close)| *open == c || *close == c)
}

fn step(quotes: &mut Quotes, open: &mut Vec<Open>, text: &str, at: usize, c: char, around: (char, char), language: &Language) {
    let (before, next) = around;
    let apostrophe = matches!(c, '\'' | '’') && before.is_alphanumeric() && next.is_alphanumeric();
    if apostrophe {
        return;
    }
    if let Some(nth) = open.iter().rposition(|open| open.close == c).filter(|_| closes(c, before, next)) {
        let start = open[nth].at;
        quotes.unbalanced.extend(open.drain(nth..).skip(1).map(|lost| lost.at));
        let end = at + c.len_utf8();
        if end - start <= FURTHEST {
            quotes.found.push(Quote { start, end, speech: is_speech(&text[start..end]) || is_sentence(text, start, end) });
        } else {
            quotes.unbalanced.extend([start, at]);
        }
    } else if let Some((_, close)) = language.quotes.iter().find(|(opener, _)| *opener == c).filter(|_| opens(c, before, next)) {
        // A paragraph that goes on with a quotation begins with its mark again.
        let again = matches!(before, '\n') && open.iter().any(|open| open.close == *close);
        if !again {
            if open.len() == DEEPEST {
                quotes.unbalanced.push(open.remove(0).at);
            }
            open.push(Open { at, close: *close });
        }
    } else if !matches!(c, '\'' | '’' | '‘') {
        quotes.unbalanced.push(at);
    }
}

/// Marks that look alike on both sides are told apart by what stands beside them.
fn closes(c: char, before: char, next: char) -> bool {
    match c {
        '\'' | '’' => !next.is_alphanumeric() && !before.is_whitespace(),
        '"' => !before.is_whitespace() || !next.is_alphanumeric(),
        _ => true,
    }
}

fn opens(c: char, before: char, next: char) -> bool {
    match c {
        '\'' | '‘' | '’' => !before.is_alphanumeric() && next.is_alphanumeric(),
        '"' => !next.is_whitespace(),
        _ => true,
    }
}

/// A quotation of three words or more that is a sentence by itself: "… ." «We are friends». The words …
fn is_sentence(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end_matches([' ', '\u{A0}', '\t']).chars().next_back();
    let begins = before.is_none_or(|c| matches!(c, '\n' | '.' | '!' | '?' | '…' | '。' | '！' | '？'));
    let ends = text[end..].chars().next().is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '\n'));
    begins && ends && text[start..end].split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() >= 3
}

/// Six words, ten ideographs, or half as much with a sentence's end inside.
fn is_speech(quoted: &str) -> bool {
    let inner = quoted.trim_matches(|c: char| !c.is_alphanumeric());
    let han = inner.chars().filter(|c| crate::text::class_of(*c) == crate::text::Class::Han).count();
    let words = inner.split(|c: char| c.is_whitespace() || matches!(c, '-' | '’' | '\'')).filter(|word| !word.is_empty()).count();
    let ended = quoted.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?' | '。' | '，' | '！' | '？' | '…')).ends_with(['.', ',', '!', '?', '。', '，', '！', '？', '…']);
    han >= 10 || (han >= 5 && ended) || (han == 0 && (words >= 6 || (words >= 4 && ended)))
}

//! Where does a sentence end? Linear in the length of the text, whatever the text.

use memchr::{memchr2, memchr3};

use crate::article::Span;

use super::table::{Class, class_of};
use super::words::char_at;

/// The sentences of a text as spans of its bytes: never empty, trimmed of blanks, in order. Lines end sentences where a
/// paragraph ends. `language` is an ISO 639-1 code; it only chooses the abbreviations.
pub fn sentences(text: &str, language: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity(bytes.len() / 128 + 4);
    let mut start = 0;
    let mut at = 0;
    let mut stops = Stops::new(bytes);
    while let Some(stop) = stops.after(at) {
        let (c, length) = char_at(bytes, stop);
        let after = stop + length;
        match c {
            '\n' if ends_line(text, start, stop, after) => {
                push(text, start, stop, &mut found);
                (start, at) = (after, after);
            }
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => {
                let end = closing(text, after);
                if ends_sentence(text, start, stop, end, c, language) {
                    push(text, start, end, &mut found);
                    start = end;
                }
                at = end;
            }
            _ => at = after,
        }
    }
    push(text, start, bytes.len(), &mut found);
    found
}

/// Looks for the bytes that may begin a mark of an end: `.`, `!`, `?`, a line end, or the first byte of `…`, `。`, `！`, `？`.
struct Stops<'a> {
    bytes: &'a [u8],
    /// The next byte of each of three kinds; the length where there is none.
    next: [usize; 3],
}

impl<'a> Stops<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut stops = Self { bytes, next: [0; 3] };
        (0..3).for_each(|kind| stops.look(kind, 0));
        stops
    }

    fn look(&mut self, kind: usize, from: usize) {
        let rest = &self.bytes[from..];
        let found = match kind {
            0 => memchr3(b'.', b'!', b'?', rest),
            1 => memchr2(b'\n', 0xE2, rest),
            _ => memchr2(0xE3, 0xEF, rest),
        };
        self.next[kind] = found.map_or(self.bytes.len(), |found| from + found);
    }

    /// The first one at or after `from`.
    fn after(&mut self, from: usize) -> Option<usize> {
        for kind in 0..3 {
            if self.next[kind] < from {
                self.look(kind, from);
            }
        }
        let first = self.next[0].min(self.next[1]).min(self.next[2]);
        (first < self.bytes.len()).then_some(first)
    }
}

/// The end of the closing quotation marks and brackets after a stop, further stops included.
fn closing(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    while end < bytes.len() {
        let (c, length) = char_at(bytes, end);
        let closes = match c {
            '.' | '!' | '?' | '…' | '。' | '！' | '？' | '”' | '’' | '"' | '\'' | ')' | ']' | '」' | '』' | '）' | '》' | '›' | '»' => true,
            '\u{A0}' | '\u{202F}' | ' ' => text[end + length..].starts_with('»'),
            _ => false,
        };
        if !closes {
            break;
        }
        end += length;
    }
    end
}

fn ends_sentence(text: &str, start: usize, stop: usize, end: usize, c: char, language: &str) -> bool {
    if matches!(c, '。' | '！' | '？') {
        return true;
    }
    let rest = &text[end..];
    let next = rest.chars().next();
    let Some(next) = next else { return true };
    if matches!(class_of(next), Class::Han) {
        // 甲与乙……一对老朋友: dots right before an ideograph leave open whether more follows, and part nothing.
        return c != '…' && (c != '.' || !text[..stop].ends_with(|before: char| before.is_ascii_alphanumeric()));
    }
    let opened = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '«' | '„' | '‘' | '—' | '–' | '-' | '(' | '•' | '♦' | '[' | '\''));
    let head = opened.chars().next();
    if !next.is_whitespace() {
        return c == '.' && end == stop + 1 && is_glued(text, start, stop, head.filter(|_| opened.len() == rest.len() || !next.is_alphanumeric()));
    }
    if rest.starts_with(['\n', '\r']) && rest.trim_start_matches(['\r', ' ']).starts_with("\n\n") {
        return true;
    }
    match head {
        None => true,
        Some(head) if head.is_lowercase() => false,
        Some(_) if c == '.' && end == stop + 1 => !is_abbreviation(&text[start..stop], language),
        Some(_) => true,
    }
}

/// `done.The`, `done.38`: a word of three letters or more that ends in a small one, a full stop, a capital or a digit.
fn is_glued(text: &str, start: usize, stop: usize, head: Option<char>) -> bool {
    let word = last_word(&text[start..stop]);
    let next = head.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    next && word.chars().count() >= 3 && word.ends_with(char::is_lowercase) && !word.contains('.')
}

fn last_word(text: &str) -> &str {
    let at = text.char_indices().rev().take(24).find(|(_, c)| !(matches!(class_of(*c), Class::Word | Class::Han) || *c == '.')).map(|(at, c)| at + c.len_utf8());
    match at {
        Some(at) => &text[at..],
        None if text.chars().nth(24).is_none() => text,
        None => "",
    }
}

/// A title, an initial, a month: the full stop after it ends nothing.
fn is_abbreviation(before: &str, language: &str) -> bool {
    let word = last_word(before);
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (None, _) => return false,
        (Some(one), None) => return one.is_uppercase() || (one.is_lowercase() && language == "ru"),
        _ => {}
    }
    if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2) {
        return true;
    }
    if word.len() > LONGEST {
        return false;
    }
    match word.is_ascii() {
        true => abbreviations(language).iter().any(|known| known.eq_ignore_ascii_case(word)),
        false => abbreviations(language).contains(&word.to_lowercase().as_str()),
    }
}

/// No abbreviation has more bytes.
const LONGEST: usize = 12;

fn abbreviations(language: &str) -> &'static [&'static str] {
    match language {
        "fr" => &["mm", "mme", "mlle", "mgr", "dr", "pr", "st", "ste", "cf", "etc", "art", "av", "apr", "env", "hab", "janv", "févr", "juil", "sept", "oct", "nov", "déc", "p", "vol", "éd", "réf", "tél", "min", "max"],
        "ru" => &["гг", "млн", "млрд", "трлн", "тыс", "руб", "долл", "др", "пр", "им", "ул", "стр", "рис", "св", "проф", "акад", "ст", "см", "ср", "напр", "чел", "экз", "янв", "фев", "авг", "сент", "окт", "нояб", "дек"],
        "de" => &["dr", "prof", "hr", "fr", "str", "nr", "bzw", "ca", "evtl", "ggf", "inkl", "sog", "usw", "vgl", "jan", "feb", "aug", "sept", "okt", "nov", "dez", "abs", "art", "bd", "mio", "mrd", "st"],
        "zh" => &[],
        _ => &["mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "maj", "capt", "adm", "sen", "rep", "gov", "pres", "st", "jr", "sr", "no", "vs", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "etc", "al", "amb", "sec", "hon", "messrs", "rev", "fig"],
    }
}

/// A line end parts sentences unless the line before it was hard-wrapped in mid-sentence.
fn ends_line(text: &str, start: usize, stop: usize, after: usize) -> bool {
    let before = text[start..stop].trim_end();
    let rest = &text[after..];
    let next = rest.chars().next();
    if matches!(next, None | Some('\n' | '\r')) || before.is_empty() {
        return true;
    }
    // A comma or a small word ends no paragraph, whatever the next line begins with.
    if before.ends_with([',', '，', '、']) || goes_on(before) {
        return false;
    }
    let wrapped = before.ends_with(|c: char| c.is_lowercase() || matches!(c, '-' | '\u{AD}'));
    let next = rest.trim_start_matches(|c: char| matches!(c, ' ' | '\t' | '"' | '“' | '«' | '„' | '‘')).chars().next();
    !(wrapped && next.is_some_and(char::is_lowercase)) && !is_wrapped_han(before, rest)
}

/// Ideographs on both sides of the line's end, and a line that was filled: the next one is not wider, and holds or is followed by
/// the end of the sentence.
fn is_wrapped_han(before: &str, rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\t', '\u{3000}']);
    let head = next.chars().next();
    if head.is_some_and(|c| matches!(c, '，' | '、' | '。' | '；' | '：' | '”' | '）' | '》')) {
        return true;
    }
    let han = |c: char| matches!(class_of(c), Class::Han) || c.is_ascii_alphanumeric();
    if !before.ends_with(han) || !head.is_some_and(han) {
        return false;
    }
    let width = before.rsplit('\n').next().unwrap_or(before).trim().chars().take(81).count();
    let line: &str = next.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    let other = line.chars().take(81).count();
    let full = (8..=80).contains(&width) && other <= width + 2;
    full && (line.contains(['。', '！', '？']) || width.abs_diff(other) <= 2 && line.contains(['，', '、', '；']))
}

/// Whether the last word of a line asks for another one.
fn goes_on(before: &str) -> bool {
    const ASKING: [&str; 57] = [
        "and", "or", "of", "the", "with", "to", "between", "for", "from", "by", "that", "its", "their", "a", "an", // English
        "et", "ou", "de", "des", "du", "le", "la", "les", "avec", "pour", "entre", "que", "sa", "son", "dans", "sans", "vers", "sous", "leur", "leurs", "cette", "au", "aux", "en", "par", "sur", "un", "une", // French
        "и", "в", "на", "с", "к", "по", "из", "от", "для", "между", "что", "со", "во", "при", // Russian
    ];
    before.ends_with(char::is_lowercase) && before.len() > 24 && ASKING.contains(&last_word(before))
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let cut = &text[start..end];
    let trimmed = cut.trim();
    if trimmed.is_empty() {
        return;
    }
    let from = start + (cut.len() - cut.trim_start().len());
    found.push(Span::new(from, from + trimmed.len()));
}

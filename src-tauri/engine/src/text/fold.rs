//! When are two spellings the same word? One pass over the text, with a way back to the original's bytes.

use memchr::memchr;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::{DROPPED, MANY, Table, table};

/// Folded text: lower case, no accents, ё as е, traditional characters simplified, blanks of one kind, full-width forms
/// narrow, invisible characters and blanks between ideographs gone, entities of HTML resolved. Valid UTF-8, kept as bytes.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub bytes: Vec<u8>,
    /// Where the distance between folded and original changes: (folded, original), both ascending.
    shifts: Vec<(u32, u32)>,
    /// Ideographs seen.
    pub han: u32,
    /// Cyrillic letters seen.
    pub cyrillic: u32,
}

/// Folds a text.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    folded.read(text);
    folded
}

impl Folded {
    /// The folded text as a string.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// The byte of the original where the folded byte begins; dropped characters belong to what stands before them.
    pub fn original(&self, folded: usize) -> usize {
        let after = self.shifts.partition_point(|shift| shift.0 as usize <= folded);
        match after.checked_sub(1).map(|at| self.shifts[at]) {
            Some((from, to)) => (to as usize + (folded - from as usize)).min(self.limit(after)),
            None => folded.min(self.limit(after)),
        }
    }

    /// Where the original goes on after the stretch that ends before a shift.
    fn limit(&self, shift: usize) -> usize {
        self.shifts.get(shift).map_or(usize::MAX, |shift| shift.1 as usize)
    }

    /// The folded byte at or after which the original byte stands.
    pub fn from_original(&self, original: usize) -> usize {
        let after = self.shifts.partition_point(|shift| shift.1 as usize <= original);
        let next = self.shifts.get(after).map_or(self.bytes.len(), |shift| shift.0 as usize);
        match after.checked_sub(1).map(|at| self.shifts[at]) {
            Some((from, to)) => (from as usize + (original - to as usize)).min(next),
            None => original.min(next),
        }
    }

    /// Folds another text into the same buffers.
    pub fn read(&mut self, text: &str) {
        self.bytes.clear();
        self.shifts.clear();
        (self.han, self.cyrillic) = (0, 0);
        self.bytes.reserve(text.len() + 16);
        let table = table();
        let raw = text.as_bytes();
        let mut entity = memchr(b'&', raw).unwrap_or(raw.len());
        let mut at = 0;
        while at < raw.len() {
            if at == entity {
                at = self.entity(text, at);
                entity = memchr(b'&', &raw[at..]).map_or(raw.len(), |next| at + next);
            } else if raw[at] < 0x80 {
                let end = ascii_run(raw, at, entity);
                let from = self.bytes.len();
                self.bytes.extend_from_slice(&raw[at..end]);
                self.bytes[from..].make_ascii_lowercase();
                at = end;
            } else {
                at = self.wide(text, raw, at, table);
            }
        }
    }

    /// A character of two bytes or more.
    #[inline]
    fn wide(&mut self, text: &str, raw: &[u8], at: usize, table: &Table) -> usize {
        let lead = raw[at];
        let (code, length) = if lead < 0xE0 {
            ((u32::from(lead) & 0x1F) << 6 | (u32::from(raw[at + 1]) & 0x3F), 2)
        } else if lead < 0xF0 {
            ((u32::from(lead) & 0x0F) << 12 | (u32::from(raw[at + 1]) & 0x3F) << 6 | (u32::from(raw[at + 2]) & 0x3F), 3)
        } else {
            return self.rare(text, at);
        };
        let folded = table.folded[code as usize];
        self.cyrillic += u32::from(code.wrapping_sub(0x400) < 0x130);
        self.han += u32::from(code.wrapping_sub(0x3400) < 0x6C00);
        if folded == MANY || folded == DROPPED {
            if let Some(many) = table.many.get(&(code as u16)).filter(|_| folded == MANY) {
                self.bytes.extend_from_slice(many.as_bytes());
            }
            self.shift(at + length);
        } else {
            if length == 3 && self.bytes.last() == Some(&b' ') {
                self.close_up(code, at);
            }
            let before = self.bytes.len();
            self.put(folded);
            if self.bytes.len() - before != length {
                self.shift(at + length);
            }
        }
        at + length
    }

    /// A blank between two ideographs parts nothing: some sources set every character apart.
    fn close_up(&mut self, code: u32, at: usize) {
        let lead = self.bytes.len().checked_sub(4).map(|before| self.bytes[before]);
        if matches!(lead, Some(0xE4..=0xE9)) && matches!(code, 0x4E00..=0x9FFF) {
            self.bytes.pop();
            self.shift(at);
        }
    }

    #[inline]
    fn put(&mut self, code: u16) {
        if code < 0x80 {
            self.bytes.push(code as u8);
        } else if code < 0x800 {
            self.bytes.extend_from_slice(&[0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]);
        } else {
            self.bytes.extend_from_slice(&[0xE0 | (code >> 12) as u8, 0x80 | (code >> 6 & 0x3F) as u8, 0x80 | (code & 0x3F) as u8]);
        }
    }

    #[inline]
    fn shift(&mut self, original: usize) {
        let folded = self.bytes.len() as u32;
        match self.shifts.last_mut() {
            Some(last) if last.0 == folded => last.1 = original as u32,
            _ => self.shifts.push((folded, original as u32)),
        }
    }

    /// A character outside the basic plane: kept, unless it is a letter in fancy dress.
    fn rare(&mut self, text: &str, at: usize) -> usize {
        let c = text[at..].chars().next().unwrap_or('\u{FFFD}');
        self.han += u32::from(matches!(c as u32, 0x20000..=0x3FFFF));
        let plain: String = c.nfkd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase).collect();
        let kept = if plain.chars().count() == 1 { plain } else { c.to_string() };
        self.bytes.extend_from_slice(kept.as_bytes());
        self.shift(at + c.len_utf8());
        at + c.len_utf8()
    }

    /// An ampersand: the character that a left-over entity stands for, else the ampersand itself.
    fn entity(&mut self, text: &str, at: usize) -> usize {
        let Some((c, length)) = entity_at(&text[at..]) else {
            self.bytes.push(b'&');
            return at + 1;
        };
        let inner = fold(c.encode_utf8(&mut [0; 4]));
        if !inner.bytes.starts_with(b"&") {
            self.bytes.extend_from_slice(&inner.bytes);
        } else {
            self.bytes.push(b'&');
        }
        self.shift(at + length);
        at + length
    }
}

/// The end of the run of ASCII that begins at `at`, at most `limit`.
#[inline]
fn ascii_run(raw: &[u8], at: usize, limit: usize) -> usize {
    let mut end = at;
    while end + 16 <= limit {
        let chunk: [u8; 16] = raw[end..end + 16].try_into().unwrap_or([0x80; 16]);
        if u128::from_le_bytes(chunk) & 0x8080_8080_8080_8080_8080_8080_8080_8080 != 0 {
            break;
        }
        end += 16;
    }
    while end < limit && raw[end] < 0x80 {
        end += 1;
    }
    end
}

/// The character of an entity at the head of the text, with the entity's length. `&nbsp;` is a blank.
fn entity_at(text: &str) -> Option<(char, usize)> {
    let end = memchr(b';', &text.as_bytes()[..text.len().min(12)])?;
    let name = text.get(1..end)?;
    let c = match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "lsquo" | "rsquo" => '’',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "shy" => '\u{AD}',
        "eacute" => 'e',
        "egrave" => 'e',
        "agrave" => 'a',
        "ccedil" => 'c',
        _ => numeric(name)?,
    };
    Some((c, end + 1))
}

fn numeric(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

//! When are two spellings the same word? One pass over the text, with a way back to the original's bytes.

use std::ops::Range;

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
        self.read_without(text, &[]);
    }

    /// The same, with stretches of the text left out: in order of place, cut at characters, none in an entity.
    pub fn read_without(&mut self, text: &str, left_out: &[Range<usize>]) {
        self.shifts.clear();
        (self.han, self.cyrillic) = (0, 0);
        let table = table();
        let raw = text.as_bytes();
        let mut out = Out::new(std::mem::take(&mut self.bytes), raw.len());
        let mut left_out = left_out.iter().peekable();
        let halt_from = |at: usize, next: Option<&&Range<usize>>| memchr(b'&', &raw[at..]).map_or(raw.len(), |entity| at + entity).min(next.map_or(raw.len(), |next| next.start));
        let mut halt = halt_from(0, left_out.peek());
        let mut at = 0;
        while at < raw.len() {
            if at == halt {
                at = match left_out.next_if(|next| next.start == at) {
                    Some(gap) => gap.end,
                    None => self.entity(text, at, &mut out),
                };
                self.shift(at, out.length);
                halt = halt_from(at, left_out.peek());
            }
            at = out.plain(raw, at, halt);
            while at < halt && raw[at] >= 0x80 {
                let run = match raw[at] {
                    0xD0 | 0xD1 => self.alphabet(raw, at, halt, table, &mut out),
                    0xE3..=0xE9 => self.ideographs(raw, at, halt, table, &mut out),
                    _ => at,
                };
                at = if run > at { run } else { self.wide(text, raw, at, table, &mut out) };
            }
        }
        self.bytes = out.done();
    }

    /// A run of letters, blanks and marks of one byte or two that fold to as many bytes, without a branch on how many. Answers
    /// where it ends: at `limit`, or before a character that [`Folded::wide`] has to see.
    fn alphabet(&mut self, raw: &[u8], mut at: usize, limit: usize, table: &Table, out: &mut Out) -> usize {
        let mut letters = 0;
        'run: while at < limit {
            out.make_room();
            for _ in 0..ROOM / 2 {
                if at >= limit {
                    break;
                }
                let (lead, trail) = (raw[at], raw.get(at + 1).copied().unwrap_or(0));
                let two = usize::from(lead >> 7);
                let code = if two == 1 { usize::from(lead & 0x1F) << 6 | usize::from(trail & 0x3F) } else { usize::from(lead) };
                let packed = table.packed[code];
                let capital = code.wrapping_sub(0x410) < 0x20;
                if lead >= 0xE0 || packed == 0 || (capital && is_glued(raw, at)) {
                    break 'run;
                }
                out.bytes[out.length..out.length + 2].copy_from_slice(&packed.to_le_bytes());
                out.length += 1 + two;
                at += 1 + two;
                letters += u32::from(code.wrapping_sub(0x400) < 0x130);
            }
        }
        self.cyrillic += letters;
        at
    }

    /// A run of characters of three bytes, ideographs most of them, that fold to three bytes. Answers where it ends.
    fn ideographs(&mut self, raw: &[u8], mut at: usize, limit: usize, table: &Table, out: &mut Out) -> usize {
        if out.ends_with_blank() {
            return at;
        }
        let mut seen = 0;
        'run: while at < limit {
            out.make_room();
            for _ in 0..ROOM / 3 {
                let Some([lead, second, third]) = raw.get(at..at + 3).filter(|_| at < limit) else { break 'run };
                let code = u32::from(lead & 0x0F) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
                let folded = if (0xE3..=0xE9).contains(lead) { table.folded[code as usize] } else { 0 };
                if !(0x800..MANY).contains(&folded) {
                    break 'run;
                }
                out.three(folded);
                at += 3;
                seen += u32::from(code.wrapping_sub(0x3400) < 0x6C00);
            }
        }
        self.han += seen;
        at
    }

    /// A character of two bytes or more.
    #[inline]
    fn wide(&mut self, text: &str, raw: &[u8], at: usize, table: &Table, out: &mut Out) -> usize {
        let lead = raw[at];
        let (code, length) = if lead < 0xE0 {
            ((u32::from(lead) & 0x1F) << 6 | (u32::from(raw[at + 1]) & 0x3F), 2)
        } else if lead < 0xF0 {
            ((u32::from(lead) & 0x0F) << 12 | (u32::from(raw[at + 1]) & 0x3F) << 6 | (u32::from(raw[at + 2]) & 0x3F), 3)
        } else {
            return self.rare(text, at, out);
        };
        let folded = table.folded[code as usize];
        self.cyrillic += u32::from(code.wrapping_sub(0x400) < 0x130);
        self.han += u32::from(code.wrapping_sub(0x3400) < 0x6C00);
        if length == 2 && folded.wrapping_sub(0x80) < 0x780 {
            if code.wrapping_sub(0x410) < 0x20 && is_glued(raw, at) {
                out.one(u16::from(b' '));
                self.shift(at, out.length);
            }
            out.two(folded);
        } else if folded == MANY || folded == DROPPED {
            if let Some(many) = table.many.get(&(code as u16)).filter(|_| folded == MANY) {
                out.all(many.as_bytes());
            }
            let broken = if code == 0xAD { line_end(&raw[at + length..]) } else { 0 };
            self.shift(at + length + broken, out.length);
            return at + length + broken;
        } else {
            if length == 3 && out.ends_with_blank() {
                self.close_up(code, at, out);
            }
            if out.one(folded) != length {
                self.shift(at + length, out.length);
            }
        }
        at + length
    }

    /// A blank or a line's end between two ideographs parts nothing: some sources set every character apart, or fill their lines.
    fn close_up(&mut self, code: u32, at: usize, out: &mut Out) {
        let lead = out.length.checked_sub(4).map(|before| out.bytes[before]);
        if matches!(lead, Some(0xE4..=0xE9)) && matches!(code, 0x4E00..=0x9FFF) {
            out.length -= 1;
            self.shift(at, out.length);
        }
    }

    #[inline]
    fn shift(&mut self, original: usize, folded: usize) {
        let folded = folded as u32;
        match self.shifts.last_mut() {
            Some(last) if last.0 == folded => last.1 = original as u32,
            _ => {
                if self.shifts.capacity() == 0 {
                    self.shifts.reserve(64);
                }
                self.shifts.push((folded, original as u32));
            }
        }
    }

    /// A character outside the basic plane: kept, unless it is a letter in fancy dress.
    fn rare(&mut self, text: &str, at: usize, out: &mut Out) -> usize {
        let c = text[at..].chars().next().unwrap_or('\u{FFFD}');
        self.han += u32::from(matches!(c as u32, 0x20000..=0x3FFFF));
        let plain: String = c.nfkd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase).collect();
        let kept = if plain.chars().count() == 1 { plain } else { c.to_string() };
        out.all(kept.as_bytes());
        self.shift(at + c.len_utf8(), out.length);
        at + c.len_utf8()
    }

    /// An ampersand: the character that a left-over entity stands for, else the ampersand itself.
    fn entity(&mut self, text: &str, at: usize, out: &mut Out) -> usize {
        let Some((c, length)) = entity_at(&text[at..]) else {
            out.all(b"&");
            return at + 1;
        };
        let inner = fold(c.encode_utf8(&mut [0; 4]));
        out.all(if inner.bytes.starts_with(b"&") { b"&" } else { &inner.bytes });
        self.shift(at + length, out.length);
        at + length
    }
}

/// Blanks with a line's end among them: behind a soft hyphen they part no word.
fn line_end(rest: &[u8]) -> usize {
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
    if rest[..blanks].contains(&b'\n') { blanks } else { 0 }
}

/// «иКитая»: a capital between small Cyrillic letters begins a word whose blank got lost. In «МиГ» and «КамАЗ» no small letter follows.
fn is_glued(raw: &[u8], at: usize) -> bool {
    let small = |from: usize| matches!(raw.get(from..from + 2), Some([0xD0, 0xB0..=0xBF] | [0xD1, 0x80..=0x91]));
    at >= 2 && small(at - 2) && small(at + 2)
}

/// Room that is always kept behind what has been written.
const ROOM: usize = 64;

/// The folded bytes as they are written: always with room for a step more.
struct Out {
    bytes: Vec<u8>,
    length: usize,
}

impl Out {
    fn new(mut bytes: Vec<u8>, raw: usize) -> Self {
        bytes.resize(raw + 2 * ROOM, 0);
        Self { bytes, length: 0 }
    }

    fn done(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }

    /// Copies the ASCII from `at` on in lower case, not beyond `limit`. Answers where it ends.
    #[inline]
    fn plain(&mut self, raw: &[u8], mut at: usize, limit: usize) -> usize {
        while at + 16 <= limit {
            self.make_room();
            let chunk: [u8; 16] = raw[at..at + 16].try_into().unwrap_or([0x80; 16]);
            self.bytes[self.length..self.length + 16].copy_from_slice(&chunk.map(|byte| byte.to_ascii_lowercase()));
            let high = u128::from_le_bytes(chunk) & 0x8080_8080_8080_8080_8080_8080_8080_8080;
            let taken = if high == 0 { 16 } else { high.trailing_zeros() as usize / 8 };
            self.length += taken;
            at += taken;
            if taken < 16 {
                return at;
            }
        }
        while at < limit && raw[at] < 0x80 {
            self.one(u16::from(raw[at].to_ascii_lowercase()));
            at += 1;
        }
        at
    }

    #[inline]
    fn make_room(&mut self) {
        if self.length + ROOM > self.bytes.len() {
            self.bytes.resize(self.bytes.len() * 2, 0);
        }
    }

    fn ends_with_blank(&self) -> bool {
        self.length > 0 && matches!(self.bytes[self.length - 1], b' ' | b'\n')
    }

    fn all(&mut self, bytes: &[u8]) {
        self.make_room();
        self.bytes[self.length..self.length + bytes.len()].copy_from_slice(bytes);
        self.length += bytes.len();
    }

    /// A character of two bytes.
    #[inline]
    fn two(&mut self, code: u16) {
        self.make_room();
        self.bytes[self.length..self.length + 2].copy_from_slice(&[0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]);
        self.length += 2;
    }

    /// A character of three bytes; room has been made.
    #[inline]
    fn three(&mut self, code: u16) {
        self.bytes[self.length..self.length + 3].copy_from_slice(&[0xE0 | (code >> 12) as u8, 0x80 | (code >> 6 & 0x3F) as u8, 0x80 | (code & 0x3F) as u8]);
        self.length += 3;
    }

    /// A character of the basic plane. Answers how many bytes it takes.
    #[inline]
    fn one(&mut self, code: u16) -> usize {
        self.make_room();
        let place = &mut self.bytes[self.length..self.length + 3];
        let taken = if code < 0x80 {
            place[0] = code as u8;
            1
        } else if code < 0x800 {
            place[..2].copy_from_slice(&[0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]);
            2
        } else {
            place.copy_from_slice(&[0xE0 | (code >> 12) as u8, 0x80 | (code >> 6 & 0x3F) as u8, 0x80 | (code & 0x3F) as u8]);
            3
        };
        self.length += taken;
        taken
    }
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

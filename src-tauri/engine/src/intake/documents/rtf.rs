//! The text of an RTF file: its paragraphs in order, without pictures, headers, notes and what only a word processor reads.
//!
//! One pass over the bytes, in time that grows with them alone; groups nest as deep as they like, only so many are kept.

use std::collections::HashMap;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A paragraph, or a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Lines are separated by `\n`, tabs are kept; blanks stand as the file has them.
    pub text: String,
    pub centred: bool,
    pub cell: bool,
}

/// Whether bytes begin as RTF does.
pub fn is(bytes: &[u8]) -> bool {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0xef && *byte != 0xbb && *byte != 0xbf).unwrap_or(0);
    bytes[start..].starts_with(b"{\\rtf")
}

/// The paragraphs of a file, empty ones among them. Anything can be given: what is no RTF gives its own text.
pub fn paragraphs(bytes: &[u8]) -> Vec<Paragraph> {
    let mut reading = Reading { bytes, ..Reading::default() };
    reading.all();
    reading.end_paragraph(false);
    while reading.done.last().is_some_and(|last| last.text.trim().is_empty()) {
        reading.done.pop();
    }
    reading.done
}

/// More open groups than this are counted, but not kept apart.
const DEPTH: usize = 2_000;

/// Groups whose content is not text of the document.
const UNREAD: [&str; 33] = [
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr", "footnote", "annotation", "fldinst", "themedata",
    "colorschememapping", "datastore", "latentstyles", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "bkmkstart", "bkmkend", "nonshppict", "shppict", "filetbl", "pntext",
];

#[derive(Clone, Copy, Default)]
struct Group {
    unread: bool,
    fonts: bool,
    hidden: bool,
    /// Characters that stand in for one given by number.
    stand_ins: Option<u32>,
    font: i64,
}

#[derive(Default)]
struct Reading<'a> {
    bytes: &'a [u8],
    at: usize,
    group: Group,
    open: Vec<Group>,
    /// Groups beyond the depth that is kept.
    beyond: usize,
    /// Code pages of the fonts, and of the file.
    pages: HashMap<i64, &'static Encoding>,
    page: Option<&'static Encoding>,
    /// Bytes not yet decoded: as they stand in the file, or given in hexadecimal.
    raw: Vec<u8>,
    hex: Vec<u8>,
    /// First half of a pair of numbers.
    half: Option<u16>,
    /// Characters still to be passed over after one given by number.
    pass_over: u32,
    line: String,
    centred: bool,
    in_table: bool,
    done: Vec<Paragraph>,
}

impl Reading<'_> {
    fn all(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'{' => self.begin(),
                b'}' => self.end(),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                other => self.plain(other),
            }
        }
    }

    fn begin(&mut self) {
        self.flush();
        self.pass_over = 0;
        if self.open.len() < DEPTH { self.open.push(self.group) } else { self.beyond += 1 }
    }

    fn end(&mut self) {
        self.flush();
        self.pass_over = 0;
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if let Some(group) = self.open.pop() {
            self.group = group;
        }
    }

    fn plain(&mut self, byte: u8) {
        if self.silent() {
            return;
        }
        if self.pass_over > 0 {
            self.pass_over -= 1;
            return;
        }
        if !self.hex.is_empty() {
            self.flush();
        }
        self.raw.push(byte);
    }

    fn silent(&self) -> bool {
        self.group.unread || self.group.hidden || self.group.fonts
    }

    fn control(&mut self) {
        let Some(byte) = self.bytes.get(self.at).copied() else { return };
        if byte.is_ascii_alphabetic() {
            return self.word();
        }
        self.at += 1;
        match byte {
            b'\'' => self.hexadecimal(),
            b'*' => self.group.unread = true,
            b'~' => self.sign('\u{a0}'),
            b'_' => self.sign('\u{2011}'),
            b'\\' | b'{' | b'}' => self.plain(byte),
            b'\n' | b'\r' => self.end_paragraph(false),
            _ => {}
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let length = self.bytes[start..].iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let name = std::str::from_utf8(&self.bytes[start..start + length]).unwrap_or("");
        self.at += length;
        let number = self.number();
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.act(name, number);
    }

    fn number(&mut self) -> Option<i64> {
        let minus = self.bytes.get(self.at) == Some(&b'-');
        let from = self.at + usize::from(minus);
        let digits = self.bytes.get(from..).unwrap_or_default().iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return None;
        }
        let value: i64 = std::str::from_utf8(&self.bytes[from..from + digits]).ok()?.parse().ok()?;
        self.at = from + digits;
        Some(if minus { -value } else { value })
    }

    fn act(&mut self, name: &str, number: Option<i64>) {
        if UNREAD.contains(&name) {
            self.flush();
            self.group.fonts = name == "fonttbl" && !self.group.unread;
            self.group.unread |= name != "fonttbl";
            return;
        }
        match (name, number) {
            ("bin", Some(length)) => self.at = self.at.saturating_add(usize::try_from(length).unwrap_or(0)).min(self.bytes.len()),
            ("ansicpg", Some(page)) => self.page = code_page(page),
            ("f", Some(font)) => self.font(font),
            ("fcharset", Some(set)) if self.group.fonts => self.charset(set),
            ("uc", Some(count)) => self.group.stand_ins = Some(u32::try_from(count).unwrap_or(0).min(16)),
            ("u", Some(code)) => self.numbered(code),
            ("v", on) => {
                self.flush();
                self.group.hidden = on != Some(0);
            }
            _ if self.silent() => {}
            ("par" | "sect" | "page", _) => self.end_paragraph(false),
            ("cell" | "nestcell", _) => self.end_paragraph(true),
            ("line" | "softline" | "lbr", _) => self.sign('\n'),
            ("tab", _) => self.sign('\t'),
            ("pard", _) => (self.centred, self.in_table) = (false, false),
            ("qc", _) => self.centred = true,
            ("ql" | "qj" | "qr", _) => self.centred = false,
            ("intbl", _) => self.in_table = true,
            _ => {
                if let Some((_, sign)) = SIGNS.iter().find(|(sign, _)| *sign == name) {
                    self.sign(*sign);
                }
            }
        }
    }

    fn font(&mut self, font: i64) {
        self.flush();
        self.group.font = font;
    }

    fn charset(&mut self, set: i64) {
        let page = match set {
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => return,
        };
        if self.pages.len() < 10_000 && let Some(page) = code_page(page) {
            self.pages.insert(self.group.font, page);
        }
    }

    fn sign(&mut self, sign: char) {
        if self.silent() {
            return;
        }
        if self.pass_over > 0 {
            self.pass_over -= 1;
            return;
        }
        self.flush();
        self.line.push(sign);
    }

    fn hexadecimal(&mut self) {
        let byte = self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        let Some(byte) = byte else { return };
        self.at += 2;
        if self.silent() {
            return;
        }
        if self.pass_over > 0 {
            self.pass_over -= 1;
            return;
        }
        if !self.raw.is_empty() {
            self.flush();
        }
        self.hex.push(byte);
    }

    /// A character by its number: a unit of UTF-16, negative above the half.
    fn numbered(&mut self, code: i64) {
        if self.silent() {
            return;
        }
        self.flush_but_half();
        self.pass_over = self.group.stand_ins.unwrap_or(1);
        let Ok(unit) = u16::try_from(code.rem_euclid(0x1_0000)) else { return };
        match (self.half.take(), unit) {
            (None, 0xd800..=0xdbff) => self.half = Some(unit),
            (Some(first), 0xdc00..=0xdfff) => self.line.extend(char::decode_utf16([first, unit]).flatten()),
            (first, unit) => {
                if first.is_some() {
                    self.line.push('\u{fffd}');
                }
                self.line.push(char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}'));
            }
        }
    }

    fn flush(&mut self) {
        if self.half.take().is_some() {
            self.line.push('\u{fffd}');
        }
        self.flush_but_half();
    }

    /// Decodes the bytes that wait. Bytes as they stand are UTF-8 where they can be, whatever the file says.
    fn flush_but_half(&mut self) {
        if !self.raw.is_empty() {
            let raw = std::mem::take(&mut self.raw);
            match std::str::from_utf8(&raw) {
                Ok(text) => self.line.push_str(text),
                Err(_) => self.line.push_str(&self.page.unwrap_or(WINDOWS_1252).decode_without_bom_handling(&raw).0),
            }
        }
        if !self.hex.is_empty() {
            let hex = std::mem::take(&mut self.hex);
            let of_file = self.page.unwrap_or(WINDOWS_1252);
            let of_font = self.pages.get(&self.group.font).copied().unwrap_or(of_file);
            // Fonts for East Asia also write a lone letter with an accent, which is in no code page of theirs.
            let text = of_font.decode_without_bom_handling_and_without_replacement(&hex).unwrap_or_else(|| of_file.decode_without_bom_handling(&hex).0);
            self.line.push_str(&text);
        }
    }

    fn end_paragraph(&mut self, cell: bool) {
        if self.silent() {
            return;
        }
        self.flush();
        self.pass_over = 0;
        let text = std::mem::take(&mut self.line);
        self.done.push(Paragraph { text, centred: self.centred, cell: cell || self.in_table });
    }
}

const SIGNS: [(&str, char); 8] =
    [("emdash", '—'), ("endash", '–'), ("lquote", '‘'), ("rquote", '’'), ("ldblquote", '“'), ("rdblquote", '”'), ("bullet", '•'), ("emspace", ' ')];

fn code_page(number: i64) -> Option<&'static Encoding> {
    let label = match number {
        65001 => return Some(UTF_8),
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        874 => "windows-874",
        10000 => "macintosh",
        1250..=1258 => return Encoding::for_label(format!("windows-{number}").as_bytes()),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

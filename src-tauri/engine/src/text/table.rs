//! The folded form and the class of every character of the basic plane, worked out once from Unicode's own data.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::han::{SIMPLIFIED, TRADITIONAL};

/// What a character is to the tokeniser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Blank, control, or anything that only separates.
    Blank,
    /// Letter or digit of a script written with blanks.
    Word,
    /// An ideograph: a word of its own.
    Han,
    /// Quotation marks and apostrophes: they part words and never an expression.
    Quote,
    /// Hyphens: they part words and never an expression.
    Hyphen,
    /// Marks that end a clause or a sentence, and every other sign.
    Mark,
}

/// Entry of [`Table::folded`]: the character vanishes.
pub(super) const DROPPED: u16 = 0xFFFF;
/// Entry of [`Table::folded`]: several characters, looked up in [`Table::many`].
pub(super) const MANY: u16 = 0xFFFE;

pub(super) struct Table {
    pub folded: Vec<u16>,
    /// For each character of one byte or two the bytes of its folded form, the first one lowest; 0 where they are more or fewer.
    pub packed: Vec<u16>,
    pub many: HashMap<u16, String>,
    pub class: Vec<Class>,
}

/// The one table of the process.
pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(build)
}

/// The class of a character.
pub fn class_of(c: char) -> Class {
    match table().class.get(c as usize) {
        Some(class) => *class,
        None if matches!(c as u32, 0x20000..=0x3FFFF) => Class::Han,
        None if c.is_alphanumeric() => Class::Word,
        None => Class::Mark,
    }
}

fn build() -> Table {
    let simplified: HashMap<char, char> = TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect();
    let mut table = Table { folded: Vec::with_capacity(0x10000), packed: Vec::new(), many: HashMap::new(), class: Vec::with_capacity(0x10000) };
    for code in 0..0x10000u32 {
        let c = char::from_u32(code).unwrap_or('\u{FFFD}');
        table.class.push(classify(c));
        let folded = fold_char(c, &simplified);
        let mut chars = folded.chars();
        table.folded.push(match (chars.next(), chars.next()) {
            (None, _) => DROPPED,
            (Some(one), None) => u16::try_from(one as u32).unwrap_or(code as u16),
            _ => {
                table.many.insert(code as u16, folded);
                MANY
            }
        });
    }
    table.packed = table.folded[..0x800].iter().enumerate().map(|(code, folded)| packed(code, *folded)).collect();
    table
}

/// ASCII is only put in lower case.
fn packed(code: usize, folded: u16) -> u16 {
    match (code, folded) {
        (..0x80, _) => u16::from((code as u8).to_ascii_lowercase()),
        (0x80.., 0x80..0x800) => (0xC0 | folded >> 6) | (0x80 | folded & 0x3F) << 8,
        _ => 0,
    }
}

/// The folded form of one character: lower case, no accent, simplified, blanks and quotation marks of one kind.
fn fold_char(c: char, simplified: &HashMap<char, char>) -> String {
    if is_combining_mark(c) || is_invisible(c) {
        return String::new();
    }
    if let Some(plain) = simplified.get(&c) {
        return plain.to_string();
    }
    if c.is_whitespace() && c != '\n' && c != '\r' {
        return " ".into();
    }
    match c {
        'ß' | 'ẞ' => "ss".into(),
        'œ' | 'Œ' => "oe".into(),
        'æ' | 'Æ' => "ae".into(),
        'ø' | 'Ø' => "o".into(),
        'ł' | 'Ł' => "l".into(),
        'đ' | 'Đ' => "d".into(),
        'ı' => "i".into(),
        '’' | 'ʼ' | '‘' => c.to_string(),
        _ => decomposed(c),
    }
}

/// Compatibility decomposition in lower case, where it is one character or letters only; else the character itself,
/// so that no token ever ends inside the original character.
fn decomposed(c: char) -> String {
    let plain: String = c.nfkd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase).filter(|part| !is_combining_mark(*part)).collect();
    match plain.chars().count() {
        1 => plain,
        n if n > 1 && plain.chars().all(|part| classify(part) == Class::Word) => plain,
        _ => c.to_string(),
    }
}

/// Soft hyphens, joiners, direction marks, byte order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{061C}' | '\u{180E}')
}

fn classify(c: char) -> Class {
    match c {
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{3005}' | '\u{3007}' => Class::Han,
        '"' | '\'' | '«' | '»' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' | '《' | '》' | '〈' | '〉'
        | 'ʼ' | '`' | '´' | '＂' | '＇' => Class::Quote,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '−' | '·' | '・' | '•' => Class::Hyphen,
        _ if c.is_alphanumeric() => Class::Word,
        _ if c.is_whitespace() || c.is_control() => Class::Blank,
        _ => Class::Mark,
    }
}

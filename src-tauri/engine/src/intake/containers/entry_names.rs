//! Names in an archive: UTF-8 where they are, else in whichever of the usual alphabets they make words.

use encoding_rs::{Encoding, GBK, IBM866, SHIFT_JIS, WINDOWS_1252};

/// The upper half of the alphabet of DOS, in which archives name their files unless they say otherwise.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The name as a person reads it. It only names the source, and never leads to a place on the disk.
pub fn read(raw: &[u8]) -> String {
    let name = std::str::from_utf8(raw).map_or_else(|_| guess(raw), str::to_string);
    name.replace('\\', "/")
}

fn guess(raw: &[u8]) -> String {
    let decoded = |encoding: &'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(raw).map(|text| text.into_owned());
    let tables = [decoded(WINDOWS_1252), decoded(IBM866), decoded(GBK), decoded(SHIFT_JIS)];
    let mut best = dos(raw);
    let mut most = likeliness(&best);
    for name in tables.into_iter().flatten() {
        let found = likeliness(&name);
        if found > most {
            (best, most) = (name, found);
        }
    }
    best
}

fn dos(raw: &[u8]) -> String {
    let upper: Vec<char> = CP437.chars().collect();
    raw.iter().map(|byte| if *byte < 0x80 { char::from(*byte) } else { upper.get(usize::from(*byte) - 0x80).copied().unwrap_or('\u{fffd}') }).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Plain,
    Accented,
    Cyrillic,
    Chinese,
    Kana,
    Mark,
    Other,
}

fn alphabet(c: char) -> Alphabet {
    match c {
        c if c.is_ascii_alphabetic() => Alphabet::Plain,
        c if c.is_ascii() => Alphabet::Other,
        'À'..='ÿ' | 'Œ' | 'œ' | 'Ÿ' if !matches!(c, '×' | '÷') => Alphabet::Accented,
        'А'..='я' | 'ё' | 'Ё' => Alphabet::Cyrillic,
        '一'..='鿿' => Alphabet::Chinese,
        'ぁ'..='ヿ' => Alphabet::Kana,
        '’' | '–' | '«' | '»' | '—' | '，' | '。' | '（' | '）' | '“' | '”' => Alphabet::Other,
        _ => Alphabet::Mark,
    }
}

/// How much a name looks like words: letters of one alphabet beside one another, no frames and signs, accents singly.
fn likeliness(name: &str) -> i32 {
    let kinds: Vec<Alphabet> = name.chars().map(alphabet).collect();
    let beside = |at: usize, kind: Alphabet| at.checked_sub(1).is_some_and(|before| kinds[before] == kind) || kinds.get(at + 1) == Some(&kind);
    let letter = |(at, c): (usize, char)| match kinds[at] {
        // An accent stands among plain letters; a row of accented letters is another alphabet misread.
        Alphabet::Accented if c.is_uppercase() && at > 0 && beside(at, Alphabet::Plain) && name.chars().nth(at - 1).is_some_and(char::is_lowercase) => -2,
        Alphabet::Accented if beside(at, Alphabet::Accented) && !beside(at, Alphabet::Plain) => -1,
        Alphabet::Accented => 3,
        Alphabet::Cyrillic if beside(at, Alphabet::Plain) => -2,
        // Capitals in the middle of a word are another alphabet misread.
        Alphabet::Cyrillic if c.is_uppercase() && at > 0 && name.chars().nth(at - 1).is_some_and(|before| before.is_lowercase() && alphabet(before) == Alphabet::Cyrillic) => -1,
        Alphabet::Cyrillic => 2,
        Alphabet::Chinese if beside(at, Alphabet::Plain) => -2,
        Alphabet::Chinese if common(c) => 5,
        Alphabet::Chinese => 1,
        Alphabet::Kana => 3,
        Alphabet::Mark => -4,
        Alphabet::Plain | Alphabet::Other => 0,
    };
    name.chars().enumerate().map(letter).sum()
}

/// The first level of GB 2312: the characters of everyday texts.
fn common(c: char) -> bool {
    let mut text = [0; 4];
    let (bytes, _, lost) = GBK.encode(c.encode_utf8(&mut text));
    !lost && bytes.len() == 2 && (0xb0..=0xd7).contains(&bytes[0]) && bytes[1] >= 0xa1
}

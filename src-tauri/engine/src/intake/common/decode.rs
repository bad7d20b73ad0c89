//! In which encoding is a file? Byte order mark, valid UTF-8, the shape of UTF-16, what the file declares if that holds,
//! then a guess.

use encoding_rs::{EUC_KR, Encoding, ISO_2022_JP, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_MAC_CYRILLIC};

/// Decoded text, and how it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// The encoding's usual name, such as `utf-8`.
    pub encoding: String,
    /// Characters that could not be decoded stand as U+FFFD.
    pub broken: bool,
}

/// Decodes a whole file.
pub fn whole(bytes: &[u8]) -> Decoded {
    if let Some(text) = iso_2022_kr(bytes) {
        return Decoded { text, encoding: "iso-2022-kr".into(), broken: false };
    }
    let encoding = of(bytes, Part::Whole);
    let (text, used, broken) = encoding.decode(bytes);
    Decoded { text: text.into_owned(), encoding: used.name().to_lowercase(), broken }
}

/// Whether the bytes are a whole file or its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Whole,
    Beginning,
}

/// The encoding of these bytes.
pub fn of(bytes: &[u8], part: Part) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if escapes(bytes, b"$") {
        return ISO_2022_JP;
    }
    if utf8(bytes, part) {
        // Half of a UTF-16 text of plain letters is NUL, and NUL is valid UTF-8.
        return if bytes.contains(&0) { utf16(bytes).unwrap_or(UTF_8) } else { UTF_8 };
    }
    utf16(bytes).or_else(|| declared(bytes)).unwrap_or_else(|| guess(bytes, part))
}

/// Texts of seven bits that switch alphabets by escapes, as ISO-2022 does.
fn escapes(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.is_ascii() && bytes.iter().enumerate().any(|(at, byte)| *byte == 0x1b && bytes[at + 1..].starts_with(mark))
}

/// ISO-2022-KR is EUC-KR of seven bits between two marks; the decoder knows only EUC-KR.
fn iso_2022_kr(bytes: &[u8]) -> Option<String> {
    if !escapes(bytes, b"$)C") {
        return None;
    }
    let mut shifted = false;
    let mut plain = Vec::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            0x0e => shifted = true,
            0x0f => shifted = false,
            byte if shifted && *byte > 0x20 => plain.push(byte | 0x80),
            byte => plain.push(*byte),
        }
    }
    let text = EUC_KR.decode_without_bom_handling_and_without_replacement(&plain)?;
    Some(text.replace("\u{1b}$)C", ""))
}

fn utf8(bytes: &[u8], part: Part) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        // A beginning may end in the middle of a character.
        Err(error) => part == Part::Beginning && error.error_len().is_none() && bytes.len() - error.valid_up_to() < 4,
    }
}

/// UTF-16 without a mark: letters of most scripts have a constant high byte, and blanks and line ends are `00 xx`.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(64 << 10) & !1];
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Chinese has few NULs, but single bytes texts have none at all.
    let many = pairs / 50 + 1;
    match (even > many, odd > many) {
        (false, true) if even * 8 < odd => Some(UTF_16LE),
        (true, false) if odd * 8 < even => Some(UTF_16BE),
        _ => None,
    }
}

/// What the file says of itself (`charset=…`, `encoding="…"`), if it decodes without an error and without control characters.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(2048).map(|byte| (*byte as char).to_ascii_lowercase()).collect();
    let label = ["charset=", "encoding="].iter().find_map(|mark| {
        let after = &head[head.find(mark)? + mark.len()..];
        let name = after.trim_start_matches(['"', '\'']);
        name.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next().filter(|name| !name.is_empty())
    })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    let sound = encoding != UTF_8 && encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some_and(|text| {
        !text.chars().any(|c| ('\u{80}'..='\u{9f}').contains(&c))
    });
    sound.then_some(encoding)
}

fn guess(bytes: &[u8], part: Part) -> &'static Encoding {
    let end = match part {
        Part::Whole => bytes.len(),
        // Cut at a line, so that no character is cut.
        Part::Beginning => bytes.iter().rposition(|byte| *byte == b'\n').map_or(bytes.len(), |place| place + 1),
    };
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(&bytes[..end], part == Part::Whole);
    let found = detector.guess(None, chardetng::Utf8Detection::Deny);
    let found = if found == UTF_8 { WINDOWS_1252 } else { found };
    of_macintosh(&bytes[..end.min(SAMPLE)], found).unwrap_or(found)
}

/// Bytes that are looked at.
const SAMPLE: usize = 16 << 10;

/// Old encodings of the Macintosh, which the detector does not know: where they give words and what was found does not.
fn of_macintosh(bytes: &[u8], found: &'static Encoding) -> Option<&'static Encoding> {
    let misfits = |encoding: &'static Encoding| misfits(&encoding.decode_without_bom_handling(bytes).0);
    let wrong = if found.is_single_byte() { misfits(found) } else { 0 };
    [MACINTOSH, X_MAC_CYRILLIC].into_iter().find(|other| wrong >= 2 && misfits(other) * 4 <= wrong)
}

/// What no word has: controls, marks between small letters, capitals after one, letters of two scripts.
fn misfits(text: &str) -> usize {
    let letters: Vec<char> = text.chars().collect();
    let inside = |three: &[char]| three[0].is_lowercase() && three[2].is_lowercase();
    let odd = |c: char| ('\u{80}'..='\u{9f}').contains(&c) || c == '\u{fffd}';
    let marks = |c: char| !c.is_ascii() && !c.is_lowercase() && !"’‘·-".contains(c) && !c.is_whitespace();
    let within = letters.windows(3).filter(|three| inside(three) && marks(three[1]) && !odd(three[1]) && !three[1].is_uppercase()).count();
    let capitals = letters.windows(2).filter(|two| two[0].is_lowercase() && two[1].is_uppercase() && !two[1].is_ascii()).count();
    // No word is written in two scripts.
    let cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    let latin = |c: char| c.is_ascii_alphabetic();
    let mixed = letters.windows(2).filter(|two| cyrillic(two[0]) && latin(two[1]) || latin(two[0]) && cyrillic(two[1])).count();
    letters.iter().filter(|c| odd(**c)).count() + within + capitals + mixed
}

/// One line or cell of a file in `encoding`: text, and whether another encoding had to be used for it.
pub fn piece(bytes: &[u8], encoding: &'static Encoding) -> (String, bool) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_string(), encoding != UTF_8 && !text.is_ascii());
    }
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if encoding != UTF_8 => (text.into_owned(), false),
        _ => (guess(bytes, Part::Whole).decode_without_bom_handling(bytes).0.into_owned(), true),
    }
}

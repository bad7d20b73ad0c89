//! The shipped faces as bytes, for everything that draws text; the fonts of the system are never used.

use std::sync::OnceLock;

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization as _;

/// Latin, Greek and Cyrillic: regular and bold.
pub static INTER: [&[u8]; 2] = [
    include_bytes!("../../../data/fonts/Inter-Regular.ttf"),
    include_bytes!("../../../data/fonts/Inter-Bold.ttf"),
];

/// Chinese, simplified and traditional: regular and bold.
pub static CHINESE: [&[u8]; 2] = [
    include_bytes!("../../../data/fonts/NotoSansSC-Regular.otf"),
    include_bytes!("../../../data/fonts/NotoSansSC-Bold.otf"),
];

/// The faces as they are measured: a family a row, regular and bold.
pub fn faces() -> &'static [[Option<Face<'static>>; 2]; 2] {
    static FACES: OnceLock<[[Option<Face<'static>>; 2]; 2]> = OnceLock::new();
    FACES.get_or_init(|| [INTER, CHINESE].map(|family| family.map(|bytes| Face::parse(bytes, 0).ok())))
}

/// Whether a shipped face has the character in regular weight; bold faces have the same.
pub fn has(c: char) -> bool {
    faces().iter().any(|family| family[0].as_ref().is_some_and(|face| face.glyph_index(c).is_some()))
}

/// The text without what no face draws and no reader sees: controls, joiners, marks of direction, variation selectors.
/// Composed; line ends and tabs become blanks.
pub fn visible(text: &str) -> String {
    text.nfc().filter(|&c| !invisible(c)).map(|c| if c.is_control() || breaks(c) { ' ' } else { c }).collect()
}

/// The text with its code points where no face has the character: `[U+1F600]`, `[U+0633 U+0644]`; `None` where all can be drawn.
/// Square brackets are how an editor sets his own words into a quotation. Joiners within such a run stand in it, so that what
/// was written can be put together again.
pub fn spelled(text: &str) -> Option<String> {
    let (mut spelled, mut run) = (String::new(), Vec::<char>::new());
    let mut any = false;
    for c in text.nfc().chain(['\0']) {
        let missing = !c.is_control() && !breaks(c) && !invisible(c) && !has(c);
        if missing || (!run.is_empty() && invisible(c)) {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            any = true;
            let tail = run.iter().rposition(|&c| !invisible(c)).map_or(0, |last| last + 1);
            let points: Vec<String> = run.drain(..).take(tail).map(|c| format!("U+{:04X}", c as u32)).collect();
            spelled += &format!("[{}]", points.join(" "));
        }
        spelled.push(c);
    }
    spelled.pop();
    any.then_some(spelled)
}

fn breaks(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

//! In which script may a sentence be written? Told by counting bytes, before it is cut into words.

use crate::codebook::Script;
use crate::text::Folded;

use super::Coder;
use super::sentence::Sentence;

/// Whether most of a sentence may be of a script that none of these languages is written in.
pub(super) fn is_foreign(coder: &Coder, tongues: &[usize], sentence: &Sentence, fold: &Folded) -> bool {
    let read = |script: Script| tongues.iter().any(|tongue| coder.tongues[*tongue].language.script == script);
    if read(Script::Latin) && fold.han == 0 && fold.cyrillic == 0 {
        return false;
    }
    let counts = Counts::of(&fold.bytes[sentence.start..sentence.end]);
    let scripts = [(Script::Han, counts.han, counts.han_at_most), (Script::Cyrillic, counts.cyrillic, counts.cyrillic), (Script::Latin, counts.latin, counts.latin_at_most)];
    let sure = scripts.iter().filter(|(script, ..)| read(*script)).map(|(_, least, _)| *least).max().unwrap_or(0);
    scripts.iter().any(|(script, _, most)| !read(*script) && *most > 0 && *most >= sure)
}

/// Bytes by script, two bytes of Cyrillic counting as one.
#[derive(Default)]
struct Counts {
    han: usize,
    han_at_most: usize,
    cyrillic: usize,
    latin: usize,
    latin_at_most: usize,
}

impl Counts {
    fn of(bytes: &[u8]) -> Self {
        let latin = count(bytes, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let cyrillic = count(bytes, |byte| byte & 0xFC == 0xD0);
        let all = count(bytes, |byte| byte >= 0xC0 && byte != 0xE2 && byte != 0xEF);
        if all == cyrillic {
            return Self { cyrillic, latin, latin_at_most: latin, ..Self::default() };
        }
        let han = 3 * count(bytes, |byte| (0xE4..=0xE9).contains(&byte));
        let others = 4 * count(bytes, |byte| byte == 0xE3 || byte >= 0xF0);
        let wide = 3 * (all - cyrillic) - han;
        Self { han, han_at_most: han + others, cyrillic, latin, latin_at_most: latin + wide + others }
    }
}

/// Bytes of a kind, added up in single bytes: many at once.
#[inline]
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    bytes.chunks(255).map(|chunk| usize::from(chunk.iter().fold(0u8, |sum, byte| sum + u8::from(is(*byte))))).sum()
}

//! Does an article hold anything worth reading closely? One folding, one scan for fixed words.

use crate::codebook::{Demands, Script};
use crate::text::{Folded, fold};

use super::lexicon::Found;
use super::tongue::{Sought, Tongue, holds};
use super::{ArticleText, Coder};

/// A fixed word of an expression, found in title (0) or body (1).
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub part: usize,
    pub tongue: usize,
    pub found: Found,
}

/// What one scan tells of an article.
pub(super) struct Prescan {
    pub title: Folded,
    pub body: Folded,
    pub holds: u64,
    pub candidates: Vec<Candidate>,
    /// The article's own language.
    pub tongue: usize,
}

pub(super) fn prescan(coder: &Coder, article: &ArticleText<'_>) -> Prescan {
    let mut scan = Prescan { title: fold(article.title.unwrap_or_default()), body: fold(article.body), holds: 0, candidates: Vec::new(), tongue: 0 };
    scan.tongue = tongue_of(coder, article, &scan);
    for tongue in tongues_in(coder, &scan) {
        scan_part(&coder.tongues[tongue], tongue, 0, &scan.title.bytes, &mut scan.holds, &mut scan.candidates);
        scan_part(&coder.tongues[tongue], tongue, 1, &scan.body.bytes, &mut scan.holds, &mut scan.candidates);
    }
    scan
}

fn scan_part(ready: &Tongue, tongue: usize, part: usize, folded: &[u8], holds: &mut u64, candidates: &mut Vec<Candidate>) {
    ready.scan.scan(folded, 0, folded.len(), |found| {
        let mut expression = false;
        for pattern in ready.scan.patterns(found) {
            match ready.sought[pattern as usize] {
                Sought::Flag(flag) => *holds |= flag,
                Sought::Expression(_) => expression = true,
            }
        }
        if expression {
            candidates.push(Candidate { part, tongue, found });
        }
    });
}

/// The article's language among the coder's: its tag, unless the script of the text contradicts it clearly.
fn tongue_of(coder: &Coder, article: &ArticleText<'_>, scan: &Prescan) -> usize {
    let script = main_script(scan);
    let tagged = article.language.and_then(|code| coder.tongues.iter().position(|tongue| tongue.language.code == code));
    if let Some(tagged) = tagged.filter(|tagged| coder.tongues[*tagged].language.script == script) {
        return tagged;
    }
    let guessed = if script == Script::Latin { guess(coder, article.body).or_else(|| guess(coder, article.title.unwrap_or_default())) } else { None };
    guessed.or_else(|| of_script(coder, script)).or(tagged).unwrap_or(0)
}

fn main_script(scan: &Prescan) -> Script {
    let han = 3 * (scan.title.han + scan.body.han) as usize;
    let cyrillic = 2 * (scan.title.cyrillic + scan.body.cyrillic) as usize;
    let all = scan.title.bytes.len() + scan.body.bytes.len();
    match () {
        () if han * 3 > all => Script::Han,
        () if cyrillic * 3 > all => Script::Cyrillic,
        () => Script::Latin,
    }
}

pub(super) fn of_script(coder: &Coder, script: Script) -> Option<usize> {
    coder.tongues.iter().position(|tongue| tongue.language.script == script)
}

fn guess(coder: &Coder, text: &str) -> Option<usize> {
    let mut end = text.len().min(3000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let code = match whatlang::detect_lang(&text[..end])? {
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Deu => "de",
        _ => return None,
    };
    coder.tongues.iter().position(|tongue| tongue.language.code == code)
}

/// The languages whose expressions can stand in the article: its own, and one of each other script that it holds.
fn tongues_in(coder: &Coder, scan: &Prescan) -> Vec<usize> {
    let own = coder.tongues[scan.tongue].language.script;
    let mut all = vec![scan.tongue];
    let han = scan.title.han + scan.body.han;
    let cyrillic = scan.title.cyrillic + scan.body.cyrillic;
    let bytes = (scan.title.bytes.len() + scan.body.bytes.len()) as u32;
    let latin = bytes.saturating_sub(3 * han + 2 * cyrillic);
    for (script, present) in [(Script::Han, han >= 4), (Script::Cyrillic, cyrillic >= 12), (Script::Latin, latin * 3 > bytes && latin > 40)] {
        if present && script != own {
            all.extend(of_script(coder, script));
        }
    }
    all
}

/// Whether an article that holds this can meet the demands at all.
pub(super) fn possible(demands: &Demands, holds_now: u64) -> bool {
    use crate::codebook::ActorRule;
    let first = holds_now & (holds::FIRST | holds::MAYBE_FIRST) != 0;
    let second = holds_now & (holds::SECOND | holds::MAYBE_SECOND) != 0;
    let actors = match demands.actors {
        ActorRule::Pair => first && second,
        ActorRule::One => first || second,
        ActorRule::None => true,
    };
    actors && demands.context.is_none_or(|place| holds_now & (holds::CONTEXT << place) != 0)
}

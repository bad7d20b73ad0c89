//! Does an article hold anything worth reading closely? One folding, one scan for fixed words.

use crate::codebook::{ActorRule, Script};
use crate::text::Folded;

use super::broken::breaks;
use super::company::Heads;
use super::lexicon::Found;
use super::matching::View;
use super::spare::fold;
use super::tongue::{Asked, holds};
use super::{ArticleText, Coder};

/// A fixed word of an expression, found in title (0) or body (1).
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub part: u8,
    pub tongue: u8,
    pub found: Found,
}

/// What a fixed word may mean for the sentence in which it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note {
    pub part: usize,
    pub start: u32,
    pub flags: u64,
}

/// What one scan tells of an article.
pub(super) struct Prescan {
    pub title: Folded,
    pub body: Folded,
    pub holds: u64,
    pub candidates: Vec<Candidate>,
    /// Where the pair and the context may be named.
    pub notes: Vec<Note>,
    /// The languages that were looked for.
    pub tongues: Vec<usize>,
    /// Fixed words of longer names of the pair.
    maybe: Vec<Candidate>,
    /// The article's own language.
    pub tongue: usize,
}

/// How far a prescan goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Expressions are looked for only where one of them can be a hit.
    Needed,
    Everything,
}

pub(super) fn prescan(coder: &Coder, article: &ArticleText<'_>, depth: Depth) -> Prescan {
    let mut scan = Prescan { title: fold(article.title.unwrap_or_default()), body: fold(article.body), holds: 0, candidates: Vec::with_capacity(32), notes: Vec::with_capacity(32), tongues: Vec::new(), maybe: Vec::new(), tongue: 0 };
    scan.tongue = tongue_of(coder, article, &scan);
    scan.tongues = tongues_in(coder, &scan);
    join_words(coder, article, &mut scan);
    for nth in 0..scan.tongues.len() {
        look(coder, scan.tongues[nth], 0, &mut scan);
        look(coder, scan.tongues[nth], 1, &mut scan);
    }
    settle_names(coder, article, &mut scan);
    if depth == Depth::Needed {
        drop_impossible(coder, &mut scan);
    }
    scan
}

/// Folds again what holds words of the codebook broken at a line's end.
fn join_words(coder: &Coder, article: &ArticleText<'_>, scan: &mut Prescan) {
    let tongues: Vec<_> = scan.tongues.iter().map(|tongue| &*coder.tongues[*tongue]).collect();
    for (raw, folded) in [(article.title.unwrap_or_default(), &mut scan.title), (article.body, &mut scan.body)] {
        let breaks = breaks(raw, &tongues);
        if !breaks.is_empty() {
            folded.read_without(raw, &breaks);
        }
    }
}

/// One walk through a text: what it holds, and where expressions may stand.
fn look(coder: &Coder, tongue: usize, part: usize, scan: &mut Prescan) {
    let ready = &coder.tongues[tongue];
    let Prescan { title, body, holds: held, maybe, candidates, notes, .. } = scan;
    let folded = if part == 0 { &title.bytes } else { &body.bytes };
    ready.spotter.spot(folded, 0, folded.len(), |word, start, _| {
        let (gate, sought) = ready.twins[word as usize];
        let candidate = |literal| Candidate { part: part as u8, tongue: tongue as u8, found: Found { start: start as u32, literal } };
        if let Some(literal) = gate {
            let tells = ready.announces[literal as usize];
            *held |= tells.sure;
            notes.push(Note { part, start: start as u32, flags: tells.noted });
            // What the article is known to hold need not be looked at again.
            if tells.maybe & !*held != 0 {
                maybe.push(candidate(literal));
            }
        }
        candidates.extend(sought.map(candidate));
    });
}

/// A text as short as this is looked at whole for the words that a pattern needs.
const SHORT: usize = 500;

/// Leaves only the candidates that can become a hit in an article that holds this.
fn drop_impossible(coder: &Coder, scan: &mut Prescan) {
    let Prescan { title, body, holds, candidates, .. } = scan;
    let mut known: (u8, u64) = (u8::MAX, 0);
    let mut heads: [Option<Heads>; 2] = [None, None];
    candidates.retain(|candidate| {
        let ready = &coder.tongues[usize::from(candidate.tongue)];
        if known.0 != candidate.tongue {
            known = (candidate.tongue, ready.able(*holds));
        }
        if ready.wants[candidate.found.literal as usize] & known.1 == 0 {
            return false;
        }
        let folded = if candidate.part == 0 { &title.bytes } else { &body.bytes };
        let wanted = |pattern: u32| ready.asks[pattern as usize] & known.1 != 0;
        if !ready.scan.is_flanked(candidate.found, folded, wanted) {
            return false;
        }
        if folded.len() > SHORT {
            return true;
        }
        let heads = heads[usize::from(candidate.part)].get_or_insert_with(|| Heads::of_stretch(folded, 0, folded.len()));
        ready.scan.may_stand(candidate.found, heads, wanted)
    });
}

/// Looks whether the longer names whose fixed word was met really stand there; only where nothing plainer names the actor.
fn settle_names(coder: &Coder, article: &ArticleText<'_>, scan: &mut Prescan) {
    let maybe = std::mem::take(&mut scan.maybe);
    if !matters(coder, scan, &maybe) {
        return;
    }
    let mut tokens = Vec::new();
    for candidate in maybe {
        let ready = &coder.tongues[usize::from(candidate.tongue)];
        let sure = |pattern: u32| match ready.flags[pattern as usize] {
            holds::MAYBE_FIRST => holds::FIRST,
            holds::MAYBE_SECOND => holds::SECOND,
            _ => 0,
        };
        let open = |pattern: u32| sure(pattern) & !scan.holds != 0;
        let (raw, fold) = if candidate.part == 0 { (article.title.unwrap_or_default(), &scan.title) } else { (article.body, &scan.body) };
        if !ready.gate.is_flanked(candidate.found, &fold.bytes, open) {
            continue;
        }
        let (start, end) = window(&fold.bytes, candidate.found.start as usize);
        let heads = Heads::of_stretch(&fold.bytes, start, end);
        if !ready.gate.may_stand(candidate.found, &heads, open) {
            continue;
        }
        crate::text::tokens(&fold.bytes, start, end, &mut tokens);
        let view = View { raw, fold, folded: &fold.bytes, tokens: &tokens, heads: Some(&heads), mentions: &[], bars: &[], pair: coder.codebook.pair };
        let mut found = 0;
        ready.gate.verify(candidate.found, &view, open, |pattern, _, _| found |= sure(pattern));
        scan.holds |= found;
    }
}

/// Whether longer names can decide anything: one of the pair alone does only where an expression asks for no more.
fn matters(coder: &Coder, scan: &Prescan, maybe: &[Candidate]) -> bool {
    let hoped = maybe.iter().fold(scan.holds, |all, one| all | coder.tongues[usize::from(one.tongue)].announces[one.found.literal as usize].maybe);
    let both = hoped & holds::FIRST != 0 && hoped & holds::SECOND != 0;
    both || scan.tongues.iter().any(|tongue| coder.tongues[*tongue].asked.iter().any(|asked| asked.actors == ActorRule::One))
}

/// A stretch around a byte, cut at characters.
fn window(bytes: &[u8], at: usize) -> (usize, usize) {
    let (mut start, mut end) = (at.saturating_sub(90), (at + 120).min(bytes.len()));
    while start > 0 && bytes[start] & 0xC0 == 0x80 {
        start -= 1;
    }
    while end < bytes.len() && bytes[end] & 0xC0 == 0x80 {
        end += 1;
    }
    (start, end)
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

fn of_script(coder: &Coder, script: Script) -> Option<usize> {
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
pub(super) fn can_meet(asked: &Asked, held: u64) -> bool {
    let (first, second) = (held & holds::FIRST != 0, held & holds::SECOND != 0);
    let named = match asked.actors {
        ActorRule::Pair => first && second,
        ActorRule::One => first || second,
        ActorRule::None => true,
    };
    named && asked.context.is_none_or(|place| held & (holds::CONTEXT << place) != 0)
}

//! Reads one article closely: from the prescan's candidates to hits.

use std::cell::{OnceCell, RefCell};

use crate::answers::Reason;
use crate::article::{Span, Zone, ZoneSpan};
use crate::codebook::Script;
use crate::text::sentences;

use super::carry::{Latest, Set, sets};
use super::explain::Why;
use super::hit::Hit;
use super::hopes::Hopes;
use super::long::{STRETCH, stretched};
use super::prescan::{Depth, Prescan, prescan};
use super::quotes::{Quotes, quotes};
use super::sentence::{Part, Sentence};
use super::spare::give_back;
use super::steps::Step;
use super::tongue::holds;
use super::{ArticleText, Coder, Coding};

/// An expression that stands in a sentence, before its demands are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub sentence: usize,
    pub expression: u32,
    pub start: usize,
    pub end: usize,
    /// Tokens that are words of the pattern itself.
    pub own: u16,
}

/// An article under close reading.
pub(super) struct Reading<'a> {
    pub coder: &'a Coder,
    pub title: Part<'a>,
    pub body: Part<'a>,
    pub zones: &'a [ZoneSpan],
    pub sentences: Vec<Sentence>,
    /// Sentences that were read only because a hit asked for them.
    late: Vec<OnceCell<Box<Sentence>>>,
    /// Whether a sentence leaves a lasting speech as it is, where that was asked.
    pub(super) silent: Vec<OnceCell<bool>>,
    /// The quotations of title and body, and the context lists met anywhere, told when first asked for.
    quotes: [OnceCell<Quotes>; 2],
    contexts: OnceCell<u64>,
    sets: Latest<Set>,
    subjects: Latest<u16>,
    pub tongue: usize,
    /// The languages that the article is read in: a sentence in another script is read as one of the article's own.
    tongues: Vec<usize>,
    pub(super) hopes: Hopes,
    /// Patterns that have been looked for in the whole article.
    pub(super) anywhere: RefCell<Vec<(*const Step, bool)>>,
    /// Matches that are no hits, with the reason.
    pub(super) left_out: Vec<(Match, &'static str)>,
}

/// An expression that stands in a text and is no hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub zone: Zone,
    pub sentence: Span,
    pub span: Span,
    pub expression: u32,
    /// `decoy`, `overlapped`, `context-missing`, `excluded`, `company-missing`, `actors-missing`, `third-party`, `no-outsider`.
    pub why: &'static str,
}

/// A hit with the reasons for it.
pub(super) struct Reasoned {
    pub hit: Hit,
    pub why: Why,
}

pub(super) fn code(coder: &Coder, article: &ArticleText<'_>) -> Coding {
    let scan = prescan(coder, article, if coder.thorough { Depth::Everything } else { Depth::Needed });
    let (coding, _) = read(coder, article, scan, false);
    coding
}

/// Codes an article and keeps the reasons.
pub(super) fn code_with_reasons(coder: &Coder, article: &ArticleText<'_>) -> Vec<(Hit, Vec<Reason>)> {
    read(coder, article, prescan(coder, article, Depth::Needed), true).1
}

/// Matches of an article that are no hits: where, which expression, why.
pub(super) fn left_out(coder: &Coder, article: &ArticleText<'_>) -> Vec<LeftOut> {
    let scan = prescan(coder, article, Depth::Everything);
    let candidates = scan.candidates.clone();
    let mut reading = Reading::new(coder, article, scan);
    let matches = reading.matches(&candidates, true);
    reading.hits(matches);
    let told = |(found, why): &(Match, &'static str)| {
        let sentence = &reading.sentences[found.sentence];
        let (start, end) = sentence.view(reading.part(sentence.title), reading.pair()).original(found.start, found.end);
        LeftOut { zone: reading.zone_of(sentence, start), sentence: sentence.span, span: Span::new(start, end), expression: found.expression, why }
    };
    reading.left_out.iter().map(told).collect()
}

fn read(coder: &Coder, article: &ArticleText<'_>, mut scan: Prescan, reasons: bool) -> (Coding, Vec<(Hit, Vec<Reason>)>) {
    let candidates = std::mem::take(&mut scan.candidates);
    let held = scan.holds;
    let (first, second) = (held & holds::FIRST != 0, held & holds::SECOND != 0);
    let settled = !(first && second) || held & holds::DECOY == 0;
    if candidates.is_empty() && settled {
        give_back([scan.title, scan.body]);
        return (Coding { mentions_pair: first && second, ..Coding::default() }, Vec::new());
    }
    let mut reading = Reading::new(coder, article, scan);
    let matches = reading.matches(&candidates, coder.thorough);
    let mentions_pair = first && second && (settled || reading.names_pair());
    let mut found = reading.hits(matches);
    super::repeated::mark(&reading, &mut found);
    found.sort_by_key(|found| (found.hit.zone != Zone::Title, found.hit.span.start, found.hit.concept));
    let notes = if found.is_empty() { Vec::new() } else { reading.notes() };
    let told = if reasons { found.iter().map(|found| (found.hit.clone(), super::explain::reasons(&reading, &found.hit, &found.why))).collect() } else { Vec::new() };
    let hits = found.into_iter().map(|found| found.hit).collect();
    give_back([reading.title.fold, reading.body.fold]);
    (Coding { hits, mentions_pair, notes }, told)
}

impl<'a> Reading<'a> {
    pub fn new(coder: &'a Coder, article: &ArticleText<'a>, scan: Prescan) -> Self {
        let title = Part { raw: article.title.unwrap_or_default(), fold: scan.title };
        let body = Part { raw: article.body, fold: scan.body };
        let code = coder.tongues[scan.tongue].language.code.as_str();
        let spans = sentences(body.raw, code);
        let mut all = Vec::with_capacity(spans.len() + 1);
        let trimmed = title.raw.trim();
        if !trimmed.is_empty() {
            let from = title.raw.len() - title.raw.trim_start().len();
            all.push(Sentence::new(true, Span::new(from, from + trimmed.len()), &title.fold));
        }
        let spaced = !coder.tongues[scan.tongue].is_han();
        // Three semicolons make a list: where the text has no three, no sentence has.
        let lists = spaced && memchr::memchr_iter(b';', body.raw.as_bytes()).nth(2).is_some();
        for span in spans {
            if !lists && span.end - span.start <= STRETCH {
                all.push(Sentence::new(false, span, &body.fold));
                continue;
            }
            let items = stretches(body.raw, span, spaced).into_iter().flat_map(|item| stretched(body.raw, item));
            all.extend(items.map(|span| Sentence::new(false, span, &body.fold)));
        }
        let lasting = scan.tongues.iter().any(|tongue| coder.tongues[*tongue].language.speech_lasts);
        let hopes = Hopes::new(&all, &scan.notes, lasting);
        Self { coder, title, body, zones: article.zones, sentences: all, late: Vec::new(), silent: Vec::new(), quotes: Default::default(), contexts: OnceCell::new(), sets: Latest::default(), subjects: Latest::default(), tongue: scan.tongue, tongues: scan.tongues, hopes, anywhere: RefCell::default(), left_out: Vec::new() }
    }

    pub fn part(&self, title: bool) -> &Part<'a> {
        if title { &self.title } else { &self.body }
    }

    pub fn pair(&self) -> [u16; 2] {
        self.coder.codebook.pair
    }

    pub fn analyse(&mut self, nth: usize) {
        self.tokenise(nth);
        let pair = self.pair();
        let (title, body, sentence) = (&self.title, &self.body, &mut self.sentences[nth]);
        let part = if sentence.title { title } else { body };
        sentence.analyse(part, &self.coder.tongues[sentence.tongue], pair);
    }

    /// Cuts a sentence into tokens and tells its language by its script.
    pub(super) fn tokenise(&mut self, nth: usize) {
        let (title, body, sentence) = (&self.title, &self.body, &mut self.sentences[nth]);
        let part = if sentence.title { title } else { body };
        if !sentence.tokenise(part) {
            return;
        }
        let (sentence, part) = (&self.sentences[nth], self.part(self.sentences[nth].title));
        self.sentences[nth].tongue = self.tongue_of(sentence, part);
    }

    /// Makes room for the sentences that hits will ask for.
    pub(super) fn open_late(&mut self) {
        self.late = (0..self.sentences.len()).map(|_| OnceCell::new()).collect();
        self.silent = (0..if self.hopes.lasting { self.sentences.len() } else { 0 }).map(|_| OnceCell::new()).collect();
    }

    /// A sentence with all that stands in it; read now where it has not been.
    pub fn sentence(&self, nth: usize) -> &Sentence {
        let sentence = &self.sentences[nth];
        if sentence.is_analysed() {
            return sentence;
        }
        self.late[nth].get_or_init(|| {
            let part = self.part(sentence.title);
            let mut late = sentence.unread();
            late.tokenise(part);
            late.tongue = self.tongue_of(&late, part);
            late.analyse(part, &self.coder.tongues[late.tongue], self.pair());
            Box::new(late)
        })
    }

    /// The language of a sentence that has been cut into tokens, by its script.
    fn tongue_of(&self, sentence: &Sentence, part: &Part<'_>) -> usize {
        self.read_in(script_of(sentence, part)).unwrap_or(self.tongue)
    }

    /// The first of the article's languages that is written in a script.
    fn read_in(&self, script: Script) -> Option<usize> {
        self.tongues.iter().copied().find(|tongue| self.coder.tongues[*tongue].language.script == script)
    }

    /// The language of sentences of ideographs.
    pub(super) fn han_tongue(&self) -> Option<usize> {
        self.read_in(Script::Han)
    }

    pub fn quotes(&self, title: bool) -> &Quotes {
        let language = &self.coder.tongues[self.tongue].language;
        self.quotes[usize::from(title)].get_or_init(|| quotes(self.part(title).raw, language))
    }

    /// Context lists met anywhere in the article.
    pub fn contexts(&self) -> u64 {
        *self.contexts.get_or_init(|| (0..self.sentences.len()).fold(0, |all, nth| all | self.sentence(nth).contexts))
    }

    fn is_state(&self, actor: u16) -> bool {
        self.coder.able[usize::from(actor)]
    }

    /// The last pair of actors set before a sentence, not further than `reach` sentences before it.
    pub fn set_before(&self, nth: usize, reach: usize) -> Option<Set> {
        let of = |at: usize| sets(self.sentence(at), self.pair(), &|actor| self.is_state(actor)).map(|(actors, joined)| Set { actors, sentence: at, joined });
        if reach < nth {
            return (nth - reach..nth).rev().find_map(of);
        }
        self.sets.before(nth, of)
    }

    /// The actor named in the subject's place of a sentence: the first state.
    pub fn subject_of(&self, nth: usize) -> Option<u16> {
        self.sentence(nth).mentions.iter().map(|mention| mention.actor).find(|actor| self.is_state(*actor))
    }

    /// The last such actor before a sentence.
    pub fn subject_before(&self, nth: usize) -> Option<u16> {
        self.subjects.before(nth, |at| self.subject_of(at))
    }

    /// Whether the article really names both actors.
    fn names_pair(&mut self) -> bool {
        let (mut first, mut second) = (false, false);
        for nth in 0..self.sentences.len() {
            if !self.hopes.names_any(nth) {
                continue;
            }
            self.analyse(nth);
            first |= self.sentences[nth].names(self.pair()[0]);
            second |= self.sentences[nth].names(self.pair()[1]);
            if first && second {
                return true;
            }
        }
        false
    }

    pub(super) fn zone_of(&self, sentence: &Sentence, at: usize) -> Zone {
        if sentence.title {
            return Zone::Title;
        }
        self.zone_at(at)
    }

    /// The zone of a byte of the body.
    pub fn zone_at(&self, at: usize) -> Zone {
        self.zones.iter().find(|zone| zone.start <= at && at < zone.end).map_or(Zone::Body, |zone| zone.zone)
    }

    fn notes(&self) -> Vec<String> {
        let told = |part: &str, quotes: &Quotes| quotes.unbalanced.first().map(|at| format!("A quotation mark at byte {at} of the {part} has no partner; it was not read as one."));
        told("title", self.quotes(true)).into_iter().chain(told("body", self.quotes(false))).collect()
    }
}

/// A ticker strings many items into one sentence with semicolons: each is read by itself.
fn stretches(text: &str, span: Span, spaced: bool) -> Vec<Span> {
    let cut = span.of(text);
    if !spaced || memchr::memchr_iter(b';', cut.as_bytes()).count() < 3 || ends_entity(cut.as_bytes()) {
        return vec![span];
    }
    let mut found = Vec::new();
    let mut from = 0;
    for end in memchr::memchr_iter(b';', cut.as_bytes()).map(|at| at + 1).chain([cut.len()]) {
        let part = &cut[from..end];
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let start = span.start + from + (part.len() - part.trim_start().len());
            found.push(Span::new(start, start + trimmed.len()));
        }
        from = end;
    }
    found
}

/// Whether a semicolon of these bytes closes an entity of HTML that was left over.
fn ends_entity(text: &[u8]) -> bool {
    memchr::memchr_iter(b'&', text).any(|at| {
        let rest = &text[at + 1..text.len().min(at + 10)];
        memchr::memchr(b';', rest).is_some_and(|end| end > 1 && rest[..end].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#'))
    })
}

fn script_of(sentence: &Sentence, part: &Part<'_>) -> Script {
    use crate::text::TokenKind;
    let (mut han, mut cyrillic, mut latin) = (0, 0, 0);
    for token in &sentence.tokens {
        let length = (token.end - token.start) as usize;
        match (token.kind, part.fold.bytes[token.start as usize]) {
            (TokenKind::Han, _) => han += 3,
            (TokenKind::Word, 0xD0..=0xD3) => cyrillic += length / 2,
            (TokenKind::Word, _) => latin += length,
            _ => {}
        }
    }
    match () {
        () if han >= cyrillic && han >= latin && han > 0 => Script::Han,
        () if cyrillic >= latin && cyrillic > 0 => Script::Cyrillic,
        () => Script::Latin,
    }
}

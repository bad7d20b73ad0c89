//! Reads one article closely: from the prescan's candidates to hits.

use std::cell::RefCell;

use crate::answers::Reason;
use crate::article::{Span, Zone, ZoneSpan};
use crate::codebook::{ActorRule, CueKind, Expression, Where};
use crate::text::sentences;

use super::carry::{Before, before_each};
use super::demands::{Actors, actors_met, context_met};
use super::explain::Why;
use super::hit::{Hit, NotCounted, Stance};
use super::hopes::{Hopes, sentences_at};
use super::long::stretched;
use super::matching::{fixed, longest};
use super::prescan::{Depth, Prescan, of_script, prescan};
use super::quotes::{Quotes, quotes};
use super::relation::is_with_another;
use super::sentence::{Part, Sentence};
use super::steps::Step;
use super::tongue::holds;
use super::voice::Voices;
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
    /// Sentences analysed: all before this one.
    pub known: usize,
    pub before: Vec<Before>,
    pub title_quotes: Quotes,
    pub body_quotes: Quotes,
    pub tongue: usize,
    /// Context lists met anywhere in the article.
    pub contexts: u64,
    hopes: Hopes,
    /// Patterns that have been looked for in the whole article.
    anywhere: RefCell<Vec<(*const Step, bool)>>,
    /// Matches that are no hits, with the reason.
    left_out: Vec<(Match, &'static str)>,
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
    let scan = prescan(coder, article, Depth::Needed);
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
        return (Coding { mentions_pair: first && second, ..Coding::default() }, Vec::new());
    }
    let mut reading = Reading::new(coder, article, scan);
    let matches = reading.matches(&candidates, false);
    let mentions_pair = first && second && (settled || reading.names_pair());
    let mut found = reading.hits(matches);
    super::repeated::mark(&reading, &mut found);
    found.sort_by_key(|found| (found.hit.zone != Zone::Title, found.hit.span.start, found.hit.concept));
    let notes = if found.is_empty() { Vec::new() } else { reading.notes() };
    let told = if reasons { found.iter().map(|found| (found.hit.clone(), super::explain::reasons(&reading, &found.hit, &found.why))).collect() } else { Vec::new() };
    let hits = found.into_iter().map(|found| found.hit).collect();
    (Coding { hits, mentions_pair, notes }, told)
}

impl<'a> Reading<'a> {
    pub fn new(coder: &'a Coder, article: &ArticleText<'a>, scan: Prescan) -> Self {
        let title = Part { raw: article.title.unwrap_or_default(), fold: scan.title };
        let body = Part { raw: article.body, fold: scan.body };
        let code = coder.tongues[scan.tongue].language.code.as_str();
        let mut all = Vec::new();
        let trimmed = title.raw.trim();
        if !trimmed.is_empty() {
            let from = title.raw.len() - title.raw.trim_start().len();
            all.push(Sentence::new(true, Span::new(from, from + trimmed.len()), &title.fold));
        }
        let spaced = !coder.tongues[scan.tongue].is_han();
        for span in sentences(body.raw, code) {
            let items = stretches(body.raw, span, spaced).into_iter().flat_map(|item| stretched(body.raw, item));
            all.extend(items.map(|span| Sentence::new(false, span, &body.fold)));
        }
        let lasting = scan.tongues.iter().any(|tongue| coder.tongues[*tongue].language.speech_lasts);
        let foreign = |sentence: &Sentence| super::scripts::is_foreign(coder, &scan.tongues, sentence, if sentence.title { &title.fold } else { &body.fold });
        let hopes = Hopes::new(&all, &scan.notes, lasting, &foreign);
        Self { coder, title, body, zones: article.zones, sentences: all, known: 0, before: Vec::new(), title_quotes: Quotes::default(), body_quotes: Quotes::default(), tongue: scan.tongue, contexts: 0, hopes, anywhere: RefCell::default(), left_out: Vec::new() }
    }

    pub fn part(&self, title: bool) -> &Part<'a> {
        if title { &self.title } else { &self.body }
    }

    pub fn pair(&self) -> [u16; 2] {
        self.coder.codebook.pair
    }

    /// Finds which expressions stand where. With `all` nothing is passed over that cannot become a hit.
    fn matches(&mut self, candidates: &[super::prescan::Candidate], all: bool) -> Vec<Match> {
        let mut found = Vec::new();
        let mut known = (usize::MAX, usize::MAX, 0);
        for candidate in candidates {
            for nth in sentences_at(&self.sentences, candidate.part == 0, candidate.found.start as usize) {
                if (known.0, known.1) != (nth, usize::from(candidate.tongue)) {
                    let able = if all { u64::MAX } else { self.hopes.able(nth, &self.coder.tongues[usize::from(candidate.tongue)].asked) };
                    known = (nth, usize::from(candidate.tongue), able);
                }
                self.match_one(candidate, nth, known.2, &mut found);
            }
        }
        found
    }

    /// The expressions that a fixed word announces in a sentence, of the kinds that are able to become a hit there.
    fn match_one(&mut self, candidate: &super::prescan::Candidate, nth: usize, able: u64, found: &mut Vec<Match>) {
        let ready = &self.coder.tongues[usize::from(candidate.tongue)];
        let wanted = |pattern: u32| ready.asks[pattern as usize] & able != 0;
        if ready.wants[candidate.found.literal as usize] & able == 0 {
            return;
        }
        let (title, body, sentence) = (&self.title, &self.body, &mut self.sentences[nth]);
        let part = if sentence.title { title } else { body };
        if !ready.scan.may_stand(candidate.found, sentence.heads(part), wanted) {
            return;
        }
        self.tokenise(nth);
        let sentence = &self.sentences[nth];
        if sentence.tongue != usize::from(candidate.tongue) || !ready.scan.may_match(candidate.found, &sentence.view(self.part(sentence.title), self.pair()), wanted) {
            return;
        }
        self.analyse(nth);
        let sentence = &self.sentences[nth];
        let view = sentence.view(self.part(sentence.title), self.pair());
        // What stands whole in the stretch before is found there.
        let told = nth.checked_sub(1).map(|before| &self.sentences[before]).filter(|before| before.title == sentence.title).map_or(0, |before| before.end);
        ready.scan.verify(candidate.found, &view, wanted, |pattern, start, end| {
            if sentence.tokens[end.at - 1].end as usize > told {
                found.push(Match { sentence: nth, expression: ready.sought[pattern as usize], start, end: end.at, own: end.own });
            }
        });
    }

    pub fn analyse(&mut self, nth: usize) {
        self.tokenise(nth);
        let pair = self.pair();
        let (title, body, sentence) = (&self.title, &self.body, &mut self.sentences[nth]);
        let part = if sentence.title { title } else { body };
        sentence.analyse(part, &self.coder.tongues[sentence.tongue], pair);
    }

    /// Cuts a sentence into tokens and tells its language by its script.
    fn tokenise(&mut self, nth: usize) {
        let (title, body, sentence) = (&self.title, &self.body, &mut self.sentences[nth]);
        let part = if sentence.title { title } else { body };
        if !sentence.tokenise(part) {
            return;
        }
        let own = script_of(sentence, part);
        let language = self.coder.tongues[self.tongue].language.script;
        sentence.tongue = if own == language { self.tongue } else { of_script(self.coder, own).unwrap_or(self.tongue) };
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

    /// Analyses everything that the attributes of hits up to this sentence can rest on.
    fn know(&mut self, last: usize) {
        let last = (last + 4).min(self.sentences.len());
        for nth in 0..last {
            self.analyse(nth);
            self.contexts |= self.sentences[nth].contexts;
        }
        self.known = last;
        let able = &self.coder.able;
        self.before = before_each(&self.sentences[..last], self.pair(), &|actor| able[usize::from(actor)]);
        let language = &self.coder.tongues[self.tongue].language;
        self.title_quotes = quotes(self.title.raw, language);
        self.body_quotes = quotes(self.body.raw, language);
    }

    fn hits(&mut self, mut matches: Vec<Match>) -> Vec<Reasoned> {
        let decoys: Vec<Match> = matches.iter().filter(|found| self.is_decoy(found)).copied().collect();
        matches.retain(|found| !self.is_decoy(found));
        decoys.into_iter().for_each(|found| self.left_out.push((found, "decoy")));
        let mut hopeful = Vec::with_capacity(matches.len());
        for found in matches {
            match self.hopeless(&found) {
                Some(why) => self.left_out.push((found, why)),
                None => hopeful.push(found),
            }
        }
        let matches = self.ranked(hopeful);
        let Some(last) = matches.iter().map(|found| found.sentence).max() else { return Vec::new() };
        self.know(if matches.iter().any(|found| self.asks_all(found)) { self.sentences.len() } else { last });
        let mut voices = Voices::default();
        let mut found = Vec::new();
        let coder = self.coder;
        voices.until(self, last);
        for group in matches.chunk_by(|a, b| (a.sentence, coder.concept_of(a)) == (b.sentence, coder.concept_of(b))) {
            let first = found.len();
            for one in group {
                let overlaps = found[first..].iter().any(|other: &Reasoned| other.why.start < one.end && one.start < other.why.end);
                let expression = &coder.codebook.expressions[one.expression as usize];
                match if overlaps { Err("overlapped") } else { self.consider(&mut voices, one, expression) } {
                    Ok(reasoned) => found.push(reasoned),
                    Err(why) => self.left_out.push((*one, why)),
                }
            }
        }
        found
    }

    /// Whether what the whole article says decides about a match.
    fn asks_all(&self, found: &Match) -> bool {
        let demands = &self.coder.codebook.expressions[found.expression as usize].demands;
        let company = &self.coder.company[found.expression as usize];
        (demands.context.is_some() && demands.context_reach.is_none()) || company.not.iter().chain(&company.near).any(|(place, _)| *place == Where::Article)
    }

    /// Why a match cannot become a hit whatever the rest of the article says: told before that is read.
    fn hopeless(&mut self, found: &Match) -> Option<&'static str> {
        let coder = self.coder;
        let demands = &coder.codebook.expressions[found.expression as usize].demands;
        let nth = found.sentence;
        if let (Some(place), Some(reach)) = (demands.context, demands.context_reach) {
            let reach = usize::from(reach);
            let near = nth.saturating_sub(reach)..(nth + 1 + reach.min(3)).min(self.sentences.len());
            near.clone().chain([0]).for_each(|at| self.analyse(at));
            let met = near.chain([0].into_iter().filter(|_| self.sentences[0].title)).any(|at| self.sentences[at].contexts & (1 << place) != 0);
            if !met {
                return Some("context-missing");
            }
        }
        let sentence = &self.sentences[nth];
        let named = self.pair().into_iter().filter(|actor| sentence.names(*actor)).count();
        let carries = |kinds: &[CueKind]| sentence.marks.iter().any(|mark| kinds.contains(&mark.kind));
        let able = match (demands.actors, named) {
            (ActorRule::Pair, 0) => demands.silent > 0 || carries(&[CueKind::CarriesPair, CueKind::CarriesPlural]),
            (ActorRule::Pair, 1) => carries(&[CueKind::CarriesPair, CueKind::CarriesPlural, CueKind::CarriesOther, CueKind::CarriesFirst, CueKind::CarriesSingle]),
            _ => true,
        };
        (!able).then_some("actors-missing")
    }

    /// A match becomes a hit, or is left out for a reason.
    fn consider(&self, voices: &mut Voices, one: &Match, expression: &Expression) -> Result<Reasoned, &'static str> {
        if !context_met(self, one, expression) {
            return Err("context-missing");
        }
        let company = &self.coder.company[one.expression as usize];
        if self.meets(one, &company.not) {
            return Err("excluded");
        }
        if !company.near.is_empty() && !self.meets(one, &company.near) {
            return Err("company-missing");
        }
        let actors = actors_met(self, voices, one, expression).ok_or("actors-missing")?;
        if self.has_third_party(one, expression, &actors) {
            return Err("third-party");
        }
        self.judge(voices, one, expression, actors).ok_or("no-outsider")
    }

    /// The matches by sentence and concept; in each group the one with the most words of its own comes first, then the
    /// tighter one: of overlapping matches that meet their demands the first stays, within and across categories.
    fn ranked(&self, mut matches: Vec<Match>) -> Vec<Match> {
        matches.sort_by_key(|found| (found.sentence, self.coder.concept_of(found), found.start, found.end, found.expression));
        matches.dedup();
        matches.sort_by_key(|found| (found.sentence, self.coder.concept_of(found), std::cmp::Reverse(found.own), found.end - found.start, found.start, found.expression));
        matches
    }

    fn is_decoy(&self, found: &Match) -> bool {
        let concept = self.coder.codebook.expressions[found.expression as usize].concept;
        self.sentences[found.sentence].decoys.iter().any(|(of, start, end)| of.is_none_or(|of| of == concept) && *start < found.end && found.start < *end)
    }

    /// Whether one of these patterns stands where it is looked for.
    fn meets(&self, found: &Match, patterns: &[(Where, Step)]) -> bool {
        let sentence = &self.sentences[found.sentence];
        let tongue = &self.coder.tongues[sentence.tongue];
        let view = sentence.view(self.part(sentence.title), self.pair());
        patterns.iter().any(|(place, node)| match place {
            Where::Sentence => (0..sentence.tokens.len()).any(|at| longest(node, &view, at).is_some_and(|end| end > at)),
            Where::Article => self.stands_anywhere(node),
            Where::Near => {
                let from = found.start.saturating_sub(14);
                let to = (found.end + 10).min(sentence.tokens.len());
                (from..to).any(|at| longest(node, &view, at).is_some_and(|end| end > at && is_near(sentence, tongue, at, end, found)))
            }
        })
    }

    /// Whether a pattern stands anywhere in the article. Looked up once, whatever the number of matches that ask.
    fn stands_anywhere(&self, node: &Step) -> bool {
        let known = self.anywhere.borrow().iter().find(|(other, _)| std::ptr::eq(*other, node)).map(|(_, stands)| *stands);
        known.unwrap_or_else(|| {
            let stands = self.sentences[..self.known].iter().any(|other| {
                let view = other.view(self.part(other.title), self.pair());
                (0..other.tokens.len()).any(|at| longest(node, &view, at).is_some_and(|end| end > at))
            });
            self.anywhere.borrow_mut().push((std::ptr::from_ref(node), stands));
            stands
        })
    }

    fn has_third_party(&self, found: &Match, expression: &Expression, actors: &Actors) -> bool {
        if expression.demands.actors != ActorRule::Pair || actors.carried {
            return false;
        }
        let sentence = &self.sentences[found.sentence];
        let able = &self.coder.able;
        // Actors that the pattern itself takes in at its edges count as subject or complement.
        let fixed = self.fixed_tokens(found);
        let (start, end) = (fixed.iter().min().copied().unwrap_or(found.start), fixed.iter().max().map_or(found.end, |last| last + 1));
        is_with_another(sentence, &self.coder.tongues[sentence.tongue], self.pair(), (start, end), expression.demands.shared, &|actor| able[usize::from(actor)])
    }

    /// Voice, speaker, stance and claimants of a hit whose demands are met.
    fn judge(&self, voices: &mut Voices, found: &Match, expression: &Expression, actors: Actors) -> Option<Reasoned> {
        let sentence = &self.sentences[found.sentence];
        let view = sentence.view(self.part(sentence.title), self.pair());
        let (start, end) = view.original(found.start, found.end);
        let said = voices.of(self, found);
        let judged = super::demands::stance_of(self, found, expression, &said);
        let claim = if expression.demands.claimants { super::demands::claim_of(self, voices, found, expression, &said)? } else { super::claimants::Claim::default() };
        let hit = Hit {
            zone: self.zone_of(sentence, start),
            sentence: sentence.span,
            span: Span::new(start, end),
            concept: expression.concept,
            category: expression.category,
            expression: found.expression,
            actors: actors.all.clone(),
            claimants: claim.actors.clone(),
            voice: said.voice,
            speaker: said.speaker,
            stance: judged.stance,
            not_counted: (judged.stance == Stance::Negated).then_some(NotCounted::Negated),
        };
        Some(Reasoned { hit, why: Why { sentence: found.sentence, start: found.start, end: found.end, actors, said, judged, claim } })
    }

    /// The tokens of a match that its pattern itself names.
    pub fn fixed_tokens(&self, found: &Match) -> Vec<usize> {
        let sentence = &self.sentences[found.sentence];
        let view = sentence.view(self.part(sentence.title), self.pair());
        let own = &self.coder.company[found.expression as usize].own;
        let way = own.iter().filter(|node| longest(node, &view, found.start) == Some(found.end)).find_map(|node| fixed(node, &view, found.start, found.end));
        way.unwrap_or_else(|| (found.start..found.end).collect())
    }

    fn zone_of(&self, sentence: &Sentence, at: usize) -> Zone {
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
        told("title", &self.title_quotes).into_iter().chain(told("body", &self.body_quotes)).collect()
    }
}

/// Within eight words and in the same clause, or across the hit itself.
fn is_near(sentence: &Sentence, tongue: &super::tongue::Tongue, start: usize, end: usize, found: &Match) -> bool {
    let (from, to) = if end <= found.start { (end, found.start) } else if start >= found.end { (found.end, start) } else { return true };
    sentence.words_between(from, to) <= 8 && !super::stance::clause_ends(sentence, tongue, from, to)
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

fn script_of(sentence: &Sentence, part: &Part<'_>) -> crate::codebook::Script {
    use crate::codebook::Script;
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

//! Who speaks where? Verbs of saying before, inside and after, attributions, headlines' sources, quotations, speech that lasts.

use crate::codebook::{CueKind, NameKind};
use crate::text::TokenKind;

use super::sentence::{Mark, Mention, Sentence};
use super::tail::{closes_with_setting, has_object, is_inserted, is_tail};
use super::subjects::{antecedent, apposed, stands_inverted, subject_behind, subject_of_first_verb};
use super::tongue::Tongue;

/// To whom a speech belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Source {
    /// The actors that the source is or belongs to.
    pub actors: Vec<u16>,
    /// A source stands there without a name of an actor ("an envoy", "he").
    pub unnamed: bool,
    /// The source speaks for no state: a scholar, a newspaper, a personal name without an office.
    pub other: bool,
    /// Words of the source, in tokens of its sentence.
    pub at: Option<(usize, usize)>,
}

/// How a verb of saying takes what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Accusing,
    Denying,
    Doubting,
}

/// A stretch of a sentence that somebody says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speech {
    /// Tokens governed.
    pub start: usize,
    pub end: usize,
    pub source: Source,
    pub tone: Tone,
    pub rule: &'static str,
    /// The verb or phrase, in tokens.
    pub cue: (usize, usize),
    /// Whether the next sentences can belong to it.
    pub lasting: bool,
    /// Whether it is a verb of saying proper, and not one that only makes indirect speech.
    pub proper: bool,
}

/// What is asked of single tokens of a sentence.
pub(super) struct Words<'a> {
    /// Whether it stands in a quotation that is speech.
    pub quoted: &'a dyn Fn(usize) -> bool,
    /// Whether its original begins with a capital.
    pub capital: &'a dyn Fn(usize) -> bool,
    /// Whether it is a verb form that goes on with what its subject says ("insisting").
    pub goes_on: &'a dyn Fn(usize) -> bool,
    /// Whether what tells when, where or to whom something was said begins there.
    pub is_setting: &'a dyn Fn(usize) -> bool,
}

/// The speeches of one sentence.
pub(super) fn speeches(sentence: &Sentence, tongue: &Tongue, words: &Words<'_>) -> Vec<Speech> {
    let Words { quoted, capital, .. } = *words;
    let mut found: Vec<Speech> = Vec::new();
    if sentence.tokens.is_empty() {
        return found;
    }
    found.extend(tagged(sentence, tongue, capital));
    for mark in &sentence.marks {
        if is_named(sentence, mark) || is_undone(sentence, mark) {
            continue;
        }
        if quoted(mark.start) {
            found.extend(inserted(sentence, mark));
            continue;
        }
        match mark.kind {
            CueKind::Attribution => found.push(attributed(sentence, mark)),
            CueKind::Inserted if is_inserted(sentence, mark, words) => found.extend(said(sentence, tongue, &Mark { kind: CueKind::Saying, ..*mark }, words)),
            CueKind::Saying | CueKind::Headline | CueKind::Accusing | CueKind::Denying | CueKind::Doubting => {
                let mut speech = said(sentence, tongue, mark, words);
                if let (Some(speech), Some(before)) = (&mut speech, found.last()) {
                    share_subject(sentence, speech, before);
                }
                found.extend(speech);
            }
            _ => {}
        }
    }
    found
}

/// "« …, a dit A, … »": a verb with its subject between two commas or dashes inside a quotation.
fn inserted(sentence: &Sentence, mark: &Mark) -> Option<Speech> {
    let parts = |at: &usize| matches!(sentence.tokens[*at].kind, TokenKind::Mark(',' | '—' | '–'));
    let length = sentence.tokens.len();
    let open = (mark.start.saturating_sub(3)..mark.start).rev().find(|at| sentence.tokens[*at].is_mark()).filter(parts)?;
    // «…, says A.»: a quotation that goes on in the next paragraph is not closed behind its source.
    let ends = |at: &usize| parts(at) || (*at + 1 == length && matches!(sentence.tokens[*at].kind, TokenKind::Mark('.')));
    let close = (mark.end..length.min(mark.end + 9)).find(|at| sentence.tokens[*at].is_mark()).filter(ends)?;
    let source = source_in(sentence, mark.end, close, false).or_else(|| pronoun_within(sentence, mark)).filter(|_| open > 0 && matches!(mark.kind, CueKind::Saying | CueKind::Inserted))?;
    Some(Speech { start: 0, end: length, source, tone: Tone::Plain, rule: "verb-of-saying-inside", cue: (mark.start, mark.end), lasting: false, proper: true })
}

/// "Xi thanks Putin and promises …": the second verb has the subject of the first, not its object.
fn share_subject(sentence: &Sentence, speech: &mut Speech, before: &Speech) {
    let after_and = sentence.marks_of(CueKind::And).any(|mark| mark.end == speech.cue.0 && !sentence.tokens[mark.start].is_mark());
    let object = speech.source.at.is_some_and(|(start, _)| start >= before.cue.1);
    if after_and && object && before.start == before.cue.1 {
        speech.source = before.source.clone();
    }
}

/// A word of an actor's name is no verb ("United States").
fn is_named(sentence: &Sentence, mark: &Mark) -> bool {
    sentence.mentions.iter().any(|mention| mention.start <= mark.start && mark.end <= mention.end)
}

/// "It cannot be denied", "so-called", "does not recognise": what a fixed phrase takes in, or a negation right before, reports nothing.
fn is_undone(sentence: &Sentence, mark: &Mark) -> bool {
    let wider = |other: &Mark| other.start <= mark.start && mark.end <= other.end && other.end - other.start > mark.end - mark.start;
    let phrase = |other: &Mark| match mark.kind {
        CueKind::Denying | CueKind::Doubting => matches!(other.kind, CueKind::PseudoNegation | CueKind::PseudoDistance),
        CueKind::Saying => matches!(other.kind, CueKind::Distance | CueKind::PseudoNegation | CueKind::Negation),
        // "Can hardly be called": a passive.
        CueKind::Headline | CueKind::Accusing => other.kind == CueKind::PseudoNegation && other.start < mark.start && other.end == mark.end,
        _ => false,
    };
    let refused = |other: &Mark| mark.kind == CueKind::Saying && other.kind == CueKind::Negation && other.end == mark.start;
    sentence.marks.iter().any(|other| (phrase(other) && wider(other)) || refused(other))
}

fn tone(kind: CueKind) -> Tone {
    match kind {
        CueKind::Accusing => Tone::Accusing,
        CueKind::Denying => Tone::Denying,
        CueKind::Doubting => Tone::Doubting,
        _ => Tone::Plain,
    }
}

/// `According to X, …` and `…, according to X`: the whole sentence.
fn attributed(sentence: &Sentence, mark: &Mark) -> Speech {
    // "As A put it", "for the scholar B": the phrase can hold its source.
    let within = source_in(sentence, mark.start, mark.end, false);
    let held_other = within.as_ref().is_some_and(|source| source.other);
    let held = within.filter(|source| !source.actors.is_empty());
    let after = || Some(source_after(sentence, mark.end, 8)).filter(|source| *source != Source::default() && !held_other);
    Speech {
        start: 0,
        end: sentence.tokens.len(),
        source: held.or_else(after).unwrap_or(Source { other: held_other, unnamed: held_other, ..Source::default() }),
        tone: Tone::Plain,
        rule: "attribution",
        cue: (mark.start, mark.end),
        lasting: false,
        proper: true,
    }
}

/// A verb of saying: what follows it, or what stands before it when it closes the sentence.
fn said(sentence: &Sentence, tongue: &Tongue, mark: &Mark, words: &Words<'_>) -> Option<Speech> {
    let Words { quoted, capital, .. } = *words;
    let length = sentence.tokens.len();
    let goes_on = mark.end - mark.start == 1 && (words.goes_on)(mark.start);
    let tail = !goes_on && (is_tail(sentence, tongue, mark, quoted) || closes_with_setting(sentence, mark, words));
    let apposed = apposed(sentence, mark.start, capital);
    let tail = tail && apposed.as_ref().is_none_or(|(head, _)| *head > 0);
    let before = source_before(sentence, mark.start, tongue);
    let turned = tongue.language.speech_inverts && stands_inverted(sentence, mark, quoted);
    let inverted = !goes_on && !tongue.is_han() && (turned || (before.is_none() && !has_object(sentence, mark.end, quoted)) || (tail && follows_mark(sentence, mark.start, quoted)));
    let tied = sentence.marks_of(CueKind::And).any(|and| and.end == mark.start && !sentence.tokens[and.start].is_mark());
    let apposed = apposed.map(|(_, source)| source).or_else(|| (tied && before.is_none() && !tail).then(|| subject_of_first_verb(sentence, mark)).flatten()).or_else(|| before.is_none().then(|| antecedent(sentence, mark.start)).flatten());
    let source = match apposed {
        Some(source) => source,
        None if inverted => source_after(sentence, mark.end, 8),
        None => before.unwrap_or_default(),
    };
    let source = match source == Source::default() {
        true if tail => pronoun_within(sentence, mark).or_else(|| somebody(sentence, mark, quoted, capital)).unwrap_or(source),
        true => subject_of_first_verb(sentence, mark).or_else(|| (words.goes_on)(mark.start).then(|| subject_behind(sentence, mark)).flatten()).unwrap_or(source),
        false => source,
    };
    if source.actors.is_empty() && !source.unnamed && mark.kind != CueKind::Saying {
        return None;
    }
    // "A claims to be neutral, but …": what is only claimed ends with its clause.
    let next = sentence.marks_of(CueKind::Separator).find(|other| other.start > mark.end + 1).map_or(length, |other| other.start);
    let end = if mark.kind == CueKind::Doubting && !tail { next } else { length };
    let (start, rule) = if tail { (0, "verb-of-saying-after") } else { (mark.end, "verb-of-saying-before") };
    let lasting = tongue.language.speech_lasts && mark.kind == CueKind::Saying && (source.unnamed || !source.actors.is_empty());
    Some(Speech { start, end, source, tone: tone(mark.kind), rule, cue: (mark.start, mark.end), lasting, proper: mark.kind != CueKind::Headline })
}

/// "…, a-t-il dit", "…, notes an expert": the verb's cue holds its own subject.
fn pronoun_within(sentence: &Sentence, mark: &Mark) -> Option<Source> {
    let held = |kinds: &[CueKind]| sentence.marks.iter().find(|other| kinds.contains(&other.kind) && mark.start <= other.start && other.end <= mark.end);
    let role = held(&[CueKind::Role, CueKind::OtherRole]);
    let word = role.or_else(|| held(&[CueKind::CarriesSingle]))?;
    let other = held(&[CueKind::OtherRole]).is_some();
    Some(Source { unnamed: true, other, at: Some((word.start, word.end)), ..Source::default() })
}

/// Somebody who is no actor's, beside a verb that closes a sentence: words with a capital ("…, warned Jane Doe").
fn somebody(sentence: &Sentence, mark: &Mark, quoted: &dyn Fn(usize) -> bool, capital: &dyn Fn(usize) -> bool) -> Option<Source> {
    let opening = clause_start(sentence, mark.start, quoted);
    let close = (mark.end..sentence.tokens.len()).find(|at| sentence.tokens[*at].is_mark()).unwrap_or(sentence.tokens.len());
    let name = (opening..mark.start).rev().chain(mark.end..close.min(mark.end + 5)).find(|at| *at > 0 && sentence.tokens[*at].kind == TokenKind::Word && capital(*at))?;
    Some(Source { unnamed: true, other: true, at: Some((name, name + 1)), ..Source::default() })
}

/// "…, has said the spokeswoman": a role, a person or an office right behind the verb.
pub(super) fn is_followed_by_speaker(sentence: &Sentence, from: usize) -> bool {
    let near = |start: usize| start >= from && sentence.words_between(from, start) <= 3 && !sentence.mark_between(from, start, &[',', ';', ':', '—']);
    let role = sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::Role | CueKind::OtherRole) && near(mark.start));
    role || sentence.mentions.iter().any(|mention| matches!(mention.kind, NameKind::Person | NameKind::Institution) && near(mention.start))
}

/// Whether a comma, a dash or the end of a quotation stands right before a token.
pub(super) fn follows_mark(sentence: &Sentence, at: usize, quoted: &dyn Fn(usize) -> bool) -> bool {
    let parts = |at: usize| matches!(sentence.tokens[at].kind, TokenKind::Mark(',' | '—' | '–' | '!' | '?'));
    parts(at) || at.checked_sub(1).is_some_and(|before| parts(before) || quoted(before))
}

/// The token after the last comma, dash or quotation before `at`.
pub(super) fn clause_start(sentence: &Sentence, at: usize, quoted: &dyn Fn(usize) -> bool) -> usize {
    (0..at).rev().find(|token| matches!(sentence.tokens[*token].kind, TokenKind::Mark(_)) || quoted(*token)).map_or(0, |mark| mark + 1)
}

/// The source before a verb: actors, roles or pronouns in its clause.
fn source_before(sentence: &Sentence, verb: usize, tongue: &Tongue) -> Option<Source> {
    let reach = if tongue.is_han() { 24 } else { 12 };
    let from = verb.saturating_sub(reach);
    let role_follows = |at: usize| sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::Role | CueKind::OtherRole) && mark.start == at);
    let person = |mention: &Mention| mention.kind == NameKind::Person;
    let lists = |at: usize| {
        let left = sentence.mentions.iter().find(|mention| mention.end == at);
        let right = sentence.mentions.iter().find(|mention| mention.start == at + 1);
        left.zip(right).is_some_and(|(left, right)| person(left) == person(right) && !role_follows(right.end))
    };
    let from = (from..verb).rev().find(|at| parts_clause(sentence.tokens[*at].kind) && !lists(*at)).map_or(from, |mark| mark + 1);
    source_in(sentence, from, verb, true)
}

fn source_after(sentence: &Sentence, verb: usize, reach: usize) -> Source {
    let to = (verb + reach).min(sentence.tokens.len());
    // The full stop of "Mr." ends nothing.
    let short = |at: usize| matches!(sentence.tokens[at].kind, TokenKind::Mark('.')) && at.checked_sub(1).is_some_and(|word| sentence.tokens[word].end - sentence.tokens[word].start <= 3);
    let to = (verb..to).find(|at| matches!(sentence.tokens[*at].kind, TokenKind::Mark(_)) && !short(*at)).filter(|mark| *mark > verb).unwrap_or(to);
    source_in(sentence, verb, to, false).unwrap_or_default()
}

fn parts_clause(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark(c) if !matches!(c, '、' | '/' | '(' | ')'))
}

/// The source named in a stretch. Of several actors those of the person or institution that speaks are taken, the
/// nearest to the verb first; else those that stand side by side.
pub(super) fn source_in(sentence: &Sentence, from: usize, to: usize, nearest_last: bool) -> Option<Source> {
    let mut inside: Vec<&Mention> = sentence.mentions.iter().filter(|mention| mention.start >= from && mention.end <= to && !is_addressed(sentence, mention)).collect();
    // The office in an institution's own name is none beside it.
    let institutions: Vec<(usize, usize)> = inside.iter().filter(|mention| mention.kind == NameKind::Institution).map(|mention| (mention.start, mention.end)).collect();
    let named = |mark: &Mark| institutions.iter().any(|(start, end)| *start <= mark.start && mark.end <= *end);
    let role = sentence.marks.iter().find(|mark| matches!(mark.kind, CueKind::Role | CueKind::OtherRole) && mark.start >= from && mark.end <= to && !named(mark));
    if inside.iter().any(|mention| !is_brought_in(sentence, mention, role)) {
        inside.retain(|mention| !is_brought_in(sentence, mention, role));
    }
    let other = sentence.marks_of(CueKind::OtherRole).any(|mark| mark.start >= from && mark.end <= to && !named(mark));
    let pronoun = sentence.marks.iter().find(|mark| matches!(mark.kind, CueKind::CarriesSingle | CueKind::CarriesFirst | CueKind::CarriesPlural | CueKind::CarriesPair) && mark.start >= from && mark.end <= to);
    // "Their joint statement" is of both, whatever office its noun is.
    let (role, pronoun) = match (role, pronoun) {
        (Some(office), Some(both)) if both.kind == CueKind::CarriesPair && both.start <= office.start && office.end <= both.end => (None, Some(both)),
        other => other,
    };
    let speaks = |mention: &&&Mention| matches!(mention.kind, NameKind::Person | NameKind::Institution | NameKind::Capital | NameKind::Name | NameKind::Short);
    let person = |mention: &&&Mention| mention.kind == NameKind::Person;
    let chosen = if nearest_last { inside.iter().rev().find(person) } else { inside.iter().find(person) };
    let chosen = chosen.or_else(|| inside.iter().find(speaks));
    // "The Chinese ambassador to A": whose office it is, not where.
    let of_office = |mention: &&&Mention| mention.kind == NameKind::Demonym && role.is_some_and(|role| mention.start == role.end || mention.end == role.start);
    let chosen = chosen.filter(|chosen| chosen.kind == NameKind::Person).or_else(|| inside.iter().find(of_office)).or(chosen);
    let chosen = chosen.or_else(|| inside.first()).copied();
    match (chosen, role, pronoun) {
        (Some(mention), Some(mark), _) if other && mention.kind != NameKind::Person => Some(Source { actors: Vec::new(), unnamed: true, other, at: Some((mark.start, mark.end)) }),
        (Some(mention), _, _) => Some(Source { actors: beside(sentence, &inside, mention), unnamed: false, other: false, at: Some((mention.start, mention.end)) }),
        (None, Some(mark), _) | (None, None, Some(mark)) => Some(Source { actors: Vec::new(), unnamed: true, other, at: Some((mark.start, mark.end)) }),
        _ => None,
    }
}

/// "The readout of B's ministry of the call with A": a person behind an office, brought in by "with", does not speak.
fn is_brought_in(sentence: &Sentence, person: &Mention, role: Option<&Mark>) -> bool {
    let by = |mark: &Mark| mark.kind == CueKind::With && mark.end == person.start && !sentence.tokens[mark.start].is_mark();
    person.kind == NameKind::Person && role.is_some_and(|role| role.end <= person.start) && sentence.marks.iter().any(by)
}

/// 对俄方表示: who is spoken to does not speak. 在甲看来 is a phrase of its own that names its source.
fn is_addressed(sentence: &Sentence, mention: &Mention) -> bool {
    let phrase = |at: usize| sentence.marks_of(CueKind::Attribution).any(|mark| mark.start == at && mark.end > mention.end);
    sentence.marks.iter().any(|mark| mark.kind == CueKind::Towards && mark.end == mention.start && sentence.tokens[mark.start].kind == TokenKind::Han && !phrase(mark.start))
}

/// The actor of a mention with those named right beside it ("China, Russia pledge").
fn beside(sentence: &Sentence, inside: &[&Mention], chosen: &Mention) -> Vec<u16> {
    let mut actors = vec![chosen.actor];
    for mention in inside {
        let near = match chosen.kind {
            // "After meeting A, B said": a comma alone joins two persons in a headline only.
            NameKind::Person => {
                let (from, to) = (chosen.end.min(mention.end), chosen.start.max(mention.start));
                let spoken = sentence.marks_of(CueKind::And).any(|mark| mark.start >= from && mark.end <= to && !sentence.tokens[mark.start].is_mark());
                from <= to && (spoken || sentence.title || from < to && sentence.words_between(from, to) == 0 && !sentence.mark_between(from, to, &[','])) && super::relation::is_listed(sentence, from, to)
            }
            _ => mention.start <= chosen.end + 2 && chosen.start <= mention.end + 2,
        };
        if near && mention.kind == chosen.kind && !actors.contains(&mention.actor) {
            actors.push(mention.actor);
        }
    }
    actors
}

/// A headline's source: `X: …`, `… — X`, `…: X`.
fn tagged(sentence: &Sentence, tongue: &Tongue, capital: &dyn Fn(usize) -> bool) -> Option<Speech> {
    let length = sentence.tokens.len();
    let is_tag = |at: usize| matches!(sentence.tokens[at].kind, TokenKind::Mark(c) if matches!(c, ':' | '—' | '–' | '|' | '∣' | '：') && tongue.language.tags.iter().any(|tag| tag.trim().starts_with(c) || (c == '–' && tag.contains('-')) || (c == ':' && tag == "：")));
    let first = (1..length.min(16)).find(|at| is_tag(*at));
    let colon = |at: usize| matches!(sentence.tokens[at].kind, TokenKind::Mark(':' | '|' | '∣'));
    let before = first.filter(|tag| colon(*tag) && sentence.words_between(0, *tag) <= 8 && tag + 2 < length);
    if let Some((tag, source)) = before.and_then(|tag| Some((tag, speaking(sentence, 0, tag).or_else(|| personal_name(sentence, tag, capital))?))) {
        return Some(Speech { start: tag + 1, end: length, source, tone: Tone::Plain, rule: "headline-source-before", cue: (tag, tag + 1), lasting: false, proper: true });
    }
    let headline = sentence.title || !matches!(sentence.tokens[length - 1].kind, TokenKind::Mark('.' | '!' | '?' | '…' | '。'));
    let last = (1..length).rev().take(13).find(|at| is_tag(*at)).filter(|_| headline)?;
    let words = sentence.words_between(last + 1, length);
    if words == 0 || words > 9 {
        return None;
    }
    let source = speaking(sentence, last + 1, length).or_else(|| (!colon(last) && words <= 4).then(|| Source { unnamed: true, ..Source::default() }))?;
    let source = if source.actors.is_empty() { Source { actors: sole_subject(sentence), ..source } } else { source };
    Some(Speech { start: 0, end: last, source, tone: Tone::Plain, rule: "headline-source-after", cue: (last, last + 1), lasting: false, proper: true })
}

/// "Given Surname: …" of somebody without an office, in a headline or before a quotation: two to four words, each with a capital, and
/// no verb.
fn personal_name(sentence: &Sentence, tag: usize, capital: &dyn Fn(usize) -> bool) -> Option<Source> {
    let genitive = |at: usize| at > 0 && sentence.tokens[at].end - sentence.tokens[at].start == 1;
    let plain = (0..tag).all(|at| !sentence.tokens[at].is_mark() && sentence.tokens[at].kind == TokenKind::Word && (capital(at) || genitive(at)));
    let told = sentence.title || matches!(sentence.tokens.get(tag + 1).map(|token| token.kind), Some(TokenKind::Mark('"')));
    ((2..=4).contains(&tag) && plain && told && sentence.mentions.iter().all(|mention| mention.start >= tag)).then(|| Source { unnamed: true, other: true, at: Some((0, tag)), ..Source::default() })
}

/// "Russia to go on … — diplomat": a source without a state speaks for the one that opens the headline alone.
fn sole_subject(sentence: &Sentence) -> Vec<u16> {
    match sentence.mentions.as_slice() {
        [first, rest @ ..] if first.start == 0 && rest.first().is_none_or(|next| !super::relation::is_listed(sentence, first.end, next.start)) => vec![first.actor],
        _ => Vec::new(),
    }
}

/// Names side by side, with at most a hyphen or a stroke between, and nothing else.
fn is_run(sentence: &Sentence, from: usize, to: usize) -> bool {
    let joins = |at: usize| matches!(sentence.tokens[at].kind, TokenKind::Mark('/' | '–' | '—' | '-'));
    let named = |at: usize| sentence.mentions.iter().any(|mention| mention.start <= at && at < mention.end);
    (from..to).all(|at| named(at) || joins(at))
}

/// A source that can speak: a person, an institution or a role; not a bare country.
fn speaking(sentence: &Sentence, from: usize, to: usize) -> Option<Source> {
    let source = source_in(sentence, from, to, false)?;
    let able = sentence.mentions.iter().any(|mention| mention.start >= from && mention.end <= to && matches!(mention.kind, NameKind::Person | NameKind::Institution | NameKind::Capital) && (sentence.title || mention.kind != NameKind::Capital));
    let role = sentence.marks.iter().any(|mark| matches!(mark.kind, CueKind::Role | CueKind::OtherRole) && mark.start >= from && mark.end <= to);
    // "A-B: …" is what a headline is about.
    let bare = sentence.title && sentence.words_between(from, to) <= 2 && (source.actors.len() == 1 || (source.actors.len() > 1 && !is_run(sentence, from, to)));
    (able || role || bare).then_some(source)
}

//! In whose voice is an expression said: the article's own, or somebody's who is quoted or reported?

use std::cell::OnceCell;

use crate::codebook::{CueKind, NameKind};

use super::carry::Latest;
use super::hit::{Speaker, Voice};
use super::reading::{Match, Reading};
use super::matching::longest;
use super::speech::{Source, Speech, Tone, Words, speeches};

/// Voice and speaker of a hit, with the rule and the words they rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub voice: Voice,
    pub speaker: Speaker,
    /// The actors that speak.
    pub actors: Vec<u16>,
    pub rule: &'static str,
    pub tone: Tone,
    /// Sentence and tokens of the verb, phrase or source.
    pub at: Option<(usize, (usize, usize))>,
    /// Sentence and tokens of the source.
    pub source: Option<(usize, (usize, usize))>,
}

/// Where a speech was opened that goes on: its sentence, and its place among the speeches there.
type Running = Option<(usize, usize)>;

/// The speeches of an article: each sentence is read for them when it is first asked for.
pub(super) struct Voices {
    heard: Vec<OnceCell<Heard>>,
    /// Whether a speech of this article can run on over sentences.
    lasting: bool,
    /// The speech that goes on after a sentence, where that was asked for.
    after: Vec<OnceCell<Running>>,
    /// The actors of the last source before a sentence.
    last: Latest<Vec<u16>>,
}

/// What is said in one sentence.
struct Heard {
    speeches: Vec<Speech>,
    /// Which tokens stand in a quotation that is speech.
    quoted: Vec<bool>,
}

impl Voices {
    pub fn new(sentences: usize, lasting: bool) -> Self {
        let empty = || (0..sentences).map(|_| OnceCell::new()).collect();
        Self { heard: empty(), lasting, after: (0..if lasting { sentences } else { 0 }).map(|_| OnceCell::new()).collect(), last: Latest::default() }
    }

    fn heard(&self, reading: &Reading<'_>, nth: usize) -> &Heard {
        self.heard[nth].get_or_init(|| hear(reading, nth))
    }

    /// The speeches of a sentence. While another speech goes on, its own first person and headlines' words open none.
    fn speeches<'v>(&'v self, reading: &'v Reading<'_>, nth: usize) -> impl DoubleEndedIterator<Item = &'v Speech> + use<'v> {
        let within = self.entering(reading, nth).is_some();
        kept(reading, nth, self.heard(reading, nth), within).map(|(_, speech)| speech)
    }

    /// The speech that goes on up to a sentence, before its first word.
    fn entering(&self, reading: &Reading<'_>, nth: usize) -> Running {
        nth.checked_sub(1).filter(|_| self.lasting).and_then(|before| self.after(reading, before))
    }

    /// The speech that goes on in a sentence.
    fn running(&self, reading: &Reading<'_>, nth: usize) -> Running {
        self.entering(reading, nth).filter(|_| !self.breaks(reading, nth, true))
    }

    pub fn is_running(&self, reading: &Reading<'_>, nth: usize) -> bool {
        self.running(reading, nth).is_some()
    }

    /// The speech that goes on after a sentence: from the nearest one before that settles it, whatever went on until there.
    fn after(&self, reading: &Reading<'_>, nth: usize) -> Running {
        let mut from = nth;
        let mut now = loop {
            if let Some(known) = self.after[from].get() {
                break *known;
            }
            let alone = self.step(reading, from, None);
            if from == 0 || alone == self.step(reading, from, Some((usize::MAX, 0))) {
                break alone;
            }
            from -= 1;
        };
        for at in from + 1..=nth {
            now = *self.after[at].get_or_init(|| self.step(reading, at, now));
        }
        now
    }

    /// What goes on after a sentence at whose beginning `entering` goes on.
    fn step(&self, reading: &Reading<'_>, nth: usize, entering: Running) -> Running {
        if self.heard[nth].get().is_none() && reading.is_silent(nth) {
            return entering;
        }
        let opened = kept(reading, nth, self.heard(reading, nth), entering.is_some()).rev().find(|(_, speech)| speech.lasting);
        match opened {
            Some((at, _)) => Some((nth, at)),
            None => entering.filter(|_| !self.breaks(reading, nth, true)),
        }
    }

    /// Whether a sentence ends what went on before it.
    fn breaks(&self, reading: &Reading<'_>, nth: usize, within: bool) -> bool {
        let opens = || kept(reading, nth, self.heard(reading, nth), within).any(|(_, speech)| speech.lasting);
        reading.sentence(nth).title || ends_speech(reading, nth) || (starts_with_person(reading, nth) && !opens())
    }

    /// The actors of the last source before a sentence.
    fn last_source(&self, reading: &Reading<'_>, nth: usize) -> Vec<u16> {
        let named = |at: usize| self.speeches(reading, at).rev().find(|speech| !speech.source.actors.is_empty()).map(|speech| speech.source.actors.clone());
        self.last.before(nth, named).unwrap_or_default()
    }

    /// Who says what stands at a match.
    pub fn of(&self, reading: &Reading<'_>, found: &Match) -> Said {
        let nth = found.sentence;
        if self.is_quoted(reading, nth, found.start) {
            return self.in_quotation(reading, found);
        }
        let governing: Vec<&Speech> = self.speeches(reading, nth).filter(|speech| governs(reading, nth, speech, found)).collect();
        if let Some(speech) = governing.iter().copied().max_by_key(|speech| rank(speech)) {
            // "A dismissed as false reports that …": who denies, denies what is reported too.
            // "A dismissed a rift, insisting that …": behind a comma it speaks of something else.
            let parted = |other: &Speech| reading.sentence(nth).mark_between(other.cue.1, speech.cue.0, &[',']);
            let denied = governing.iter().find(|other| other.tone == Tone::Denying && other.source.actors == speech.source.actors && !speech.source.actors.is_empty() && !parted(other));
            return self.told(reading, nth, denied.copied().unwrap_or(speech), speech.rule);
        }
        match self.running(reading, nth) {
            Some((opened, at)) if !self.has_own_source(reading, nth, found.start) => {
                let speech = &self.heard(reading, opened).speeches[at];
                self.told(reading, opened, speech, "speech-goes-on")
            }
            _ => Said { voice: Voice::Narrated, speaker: Speaker::None, actors: Vec::new(), rule: "narrated", tone: Tone::Plain, at: None, source: None },
        }
    }

    fn is_quoted(&self, reading: &Reading<'_>, nth: usize, token: usize) -> bool {
        self.heard(reading, nth).quoted.get(token).copied().unwrap_or(false)
    }

    /// A lasting speech opens later in the same sentence: what stands before its verb is told by the article.
    fn has_own_source(&self, reading: &Reading<'_>, nth: usize, token: usize) -> bool {
        self.speeches(reading, nth).any(|speech| speech.lasting && speech.start > token)
    }

    /// Inside quotation marks: the source is looked for in the sentence, then after, then before.
    fn in_quotation(&self, reading: &Reading<'_>, found: &Match) -> Said {
        let nth = found.sentence;
        let own = self.speeches(reading, nth).min_by_key(|speech| speech.cue.0.abs_diff(found.start));
        // "… ." The words are those of A: a phrase at the head of the next sentence.
        // “……。”甲说，“……”: in Chinese the verb behind a quotation takes in what stands before it.
        let han = reading.coder.tongues[reading.sentence(nth).tongue].is_han();
        let behind = |speech: &&Speech| han && speech.proper && speech.cue.0 <= 12 && speech.source.at.is_some_and(|(start, _)| start <= 4);
        let names_source = |speech: &&Speech| speech.rule == "verb-of-saying-after" || behind(speech) || (speech.rule == "attribution" && speech.cue.0 <= 6 && speech.source != Source::default());
        let after = || (nth + 1 < self.heard.len()).then(|| self.speeches(reading, nth + 1).find(names_source)).flatten().map(|speech| (nth + 1, speech));
        let before = || nth.checked_sub(1).and_then(|before| self.speeches(reading, before).next_back().map(|speech| (before, speech)));
        let chosen = own.map(|speech| (nth, speech)).or_else(after).or_else(before);
        match chosen {
            Some((at, speech)) => self.told_of(reading, (at, at.min(nth)), speech, "quotation-marks"),
            None => self.spoken(self.last_source(reading, nth), "quotation-marks", Tone::Plain, None, None, reading),
        }
    }

    fn told(&self, reading: &Reading<'_>, nth: usize, speech: &Speech, rule: &'static str) -> Said {
        self.told_of(reading, (nth, nth), speech, rule)
    }

    /// What a speech of sentence `nth` tells of words in sentence `first`, before which its pronouns point.
    fn told_of(&self, reading: &Reading<'_>, (nth, first): (usize, usize), speech: &Speech, rule: &'static str) -> Said {
        let actors = self.source_actors(reading, (nth, first), &speech.source);
        let said = self.spoken(actors, rule, speech.tone, Some((nth, speech.cue)), speech.source.at.map(|at| (nth, at)), reading);
        if speech.source.other && said.actors.is_empty() { Said { speaker: Speaker::Other, ..said } } else { said }
    }

    fn spoken(&self, actors: Vec<u16>, rule: &'static str, tone: Tone, at: Option<(usize, (usize, usize))>, source: Option<(usize, (usize, usize))>, reading: &Reading<'_>) -> Said {
        Said { voice: Voice::Quoted, speaker: speaker(&actors, reading.pair()), actors, rule, tone, at, source }
    }

    /// The actors of a source; a pronoun stands for the source before, "both sides" for the pair that is set.
    fn source_actors(&self, reading: &Reading<'_>, (nth, first): (usize, usize), source: &Source) -> Vec<u16> {
        if !source.actors.is_empty() || !source.unnamed {
            return source.actors.clone();
        }
        let Some((start, end)) = source.at else { return Vec::new() };
        let kinds: Vec<CueKind> = reading.sentence(nth).marks.iter().filter(|mark| mark.start == start && mark.end == end).map(|mark| mark.kind).collect();
        if kinds.contains(&CueKind::CarriesPair) {
            let here = reading.sentence(nth);
            let pair = reading.pair();
            let own = || pair.iter().all(|actor| here.names(*actor)).then(|| pair.to_vec());
            return reading.set_before(nth, usize::MAX).map(|set| set.actors.to_vec()).or_else(own).unwrap_or_default();
        }
        if kinds.contains(&CueKind::Role) && !source.other && is_of_that_country(reading.sentence(nth), start, end) {
            return reading.subject_of(nth).or_else(|| reading.subject_before(nth)).into_iter().collect();
        }
        if kinds.contains(&CueKind::CarriesPlural) {
            return reading.set_before(nth, 1).filter(|set| set.joined).map(|set| set.actors.to_vec()).unwrap_or_default();
        }
        if kinds.contains(&CueKind::CarriesSingle) || kinds.contains(&CueKind::CarriesFirst) {
            let last = self.last_source(reading, first);
            return if last.is_empty() { reading.subject_before(first).map(|actor| vec![actor]).unwrap_or_default() } else { last };
        }
        Vec::new()
    }
}

/// "The country's minister said", "its ministry said": an office of the state that the sentence is about.
fn is_of_that_country(sentence: &super::sentence::Sentence, start: usize, end: usize) -> bool {
    let whose = |mark: &super::sentence::Mark| match mark.end - mark.start {
        1 => mark.end == start,
        _ => (mark.start <= start && end < mark.end) || mark.end + 1 == start,
    };
    sentence.marks_of(CueKind::CarriesSingle).any(whose)
}

/// Of several speeches over one match: one with a source before one without, what closes the sentence before what is told within
/// it, and any verb before a phrase such as "according to".
fn rank(speech: &Speech) -> (bool, bool, bool, bool, usize) {
    let known = !speech.source.actors.is_empty() || speech.source.other;
    (speech.source != Source::default(), known && speech.rule == "verb-of-saying-after", speech.rule != "attribution", speech.proper, speech.start)
}

/// Whether a speech holds a match. The match may hold the verb itself ("calls for talks"), if its source stands before
/// and the verb is not one that is refused ("refused to condemn").
fn governs(reading: &Reading<'_>, nth: usize, speech: &Speech, found: &Match) -> bool {
    if speech.start == 0 || speech.start <= found.start {
        return speech.start < found.end && found.end <= speech.end;
    }
    let inside = speech.cue.0 < found.end;
    let refused = reading.sentence(nth).marks.iter().any(|mark| mark.kind == CueKind::Negation && mark.end <= speech.cue.0 && mark.end + 4 > speech.cue.0);
    inside && !refused && speech.source.at.is_some_and(|(start, _)| start <= speech.cue.0)
}

/// "I announced with President B": the first person of a running speech is no new source.
fn is_first_person(reading: &Reading<'_>, nth: usize, speech: &Speech) -> bool {
    let from = speech.cue.0.saturating_sub(16);
    let sentence = reading.sentence(nth);
    sentence.marks_of(CueKind::CarriesFirst).any(|mark| mark.start >= from && mark.end <= speech.cue.0)
        || (speech.source.actors.is_empty() && speech.source.unnamed && sentence.marks.iter().any(|mark| Some((mark.start, mark.end)) == speech.source.at && matches!(mark.kind, CueKind::CarriesPair | CueKind::CarriesFirst | CueKind::CarriesPlural)))
}

/// An office without a state in a headline ("ministry: A, B hold drills") speaks for the one of the pair that is named first: an
/// outlet names its own side first.
fn own_office(reading: &Reading<'_>, nth: usize, speech: &mut Speech) {
    let sentence = reading.sentence(nth);
    let office = sentence.marks_of(CueKind::Role).any(|mark| Some((mark.start, mark.end)) == speech.source.at);
    if office && speech.source.actors.is_empty() && !speech.source.other {
        let first = sentence.mentions.iter().find(|mention| reading.coder.able[usize::from(mention.actor)]);
        speech.source.actors.extend(first.filter(|mention| mention.start == 0 || reading.pair().contains(&mention.actor)).map(|mention| mention.actor));
    }
}

fn speaker(actors: &[u16], pair: [u16; 2]) -> Speaker {
    match (actors.contains(&pair[0]), actors.contains(&pair[1])) {
        (true, true) => Speaker::Both,
        (true, false) => Speaker::First,
        (false, true) => Speaker::Second,
        _ if actors.is_empty() => Speaker::Unknown,
        _ => Speaker::Other,
    }
}

/// The speeches of a sentence by itself.
fn hear(reading: &Reading<'_>, nth: usize) -> Heard {
    let sentence = reading.sentence(nth);
    let quoted = quoted_tokens(reading, nth);
    let part = reading.part(sentence.title);
    let capital = |at: usize| {
        let (from, to) = sentence.view(part, reading.pair()).original(at, at + 1);
        part.raw.get(from..to).is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let tongue = &reading.coder.tongues[sentence.tongue];
    let view = sentence.view(part, reading.pair());
    let goes_on = |at: usize| tongue.language.participles.iter().any(|ending| view.word(at).ends_with(ending.as_bytes()));
    let is_setting = |at: usize| tongue.settings.iter().any(|step| longest(step, &view, at).is_some());
    let words = Words { quoted: &|token| quoted.get(token).copied().unwrap_or(false), capital: &capital, goes_on: &goes_on, is_setting: &is_setting };
    let mut speeches = speeches(sentence, tongue, &words);
    if sentence.title {
        speeches.iter_mut().for_each(|speech| own_office(reading, nth, speech));
    }
    Heard { speeches, quoted }
}

/// The speeches of a sentence that count, with their places; `within` tells that another speech goes on at its beginning.
fn kept<'v>(reading: &'v Reading<'_>, nth: usize, heard: &'v Heard, within: bool) -> impl DoubleEndedIterator<Item = (usize, &'v Speech)> + use<'v> {
    heard.speeches.iter().enumerate().filter(move |(_, speech)| !within || (speech.proper && !is_first_person(reading, nth, speech)))
}

/// Which tokens of a sentence stand in a quotation that is speech.
fn quoted_tokens(reading: &Reading<'_>, nth: usize) -> Vec<bool> {
    let sentence = reading.sentence(nth);
    let part = reading.part(sentence.title);
    let quotes = reading.quotes(sentence.title);
    let mut quoted = vec![false; sentence.tokens.len()];
    let from = quotes.found.partition_point(|quote| quote.end <= sentence.span.start);
    for quote in quotes.found[from..].iter().take_while(|quote| quote.end <= sentence.span.end + 8000) {
        if !quote.speech || quote.start >= sentence.span.end {
            continue;
        }
        let (start, end) = (part.fold.from_original(quote.start) as u32, part.fold.from_original(quote.end) as u32);
        let first = sentence.tokens.partition_point(|token| token.start < start);
        let last = sentence.tokens.partition_point(|token| token.start < end);
        quoted[first..last.max(first)].fill(true);
    }
    quoted
}

/// Words that end a lasting speech at the head of a sentence.
fn ends_speech(reading: &Reading<'_>, nth: usize) -> bool {
    reading.sentence(nth).marks_of(CueKind::SpeechEnds).any(|mark| mark.start <= 4)
}

fn starts_with_person(reading: &Reading<'_>, nth: usize) -> bool {
    let sentence = reading.sentence(nth);
    sentence.mentions.first().is_some_and(|mention| mention.start == 0 && mention.kind == NameKind::Person) && !sentence.has(CueKind::CarriesFirst)
}

//! One language made ready: what announces an expression, and every cue and name that an analysed sentence is read by.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxHashMap;

use crate::codebook::{ActorRule, Codebook, CueKind, Demands, Frequency, Language, NameKind, Node, Script, Word};

use super::broken::Known;
use super::lexicon::{Found, Lexicon};
use super::spotter::{Fixed, Spotter};
use super::steps::Step;

/// Flags of what an article holds.
pub(super) mod holds {
    pub const FIRST: u64 = 1;
    pub const SECOND: u64 = 2;
    /// A word that may belong to the first (second) actor's name: to be looked at.
    pub const MAYBE_FIRST: u64 = 4;
    pub const MAYBE_SECOND: u64 = 8;
    /// A phrase that holds an actor's word and names nobody.
    pub const DECOY: u64 = 16;
    /// A one-character name of the first (second) actor, which counts in runs: seen in a sentence, it names nobody yet.
    pub const NEAR_FIRST: u64 = 1 << 62;
    pub const NEAR_SECOND: u64 = 1 << 63;
    /// The first context list; the others follow.
    pub const CONTEXT: u64 = 32;
}

/// What an expression asks of the article around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    pub actors: ActorRule,
    pub context: Option<usize>,
    pub reach: Option<u16>,
    pub carry: u16,
}

impl Asked {
    fn of(demands: &Demands) -> Self {
        Self { actors: demands.actors, context: demands.context, reach: demands.context_reach, carry: demands.carry }
    }
}

/// What a fixed word of the gate tells of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Announce {
    /// Flags that it sets.
    pub sure: u64,
    /// Flags that a longer name, of which it is a word, would set.
    pub maybe: u64,
    /// Flags that its sentence may get from it.
    pub noted: u64,
}

/// What a pattern of the lexicon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Cue(CueKind),
    Actor(u16, NameKind),
    Nobody,
    /// Decoy of a concept, or of all.
    Decoy(Option<u16>),
    Context(u16),
}

pub(super) struct Tongue {
    pub language: Language,
    /// Names of the pair and words of context: what an article has to hold before expressions are looked for.
    pub gate: Lexicon,
    /// The fixed words of gate and scan together, for one walk through a text.
    pub spotter: Spotter,
    /// For each of them its number in the gate and in the scan.
    pub twins: Vec<(Option<u32>, Option<u32>)>,
    /// The flag of each pattern of the gate.
    pub flags: Vec<u64>,
    /// What each fixed word of the gate tells.
    pub announces: Vec<Announce>,
    pub scan: Lexicon,
    /// What the expressions ask of an article, each kind once.
    pub asked: Vec<Asked>,
    /// The bit of what each pattern of the scan asks, and the bits of each of its fixed words.
    pub asks: Vec<u64>,
    pub wants: Vec<u64>,
    pub lexicon: Lexicon,
    /// What can open or end a speech that lasts.
    pub stirring: Option<Spotter>,
    pub senses: Vec<Sense>,
    /// What may follow a verb of saying that closes a sentence.
    pub settings: Vec<Step>,
    /// The words of its patterns.
    pub known: Known,
    /// One-character names (中, 俄) that count in runs.
    pub shorts: Shorts,
}

/// Names of one ideograph, behind a set of bits that turns nearly every other one away.
pub(super) struct Shorts {
    bits: [u64; 64],
    /// Ascending.
    names: Vec<(Vec<u8>, u16)>,
}

impl Shorts {
    fn new(names: impl Iterator<Item = (String, u16)>) -> Self {
        let mut names: Vec<(Vec<u8>, u16)> = names.map(|(name, actor)| (name.into_bytes(), actor)).collect();
        names.sort_unstable();
        let mut bits = [0; 64];
        names.iter().for_each(|(name, _)| bits[place_of(name).0] |= place_of(name).1);
        Self { bits, names }
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The actor that an ideograph names.
    #[inline]
    pub fn get(&self, sign: &[u8]) -> Option<u16> {
        let (at, bit) = place_of(sign);
        if self.bits[at] & bit == 0 {
            return None;
        }
        let found = self.names.binary_search_by(|(name, _)| name.as_slice().cmp(sign));
        found.ok().map(|at| self.names[at].1)
    }
}

/// Which of 64 numbers, and which of its bits: from the last two bytes of an ideograph, of which six bits tell something.
#[inline]
fn place_of(sign: &[u8]) -> (usize, u64) {
    let low = |back: usize| sign.len().checked_sub(back).map_or(0, |at| sign[at] & 0x3F);
    (usize::from(low(2)), 1 << low(1))
}

impl Tongue {
    /// `thorough`: nothing is passed over unread.
    pub fn new(codebook: &Codebook, language: &Language, thorough: bool) -> Self {
        let mut common = common_words(language);
        common.extend(subject_words(codebook, &language.code));
        let common = Frequency::new(&language.code, common);
        let (gate, flags) = gate_of(codebook, &language.code, &common);
        let (scan, sought) = (scan_of(codebook, &language.code, &common), sought(codebook, &language.code));
        let (lexicon, senses) = lexicon_of(codebook, language, &common);
        let (gate, scan, lexicon) = if thorough { (gate.thorough(), scan.thorough(), lexicon.thorough()) } else { (gate, scan, lexicon) };
        let stirring = if thorough { None } else { super::silent::stirring(codebook, language, &common) };
        let announces = (0..gate.words().len()).map(|literal| announced(&gate, &flags, literal as u32)).collect();
        let mut asked: Vec<Asked> = Vec::new();
        for id in &sought {
            let one = Asked::of(&codebook.expressions[*id as usize].demands);
            if !asked.contains(&one) {
                asked.push(one);
            }
        }
        let kind = |id: &u32| {
            let asks = Asked::of(&codebook.expressions[*id as usize].demands);
            asked.iter().position(|one| *one == asks).map_or(0, bit_of)
        };
        let asks: Vec<u64> = sought.iter().map(kind).collect();
        let wants = (0..scan.words().len()).map(|literal| scan.patterns(Found { start: 0, literal: literal as u32 }).fold(0, |all, pattern| all | asks[pattern as usize])).collect();
        let (spotter, twins) = together(&gate, &scan);
        Self { language: language.clone(), gate, spotter, twins, asks, wants, flags, announces, scan, asked, lexicon, senses, stirring, settings: language.settings.iter().map(Step::from).collect(), known: Known::of(codebook, &language.code), shorts: Shorts::new(shorts_of(codebook, &language.code).into_iter()) }
    }

    /// Bits of the kinds of demands that an article can meet that holds this.
    pub fn able(&self, held: u64) -> u64 {
        let kinds = self.asked.iter().enumerate();
        kinds.filter(|(_, asked)| super::prescan::can_meet(asked, held)).fold(0, |all, (kind, _)| all | bit_of(kind))
    }

    pub fn is_han(&self) -> bool {
        self.language.script == Script::Han
    }
}

/// The bit of a kind of demands; those beyond the sixty-third share one.
pub(super) fn bit_of(kind: usize) -> u64 {
    1 << kind.min(63)
}

/// One spotter for two lists of fixed words, and which of both each word is.
fn together(gate: &Lexicon, scan: &Lexicon) -> (Spotter, Vec<(Option<u32>, Option<u32>)>) {
    let mut words: Vec<Fixed> = gate.words().to_vec();
    let mut twins: Vec<(Option<u32>, Option<u32>)> = (0..words.len()).map(|nth| (Some(nth as u32), None)).collect();
    let places: HashMap<&Fixed, usize> = gate.words().iter().enumerate().map(|(nth, word)| (word, nth)).collect();
    for (nth, word) in scan.words().iter().enumerate() {
        match places.get(word) {
            Some(place) => twins[*place].1 = Some(nth as u32),
            None => {
                words.push(word.clone());
                twins.push((None, Some(nth as u32)));
            }
        }
    }
    (Spotter::new(&words), twins)
}

fn announced(gate: &Lexicon, flags: &[u64], literal: u32) -> Announce {
    let mut all = Announce::default();
    for pattern in gate.patterns(Found { start: 0, literal }) {
        match flags[pattern as usize] {
            holds::MAYBE_FIRST => all.maybe |= holds::FIRST,
            holds::MAYBE_SECOND => all.maybe |= holds::SECOND,
            holds::NEAR_FIRST => all.noted |= holds::FIRST,
            holds::NEAR_SECOND => all.noted |= holds::SECOND,
            flag => all.sure |= flag,
        }
    }
    all.noted |= all.sure | all.maybe;
    all
}

/// Words that stand in every text of the language: those of its negations, carriers and links.
fn common_words(language: &Language) -> HashSet<String> {
    let common = |kind: CueKind| matches!(kind, CueKind::Negation | CueKind::CarriesFirst | CueKind::CarriesSingle | CueKind::CarriesPlural | CueKind::Separator | CueKind::With | CueKind::And | CueKind::Between | CueKind::Towards);
    language
        .cues
        .iter()
        .filter(|cue| common(cue.kind))
        .flat_map(|cue| match &cue.node {
            Node::Word(Word::Exact(word)) => vec![word.clone()],
            Node::Sequence(parts) => parts.iter().filter_map(|part| if let Node::Word(Word::Exact(word)) = part { Some(word.clone()) } else { None }).collect(),
            _ => Vec::new(),
        })
        .collect()
}

/// Words of the subject itself, met in every article about it: the pair's names and the words of context.
fn subject_words(codebook: &Codebook, code: &str) -> Vec<String> {
    let names = codebook.pair.iter().filter_map(|id| codebook.actors.get(usize::from(*id))).flat_map(|actor| &actor.names).filter(|name| name.language == code).map(|name| &name.node);
    let contexts = codebook.contexts.iter().flat_map(|context| context.nodes.get(code)).flatten();
    names.chain(contexts).filter_map(lone_word).collect()
}

fn lone_word(node: &Node) -> Option<String> {
    match node {
        Node::Word(Word::Exact(word) | Word::Begins(word)) => Some(word.clone()),
        Node::Sequence(parts) => parts.iter().map(|part| if let Node::Han(c) = part { Some(c.as_str()) } else { None }).collect(),
        _ => None,
    }
}

fn scan_of(codebook: &Codebook, code: &str, often: &Frequency) -> Lexicon {
    let nodes: Vec<Node> = codebook.expressions.iter().filter(|expression| expression.language == code).flat_map(|expression| expression.nodes.iter().cloned()).collect();
    Lexicon::new(&nodes, often)
}

/// The expression of each pattern of a language that is sought.
pub(super) fn sought(codebook: &Codebook, code: &str) -> Vec<u32> {
    let expressions = codebook.expressions.iter().enumerate().filter(|(_, expression)| expression.language == code);
    expressions.flat_map(|(id, expression)| expression.nodes.iter().map(move |_| id as u32)).collect()
}

fn gate_of(codebook: &Codebook, code: &str, often: &Frequency) -> (Lexicon, Vec<u64>) {
    let mut nodes = Vec::new();
    let mut flags = Vec::new();
    let mut add = |node: &Node, flag: u64| {
        nodes.push(node.clone());
        flags.push(flag);
    };
    for (place, context) in codebook.contexts.iter().enumerate() {
        context.nodes.get(code).into_iter().flatten().for_each(|node| add(node, holds::CONTEXT << place));
    }
    codebook.actor_decoys.iter().filter(|(language, _)| language == code).for_each(|(_, node)| add(node, holds::DECOY));
    for (nth, (sure, maybe, near)) in [(holds::FIRST, holds::MAYBE_FIRST, holds::NEAR_FIRST), (holds::SECOND, holds::MAYBE_SECOND, holds::NEAR_SECOND)].into_iter().enumerate() {
        let Some(actor) = codebook.actors.get(usize::from(codebook.pair[nth])) else { continue };
        for name in actor.names.iter().filter(|name| name.language == code) {
            let plain = is_plain(&name.node);
            match name.kind {
                NameKind::Short => add(&name.node, near),
                _ => add(&name.node, if plain { sure } else { maybe }),
            }
        }
        for (run, other) in short_runs(codebook, code, codebook.pair[nth]) {
            let second_too = if codebook.pair.contains(&other) { holds::FIRST | holds::SECOND } else { 0 };
            add(&run, sure | second_too);
        }
    }
    (Lexicon::new(&nodes, often), flags)
}

/// Names whose fixed word is the whole name: to see it is to be sure.
fn is_plain(node: &Node) -> bool {
    match node {
        Node::Word(Word::Written { .. }) => false,
        Node::Word(_) => true,
        Node::Sequence(parts) => parts.iter().all(|part| matches!(part, Node::Han(_))),
        _ => false,
    }
}

/// The two-character runs in which an actor's short name stands.
fn short_runs(codebook: &Codebook, code: &str, actor: u16) -> Vec<(Node, u16)> {
    let shorts = shorts_of(codebook, code);
    let mut runs = Vec::new();
    for (own, _) in shorts.iter().filter(|(_, id)| **id == actor) {
        for (other, id) in shorts.iter().filter(|(_, id)| **id != actor) {
            for (a, b) in [(own, other), (other, own)] {
                runs.push((Node::Sequence(vec![Node::Han(a.clone()), Node::Han(b.clone())]), *id));
            }
        }
    }
    runs
}

fn shorts_of(codebook: &Codebook, code: &str) -> FxHashMap<String, u16> {
    let mut shorts = FxHashMap::default();
    for (id, actor) in codebook.actors.iter().enumerate() {
        for name in actor.names.iter().filter(|name| name.language == code && name.kind == NameKind::Short) {
            if let Node::Han(c) = &name.node {
                shorts.insert(c.clone(), id as u16);
            }
        }
    }
    shorts
}

fn lexicon_of(codebook: &Codebook, language: &Language, often: &Frequency) -> (Lexicon, Vec<Sense>) {
    let code = language.code.as_str();
    let mut nodes = Vec::new();
    let mut senses = Vec::new();
    let mut add = |node: &Node, sense: Sense| {
        nodes.push(node.clone());
        senses.push(sense);
    };
    language.cues.iter().for_each(|cue| add(&cue.node, Sense::Cue(cue.kind)));
    for (id, actor) in codebook.actors.iter().enumerate() {
        for name in actor.names.iter().filter(|name| name.language == code && name.kind != NameKind::Short) {
            add(&name.node, Sense::Actor(id as u16, name.kind));
        }
    }
    codebook.actor_decoys.iter().filter(|(other, _)| other == code).for_each(|(_, node)| add(node, Sense::Nobody));
    for decoy in codebook.decoys.iter().filter(|decoy| decoy.language == code) {
        decoy.nodes.iter().for_each(|node| add(node, Sense::Decoy(decoy.concept)));
    }
    for (place, context) in codebook.contexts.iter().enumerate() {
        context.nodes.get(code).into_iter().flatten().for_each(|node| add(node, Sense::Context(place as u16)));
    }
    (Lexicon::new(&nodes, often), senses)
}

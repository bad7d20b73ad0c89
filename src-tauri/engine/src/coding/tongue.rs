//! One language made ready: what announces an expression, and every cue and name that an analysed sentence is read by.

use std::collections::{HashMap, HashSet};

use crate::codebook::{ActorRule, Codebook, CueKind, Language, NameKind, Node, Script, Word};

use super::lexicon::{Found, Lexicon, MadeFor};

/// Flags of what an article holds.
pub(super) mod holds {
    pub const FIRST: u64 = 1;
    pub const SECOND: u64 = 2;
    /// A word that may belong to the first (second) actor's name: to be looked at.
    pub const MAYBE_FIRST: u64 = 4;
    pub const MAYBE_SECOND: u64 = 8;
    /// A phrase that holds an actor's word and names nobody.
    pub const DECOY: u64 = 16;
    /// The first context list; the others follow.
    pub const CONTEXT: u64 = 32;
}

/// What a fixed word of the gate tells of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Announce {
    /// Flags that it sets.
    pub sure: u64,
    /// Flags that a longer name, of which it is a word, would set.
    pub maybe: u64,
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
    /// The flag of each pattern of the gate.
    pub flags: Vec<u64>,
    /// What each fixed word of the gate tells.
    pub announces: Vec<Announce>,
    pub scan: Lexicon,
    /// The expression of each pattern of the scan.
    pub sought: Vec<u32>,
    /// What the expressions ask of an article, each kind once.
    pub asked: Vec<(ActorRule, Option<usize>)>,
    pub lexicon: Lexicon,
    pub senses: Vec<Sense>,
    /// One-character names (中, 俄) that count in runs.
    pub shorts: HashMap<String, u16>,
}

impl Tongue {
    pub fn new(codebook: &Codebook, language: &Language) -> Self {
        let mut common = common_words(language);
        common.extend(subject_words(codebook, &language.code));
        let (gate, flags) = gate_of(codebook, &language.code, &common);
        let (scan, sought) = scan_of(codebook, &language.code, &common);
        let (lexicon, senses) = lexicon_of(codebook, language, &common);
        let announces = (0..gate.literals()).map(|literal| announced(&gate, &flags, literal)).collect();
        let mut asked: Vec<(ActorRule, Option<usize>)> = Vec::new();
        for id in &sought {
            let demands = &codebook.expressions[*id as usize].demands;
            if !asked.contains(&(demands.actors, demands.context)) {
                asked.push((demands.actors, demands.context));
            }
        }
        Self { language: language.clone(), gate, flags, announces, scan, sought, asked, lexicon, senses, shorts: shorts_of(codebook, &language.code) }
    }

    pub fn is_han(&self) -> bool {
        self.language.script == Script::Han
    }
}

fn announced(gate: &Lexicon, flags: &[u64], literal: u32) -> Announce {
    let mut all = Announce::default();
    for pattern in gate.patterns(Found { start: 0, literal }) {
        match flags[pattern as usize] {
            holds::MAYBE_FIRST => all.maybe |= holds::FIRST,
            holds::MAYBE_SECOND => all.maybe |= holds::SECOND,
            flag => all.sure |= flag,
        }
    }
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

fn scan_of(codebook: &Codebook, code: &str, common: &HashSet<String>) -> (Lexicon, Vec<u32>) {
    let mut nodes = Vec::new();
    let mut sought = Vec::new();
    for (id, expression) in codebook.expressions.iter().enumerate().filter(|(_, expression)| expression.language == code) {
        nodes.extend(expression.nodes.iter().cloned());
        sought.extend(expression.nodes.iter().map(|_| id as u32));
    }
    (Lexicon::new(&nodes, common, MadeFor::WholeTexts), sought)
}

fn gate_of(codebook: &Codebook, code: &str, common: &HashSet<String>) -> (Lexicon, Vec<u64>) {
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
    for (nth, (sure, maybe)) in [(holds::FIRST, holds::MAYBE_FIRST), (holds::SECOND, holds::MAYBE_SECOND)].into_iter().enumerate() {
        let Some(actor) = codebook.actors.get(usize::from(codebook.pair[nth])) else { continue };
        for name in actor.names.iter().filter(|name| name.language == code) {
            let plain = is_plain(&name.node);
            match name.kind {
                NameKind::Short => {}
                _ => add(&name.node, if plain { sure } else { maybe }),
            }
        }
        for (run, other) in short_runs(codebook, code, codebook.pair[nth]) {
            let second_too = if codebook.pair.contains(&other) { holds::FIRST | holds::SECOND } else { 0 };
            add(&run, sure | second_too);
        }
    }
    (Lexicon::new(&nodes, common, MadeFor::WholeTexts), flags)
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

fn shorts_of(codebook: &Codebook, code: &str) -> HashMap<String, u16> {
    let mut shorts = HashMap::new();
    for (id, actor) in codebook.actors.iter().enumerate() {
        for name in actor.names.iter().filter(|name| name.language == code && name.kind == NameKind::Short) {
            if let Node::Han(c) = &name.node {
                shorts.insert(c.clone(), id as u16);
            }
        }
    }
    shorts
}

fn lexicon_of(codebook: &Codebook, language: &Language, common: &HashSet<String>) -> (Lexicon, Vec<Sense>) {
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
    (Lexicon::new(&nodes, common, MadeFor::Sentences), senses)
}

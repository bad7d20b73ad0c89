//! A pattern made ready to match: alternatives are found by the first bytes of the word under the matcher, not one by one.

use rustc_hash::FxHashMap;

use crate::codebook::{ActorTerm, Node, Word};

/// A pattern, ready.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Word(Word),
    Han(Box<[u8]>),
    Mark(char),
    Actor(ActorTerm),
    Gap(usize),
    Sequence(Vec<Step>),
    Either(Branches),
    Optional(Box<Step>),
}

/// Alternatives by the head of their first word.
#[derive(Debug, Clone, Default)]
pub(super) struct Branches {
    all: Vec<Step>,
    by_head: FxHashMap<u32, Vec<u16>>,
    /// Those that do not begin with the beginning of a word.
    rest: Vec<u16>,
}

impl Branches {
    /// The alternatives that can match where this word stands (`None`: the sentence ends).
    pub fn candidates(&self, word: Option<&[u8]>) -> impl Iterator<Item = &Step> + '_ {
        let headed = word.and_then(|word| self.by_head.get(&head(word))).map_or(&[][..], Vec::as_slice);
        headed.iter().chain(&self.rest).map(|at| &self.all[usize::from(*at)])
    }
}

/// The first two bytes of a word, the three of an ideograph.
fn head(word: &[u8]) -> u32 {
    let byte = |at: usize| u32::from(word.get(at).copied().unwrap_or(0));
    let han = word.len() == 3 && word[0] >= 0xE3;
    byte(0) | byte(1) << 8 | if han { byte(2) << 16 } else { 0 }
}

impl From<&Node> for Step {
    fn from(node: &Node) -> Self {
        match node {
            Node::Word(word) => Step::Word(word.clone()),
            Node::Han(c) => Step::Han(c.as_bytes().into()),
            Node::Mark(c) => Step::Mark(*c),
            Node::Actor(term) => Step::Actor(*term),
            Node::Gap(words) => Step::Gap(usize::from(*words)),
            Node::Sequence(parts) => Step::Sequence(parts.iter().map(Step::from).collect()),
            Node::Optional(inner) => Step::Optional(Box::new(Step::from(&**inner))),
            Node::Either(branches) => Step::Either(branches_of(branches)),
        }
    }
}

fn branches_of(nodes: &[Node]) -> Branches {
    let mut branches = Branches::default();
    let mut flat = Vec::new();
    flatten(nodes, &mut flat);
    for node in flat {
        let at = branches.all.len() as u16;
        match head_of(node) {
            Some(head) => branches.by_head.entry(head).or_default().push(at),
            None => branches.rest.push(at),
        }
        branches.all.push(Step::from(node));
    }
    branches
}

fn flatten<'a>(nodes: &'a [Node], flat: &mut Vec<&'a Node>) {
    for node in nodes {
        match node {
            Node::Either(inner) => flatten(inner, flat),
            _ => flat.push(node),
        }
    }
}

fn head_of(node: &Node) -> Option<u32> {
    match node {
        Node::Word(Word::Exact(text) | Word::Written { folded: text, .. }) => Some(head(text.as_bytes())),
        Node::Word(Word::Begins(text) | Word::Around(text, _)) if text.len() >= 2 => Some(head(&text.as_bytes()[..2])),
        Node::Han(c) => Some(head(c.as_bytes())),
        Node::Sequence(parts) => head_of(parts.first()?),
        _ => None,
    }
}

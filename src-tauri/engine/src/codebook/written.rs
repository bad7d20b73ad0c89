//! A pattern as a person would write it, from the tree that it became.

use crate::answers::EntryDraft;

use super::pattern::{ActorTerm, Node, Word};
use super::{Codebook, Expression};

/// Patterns of an expression that stand in its reading.
const READ: usize = 3;

/// Alternatives beyond these are told as `…`.
const ALTERNATIVES: usize = 6;

/// A pattern for reading: lists are written out, long ones cut.
pub fn shown(node: &Node) -> String {
    match node {
        Node::Word(Word::Exact(text)) | Node::Han(text) => text.clone(),
        Node::Word(Word::Begins(text)) => format!("{text}*"),
        Node::Word(Word::Ends(text)) => format!("*{text}"),
        Node::Word(Word::Around(head, tail)) => format!("{head}*{tail}"),
        Node::Word(Word::Written { written, .. }) => format!("={written}"),
        Node::Mark(c) => c.to_string(),
        Node::Actor(term) => match term {
            ActorTerm::First => "@first",
            ActorTerm::Second => "@second",
            ActorTerm::Pair => "@pair",
            ActorTerm::Other => "@other",
            ActorTerm::Any => "@state",
        }
        .into(),
        Node::Gap(words) => format!("~{words}"),
        Node::Sequence(parts) => sequence(parts),
        Node::Optional(inner) => format!("[{}]", shown(inner)),
        Node::Either(branches) => {
            let mut told: Vec<String> = branches.iter().take(ALTERNATIVES).map(shown).collect();
            if branches.len() > ALTERNATIVES {
                told.push("…".into());
            }
            format!("({})", told.join("|"))
        }
    }
}

/// Ideographs stand together, words apart.
fn sequence(parts: &[Node]) -> String {
    let mut out = String::new();
    for (nth, part) in parts.iter().enumerate() {
        let together = nth > 0 && matches!((&parts[nth - 1], part), (Node::Han(_), Node::Han(_)));
        if nth > 0 && !together {
            out.push(' ');
        }
        out.push_str(&shown(part));
    }
    out
}

impl Codebook {
    /// What an expression looks for, as a person reads it: of each of its first patterns one way to say it, with `…` for
    /// words between; a last `…` where it has more patterns.
    pub fn reading(&self, expression: &Expression) -> String {
        let mut told: Vec<String> = Vec::new();
        for node in &expression.nodes {
            let one = self.one_way(node).trim_matches(['…', ' ']).to_owned();
            if !one.is_empty() && !told.contains(&one) {
                told.push(one);
            }
        }
        if told.len() > READ {
            told.truncate(READ);
            told.push("…".into());
        }
        told.join(", ")
    }

    /// The first alternative of everything, without what may be missing.
    fn one_way(&self, node: &Node) -> String {
        let pair = |nth: usize| self.actor_name(self.pair[nth]).to_owned();
        match node {
            Node::Either(branches) => branches.iter().map(|branch| self.one_way(branch)).find(|way| !way.is_empty()).unwrap_or_default(),
            Node::Optional(_) => String::new(),
            Node::Gap(_) => "…".into(),
            Node::Actor(ActorTerm::First) => pair(0),
            Node::Actor(ActorTerm::Second) => pair(1),
            Node::Actor(ActorTerm::Pair) => format!("{}/{}", pair(0), pair(1)),
            Node::Sequence(parts) => {
                let ways: Vec<(bool, String)> = parts.iter().map(|part| (matches!(part, Node::Han(_)), self.one_way(part))).filter(|(_, way)| !way.is_empty()).collect();
                let mut out = String::new();
                for (nth, (han, way)) in ways.iter().enumerate() {
                    if nth > 0 && !(*han && ways[nth - 1].0) {
                        out.push(' ');
                    }
                    out.push_str(way);
                }
                out
            }
            other => shown(other),
        }
    }

    /// An expression as its file writes it.
    pub fn written(&self, id: &str) -> Option<EntryDraft> {
        self.entries().into_iter().find(|entry| entry.key == id).map(|entry| entry.draft)
    }
}

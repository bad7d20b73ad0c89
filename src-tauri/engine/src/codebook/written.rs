//! A pattern as a person would write it, from the tree that it became.

use crate::answers::EntryDraft;

use super::pattern::{ActorTerm, Node, Word};
use super::Codebook;

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
    /// An expression as its file writes it.
    pub fn written(&self, id: &str) -> Option<EntryDraft> {
        self.entries().into_iter().find(|entry| entry.key == id).map(|entry| entry.draft)
    }
}

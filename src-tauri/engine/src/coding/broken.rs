//! Which words are broken by a hyphen at a line's end? Only those that, put together, are words of the codebook.

use std::collections::HashSet;
use std::ops::Range;

use crate::codebook::{Codebook, Node, Word};
use crate::text::fold;

use super::tongue::Tongue;

/// Shorter beginnings tell no word from a compound.
const SHORTEST: usize = 4;

/// The words that patterns of a language ask for.
#[derive(Default)]
pub(super) struct Known {
    whole: HashSet<String>,
    heads: HashSet<String>,
}

impl Known {
    pub fn of(codebook: &Codebook, code: &str) -> Self {
        let mut known = Self::default();
        for expression in codebook.expressions.iter().filter(|expression| expression.language == code) {
            let beside = expression.not.iter().chain(&expression.near).map(|(_, node)| node);
            expression.nodes.iter().chain(beside).for_each(|node| known.add(node));
        }
        codebook.decoys.iter().filter(|decoy| decoy.language == code).flat_map(|decoy| &decoy.nodes).for_each(|node| known.add(node));
        codebook.languages.iter().filter(|language| language.code == code).flat_map(|language| &language.cues).for_each(|cue| known.add(&cue.node));
        codebook.actors.iter().flat_map(|actor| &actor.names).filter(|name| name.language == code).for_each(|name| known.add(&name.node));
        codebook.contexts.iter().filter_map(|context| context.nodes.get(code)).flatten().for_each(|node| known.add(node));
        known
    }

    fn add(&mut self, node: &Node) {
        match node {
            Node::Word(Word::Exact(text) | Word::Written { folded: text, .. }) => drop(self.whole.insert(text.clone())),
            Node::Word(Word::Begins(head) | Word::Around(head, _)) if head.chars().count() >= SHORTEST => drop(self.heads.insert(head.clone())),
            Node::Sequence(parts) | Node::Either(parts) => parts.iter().for_each(|part| self.add(part)),
            Node::Optional(inner) => self.add(inner),
            _ => {}
        }
    }

    /// Whether `left` and `right` together are one of these words, and not `left` alone.
    fn joins(&self, left: &str, right: &str) -> bool {
        let word = format!("{left}{right}");
        let begins = |at: usize| at > left.len() && self.heads.contains(&word[..at]);
        self.whole.contains(&word) || word.char_indices().map(|(at, _)| at).chain([word.len()]).any(begins)
    }
}

/// The stretches of a text that only break words: hyphen and blanks behind it.
pub(super) fn breaks(text: &str, tongues: &[&Tongue]) -> Vec<Range<usize>> {
    let raw = text.as_bytes();
    let hyphens = memchr::memchr_iter(b'-', raw).filter(|at| raw.get(at + 1).is_some_and(|next| *next <= b' '));
    hyphens.filter_map(|at| broken_at(text, at, tongues)).collect()
}

fn broken_at(text: &str, at: usize, tongues: &[&Tongue]) -> Option<Range<usize>> {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let next = at + 1 + (after.len() - after.trim_start().len());
    let left = &before[before.trim_end_matches(char::is_alphabetic).len()..];
    let rest = &text[next..];
    let right = &rest[..rest.len() - rest.trim_start_matches(char::is_alphabetic).len()];
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let one_case = !capital(right) || left.chars().all(char::is_uppercase);
    if left.is_empty() || right.is_empty() || next - at > 6 || !one_case {
        return None;
    }
    let (left, right) = (fold(left), fold(right));
    tongues.iter().any(|tongue| tongue.known.joins(left.text(), right.text())).then_some(at..next)
}

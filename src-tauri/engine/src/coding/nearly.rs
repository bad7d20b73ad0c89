//! Which expressions nearly stand in a sentence: all their words apart, or all but one?

use crate::article::{Span, Zone};
use crate::codebook::{Node, shown};

use super::matching::{View, longest};
use super::prescan::{Depth, prescan};
use super::reading::Reading;
use super::steps::Step;
use super::{ArticleText, Coder};

/// An expression of which most stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearly {
    pub zone: Zone,
    pub sentence: Span,
    pub expression: u32,
    /// `apart`: every part stands there, but not as the pattern asks. `lacks`: one part does not.
    pub why: &'static str,
    /// The words that were found, cut from the text.
    pub found: Vec<String>,
    /// The part that is not there, as a pattern.
    pub missing: Option<String>,
}

/// More than this a sentence tells nobody anything.
const MOST: usize = 4;

impl Coder {
    /// Expressions that nearly stand in the sentences of an article, the nearest first in each.
    pub fn nearly(&self, article: &ArticleText<'_>) -> Vec<Nearly> {
        let scan = prescan(self, article, Depth::Everything);
        let mut reading = Reading::new(self, article, scan);
        (0..reading.sentences.len()).flat_map(|nth| in_sentence(&mut reading, nth)).collect()
    }
}

fn in_sentence(reading: &mut Reading<'_>, nth: usize) -> Vec<Nearly> {
    reading.analyse(nth);
    let coder = reading.coder;
    let sentence = &reading.sentences[nth];
    let view = sentence.view(reading.part(sentence.title), reading.pair());
    let language = &coder.tongues[sentence.tongue].language.code;
    let zone = if sentence.title { Zone::Title } else { reading.zone_at(sentence.span.start) };
    let mut all = Vec::new();
    for (at, expression) in coder.codebook.expressions.iter().enumerate().filter(|(_, one)| one.language == *language) {
        let ready = expression.nodes.iter().zip(&coder.company[at].own);
        let best = ready.filter_map(|(node, step)| nearness(node, step, &view)).max_by_key(|near| (near.missing.is_none(), near.found.len()));
        all.extend(best.map(|near| Nearly {
            zone,
            sentence: sentence.span,
            expression: at as u32,
            why: if near.missing.is_some() { "lacks" } else { "apart" },
            found: near.found,
            missing: near.missing,
        }));
    }
    all.sort_by_key(|near| (near.missing.is_some(), std::cmp::Reverse(near.found.len())));
    all.truncate(MOST);
    all
}

struct Near {
    found: Vec<String>,
    missing: Option<String>,
}

/// What of a pattern stands in the sentence; `None` where the whole does, or too little of it.
fn nearness(node: &Node, step: &Step, view: &View<'_>) -> Option<Near> {
    let (Node::Sequence(nodes), Step::Sequence(steps)) = (node, step) else { return None };
    if anywhere(step, view).is_some() {
        return None;
    }
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    let mut runs = 0;
    for (node, step) in nodes.iter().zip(steps).filter(|(node, _)| !matches!(node, Node::Gap(_) | Node::Optional(_) | Node::Mark(_))) {
        match anywhere(step, view) {
            Some((start, end)) => {
                runs += usize::from(!matches!(node, Node::Actor(_)) && telling(&view.raw[start..end]));
                found.push(view.raw[start..end].to_string());
            }
            None => missing.push(shown(node)),
        }
    }
    let near = match missing.len() {
        0 => found.len() >= 2 && runs >= 1,
        1 => found.len() >= 2 && runs >= 2,
        _ => false,
    };
    near.then(|| Near { found, missing: missing.pop() })
}

/// Words of three letters and fewer stand in every sentence; two ideographs do not.
fn telling(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() >= 4 || words.chars().any(|c| c.len_utf8() == 3)
}

/// The bytes of the original where a pattern first stands in the sentence.
fn anywhere(step: &Step, view: &View<'_>) -> Option<(usize, usize)> {
    (0..view.tokens.len()).find_map(|at| longest(step, view, at).filter(|end| *end > at).map(|end| view.original(at, end)))
}

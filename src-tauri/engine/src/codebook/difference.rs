//! What can another version of a codebook change in a coding? So that only articles it can touch are coded again.

use std::collections::BTreeMap;

use super::pattern::{Node, Word};
use super::{ActorRule, Codebook, Decoy, Demands, Expression};

/// What changed from one codebook to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What an article holds in which an expression or decoy that changed, came or went can be found: one of these.
    pub words: Vec<Needed>,
    /// Whether every hit that can change asks for both actors of the pair: then only articles that name both are touched.
    pub pair: bool,
    /// Where each unchanged expression stands in the new codebook.
    pub moved: Vec<MovedExpression>,
}

/// Words that an article has to hold, as the index of words can be asked for them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needed {
    Word(FixedWord),
    All(Vec<Needed>),
    Any(Vec<Needed>),
}

/// A word, or a run of ideographs, of folded text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FixedWord {
    pub text: String,
    /// Only its beginning.
    pub begins: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedExpression {
    /// Position in the old codebook.
    pub from: u32,
    /// Position in the new one.
    pub to: u32,
    pub concept: u16,
    pub category: u16,
}

impl Codebook {
    /// Whether both codebooks are read with the same languages and actors.
    pub(crate) fn speaks_as(&self, other: &Codebook) -> bool {
        fn beside(codebook: &Codebook) -> BTreeMap<&str, &str> {
            let sources = codebook.sources.iter().map(|(name, text)| (name.as_str(), text.as_str()));
            sources.filter(|(name, _)| name.starts_with("languages/") || name.starts_with("actors/")).collect()
        }
        beside(self) == beside(other)
    }
}

/// What changed, where the change is confined to expressions and decoys whose words can be searched for. `None`: languages,
/// actors, the pair or the order of expressions changed, and every article has to be coded again.
pub fn difference(old: &Codebook, new: &Codebook) -> Option<Difference> {
    if old.pair != new.pair || !old.speaks_as(new) {
        return None;
    }
    let places: BTreeMap<&str, usize> = new.expressions.iter().enumerate().map(|(at, one)| (one.id.as_str(), at)).collect();
    let mut moved: Vec<MovedExpression> = Vec::new();
    let mut kept = vec![false; new.expressions.len()];
    let mut changed: Vec<&Expression> = Vec::new();
    for (from, expression) in old.expressions.iter().enumerate() {
        match places.get(expression.id.as_str()) {
            Some(to) if same(old, expression, new, &new.expressions[*to]) => {
                let there = &new.expressions[*to];
                moved.push(MovedExpression { from: from as u32, to: *to as u32, concept: there.concept, category: there.category });
                kept[*to] = true;
            }
            _ => changed.push(expression),
        }
    }
    // Of equal matches the expression that stands first wins.
    if moved.windows(2).any(|pair| pair[0].to > pair[1].to) {
        return None;
    }
    changed.extend(new.expressions.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(expression, _)| expression));
    let mut words = Vec::new();
    for expression in &changed {
        words.push(of_expression(expression)?);
    }
    let decoys = changed_decoys(old, new);
    for node in decoys.iter().flat_map(|decoy| &decoy.nodes) {
        words.push(needed(node)?);
    }
    words.sort();
    words.dedup();
    let asks = |expression: &Expression| expression.demands.actors == ActorRule::Pair;
    // A decoy may free what another expression finds.
    let pair = if decoys.is_empty() { changed.iter().all(|one| asks(one)) } else { old.expressions.iter().chain(&new.expressions).all(asks) };
    Some(Difference { words, pair, moved })
}

/// One of its patterns, and beside it one of those that have to stand near.
fn of_expression(expression: &Expression) -> Option<Needed> {
    let own = any(expression.nodes.iter().map(needed))?;
    let near = any(expression.near.iter().map(|(_, node)| needed(node))).filter(|_| !expression.near.is_empty());
    Some(match near {
        Some(near) => Needed::All(vec![own, near]),
        None => own,
    })
}

/// One of several; `None` where one of them can be met without any word.
fn any(each: impl Iterator<Item = Option<Needed>>) -> Option<Needed> {
    let mut all = each.collect::<Option<Vec<Needed>>>()?;
    all.sort();
    all.dedup();
    Some(if all.len() == 1 { all.remove(0) } else { Needed::Any(all) })
}

fn same(old: &Codebook, one: &Expression, new: &Codebook, other: &Expression) -> bool {
    fn named<'a>(codebook: &'a Codebook, expression: &Expression) -> (&'a str, &'a str) {
        let concept = &codebook.concepts[usize::from(expression.concept)];
        (&concept.id, &concept.categories[usize::from(expression.category)].id)
    }
    fn lists<'a>(codebook: &'a Codebook, demands: &Demands) -> [Option<&'a BTreeMap<String, Vec<Node>>>; 3] {
        [demands.context, demands.against, demands.unless].map(|place| place.map(|place| &codebook.contexts[place].nodes))
    }
    let demands = Demands { context: one.demands.context, against: one.demands.against, unless: one.demands.unless, ..other.demands.clone() };
    one.language == other.language
        && one.nodes == other.nodes
        && one.not == other.not
        && one.near == other.near
        && one.demands == demands
        && lists(old, &one.demands) == lists(new, &other.demands)
        && named(old, one) == named(new, other)
}

/// Decoys, or single patterns of them, that only one of the codebooks has.
fn changed_decoys<'a>(old: &'a Codebook, new: &'a Codebook) -> Vec<Decoy> {
    type Key = (Option<String>, String);
    let all = |codebook: &'a Codebook| {
        let mut found: BTreeMap<Key, Vec<&'a Node>> = BTreeMap::new();
        for decoy in &codebook.decoys {
            let concept = decoy.concept.map(|concept| codebook.concepts[usize::from(concept)].id.clone());
            found.entry((concept, decoy.language.clone())).or_default().extend(&decoy.nodes);
        }
        found
    };
    let (before, after) = (all(old), all(new));
    let only = |one: &BTreeMap<Key, Vec<&'a Node>>, other: &BTreeMap<Key, Vec<&'a Node>>| -> Vec<Decoy> {
        one.iter()
            .map(|(key, nodes)| {
                let there = other.get(key);
                let nodes = nodes.iter().filter(|node| !there.is_some_and(|there| there.contains(node))).map(|node| (*node).clone()).collect();
                Decoy { concept: None, language: key.1.clone(), nodes }
            })
            .filter(|decoy: &Decoy| !decoy.nodes.is_empty())
            .collect()
    };
    let mut changed = only(&before, &after);
    changed.extend(only(&after, &before));
    changed
}

/// What stands in every match of a pattern; `None` where nothing that can be searched for does.
fn needed(node: &Node) -> Option<Needed> {
    let word = |text: &str, begins: bool| (!text.is_empty()).then(|| Needed::Word(FixedWord { text: text.into(), begins }));
    match node {
        Node::Word(Word::Exact(text) | Word::Written { folded: text, .. }) => word(text, false),
        Node::Word(Word::Begins(text) | Word::Around(text, _)) => word(text, true),
        Node::Han(c) => word(c, false),
        Node::Word(Word::Ends(_)) | Node::Mark(_) | Node::Actor(_) | Node::Gap(_) | Node::Optional(_) => None,
        Node::Either(branches) => any(branches.iter().map(needed)),
        Node::Sequence(parts) => of_sequence(parts),
    }
}

/// Every part that can be searched for; words side by side count as one, and so do ideographs: few of the articles that hold
/// both hold them so.
fn of_sequence(parts: &[Node]) -> Option<Needed> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let (run, taken) = side_by_side(&parts[at..]);
        all.extend(run.map_or_else(|| needed(&parts[at]), |run| Some(Needed::Word(run))));
        at += taken;
    }
    all.sort();
    all.dedup();
    match all.len() {
        0 => None,
        1 => all.pop(),
        _ => Some(Needed::All(all)),
    }
}

/// The ideographs, or the words, with which these parts begin, and how many parts they are; the last word may be a beginning.
fn side_by_side(parts: &[Node]) -> (Option<FixedWord>, usize) {
    let signs: String = parts.iter().map_while(|part| if let Node::Han(c) = part { Some(c.as_str()) } else { None }).collect();
    if !signs.is_empty() {
        let taken = signs.chars().count();
        return (Some(FixedWord { text: signs, begins: false }), taken);
    }
    let mut words: Vec<&str> = parts.iter().map_while(whole_word).collect();
    let open = match parts.get(words.len()) {
        Some(Node::Word(Word::Begins(head) | Word::Around(head, _))) if !head.is_empty() => Some(head.as_str()),
        _ => None,
    };
    words.extend(open);
    match words.len() {
        0 => (None, 1),
        taken => (Some(FixedWord { text: words.join(" "), begins: open.is_some() }), taken),
    }
}

fn whole_word(part: &Node) -> Option<&str> {
    match part {
        Node::Word(Word::Exact(text) | Word::Written { folded: text, .. }) if !text.is_empty() => Some(text),
        _ => None,
    }
}

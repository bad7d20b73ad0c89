//! What is looked for, and what does a language need to be read? Codebooks, languages and actors as data, checked on reading.

mod actors;
mod anchor;
mod blocks;
mod bundle;
mod check;
mod contradictions;
mod difference;
mod edit;
mod edit_concepts;
mod entries;
mod exchange;
mod file;
mod frequent;
mod info;
mod language;
mod lately;
mod pattern;
mod read;
mod shapes;
mod shipped;
mod spoken;
mod written;
mod yaml;

use std::collections::BTreeMap;

use crate::coding::Stance;

pub use actors::{Actor, ActorKind, ActorName, NameKind};
pub use anchor::{Anchor, anchors, rarest_anchors};
pub use frequent::Frequency;
pub use exchange::{Exported, Imported, export_quanteda, import_quanteda, import_word_list};
pub use difference::{Difference, FixedWord, MovedExpression, Needed, difference};
pub use check::{CheckOutcome, Failure};
pub use language::{Cue, CueKind, Language, Script};
pub use pattern::{ActorTerm, Lists, Node, Word, parse};
pub use shipped::shipped_sources;
pub use written::shown;

/// How many of the pair a sentence has to name or carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorRule {
    Pair,
    One,
    None,
}

/// What an expression asks for beyond its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demands {
    pub actors: ActorRule,
    /// Sentences back that a pair may be carried by words such as "both countries".
    pub carry: u16,
    /// Sentences without any actor that still belong to the pair.
    pub silent: u16,
    /// Position in [`Codebook::contexts`] of the words that must stand near.
    pub context: Option<usize>,
    /// Sentences before and after in which the context may stand; `None`: anywhere in the article.
    pub context_reach: Option<u16>,
    /// Position in [`Codebook::contexts`] of the words that forbid the hit.
    pub against: Option<usize>,
    /// Position of the words beside which those of `against` forbid nothing.
    pub unless: Option<usize>,
    /// Whether the hit has claimants.
    pub claimants: bool,
    /// Whether the claimant is the speaker and not the subject.
    pub claimant_speaks: bool,
    /// Whether the claimant is who the expression itself holds: "presses A to condemn".
    pub claimant_within: bool,
    /// Actors that are never claimants.
    pub parties: Vec<u16>,
    /// Whether what is only asked for or possible counts as distanced.
    pub sought: bool,
    /// Whether a hit needs somebody else than the parties who acts.
    pub outsider: bool,
    /// Whether a hit needs a claimant.
    pub claimed: bool,
    /// Whether what is told of the pair may be told of a third state with them ("joint drills of the three").
    pub shared: bool,
    /// A stance that the expression carries in itself.
    pub stance: Option<Stance>,
}

/// One kind of thing that is looked for.
#[derive(Debug, Clone)]
pub struct Concept {
    pub id: String,
    pub title: BTreeMap<String, String>,
    pub definition: BTreeMap<String, String>,
    pub categories: Vec<Category>,
}

#[derive(Debug, Clone)]
pub struct Category {
    pub id: String,
    pub title: BTreeMap<String, String>,
    pub definition: BTreeMap<String, String>,
}

/// Where a `not` pattern forbids, or a `near` pattern has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// In the same clause, at most eight words away.
    Near,
    Sentence,
    Article,
}

/// Ways to say one thing of one category in one language.
#[derive(Debug, Clone)]
pub struct Expression {
    pub id: String,
    pub concept: u16,
    pub category: u16,
    pub language: String,
    pub patterns: Vec<String>,
    pub nodes: Vec<Node>,
    /// None of these may stand there.
    pub not: Vec<(Where, Node)>,
    /// One of these has to, where there are any.
    pub near: Vec<(Where, Node)>,
    pub demands: Demands,
}

/// Words that look like an expression of a concept and are none.
#[derive(Debug, Clone)]
pub struct Decoy {
    /// `None`: of every concept.
    pub concept: Option<u16>,
    pub language: String,
    pub nodes: Vec<Node>,
}

/// A list of words that must, or must not, stand near an expression, by language.
#[derive(Debug, Clone)]
pub struct Context {
    pub name: String,
    pub nodes: BTreeMap<String, Vec<Node>>,
}

/// A sentence that must, or must not, be coded so.
#[derive(Debug, Clone)]
pub struct Example {
    pub language: String,
    pub text: String,
    pub expect: String,
    pub title: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub stance: Option<Stance>,
    pub voice: Option<crate::coding::Voice>,
    pub speaker: Option<String>,
    pub claimants: Option<Vec<String>>,
    /// File and line.
    pub at: String,
}

/// A codebook with the languages and the actors it was read with: everything that decides how a text is coded.
#[derive(Debug, Clone)]
pub struct Codebook {
    pub name: String,
    pub title: BTreeMap<String, String>,
    pub description: BTreeMap<String, String>,
    /// Positions of the pair in `actors`.
    pub pair: [u16; 2],
    pub concepts: Vec<Concept>,
    pub expressions: Vec<Expression>,
    pub decoys: Vec<Decoy>,
    pub contexts: Vec<Context>,
    pub examples: Vec<Example>,
    pub languages: Vec<Language>,
    pub actors: Vec<Actor>,
    /// Phrases that hold an actor's word and name nobody, by language.
    pub actor_decoys: Vec<(String, Node)>,
    sources: Vec<(String, String)>,
    hash: String,
}

impl Codebook {
    /// `sha256:…` of everything that decides how a text is coded.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    pub fn actor_name(&self, id: u16) -> &str {
        self.actors.get(usize::from(id)).map_or("", |actor| &actor.name)
    }

    pub fn actor_id(&self, name: &str) -> Option<u16> {
        self.actors.iter().position(|actor| actor.name == name).map(|at| at as u16)
    }
}

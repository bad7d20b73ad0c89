//! Who can act, and by which words is each named?

use crate::Result;

use super::pattern::{Lists, Node, parse};
use super::file::{File, Here};
use super::shapes::{ActorShape, ActorsShape};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    State,
    /// A union, a holy see: acts like a state.
    Body,
    /// Anybody else: named, never a claimant.
    Group,
}

/// By what an actor is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    Name,
    Capital,
    /// A head of state or government, a minister, an envoy: can speak.
    Person,
    Demonym,
    /// An institution: can speak.
    Institution,
    Metonym,
    /// One character that counts beside another's (中俄).
    Short,
}

#[derive(Debug, Clone)]
pub struct ActorName {
    pub language: String,
    pub kind: NameKind,
    pub node: Node,
}

#[derive(Debug, Clone)]
pub struct Actor {
    /// The English short name: what every output prints.
    pub name: String,
    pub kind: ActorKind,
    pub names: Vec<ActorName>,
}

/// Adds the actors and words of one language's file.
pub(super) fn read_actors(name: &str, text: &str, language: &str, actors: &mut Vec<Actor>, decoys: &mut Vec<(String, Node)>) -> Result<()> {
    let file = File { name, text };
    let shape: ActorsShape = file.shape()?;
    for decoy in &shape.decoys {
        let node = parse(decoy.get_ref(), &Lists::new()).map_err(|problem| file.pattern(decoy.here(), decoy.get_ref(), &problem))?;
        decoys.push((language.into(), node));
    }
    for actor in &shape.actor {
        let at = actor.here();
        let kind = kind_of(&file, at, actor.get_ref())?;
        let actor = actor.get_ref();
        if actor.kind.as_deref() == Some("decoy") {
            for (_, names) in lists(actor) {
                for name in names {
                    let node = parse(name.get_ref(), &Lists::new()).map_err(|problem| file.pattern(name.here(), name.get_ref(), &problem))?;
                    decoys.push((language.into(), node));
                }
            }
            continue;
        }
        let position = match actors.iter().position(|other| other.name == actor.name) {
            Some(position) => position,
            None => {
                actors.push(Actor { name: actor.name.clone(), kind: kind.unwrap_or(ActorKind::State), names: Vec::new() });
                actors.len() - 1
            }
        };
        if let Some(kind) = kind {
            actors[position].kind = kind;
        }
        add_names(&file, actor, language, &mut actors[position].names)?;
    }
    Ok(())
}

fn kind_of(file: &File<'_>, at: usize, actor: &ActorShape) -> Result<Option<ActorKind>> {
    Ok(match actor.kind.as_deref() {
        None | Some("decoy") => None,
        Some("state") => Some(ActorKind::State),
        Some("body" | "people") => Some(ActorKind::Body),
        Some("group" | "alliance") => Some(ActorKind::Group),
        Some(other) => return Err(file.wrong(at, &format!("“{other}” is no kind of actor"), "Write state, body, people, alliance or decoy.")),
    })
}

fn lists(actor: &ActorShape) -> [(NameKind, &Vec<toml::Spanned<String>>); 7] {
    [
        (NameKind::Name, &actor.names),
        (NameKind::Capital, &actor.capitals),
        (NameKind::Person, &actor.leaders),
        (NameKind::Person, &actor.ministers),
        (NameKind::Demonym, &actor.demonyms),
        (NameKind::Institution, &actor.institutions),
        (NameKind::Metonym, &actor.metonyms),
    ]
}

fn add_names(file: &File<'_>, actor: &ActorShape, language: &str, names: &mut Vec<ActorName>) -> Result<()> {
    for (kind, patterns) in lists(actor) {
        for pattern in patterns {
            let node = parse(pattern.get_ref(), &Lists::new()).map_err(|problem| file.pattern(pattern.here(), pattern.get_ref(), &problem))?;
            names.push(ActorName { language: language.into(), kind, node });
        }
    }
    for short in &actor.short {
        names.push(ActorName { language: language.into(), kind: NameKind::Short, node: Node::Han(short.clone()) });
    }
    Ok(())
}

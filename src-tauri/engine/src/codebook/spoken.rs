//! The languages and actors that a codebook is read with. Those that come with the program are read once: an edited codebook
//! changes none of them.

use std::sync::{Arc, OnceLock};

use crate::Result;

use super::actors::read_actors;
use super::language::read_language;
use super::pattern::Node;
use super::shipped::{shipped_in, shipped_text};
use super::{Actor, Language};

/// What the files of languages and actors tell.
pub(super) struct Spoken {
    pub languages: Vec<Language>,
    pub actors: Vec<Actor>,
    pub actor_decoys: Vec<(String, Node)>,
    /// Names and texts of the files.
    pub sources: Vec<(String, String)>,
}

/// Every language's file, then every actors' file, as `fetch` gives them.
///
/// # Errors
/// `codebook-invalid` with file, line and remedy.
pub(super) fn spoken(fetch: impl Fn(&str) -> Option<(String, String)>) -> Result<Arc<Spoken>> {
    static SHIPPED: OnceLock<Arc<Spoken>> = OnceLock::new();
    let names = shipped_in("languages/").chain(shipped_in("actors/")).map(|(name, _)| name);
    let sources: Vec<(String, String)> = names.map(|name| fetch(name).unwrap_or_default()).collect();
    let are_shipped = sources.iter().all(|(name, text)| shipped_text(name) == Some(text));
    if let Some(known) = SHIPPED.get().filter(|_| are_shipped) {
        return Ok(known.clone());
    }
    let read = Arc::new(read(sources)?);
    Ok(if are_shipped { SHIPPED.get_or_init(|| read).clone() } else { read })
}

fn read(sources: Vec<(String, String)>) -> Result<Spoken> {
    let mut spoken = Spoken { languages: Vec::new(), actors: Vec::new(), actor_decoys: Vec::new(), sources: Vec::new() };
    for (name, text) in &sources {
        match name.strip_prefix("actors/") {
            Some(file) => read_actors(name, text, file.trim_end_matches(".toml"), &mut spoken.actors, &mut spoken.actor_decoys)?,
            None => spoken.languages.push(read_language(name, text)?),
        }
    }
    Ok(Spoken { sources, ..spoken })
}

//! New concepts and categories of a codebook, written into its main file.

use std::collections::BTreeMap;

use crate::answers::{CategoryDraft, ConceptDraft};
use crate::{Error, Result};

use super::blocks::blocks;

/// Adds a concept with its categories at the end of the main file.
pub(super) fn add_concept(sources: &mut [(String, String)], concept: &ConceptDraft, categories: &[CategoryDraft]) -> Result<()> {
    if concept_at(sources, &concept.id).is_some() {
        return Err(Error::new("concept-exists", format!("The codebook has a concept \"{}\" already.", concept.id), "Choose another short name."));
    }
    let Some((_, main)) = sources.first_mut() else { return Ok(()) };
    let mut text = format!("\n[[concept]]\nid = {}\n{}", quoted(&concept.id), told(&concept.title, &concept.definition));
    text.push_str(&format!("actors = {}\ncarry = {}\nclaimants = {}\n", quoted(&concept.actors), concept.carry, concept.claimants));
    categories.iter().for_each(|category| text.push_str(&written(category)));
    if !main.ends_with('\n') {
        main.push('\n');
    }
    main.push_str(&text);
    Ok(())
}

/// Adds a category behind the others of its concept.
pub(super) fn add_category(sources: &mut [(String, String)], concept: &str, category: &CategoryDraft) -> Result<()> {
    let Some((file, end)) = concept_at(sources, concept) else {
        return Err(Error::new("concept-unknown", format!("The codebook has no concept \"{concept}\"."), "Choose one of its concepts, or add this one first."));
    };
    let text = &mut sources[file].1;
    let line = if text[..end].ends_with('\n') { "" } else { "\n" };
    text.insert_str(end, &format!("{line}{}", written(category)));
    Ok(())
}

/// The file of a concept, and where its last category ends.
fn concept_at(sources: &[(String, String)], id: &str) -> Option<(usize, usize)> {
    sources.iter().enumerate().find_map(|(file, (_, text))| {
        let all = blocks(text);
        let first = all.iter().position(|block| block.header == "concept" && id_of(&text[block.at.clone()]).as_deref() == Some(id))?;
        let last = all[first..].iter().skip(1).take_while(|block| block.header.starts_with("concept.")).last().unwrap_or(&all[first]);
        Some((file, last.at.end))
    })
}

fn id_of(block: &str) -> Option<String> {
    let table: toml::Table = block.parse().ok()?;
    Some(table.get("concept")?.as_array()?.first()?.get("id")?.as_str()?.to_string())
}

fn written(category: &CategoryDraft) -> String {
    format!("\n[[concept.category]]\nid = {}\n{}", quoted(&category.id), told(&category.title, &category.definition))
}

fn told(title: &BTreeMap<String, String>, definition: &BTreeMap<String, String>) -> String {
    let lines = |name: &'static str, texts: &BTreeMap<String, String>| {
        texts.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(language, text)| format!("{name}.{language} = {}\n", quoted(text.trim()))).collect::<String>()
    };
    lines("title", title) + &lines("definition", definition)
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.into()).to_string()
}

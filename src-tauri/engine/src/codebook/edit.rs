//! Changes of a codebook: entries put, switched off and on, lists added. The other entries of the files stay as they are written.

use crate::answers::{CodebookChange, EntryDraft, EntryKind};
use crate::{Error, Result};

use super::Codebook;
use super::blocks::{Block, blocks};
use super::bundle::bundle;
use super::edit_concepts::{add_category, add_concept};
use super::entries::{decoy_key, is_codebook_file};

impl Codebook {
    /// The codebook with these changes, one after the other. It is read and checked as a whole.
    ///
    /// # Errors
    /// `codebook-invalid` with file, line and remedy; `entry-unknown`; `entry-contradicts` where an entry that was put says
    /// what another one says otherwise.
    pub fn edited(&self, changes: &[CodebookChange]) -> Result<Codebook> {
        let mut sources = self.sources.clone();
        let mut put = Vec::new();
        for change in changes {
            match change {
                CodebookChange::Whole { text } => {
                    sources = Self::read("codebook.toml", text)?.sources;
                    put.clear();
                }
                CodebookChange::Concept { concept, categories } => add_concept(&mut sources, concept, categories)?,
                CodebookChange::Category { concept, category } => add_category(&mut sources, concept, category)?,
                CodebookChange::Add { toml } => add_list(&mut sources, toml)?,
                CodebookChange::Put { key, entry } => put.push(put_entry(&mut sources, key.as_deref(), entry)?),
                CodebookChange::Off { key } => with_block(&mut sources, key, |block| Ok(set_off(&block, true)))?,
                CodebookChange::On { key } => {
                    with_block(&mut sources, key, |block| Ok(set_off(&block, false)))?;
                    put.push(key.clone());
                }
                CodebookChange::Remove { key } => with_block(&mut sources, key, |_| Ok(String::new()))?,
            }
        }
        let codebook = Self::from_text(&bundle(&sources))?;
        codebook.refuse_contradictions(&put)?;
        Ok(codebook)
    }
}

type Sources = [(String, String)];

/// The file and the block of an entry.
fn find(sources: &Sources, key: &str) -> Option<(usize, Block)> {
    for (at, (name, text)) in sources.iter().enumerate().filter(|(_, (name, _))| is_codebook_file(name)) {
        let mut decoys = 0;
        for block in blocks(text) {
            let found = match block.header.as_str() {
                "decoy" => {
                    decoys += 1;
                    decoy_key(name, decoys - 1) == key
                }
                // Only blocks that hold the letters of the id, or an escape that may stand for them, are read.
                "expression" if text[block.at.clone()].contains(key) || text[block.at.clone()].contains('\\') => table(&text[block.at.clone()]).and_then(|table| table.get("id").and_then(toml::Value::as_str).map(|id| id == key)).unwrap_or(false),
                _ => false,
            };
            if found {
                return Some((at, block));
            }
        }
    }
    None
}

/// The one table of a block.
fn table(block: &str) -> Option<toml::Table> {
    let whole: toml::Table = block.parse().ok()?;
    whole.values().next()?.as_array()?.first()?.as_table().cloned()
}

fn with_block(sources: &mut Sources, key: &str, change: impl Fn(String) -> Result<String>) -> Result<()> {
    let Some((at, block)) = find(sources, key) else {
        return Err(Error::new("entry-unknown", format!("The codebook has no entry \"{key}\"."), "Open the list of entries again: it may have been changed meanwhile."));
    };
    let text = &mut sources[at].1;
    let changed = change(text[block.at.clone()].to_string())?;
    text.replace_range(block.at, &changed);
    Ok(())
}

/// The block with `off = true`, or without it, everything else as it is written.
fn set_off(block: &str, off: bool) -> String {
    let mut lines: Vec<&str> = block.split_inclusive('\n').filter(|line| line.split('=').next().is_none_or(|key| key.trim() != "off")).collect();
    if off {
        lines.insert(1.min(lines.len()), "off = true\n");
    }
    lines.concat()
}

/// Writes an entry in the place of the one with this key, or at the end of its language's file. Answers its key.
fn put_entry(sources: &mut Sources, key: Option<&str>, entry: &EntryDraft) -> Result<String> {
    match key {
        Some(key) => {
            let language = find(sources, key).and_then(|(at, _)| language_of(&sources[at].1));
            with_block(sources, key, |block| Ok(written(entry, table(&block).unwrap_or_default(), language.as_deref())))?;
            Ok(if entry.kind == EntryKind::Decoy { key.into() } else { entry.id.clone() })
        }
        None => {
            let at = home(sources, &entry.language);
            let (name, text) = &mut sources[at];
            let language = language_of(text);
            let decoys = blocks(text).iter().filter(|block| block.header == "decoy").count();
            let blank = if text.ends_with('\n') { "\n" } else { "\n\n" };
            text.push_str(blank);
            text.push_str(&written(entry, toml::Table::new(), language.as_deref()));
            Ok(if entry.kind == EntryKind::Decoy { decoy_key(name, decoys) } else { entry.id.clone() })
        }
    }
}

/// The file of a language, else the main file.
fn home(sources: &Sources, language: &str) -> usize {
    let of_language = |(name, text): &(String, String)| is_codebook_file(name) && language_of(text).as_deref() == Some(language);
    sources.iter().position(of_language).unwrap_or(0)
}

/// The language that a file names at its top.
fn language_of(text: &str) -> Option<String> {
    let top = &text[..blocks(text).first().map_or(text.len(), |block| block.at.start)];
    top.parse::<toml::Table>().ok()?.get("language")?.as_str().map(str::to_string)
}

/// An entry as TOML. Keys of the old one that an entry does not hold are kept.
fn written(entry: &EntryDraft, mut old: toml::Table, language: Option<&str>) -> String {
    for known in ["id", "category", "concept", "language", "match", "not", "near", "stance", "note", "off"] {
        old.remove(known);
    }
    let text = |text: &str| toml::Value::String(text.into()).to_string();
    let mut out = String::new();
    match entry.kind {
        EntryKind::Expression => {
            out.push_str(&format!("[[expression]]\nid = {}\ncategory = {}\n", text(&entry.id), text(&format!("{}.{}", entry.concept, entry.category))));
        }
        EntryKind::Decoy => out.push_str(&format!("[[decoy]]\nconcept = {}\n", text(if entry.concept.is_empty() { "*" } else { &entry.concept }))),
    }
    if language != Some(entry.language.as_str()) {
        out.push_str(&format!("language = {}\n", text(&entry.language)));
    }
    let list = |name: &str, patterns: &[String]| {
        let lines: Vec<String> = patterns.iter().map(|pattern| format!("  {},\n", text(pattern))).collect();
        format!("{name} = [\n{}]\n", lines.concat())
    };
    out.push_str(&list("match", &entry.patterns));
    for (name, patterns) in [("not", &entry.not), ("near", &entry.near)] {
        if !patterns.is_empty() && entry.kind == EntryKind::Expression {
            out.push_str(&list(name, patterns));
        }
    }
    if let Some(stance) = entry.stance.filter(|_| entry.kind == EntryKind::Expression) {
        out.push_str(&format!("stance = {}\n", text(&format!("{stance:?}").to_lowercase())));
    }
    old.iter().for_each(|(key, value)| out.push_str(&format!("{key} = {value}\n")));
    if !entry.note.is_empty() {
        out.push_str(&format!("note = {}\n", text(&entry.note)));
    }
    out
}

/// Adds the concepts and expressions of a codebook that was made from a list to the main file.
fn add_list(sources: &mut Sources, toml: &str) -> Result<()> {
    Codebook::read("list", toml)?;
    let without_head: String = blocks(toml).into_iter().filter(|block| block.header != "codebook").map(|block| format!("\n{}", &toml[block.at])).collect();
    let Some((_, main)) = sources.first_mut() else { return Ok(()) };
    main.push_str(&without_head);
    Ok(())
}

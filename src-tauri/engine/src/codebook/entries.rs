//! The entries of a codebook as they are written: what an editor lists, those that are switched off included.

use toml::Spanned;

use crate::answers::{CodebookEntry, EntryDraft, EntryKind};

use super::{Codebook, lately};
use super::file::{File, Here};
use super::shapes::{DecoyShape, ExpressionShape, OptionsShape};

impl Codebook {
    /// Every expression and decoy of its files, in the order of the files.
    pub fn entries(&self) -> Vec<CodebookEntry> {
        self.sources.iter().filter(|(name, _)| is_codebook_file(name)).flat_map(|(name, text)| entries_of(name, text)).collect()
    }
}

/// Whether a file of a codebook holds entries: languages and actors are files of their own.
pub(super) fn is_codebook_file(name: &str) -> bool {
    !name.starts_with("languages/") && !name.starts_with("actors/")
}

fn entries_of(name: &str, text: &str) -> Vec<CodebookEntry> {
    let file = File { name, text };
    let Ok(shape) = lately::shape(&file) else { return Vec::new() };
    let language = shape.language.clone().unwrap_or_default();
    let decoys = shape.decoy.iter().enumerate().map(|(nth, decoy)| of_decoy(&file, &language, nth, decoy));
    let expressions = shape.expression.iter().map(|expression| of_expression(&file, &language, expression));
    decoys.chain(expressions).collect()
}

/// By what a change names the n-th decoy of a file.
pub(super) fn decoy_key(file: &str, nth: usize) -> String {
    format!("decoy {file} {nth}")
}

fn of_decoy(file: &File<'_>, language: &str, nth: usize, entry: &Spanned<DecoyShape>) -> CodebookEntry {
    let decoy = entry.get_ref();
    CodebookEntry {
        key: decoy_key(file.name, nth),
        file: file.name.into(),
        line: file.line(entry.here()),
        off: decoy.off,
        hits: None,
        options: Vec::new(),
        draft: EntryDraft {
            kind: EntryKind::Decoy,
            id: String::new(),
            concept: decoy.concept.clone().unwrap_or_else(|| "*".into()),
            category: String::new(),
            language: decoy.language.clone().unwrap_or_else(|| language.into()),
            patterns: texts(&decoy.patterns),
            not: Vec::new(),
            near: Vec::new(),
            stance: None,
            note: decoy.note.clone().unwrap_or_default(),
        },
    }
}

fn of_expression(file: &File<'_>, language: &str, entry: &Spanned<ExpressionShape>) -> CodebookEntry {
    let expression = entry.get_ref();
    let (concept, category) = expression.category.split_once('.').unwrap_or((&expression.category, ""));
    CodebookEntry {
        key: expression.id.clone(),
        file: file.name.into(),
        line: file.line(entry.here()),
        off: expression.off,
        hits: None,
        options: options(&expression.options, expression.origin.as_deref()),
        draft: EntryDraft {
            kind: EntryKind::Expression,
            id: expression.id.clone(),
            concept: concept.into(),
            category: category.into(),
            language: expression.language.clone().unwrap_or_else(|| language.into()),
            patterns: texts(&expression.patterns),
            not: texts(&expression.not),
            near: texts(&expression.near),
            stance: expression.options.stance,
            note: expression.note.clone().unwrap_or_default(),
        },
    }
}

fn texts(patterns: &[Spanned<String>]) -> Vec<String> {
    patterns.iter().map(|pattern| pattern.get_ref().clone()).collect()
}

/// Options other than the stance, as they could be written.
fn options(all: &OptionsShape, origin: Option<&str>) -> Vec<String> {
    let mut told = Vec::new();
    let mut say = |key: &str, value: Option<String>| told.extend(value.map(|value| format!("{key} = {value}")));
    say("origin", origin.map(|text| format!("\"{text}\"")));
    say("actors", all.actors.clone().map(|text| format!("\"{text}\"")));
    say("carry", all.carry.map(|n| n.to_string()));
    say("silent", all.silent.map(|n| n.to_string()));
    say("context", all.context.clone().map(|text| format!("\"{text}\"")));
    say("context_reach", all.context_reach.map(|n| n.to_string()));
    say("against", all.against.clone().map(|text| format!("\"{text}\"")));
    say("unless", all.unless.clone().map(|text| format!("\"{text}\"")));
    say("claimants", all.claimants.map(|yes| yes.to_string()));
    say("claimant", all.claimant.clone().map(|text| format!("\"{text}\"")));
    say("parties", all.parties.clone().map(|names| format!("{names:?}")));
    say("sought", all.sought.map(|yes| yes.to_string()));
    say("outsider", all.outsider.map(|yes| yes.to_string()));
    say("claimed", all.claimed.map(|yes| yes.to_string()));
    told
}

//! What lies in a folder: everything of a library that a person was told is kept, and the file that an act makes.

use std::path::Path;

use entente_engine::library::Library;
use entente_engine::progress::silent;
use entente_engine::question::Selection;
use serde_json::{Value, json};

use super::acts::Act;
use crate::desk::Desk;

#[derive(Debug)]
pub struct Found {
    pub opens: bool,
    pub sound: bool,
    /// Articles in their order, each as one text.
    articles: Vec<String>,
    /// What people made.
    people: Value,
    /// What was counted.
    counted: Value,
    /// The file that the act makes: nothing, or what it holds.
    made: Value,
    /// Every name in the folder and in those of the backups; no part of what is compared.
    names: Vec<String>,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        let parts = |found: &Self| (found.opens, found.sound, found.people.clone(), found.counted.clone(), found.made.clone());
        parts(self) == parts(other) && self.articles == other.articles
    }
}

fn people(library: &Library) -> entente_engine::Result<Value> {
    let mut judged = Vec::new();
    for sample in library.samples()? {
        for item in library.sample_items(sample.id, "ana")? {
            judged.extend(item.judgement.map(|said| json!([item.key, said])));
        }
    }
    let edits: Vec<Value> = library.edits()?.iter().map(|made| json!([made.id, made.edit.told(), made.undone])).collect();
    let info = library.info()?;
    Ok(json!({
        "edits": edits, "by_hand": library.by_hand()?, "judged": judged, "versions": library.codebook_versions()?,
        "questions": library.questions()?, "bin": library.bin(0, 1_000)?, "outlets": info.outlets,
    }))
}

fn articles(library: &Library) -> entente_engine::Result<Vec<String>> {
    let mut all = Vec::new();
    library.articles(&Selection::default(), &silent, &mut |article| {
        all.push(serde_json::to_string(&article).unwrap_or_default());
        Ok(())
    })?;
    Ok(all)
}

fn counted(library: &Library) -> entente_engine::Result<Value> {
    let info = library.info()?;
    Ok(json!({ "hits": info.hits, "uncoded": info.uncoded, "codebook": info.codebook.map(|codebook| codebook.hash), "next": info.next_codebook, "library": info.library }))
}

/// A library's content in short, or why there is none.
fn glance(path: &Path) -> Value {
    let glance = || -> entente_engine::Result<Value> {
        let library = Library::open_to_read(path)?;
        let check = library.check(&silent)?;
        Ok(json!(format!("{} {} {}", check.sound, check.articles, check.library)))
    };
    glance().unwrap_or_else(|error| json!(error.code()))
}

fn made(path: &Path) -> Value {
    if let Ok(entries) = std::fs::read_dir(path) {
        let whole = entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "entente"));
        let mut all: Vec<Value> = whole.map(|path| made(&path)).collect();
        all.sort_by_key(Value::to_string);
        return if all.is_empty() { Value::Null } else { json!(all) };
    }
    match std::fs::read(path) {
        Err(_) => Value::Null,
        Ok(_) if path.extension().is_some_and(|ending| ending == "entente") => glance(path),
        Ok(bytes) => json!(format!("{} bytes {:02x?}", bytes.len(), entente_engine::identity::text(None, &String::from_utf8_lossy(&bytes)))),
    }
}

fn names(desk: &Desk) -> Vec<String> {
    let mut all = Vec::new();
    for folder in ["", "L.backups", "O.backups"] {
        let entries = std::fs::read_dir(desk.path(folder)).into_iter().flatten().flatten();
        all.extend(entries.map(|entry| Path::new(folder).join(entry.file_name()).display().to_string()));
    }
    all.sort();
    all
}

/// What is there now. Opening brings a library that was left in its middle into order, as for a person.
pub fn found(desk: &Desk, act: &Act) -> Found {
    let names = names(desk).into_iter().map(|name| if name.contains("backups") { moments_taken_out(&name) } else { name }).collect();
    let path = desk.path(act.library);
    let made = act.makes.map_or(Value::Null, |name| made(&desk.path(name)));
    let nothing = Found { opens: false, sound: !path.exists() || act.damaged, articles: Vec::new(), people: Value::Null, counted: Value::Null, made: made.clone(), names };
    let Ok(library) = Library::open(&path) else { return nothing };
    if act.damaged {
        return Found { opens: true, ..nothing };
    }
    let sound = desk.run(&["check", act.library, "--json"]).code == 0;
    let people = people(&library).unwrap_or_else(|error| json!(error.code()));
    let counted = counted(&library).unwrap_or_else(|error| json!(error.code()));
    Found { opens: true, sound, articles: articles(&library).unwrap_or_default(), people, counted, ..nothing }
}

/// `L.backups/2026-01-02T….entente` as `L.backups/0`: when is not what.
fn moments_taken_out(name: &str) -> String {
    name.chars().map(|sign| if sign.is_ascii_digit() { '0' } else { sign }).collect()
}

impl Found {
    pub fn holds(&self, kind: &str) -> bool {
        kind == "articles" && !self.articles.is_empty() || self.people[kind].as_array().is_some_and(|all| !all.is_empty()) || self.people[kind]["rows"].as_array().is_some_and(|all| !all.is_empty())
    }

    /// What is missing of what was there before, or was acknowledged, or what is there that never was meant to be.
    pub fn lost(&self, before: &Self, after: &Self, acknowledged: usize) -> Vec<String> {
        let mut lost = Vec::new();
        if !self.articles.starts_with(&before.articles) && before.articles != after.articles {
            lost.push("articles of before are gone".into());
        }
        if !after.articles.starts_with(&self.articles) {
            lost.push("articles are there that the act does not make".into());
        }
        let judged = |found: &Self| found.people["judged"].as_array().map_or(0, Vec::len);
        if judged(self) < judged(before) + acknowledged {
            lost.push(format!("{} judgements are there, {} of before and {acknowledged} were acknowledged", judged(self), judged(before)));
        }
        for kind in ["edits", "by_hand", "versions", "questions", "bin"] {
            let now = &self.people[kind];
            let list = |people: &Value| people[kind].as_array().cloned().unwrap_or_default();
            let on_the_way = list(&self.people).starts_with(&list(&before.people)) && list(&after.people).starts_with(&list(&self.people));
            if *now != before.people[kind] && *now != after.people[kind] && !on_the_way {
                lost.push(format!("{kind}: {now}"));
            }
        }
        let listed = |made: &Value| made.as_array().cloned().unwrap_or_else(|| vec![made.clone()]);
        let known = [listed(&before.made), listed(&after.made)].concat();
        if listed(&self.made).iter().any(|made| !known.contains(made)) {
            lost.push(format!("made: {}", self.made));
        }
        lost
    }

    /// In which parts this is neither the one nor the other.
    pub fn apart(&self, one: &Self, other: &Self) -> String {
        let mut parts = Vec::new();
        if self.articles != one.articles && self.articles != other.articles {
            parts.push(format!("{} articles", self.articles.len()));
        }
        for (name, now, first, second) in [("people", &self.people, &one.people, &other.people), ("counted", &self.counted, &one.counted, &other.counted), ("made", &self.made, &one.made, &other.made)] {
            if now != first && now != second {
                parts.push(format!("{name} {now} instead of {first} or {second}"));
            }
        }
        let strange: Vec<&String> = self.names.iter().filter(|name| !one.names.contains(name) && !other.names.contains(name)).collect();
        if parts.is_empty() { format!("a mixture of both, with {strange:?}") } else { parts.join("; ") }
    }
}

/// Names that an undisturbed act does not leave, after the next act has swept.
pub fn rubbish(desk: &Desk, after: &Found) -> Vec<String> {
    let known = |name: &str| after.names.iter().any(|known| known == name || *known == moments_taken_out(name)) || name.starts_with("swept.entente");
    let beside = |name: &str| ["-wal", "-shm"].iter().any(|ending| name.strip_suffix(ending).is_some_and(|library| known(library)));
    let _ = entente_engine::room::Room::beside(&desk.path("L.backups/x"));
    names(desk).into_iter().filter(|name| !known(name) && !beside(name)).collect()
}

//! Does the guide hold together: the same pages in both languages, and no link into nothing?

use std::collections::BTreeSet;

use crate::tree::{files, no_places, root, short};

fn pages(language: &str) -> BTreeSet<String> {
    let folder = format!("docs/guide/{language}/");
    files(&folder, ".md").iter().map(|(path, _)| short(path).trim_start_matches(&folder).to_owned()).collect()
}

/// Targets of links inside the project, as written.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    targets.filter(|target| !target.contains("://") && !target.starts_with('#') && !target.starts_with("mailto:"))
}

#[test]
fn both_languages_have_the_same_pages() {
    let english = pages("en");
    assert!(english.contains("getting-started.md"), "the guide was not found");
    assert_eq!(english, pages("fr"));
}

#[test]
fn every_link_leads_somewhere() {
    let mut texts = files("docs", ".md");
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "data/sample/README.md"] {
        let path = root().join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name} is there"));
        texts.push((path, text));
    }
    let mut places = Vec::new();
    for (path, text) in &texts {
        let folder = path.parent().expect("a page lies in a folder");
        let broken = links(text).filter(|target| !folder.join(target.split('#').next().unwrap_or(target)).exists());
        places.extend(broken.map(|target| format!("{}: {target}", short(path))));
    }
    no_places("links into nothing", places);
}

//! Does the guide hold together: the same pages in both languages?

use std::collections::BTreeSet;

use crate::tree::{files, short};

fn pages(language: &str) -> BTreeSet<String> {
    let folder = format!("docs/guide/{language}/");
    files(&folder, ".md").iter().map(|(path, _)| short(path).trim_start_matches(&folder).to_owned()).collect()
}

#[test]
fn both_languages_have_the_same_pages() {
    let english = pages("en");
    assert!(english.contains("getting-started.md"), "the guide was not found");
    assert_eq!(english, pages("fr"));
}

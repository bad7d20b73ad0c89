//! Are the shipped lists of outlets, events and sample articles sound?

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use serde_json::Value;

use crate::tree::{files, no_places, root, short};

fn table(name: &str) -> toml::Table {
    std::fs::read_to_string(root().join("data").join(name)).expect("the list is there").parse().expect("the list is TOML")
}

fn entries<'a>(table: &'a toml::Table, name: &str) -> Vec<&'a toml::Table> {
    table[name].as_array().expect("a list").iter().map(|entry| entry.as_table().expect("a table")).collect()
}

fn text<'a>(entry: &'a toml::Table, key: &str) -> &'a str {
    entry.get(key).and_then(toml::Value::as_str).unwrap_or_else(|| panic!("{entry:?} has no {key}"))
}

fn sample() -> Vec<(String, Value)> {
    let read = |(path, lines): (std::path::PathBuf, String)| -> Vec<(String, Value)> {
        lines.lines().map(|line| (short(&path), serde_json::from_str(line).expect("a line is one object"))).collect()
    };
    files("data/sample/articles", ".jsonl").into_iter().flat_map(read).collect()
}

#[test]
fn no_name_means_two_outlets() {
    let table = table("outlets.toml");
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut places = Vec::new();
    for outlet in entries(&table, "outlet") {
        let name = text(outlet, "name");
        let aliases = outlet["aliases"].as_array().expect("aliases are a list").iter().filter_map(toml::Value::as_str);
        for written in std::iter::once(name).chain(aliases) {
            if let Some(other) = owners.insert(written.to_lowercase(), name) {
                places.push(format!("{written}: {other} and {name}"));
            }
        }
    }
    no_places("a name that means two outlets, or stands twice", places);
}

#[test]
fn every_outlet_says_where_it_is_from_and_what_it_is() {
    let table = table("outlets.toml");
    let outlets = entries(&table, "outlet");
    assert!(outlets.len() >= 200, "only {} outlets", outlets.len());
    for outlet in outlets {
        let kind = text(outlet, "kind");
        assert!(["agency", "state", "public", "private", "official"].contains(&kind), "{}: kind {kind}", text(outlet, "name"));
        assert_eq!(text(outlet, "language").len(), 2, "{}: a language is written in two letters", text(outlet, "name"));
        assert!(!text(outlet, "country").is_empty());
    }
}

#[test]
fn every_event_is_dated_sourced_and_told_in_both_languages() {
    let table = table("events.toml");
    let (mut ids, mut last) = (HashSet::new(), NaiveDate::MIN);
    for event in entries(&table, "event") {
        let id = text(event, "id");
        assert!(ids.insert(id), "two events are called {id}");
        let date: NaiveDate = text(event, "date").parse().unwrap_or_else(|_| panic!("{id}: no such day"));
        let end: NaiveDate = event.get("end").map_or(date, |end| end.as_str().and_then(|end| end.parse().ok()).expect("end is a day"));
        assert!(last <= date && date <= end, "{id} is out of order");
        last = date;
        let title = event["title"].as_table().expect("titles by language");
        assert!(!text(title, "en").is_empty() && !text(title, "fr").is_empty() && !text(event, "source").is_empty(), "{id} lacks words");
        assert!(["statement", "visit", "vote", "war", "drill", "mediation", "sanctions"].contains(&text(event, "kind")), "{id}: kind");
    }
    assert!(ids.len() >= 60, "only {} events", ids.len());
}

#[test]
fn sample_articles_are_whole_and_lead_nowhere() {
    let mut ids = HashSet::new();
    for (file, article) in sample() {
        let id = article["id"].as_str().expect("an id");
        assert!(ids.insert(id.to_owned()), "{file}: {id} stands twice");
        assert!(article["title"].as_str().is_some_and(|title| !title.is_empty()), "{id} has no title");
        assert!(["en", "fr", "ru", "zh"].contains(&article["language"].as_str().unwrap_or_default()), "{id}: language");
        assert!(article["date"].is_null() || article["date"].as_str().is_some_and(|date| ("2021".."2025").contains(&date)), "{id}: date");
        let host = article["url"].as_str().and_then(|url| url.split('/').nth(2)).unwrap_or_default();
        assert!(host.ends_with(".example"), "{id} leads to {host}");
    }
}

#[test]
fn the_sample_is_as_its_page_says() {
    let page = std::fs::read_to_string(root().join("data/sample/README.md")).expect("the sample has a page");
    let sample = sample();
    assert!(page.contains(&format!("{} articles", sample.len())), "the page does not say {} articles", sample.len());
    let mut by_file: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, _) in &sample {
        *by_file.entry(file.rsplit('/').next().expect("a name")).or_default() += 1;
    }
    for (file, articles) in by_file {
        let row = page.lines().find(|line| line.contains(&format!("`{file}`"))).unwrap_or_else(|| panic!("the page does not name {file}"));
        assert!(row.trim_end().ends_with(&format!("| {articles} |")), "the page counts {file} otherwise: {row}");
    }
}

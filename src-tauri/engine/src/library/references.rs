//! References join the texts that they describe: what a text does not say of itself, its record in the bibliography says.
//! Only empty fields are filled, as one change of the history that can be undone; what was printed stays beside it.

use std::collections::HashMap;

use serde_json::Value;

use super::Library;
use crate::article::PublishedOn;
use crate::edit::{ArticleFields, ArticlesChange, Edit};
use crate::identity::base_name;
use crate::intake::metadata;
use crate::outlets;
use crate::store::Head;
use crate::text::search_form;
use crate::Result;

/// Fields of a reference that name its files.
const FILES: [&str; 7] = ["L1", "L2", "L3", "L4", "file", "attachment", "attachments"];

/// A shorter title (in letters and digits) says too little: "Editorial" is many articles.
const TITLE: usize = 12;

impl Library {
    /// Joins the references and texts of which at least one is new. Answers how many texts learned something.
    pub(super) fn join_references(&self) -> Result<u64> {
        let store = self.own_store()?;
        let (last, newest) = (store.joined_up_to()?, store.newest()?);
        if last >= newest || !store.has_references()? {
            return Ok(0);
        }
        let changes = changes(&store.heads(Some(metadata::POSITION))?, &store.heads(None)?, last);
        let joined = changes.len() as u64;
        if joined > 0 {
            store.edit(&Edit::Articles { changes })?;
        }
        store.set_joined_up_to(newest)?;
        Ok(joined)
    }
}

/// What texts learn from references; `last`: pairs of which both are older were joined before.
fn changes(references: &[Head], texts: &[Head], last: i64) -> Vec<ArticlesChange> {
    let places = Places::of(texts);
    let mut taken: HashMap<i64, ArticlesChange> = HashMap::new();
    for reference in references {
        let Some(text) = places.text_of(reference).filter(|text| text.id > last || reference.id > last) else { continue };
        let set = learned(reference, text);
        if set != ArticleFields::default() {
            taken.entry(text.id).or_insert_with(|| ArticlesChange { articles: vec![text.id], set });
        }
    }
    let mut changes: Vec<ArticlesChange> = taken.into_values().collect();
    changes.sort_by_key(|change| change.articles[0]);
    changes
}

/// The texts by what references may know of them, each in its collection.
struct Places<'a> {
    texts: &'a [Head],
    by_name: HashMap<(Option<i64>, String), Vec<usize>>,
    by_address: HashMap<(Option<i64>, String), Vec<usize>>,
    by_title: HashMap<(Option<i64>, String), Vec<usize>>,
}

impl<'a> Places<'a> {
    fn of(texts: &'a [Head]) -> Self {
        let mut places = Self { texts, by_name: HashMap::new(), by_address: HashMap::new(), by_title: HashMap::new() };
        for (place, text) in texts.iter().enumerate() {
            let own = text.collection;
            places.by_name.entry((own, file_name(&text.source))).or_default().push(place);
            if let Some(url) = text.url.as_deref().and_then(address) {
                places.by_address.entry((own, url)).or_default().push(place);
            }
            if let Some(title) = text.title.as_deref().and_then(title_key) {
                places.by_title.entry((own, title)).or_default().push(place);
            }
        }
        places
    }

    /// The one text that a reference describes: by an attached file, else the address, else the title, where date and outlet agree.
    fn text_of(&self, reference: &Head) -> Option<&'a Head> {
        let own = reference.collection;
        let only = |places: Option<&Vec<usize>>| places.filter(|places| places.len() == 1).map(|places| &self.texts[places[0]]);
        let by_file = || files(reference).find_map(|name| only(self.by_name.get(&(own, name))));
        let by_address = || only(self.by_address.get(&(own, reference.url.as_deref().and_then(address)?)));
        let by_title = || {
            let places = self.by_title.get(&(own, reference.title.as_deref().and_then(title_key)?))?;
            let mut fitting = places.iter().map(|place| &self.texts[*place]).filter(|text| agree(reference, text));
            fitting.next().filter(|_| fitting.next().is_none())
        };
        by_file().or_else(by_address).or_else(by_title)
    }
}

/// The names of a reference's files: paths, addresses, and the `name:path:type` of bibliographies.
fn files(reference: &Head) -> impl Iterator<Item = String> + '_ {
    let told = FILES.iter().filter_map(|key| reference.extra.get(*key).and_then(Value::as_str));
    told.flat_map(|told| told.split([';', '\n'])).flat_map(|one| {
        let parts = one.split(':').filter(|part| base_name(part.trim()).contains('.'));
        parts.map(|part| file_name(part.trim())).collect::<Vec<_>>()
    })
}

/// The last part of a path in small letters, `%20` read as a blank.
fn file_name(path: &str) -> String {
    let name = base_name(path);
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let coded = rest.get(1..3).filter(|_| *byte == b'%').and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        plain.push(coded.unwrap_or(*byte));
        rest = if coded.is_some() { &rest[3..] } else { after };
    }
    String::from_utf8_lossy(&plain).to_lowercase()
}

fn address(url: &str) -> Option<String> {
    let plain = url.trim().split('#').next().unwrap_or("");
    plain.contains('.').then(|| outlets::key(plain))
}

fn title_key(title: &str) -> Option<String> {
    let key = search_form(title);
    let signs: usize = key.chars().map(|c| if c >= '\u{2e80}' { 3 } else { 1 }).sum();
    (signs >= TITLE).then_some(key)
}

/// Whether date and outlet are the same as far as both say them.
fn agree(reference: &Head, text: &Head) -> bool {
    let outlet = |head: &Head| head.outlet.as_deref().map(|name| outlets::known(name).map_or_else(|| outlets::key(name), |known| outlets::key(&known.name)));
    let same = |left: Option<String>, right: Option<String>| left.is_none() || right.is_none() || left == right;
    let days = match (reference.published, text.published) {
        (Some(left), Some(right)) => begins(left, right) || begins(right, left),
        _ => true,
    };
    days && same(outlet(reference), outlet(text))
}

/// Whether the first date is the second one less exactly.
fn begins(rough: PublishedOn, exact: PublishedOn) -> bool {
    exact.to_day().starts_with(&rough.to_day())
}

/// What the reference says and the text does not.
fn learned(reference: &Head, text: &Head) -> ArticleFields {
    let fill = |known: &Option<String>, told: &Option<String>| (known.as_deref().is_none_or(|known| known.trim().is_empty()) && told.is_some()).then(|| told.clone());
    let closer = match (text.published, reference.published) {
        (None, Some(told)) => Some(told),
        (Some(known), Some(told)) if told.precision() > known.precision() && begins(known, told) => Some(told),
        _ => None,
    };
    ArticleFields {
        outlet: fill(&text.outlet, &reference.outlet),
        date: closer.map(|date| Some(date.to_string())),
        language: fill(&text.language, &reference.language),
        byline: fill(&text.byline, &reference.byline),
        url: fill(&text.url, &reference.url.clone().filter(|url| url.contains("://"))),
        collection: None,
    }
}

//! A bundle without texts meets a library that has the articles. Neither is ever in memory whole.

use std::collections::HashMap;
use std::path::Path;

use csv::StringRecord;
use serde_json::Value as Json;

use super::bundle_judgements::{self, BundledSample};
use super::sheet::{Columns, put, rows};
use super::verify::altered;
use crate::answers::{MissingArticle, Rehydrated};
use crate::identity;
use super::Library;
use crate::progress::{self, Report};
use crate::record::{Archive, Package, Parts};
use crate::store::Store;
use crate::tables::{Beside, Column, CsvStyle, Kind, Value, csv_line};
use crate::{Error, Result};

const ARTICLES: &str = "data/articles.csv";
const HITS: &str = "data/hits.csv";

/// Rows that are looked up together.
const BATCH: usize = 500;

/// What is done with a bundle beyond looking.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rehydrating<'a> {
    /// Where the bundle with texts goes.
    pub out: Option<&'a Path>,
    /// Take the samples and judgements into the library.
    pub judgements: bool,
}

/// Title and body.
type Text = (Option<String>, String);

/// A bundle under comparison.
struct Meeting<'a, 'b> {
    parts: &'a Parts<'b>,
    store: Store,
    /// The library's article of each of the bundle's, by their numbers; the first of equal texts stands for all of them.
    here: HashMap<i64, i64>,
    by_hash: ByHash,
    samples: Vec<BundledSample>,
    told: Rehydrated,
}

impl Library {
    /// Finds the bundle's articles in this library by the hash of their texts, puts the quotations back, and says which
    /// articles are missing and which words are not where the bundle says. Samples that were judged are found again too, and
    /// taken in where that is wanted and every sentence of them is here.
    ///
    /// # Errors
    /// `bundle-unreadable`, `bundle-unsound`, `bundle-part`, `file-unwritable`, `disk-full`.
    pub fn rehydrate(&self, bundle: &Path, wanted: Rehydrating<'_>, report: &Report<'_>) -> Result<Rehydrated> {
        let parts = Parts::open(bundle)?;
        let told = Rehydrated { wrong: altered(&parts), ..Rehydrated::default() };
        let mut meeting = Meeting { parts: &parts, store: self.own_store()?, here: HashMap::new(), by_hash: ByHash::new(), samples: bundle_judgements::read(&parts)?, told };
        meeting.look(report)?;
        match wanted.out {
            Some(out) => meeting.write(out)?,
            None => meeting.hits(&mut |_, _| Ok(()))?,
        }
        let Meeting { samples, by_hash, mut told, .. } = meeting;
        let trusted = !told.wrong.iter().any(|line| line.starts_with("validation/"));
        told.samples = samples.iter().map(|sample| sample.back(self, &by_hash, wanted.judgements && trusted)).collect::<Result<_>>()?;
        Ok(told)
    }
}

/// The library's articles by the hash of their texts; 0 where there is none.
pub(super) type ByHash = HashMap<[u8; 32], i64>;

impl Meeting<'_, '_> {
    /// Looks every article up.
    fn look(&mut self, report: &Report<'_>) -> Result<()> {
        let (mut listed, mut by_hash) = (Vec::<(i64, [u8; 32])>::new(), ByHash::new());
        rows(self.parts, ARTICLES, |columns, row| {
            let hash = hash_of(columns.text(row, "text_hash")?);
            by_hash.insert(hash, 0);
            listed.push((columns.read(row, "article")?, hash));
            Ok(())
        })?;
        by_hash.extend(self.samples.iter().flat_map(|sample| &sample.items).map(|(hash, _)| (*hash, 0)));
        let mut done = 0;
        self.store.all_articles(&mut |stored| {
            done += 1;
            if done % 500 == 0 {
                progress::step(report, "check", done, None)?;
            }
            if let Some(here) = by_hash.get_mut(&identity::text(stored.article.title.as_deref(), &stored.article.body)).filter(|here| **here == 0) {
                *here = stored.id;
            }
            Ok(())
        })?;
        self.told.articles = listed.len() as u64;
        self.here = listed.iter().map(|(article, hash)| (*article, by_hash[hash])).filter(|(_, here)| *here != 0).collect();
        self.by_hash = by_hash;
        self.missing()
    }

    fn missing(&mut self) -> Result<()> {
        let mut missing = Vec::new();
        rows(self.parts, ARTICLES, |columns, row| {
            if !self.here.contains_key(&columns.read(row, "article")?) {
                let text = |column| columns.text(row, column).map(str::to_owned);
                missing.push(MissingArticle { article: text("article")?, outlet: text("outlet")?, date: text("date")?, title: text("title")?, url: text("url")? });
            }
            Ok(())
        })?;
        self.told.found = self.told.articles - missing.len() as u64;
        self.told.missing = missing;
        Ok(())
    }

    /// The texts of the library's articles that these rows are of, by the bundle's numbers.
    fn texts(&self, columns: &Columns, batch: &[StringRecord]) -> Result<HashMap<i64, Text>> {
        let mut bundled = HashMap::<i64, Vec<i64>>::new();
        for row in batch {
            let article: i64 = columns.read(row, "article")?;
            if let Some(here) = self.here.get(&article) {
                bundled.entry(*here).or_default().push(article);
            }
        }
        let mut ids: Vec<i64> = bundled.keys().copied().collect();
        ids.sort_unstable();
        let mut texts = HashMap::new();
        self.store.articles_of(&ids, &mut |stored| {
            for article in bundled.get(&stored.id).into_iter().flatten() {
                texts.insert(*article, (stored.article.title.clone(), stored.article.body.clone()));
            }
            Ok(())
        })?;
        Ok(texts)
    }

    /// Hands on every hit with its sentence as it was found.
    fn hits(&mut self, to: &mut dyn FnMut(&Columns, &[String]) -> Result<()>) -> Result<()> {
        let parts = self.parts;
        let mut batch = Vec::new();
        let columns = rows(parts, HITS, |columns, row| {
            batch.push(row.clone());
            if batch.len() >= BATCH { self.restore(columns, &std::mem::take(&mut batch), to) } else { Ok(()) }
        })?;
        self.restore(&columns, &batch, to)
    }

    fn restore(&mut self, columns: &Columns, batch: &[StringRecord], to: &mut dyn FnMut(&Columns, &[String]) -> Result<()>) -> Result<()> {
        let texts = self.texts(columns, batch)?;
        let sentence = columns.place("sentence")?;
        for row in batch {
            let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
            if let Some(text) = texts.get(&columns.read(row, "article")?) {
                match found(columns, row, text)? {
                    Some(whole) => {
                        cells[sentence] = whole;
                        self.told.restored += 1;
                    }
                    None => {
                        let (article, words) = (columns.text(row, "article")?, columns.text(row, "text")?);
                        self.told.wrong.push(format!("In article {article} the words \"{words}\" are not where the bundle says."));
                    }
                }
            }
            to(columns, &cells)?;
        }
        Ok(())
    }

    /// The same bundle with whole titles, bodies and quotations, as far as they were found; its list is made anew.
    fn write(&mut self, out: &Path) -> Result<()> {
        let mut archive = Archive::begin(Beside::of(out)?);
        let parts = self.parts;
        let old: Json = serde_json::from_str(&parts.text("datapackage.json")?).unwrap_or_default();
        let text = |key: &str| old[key].as_str().unwrap_or_default();
        let recipe = text("name").trim_start_matches("entente-").to_uppercase();
        let mut package = Package::new(text("title"), text("description"), text("version"), &recipe);
        let stale = |name: &&str| *name == "datapackage.json" || (name.ends_with(".parquet") && (name.starts_with("data/") || *name == "validation/items.parquet"));
        for name in parts.names().filter(|name| !stale(name)) {
            let mut columns = columns_of(&old, name);
            let part = archive.stream(name, true, |to| match name {
                ARTICLES => self.whole_articles(to, out, &mut columns),
                HITS => {
                    let mut begun = false;
                    self.hits(&mut |columns, cells| {
                        if !std::mem::replace(&mut begun, true) {
                            put(to, &line(&columns.0), out)?;
                        }
                        put(to, &line(cells), out)
                    })?;
                    if begun { Ok(()) } else { parts.stream(name, |from| copied(from, to, out)) }
                }
                "validation/items.csv" => bundle_judgements::whole_items(&self.samples, &self.by_hash, &self.store, parts, to, out),
                _ => parts.stream(name, |from| copied(from, to, out)),
            })?;
            package.add_part(name, &part, columns.as_deref());
        }
        archive.add("datapackage.json", package.text().as_bytes())?;
        archive.end()?.keep()?;
        self.told.path = Some(out.display().to_string());
        Ok(())
    }

    fn whole_articles(&self, to: &mut dyn std::io::Write, out: &Path, typed: &mut Option<Vec<Column>>) -> Result<()> {
        let mut batch = Vec::new();
        let mut begun = false;
        let mut some = |columns: &Columns, batch: &[StringRecord]| {
            if !std::mem::replace(&mut begun, true) {
                put(to, &line(&with_body(columns).0), out)?;
            }
            let texts = self.texts(columns, batch)?;
            batch.iter().try_for_each(|row| put(to, &line(&whole(columns, row, &texts)?), out))
        };
        let columns = rows(self.parts, ARTICLES, |columns, row| {
            batch.push(row.clone());
            if batch.len() >= BATCH { some(columns, &std::mem::take(&mut batch)) } else { Ok(()) }
        })?;
        some(&columns, &batch)?;
        if let Some(typed) = typed && with_body(&columns).0.len() > columns.0.len() {
            typed.push(Column::new("body", Kind::Text));
        }
        Ok(())
    }
}

/// The sentence of a hit in the text, where the words of the hit stand where the bundle says.
fn found(columns: &Columns, row: &StringRecord, (title, body): &Text) -> Result<Option<String>> {
    let text = if columns.text(row, "zone")? == "title" { title.as_deref().unwrap_or_default() } else { body };
    let cut = |from: &str, to: &str| -> Result<Option<&str>> { Ok(text.get(columns.read(row, from).unwrap_or(usize::MAX)..columns.read(row, to).unwrap_or(0))) };
    let same = cut("start", "end")?.is_some_and(|words| row.get(columns.place("text").unwrap_or(0)) == Some(words) || columns.text(row, "text").is_ok_and(|told| told == words));
    Ok(cut("sentence_start", "sentence_end")?.filter(|_| same).map(str::to_owned))
}

fn with_body(columns: &Columns) -> Columns {
    let mut names = columns.0.clone();
    if !names.iter().any(|name| name == "body") {
        names.push("body".into());
    }
    Columns(names)
}

/// An article's row with its title and its body, as far as it is here.
fn whole(columns: &Columns, row: &StringRecord, texts: &HashMap<i64, Text>) -> Result<Vec<String>> {
    let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
    let names = with_body(columns);
    cells.resize(names.0.len(), String::new());
    if let Some((title, body)) = texts.get(&columns.read(row, "article")?) {
        cells[names.place("title")?] = title.clone().unwrap_or_default();
        cells[names.place("body")?].clone_from(body);
    }
    Ok(cells)
}

fn copied(from: &mut dyn std::io::Read, mut to: &mut dyn std::io::Write, out: &Path) -> Result<()> {
    std::io::copy(from, &mut to).map(drop).map_err(|cause| Error::unwritable(out, cause))
}

/// A hash as it is written; what is none matches nothing.
pub(super) fn hash_of(hex: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    let byte = |at: usize| u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok();
    let whole = hex.len() == 64 && hash.iter_mut().enumerate().all(|(at, place)| byte(at).map(|byte| *place = byte).is_some());
    if whole { hash } else { [0; 32] }
}

fn line(cells: &[String]) -> String {
    // what had an apostrophe in front keeps the one it has
    let cells: Vec<Value> = cells.iter().map(Value::from).collect();
    csv_line(&cells, CsvStyle::default())
}

/// The columns of a table as the bundle's list has them.
fn columns_of(list: &Json, path: &str) -> Option<Vec<Column>> {
    let resource = list["resources"].as_array()?.iter().find(|resource| resource["path"] == path)?;
    let column = |field: &Json| {
        let kind = match field["type"].as_str() {
            Some("integer") => Kind::Whole,
            Some("number") => Kind::Real,
            Some("date") => Kind::Day,
            _ => Kind::Text,
        };
        Column::new(field["name"].as_str().unwrap_or_default(), kind)
    };
    Some(resource["schema"]["fields"].as_array()?.iter().map(column).collect())
}

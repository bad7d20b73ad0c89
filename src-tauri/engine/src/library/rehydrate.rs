//! A bundle without texts meets a library that has the articles.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde_json::Value as Json;

use super::Library;
use super::rows::hex;
use super::verify::altered;
use crate::answers::{MissingArticle, Rehydrated};
use crate::identity;
use crate::progress::{self, Report};
use crate::record::{Archive, Package, Parts, Resource};
use crate::tables::{Beside, Column, CsvStyle, Kind, Value, csv_line};
use crate::{Error, Result};

/// Rows of a table in CSV under the names of their columns.
struct Sheet {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn read(parts: &Parts, name: &str) -> Result<Self> {
        let text = parts.text(name)?;
        let wrong = |cause: csv::Error| Error::new("bundle-part", format!("{name} cannot be read: {cause}."), "Take the bundle as it was saved.");
        let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let columns = reader.headers().map_err(wrong)?.iter().map(str::to_owned).collect();
        let rows = reader.records().map(|row| Ok(row.map_err(wrong)?.iter().map(str::to_owned).collect())).collect::<Result<_>>()?;
        Ok(Self { columns, rows })
    }

    fn place(&self, column: &str) -> Result<usize> {
        let missing = || Error::new("bundle-part", format!("A table of the bundle has no column \"{column}\"."), "Take the bundle as it was saved.");
        self.columns.iter().position(|name| name == column).ok_or_else(missing)
    }
}

/// Where a hit stands, as the bundle says.
struct Places {
    zone: usize,
    sentence: (usize, usize),
    hit: (usize, usize),
    words: usize,
    sentence_words: usize,
}

impl Places {
    fn of(hits: &Sheet) -> Result<Self> {
        Ok(Self {
            zone: hits.place("zone")?,
            sentence: (hits.place("sentence_start")?, hits.place("sentence_end")?),
            hit: (hits.place("start")?, hits.place("end")?),
            words: hits.place("text")?,
            sentence_words: hits.place("sentence")?,
        })
    }
}

/// A bundle under comparison.
struct Meeting {
    articles: Sheet,
    hits: Sheet,
    places: Places,
    /// Rows of articles by the hash of their text, and rows of hits by article.
    by_hash: HashMap<String, Vec<usize>>,
    hits_of: BTreeMap<String, Vec<usize>>,
    /// Title and body of the articles that were found, by row; kept where a bundle with texts is written.
    texts: BTreeMap<usize, (Option<String>, String)>,
    found: Vec<bool>,
    told: Rehydrated,
}

impl Library {
    /// Finds the bundle's articles in this library by the hash of their texts, puts the quotations back, and says which
    /// articles are missing and which words are not where the bundle says. `out`: where the bundle with texts goes.
    ///
    /// # Errors
    /// `bundle-unreadable`, `bundle-unsound`, `bundle-part`, `file-unwritable`, `disk-full`.
    pub fn rehydrate(&self, bundle: &Path, out: Option<&Path>, report: &Report<'_>) -> Result<Rehydrated> {
        let bytes = std::fs::read(bundle).map_err(|cause| Error::unreadable(bundle, cause))?;
        let parts = Parts::read(&bytes)?;
        let mut meeting = Meeting::new(&parts)?;
        meeting.told.wrong = altered(&parts);
        let store = self.own_store()?;
        let mut done = 0;
        store.all_articles(&mut |stored| {
            done += 1;
            if done % 500 == 0 {
                progress::step(report, "check", done, None)?;
            }
            let hash = hex(&identity::text(stored.article.title.as_deref(), &stored.article.body));
            meeting.meet(&hash, stored.article.title.as_deref(), &stored.article.body, out.is_some())
        })?;
        let mut told = meeting.end()?;
        if let Some(out) = out {
            meeting.write(&parts, out)?;
            told.path = Some(out.display().to_string());
        }
        Ok(told)
    }
}

impl Meeting {
    fn new(parts: &Parts) -> Result<Self> {
        let (articles, hits) = (Sheet::read(parts, "data/articles.csv")?, Sheet::read(parts, "data/hits.csv")?);
        let (hash, of) = (articles.place("text_hash")?, hits.place("article")?);
        let mut by_hash = HashMap::<String, Vec<usize>>::new();
        for (at, row) in articles.rows.iter().enumerate() {
            by_hash.entry(row[hash].clone()).or_default().push(at);
        }
        let mut hits_of = BTreeMap::<String, Vec<usize>>::new();
        for (at, row) in hits.rows.iter().enumerate() {
            hits_of.entry(row[of].clone()).or_default().push(at);
        }
        let told = Rehydrated { articles: articles.rows.len() as u64, ..Rehydrated::default() };
        let found = vec![false; articles.rows.len()];
        Ok(Self { places: Places::of(&hits)?, articles, hits, by_hash, hits_of, texts: BTreeMap::new(), found, told })
    }

    /// An article of the library; the first of equal texts stands for all of them.
    fn meet(&mut self, hash: &str, title: Option<&str>, body: &str, keep: bool) -> Result<()> {
        let Some(rows) = self.by_hash.get(hash).cloned() else { return Ok(()) };
        let id = self.articles.place("article")?;
        for row in rows {
            if std::mem::replace(&mut self.found[row], true) {
                continue;
            }
            let article = self.articles.rows[row][id].clone();
            for hit in self.hits_of.get(&article).cloned().unwrap_or_default() {
                self.restore(hit, &article, title, body);
            }
            if keep {
                self.texts.insert(row, (title.map(str::to_owned), body.to_owned()));
            }
        }
        Ok(())
    }

    fn restore(&mut self, hit: usize, article: &str, title: Option<&str>, body: &str) {
        let row = &self.hits.rows[hit];
        let text = if row[self.places.zone] == "title" { title.unwrap_or_default() } else { body };
        let cut = |(from, to): (usize, usize)| text.get(row[from].parse::<usize>().ok()?..row[to].parse::<usize>().ok()?);
        let words = row[self.places.words].strip_prefix('\'').unwrap_or(&row[self.places.words]);
        let same = cut(self.places.hit).is_some_and(|found| found == row[self.places.words] || found == words);
        match cut(self.places.sentence) {
            Some(sentence) if same => {
                let sentence = sentence.to_owned();
                self.hits.rows[hit][self.places.sentence_words] = sentence;
                self.told.restored += 1;
            }
            _ => self.told.wrong.push(format!("In article {article} the words \"{words}\" are not where the bundle says.")),
        }
    }

    fn end(&mut self) -> Result<Rehydrated> {
        let place = |column: &str| self.articles.place(column);
        let (id, outlet, date, title, url) = (place("article")?, place("outlet")?, place("date")?, place("title")?, place("url")?);
        let missing = self.articles.rows.iter().zip(&self.found).filter(|(_, found)| !**found).map(|(row, _)| MissingArticle {
            article: row[id].clone(),
            outlet: row[outlet].clone(),
            date: row[date].clone(),
            title: row[title].clone(),
            url: row[url].clone(),
        });
        self.told.missing = missing.collect();
        self.told.found = self.told.articles - self.told.missing.len() as u64;
        Ok(self.told.clone())
    }

    /// The same bundle with whole titles, bodies and quotations, as far as they were found; its list is made anew.
    fn write(&self, parts: &Parts, out: &Path) -> Result<()> {
        let mut archive = Archive::begin(Beside::of(out)?);
        let old: Json = serde_json::from_str(&parts.text("datapackage.json")?).unwrap_or_default();
        let text = |key: &str| old[key].as_str().unwrap_or_default();
        let recipe = text("name").trim_start_matches("entente-").to_uppercase();
        let mut package = Package::new(text("title"), text("description"), text("version"), &recipe);
        for name in parts.names().filter(|name| *name != "datapackage.json" && !(name.starts_with("data/") && name.ends_with(".parquet"))) {
            let columns = columns_of(&old, name);
            let (bytes, columns) = match name {
                "data/articles.csv" => self.whole_articles(columns)?,
                "data/hits.csv" => (lines(&self.hits.columns, &self.hits.rows), columns),
                _ => (parts.get(name).unwrap_or_default().to_vec(), columns),
            };
            archive.add(name, &bytes)?;
            package.add(&Resource { path: name, bytes: &bytes, columns: columns.as_deref() });
        }
        archive.add("datapackage.json", package.text().as_bytes())?;
        archive.end()?.keep()
    }

    fn whole_articles(&self, columns: Option<Vec<Column>>) -> Result<(Vec<u8>, Option<Vec<Column>>)> {
        let title = self.articles.place("title")?;
        let body = self.articles.columns.iter().position(|name| name == "body");
        let mut names = self.articles.columns.clone();
        if body.is_none() {
            names.push("body".into());
        }
        let with_text = |(at, row): (usize, &Vec<String>)| {
            let mut row = row.clone();
            let (found_title, found_body) = self.texts.get(&at).cloned().unwrap_or_default();
            if self.texts.contains_key(&at) {
                row[title] = found_title.unwrap_or_default();
            }
            match body {
                Some(place) if self.texts.contains_key(&at) => row[place] = found_body,
                Some(_) => {}
                None => row.push(found_body),
            }
            row
        };
        let rows: Vec<Vec<String>> = self.articles.rows.iter().enumerate().map(with_text).collect();
        let columns = columns.map(|mut columns| {
            if body.is_none() {
                columns.push(Column::new("body", Kind::Text));
            }
            columns
        });
        Ok((lines(&names, &rows), columns))
    }
}

fn lines(columns: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let line = |cells: &[String]| {
        // what had an apostrophe in front keeps the one it has
        let cells: Vec<Value> = cells.iter().map(Value::from).collect();
        csv_line(&cells, CsvStyle::default())
    };
    std::iter::once(line(columns)).chain(rows.iter().map(|row| line(row))).collect::<String>().into_bytes()
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

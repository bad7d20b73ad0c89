//! Samples and judgements of a bundle: found again in a library that has the articles, and taken into it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Write;
use std::path::Path;

use csv::StringRecord;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::rehydrate::{ByHash, hash_of};
use super::sheet::{Columns, put, rows, unsound};
use crate::answers::{Judgement, SampleBack, Settled};
use crate::article::Span;
use super::Library;
use super::sampling;
use crate::record::Parts;
use crate::store::{KeptSample, Store};
use crate::tables::{CsvStyle, Value, csv_line};
use crate::validation::{Fingerprint, Item};
use crate::Result;

/// A sample as a bundle has it; its items speak of the bundle's articles.
pub(super) struct BundledSample {
    pub kept: KeptSample,
    /// With the hash of the article's text.
    pub items: Vec<([u8; 32], Item)>,
    judgements: Vec<Judgement>,
    settled: Vec<(String, Settled)>,
}

/// Every judged sample of a bundle.
///
/// # Errors
/// `bundle-part` where a table is broken.
pub(super) fn read(parts: &Parts<'_>) -> Result<Vec<BundledSample>> {
    if !parts.has("validation/samples.csv") || !parts.has("validation/items.csv") {
        return Ok(Vec::new());
    }
    let mut samples: BTreeMap<String, BundledSample> = BTreeMap::new();
    let mut order = Vec::new();
    rows(parts, "validation/samples.csv", |columns, row| {
        let kept = sample(columns, row)?;
        order.push(kept.fingerprint.clone());
        samples.insert(kept.fingerprint.clone(), BundledSample { kept, items: Vec::new(), judgements: Vec::new(), settled: Vec::new() });
        Ok(())
    })?;
    let mut each = |name: &str, put: &dyn Fn(&mut BundledSample, &Columns, &StringRecord) -> Result<()>| {
        if !parts.has(name) {
            return Ok(());
        }
        rows(parts, name, |columns, row| samples.get_mut(columns.text(row, "sample")?).map_or(Ok(()), |sample| put(sample, columns, row))).map(drop)
    };
    each("validation/items.csv", &|sample, columns, row| Ok(sample.items.push((hash_of(columns.text(row, "text_hash")?), item(columns, row)?))))?;
    each("validation/judgements.csv", &|sample, columns, row| Ok(sample.judgements.push(judgement(columns, row)?)))?;
    each("validation/settlements.csv", &|sample, columns, row| Ok(sample.settled.push((columns.text(row, "key")?.to_owned(), settled(columns, row)?))))?;
    Ok(order.iter().filter_map(|name| samples.remove(name)).collect())
}

fn sample(columns: &Columns, row: &StringRecord) -> Result<KeptSample> {
    let text = |column| columns.text(row, column).map(str::to_owned);
    let options = serde_json::from_str(columns.text(row, "options")?).map_err(|cause| unsound(&format!("A sample of the bundle cannot be read: {cause}.")))?;
    Ok(KeptSample { id: 0, name: text("name")?, fingerprint: text("sample")?, options, codebook: text("codebook")?, library: text("library")? })
}

fn item(columns: &Columns, row: &StringRecord) -> Result<Item> {
    let yes = |column| Ok::<_, crate::Error>(columns.text(row, column)? == "yes");
    Ok(Item {
        key: columns.text(row, "key")?.to_owned(),
        article: columns.read(row, "article")?,
        in_title: yes("in_title")?,
        start: columns.read(row, "start")?,
        end: columns.read(row, "end")?,
        concept: columns.text(row, "concept")?.to_owned(),
        hit: yes("hit")?,
        category: columns.told(row, "category")?,
        voice: word(columns, row, "voice")?,
        stance: word(columns, row, "stance")?,
        outlet: columns.told(row, "outlet")?,
        language: columns.told(row, "language")?,
        period: columns.told(row, "period")?,
        both_actors: yes("both_actors")?,
        stratum: columns.read(row, "stratum")?,
        stratum_size: columns.read(row, "stratum_size")?,
        group_size: columns.read(row, "group_size")?,
    })
}

fn judgement(columns: &Columns, row: &StringRecord) -> Result<Judgement> {
    let text = |column| columns.text(row, column).map(str::to_owned);
    let verdict = word(columns, row, "verdict")?.ok_or_else(|| unsound("A judgement of the bundle says nothing."))?;
    let (voice, stance) = (word(columns, row, "voice")?, word(columns, row, "stance")?);
    Ok(Judgement { key: text("key")?, coder: text("coder")?, verdict, voice, stance, note: text("note")?, dated: text("dated")? })
}

fn settled(columns: &Columns, row: &StringRecord) -> Result<Settled> {
    let text = |column| columns.text(row, column).map(str::to_owned);
    let verdict = word(columns, row, "verdict")?.ok_or_else(|| unsound("A decision of the bundle says nothing."))?;
    Ok(Settled { verdict, by: text("by")?, note: text("note")?, dated: text("dated")? })
}

/// A word of a list, such as `quoted`.
fn word<T: DeserializeOwned>(columns: &Columns, row: &StringRecord, column: &str) -> Result<Option<T>> {
    let Some(text) = columns.told(row, column)? else { return Ok(None) };
    serde_json::from_value(json!(text)).map(Some).map_err(|_| unsound(&format!("\"{text}\" cannot stand in the column \"{column}\" of a bundle.")))
}

impl BundledSample {
    /// Which of its sentences are here, letter by letter; where `take` says so and all are, the sample comes into the library
    /// with what was said of it. A library that has the sample already gets the judgements that it lacks.
    ///
    /// # Errors
    /// What reading and writing the library say.
    pub fn back(&self, library: &Library, here: &ByHash, take: bool) -> Result<SampleBack> {
        let items = self.items_here(here);
        let keys = keys_here(&library.own_store()?, &self.kept.fingerprint, &items)?;
        let told = SampleBack {
            name: self.kept.name.clone(),
            sentences: self.items.len() as u64,
            found: items.iter().filter(|item| keys.contains(&item.key)).count() as u64,
            judgements: self.judgements.len() as u64,
            ..SampleBack::default()
        };
        if !take || told.found < told.sentences {
            return Ok(told);
        }
        Ok(SampleBack { added: self.take(library, &items, &keys)?, taken: true, ..told })
    }

    /// Its sentences as they stand in this library's articles, as far as those are here.
    fn items_here(&self, here: &ByHash) -> Vec<Item> {
        self.items.iter().filter_map(|(hash, item)| Some(Item { article: *here.get(hash).filter(|id| **id != 0)?, ..item.clone() })).collect()
    }

    /// Answers how many judgements are new here.
    fn take(&self, library: &Library, items: &[Item], keys: &HashSet<String>) -> Result<u64> {
        let samples = library.store().samples()?;
        let about = |key: &String| keys.contains(key);
        let Some(known) = samples.iter().find(|known| known.fingerprint == self.kept.fingerprint) else {
            let name = free_name(&self.kept.name, &samples);
            let judgements: Vec<Judgement> = self.judgements.iter().filter(|said| about(&said.key)).cloned().collect();
            let settled: Vec<(String, Settled)> = self.settled.iter().filter(|(key, _)| about(key)).cloned().collect();
            library.store().bring_sample(&KeptSample { name, ..self.kept.clone() }, items, &judgements, &settled)?;
            return Ok(judgements.len() as u64);
        };
        let said: HashSet<(String, String)> = library.store().judgements(known.id)?.into_iter().map(|said| (said.key, said.coder)).collect();
        let new: Vec<Judgement> = self.judgements.iter().filter(|one| about(&one.key) && !said.contains(&(one.key.clone(), one.coder.clone()))).cloned().collect();
        library.store().keep_judgements(known.id, &new)?;
        let decided: HashSet<String> = library.store().settlements(known.id)?.into_iter().map(|(key, _)| key).collect();
        for (key, settled) in self.settled.iter().filter(|(key, _)| about(key) && !decided.contains(key)) {
            library.store().settle(known.id, key, Some(settled))?;
        }
        Ok(new.len() as u64)
    }
}

/// The keys of the items whose sentence and surroundings are, letter by letter, what was judged.
fn keys_here(store: &Store, sample: &str, items: &[Item]) -> Result<HashSet<String>> {
    let mut keys = HashSet::new();
    each_item(store, items, &mut |item, text| {
        let text = crate::answers::PacketItem { concept: item.concept.clone(), ..text };
        if Fingerprint::item(sample, &text) == item.key {
            keys.insert(item.key.clone());
        }
    })?;
    Ok(keys)
}

fn each_item(store: &Store, items: &[Item], found: &mut dyn FnMut(&Item, crate::answers::PacketItem)) -> Result<()> {
    let mut of_article: HashMap<i64, Vec<&Item>> = HashMap::new();
    items.iter().for_each(|item| of_article.entry(item.article).or_default().push(item));
    let mut ids: Vec<i64> = of_article.keys().copied().collect();
    ids.sort_unstable();
    store.articles_of(&ids, &mut |stored| {
        for item in of_article.get(&stored.id).into_iter().flatten() {
            found(item, sampling::read(&stored, item.in_title, Span::new(item.start, item.end)));
        }
        Ok(())
    })
}

fn free_name(name: &str, samples: &[KeptSample]) -> String {
    let names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name} ({number})")));
    names.into_iter().find(|name| !samples.iter().any(|known| known.name == *name)).unwrap_or_default()
}

/// The table of items with whole texts, as far as the sentences are here.
///
/// # Errors
/// `bundle-part`, `file-unwritable`, `disk-full`.
pub(super) fn whole_items(samples: &[BundledSample], here: &ByHash, store: &Store, parts: &Parts<'_>, to: &mut dyn Write, out: &Path) -> Result<()> {
    let mut texts = HashMap::new();
    for sample in samples {
        each_item(store, &sample.items_here(here), &mut |item, text| {
            let named = crate::answers::PacketItem { concept: item.concept.clone(), ..text };
            if Fingerprint::item(&sample.kept.fingerprint, &named) == item.key {
                texts.insert(item.key.clone(), named);
            }
        })?;
    }
    let line = |cells: &[String]| csv_line(&cells.iter().map(Value::from).collect::<Vec<_>>(), CsvStyle::default());
    let mut begun = false;
    rows(parts, "validation/items.csv", |columns, row| {
        if !std::mem::replace(&mut begun, true) {
            put(to, &line(&columns.0), out)?;
        }
        let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
        if let Some(text) = texts.get(columns.text(row, "key")?) {
            for (column, words) in [("title", &text.title), ("before", &text.before), ("sentence", &text.sentence), ("after", &text.after)] {
                cells[columns.place(column)?].clone_from(words);
            }
        }
        put(to, &line(&cells), out)
    })
    .map(drop)
}

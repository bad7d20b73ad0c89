//! Articles, hits and sentences as rows with typed columns, for exports and bundles.

use super::Library;
use super::known::Known;
use super::record::{record, record_by_hand};
use crate::Result;
use crate::answers::{ExportWhat, HitRecord};
use crate::article::{Span, Zone};
use crate::coding::Hit;
use crate::identity;
use crate::progress::{self, Report};
use crate::question::{ByHand, Selection};
use crate::store::{Store, Stored};
use crate::tables::{Column, Kind, Value};
use crate::text::{count_words, sentences};

/// How much of a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    Whole,
    /// Titles and quotations up to this many words; no bodies.
    Cut(usize),
}

/// What is asked of the rows.
pub(super) struct Wanted<'a> {
    pub what: ExportWhat,
    pub selection: &'a Selection,
    /// Only hits of this concept.
    pub concept: Option<&'a str>,
    pub by_hand: ByHand,
    pub texts: Texts,
}

/// What the rows are made from.
struct Source<'a> {
    known: &'a Known,
    store: &'a Store,
    wanted: &'a Wanted<'a>,
    concepts: Vec<String>,
}

impl Library {
    /// The columns of the rows that [`Library::rows`] gives.
    pub(super) fn columns(&self, wanted: &Wanted<'_>) -> Result<Vec<Column>> {
        let concepts = concepts(&*self.known()?);
        Ok(match wanted.what {
            ExportWhat::Hits => hit_columns(),
            ExportWhat::Sentences => sentence_columns(),
            ExportWhat::Articles | ExportWhat::Tables => article_columns(&concepts, wanted.texts),
        })
    }

    /// Calls `found` for every row, article after article.
    ///
    /// # Errors
    /// `not-coded` where hits are asked for, and as [`Library::articles`].
    pub(super) fn rows(&self, wanted: &Wanted<'_>, report: &Report<'_>, found: &mut dyn FnMut(Vec<Value>) -> Result<()>) -> Result<()> {
        let known = self.known()?;
        if wanted.what == ExportWhat::Hits {
            known.coded()?;
        }
        let mut ids = self.selected(wanted.selection, report)?;
        if wanted.what == ExportWhat::Hits {
            ids.retain(|id| known.facts.article.binary_search(id).is_ok_and(|row| !known.facts.hits_of(row).is_empty()));
        }
        let store = self.own_store()?;
        let source = Source { known: &known, store: &store, wanted, concepts: concepts(&known) };
        let (mut done, total) = (0, ids.len() as u64);
        let mut read = || store.articles_of(&ids, &mut |stored| {
            done += 1;
            if done % 200 == 0 {
                progress::step(report, "export", done, Some(total))?;
            }
            match wanted.what {
                ExportWhat::Hits => source.hits(&stored)?.into_iter().try_for_each(&mut *found),
                ExportWhat::Sentences => source.sentences(&stored)?.into_iter().try_for_each(&mut *found),
                ExportWhat::Articles | ExportWhat::Tables => found(source.article(stored)?),
            }
        });
        match known.coded() {
            Ok(codebook) => store.reading_hits_of(codebook.number, read),
            Err(_) => read(),
        }
    }
}

fn concepts(known: &Known) -> Vec<String> {
    known.codebook.iter().flat_map(|codebook| &codebook.info.concepts).map(|concept| concept.id.clone()).collect()
}

fn list(text: &[&str], of: Kind) -> Vec<Column> {
    text.iter().map(|name| Column::new(*name, of)).collect()
}

fn article_columns(concepts: &[String], texts: Texts) -> Vec<Column> {
    let mut columns = vec![Column::new("article", Kind::Whole)];
    columns.extend(list(&["external_id", "outlet", "date"], Kind::Text));
    columns.push(Column::new("first_day", Kind::Day));
    columns.extend(list(&["precision", "language", "collection", "url", "extent"], Kind::Text));
    columns.extend(list(&["story", "sentences", "words"], Kind::Whole));
    columns.extend(list(&["both_actors", "text_hash", "title"], Kind::Text));
    if texts == Texts::Whole {
        columns.extend(list(&["body", "byline", "time", "source"], Kind::Text));
        columns.push(Column::new("revision_of", Kind::Whole));
        columns.extend(list(&["zones", "extra"], Kind::Text));
    }
    columns.extend(concepts.iter().map(|concept| Column::new(format!("hits_{concept}"), Kind::Whole)));
    columns
}

fn hit_columns() -> Vec<Column> {
    let mut columns = vec![Column::new("article", Kind::Whole)];
    columns.extend(list(&["external_id", "outlet", "date", "language", "title", "zone"], Kind::Text));
    columns.extend(list(&["sentence_start", "sentence_end", "start", "end"], Kind::Whole));
    columns.extend(list(
        &["text", "sentence", "concept", "category", "expression", "actors", "claimants", "voice", "speaker", "stance", "counted", "not_counted", "by_hand"],
        Kind::Text,
    ));
    columns
}

fn sentence_columns() -> Vec<Column> {
    let mut columns = vec![Column::new("article", Kind::Whole)];
    columns.extend(list(&["external_id", "outlet", "date", "language", "zone"], Kind::Text));
    columns.extend(list(&["number", "start", "end", "words", "hits"], Kind::Whole));
    columns.extend(list(&["found", "text"], Kind::Text));
    columns
}

impl Source<'_> {
    fn article(&self, stored: Stored) -> Result<Vec<Value>> {
        let row = self.known.facts.article.binary_search(&stored.id).ok();
        let coded = self.known.codebook.is_some();
        let both = row.filter(|_| coded).map(|row| yes(self.known.facts.mentions_pair[row]));
        let hash = identity::text(stored.article.title.as_deref(), &stored.article.body);
        let hits = self.counted(&stored)?;
        let (sentences, words, first_day) = (stored.sentences, stored.words, stored.article.published.map(|date| date.first_day().to_string()));
        let told = stored.record();
        let mut cells: Vec<Value> = vec![number(told.id), told.external_id.into(), told.outlet.into(), told.date.into()];
        cells.push(first_day.map_or(Value::Nothing, Value::Day));
        cells.extend([told.precision.into(), told.language.into(), told.collection.into(), told.url.into(), word(&told.extent)]);
        cells.extend([told.story.map_or(Value::Nothing, number), u64::from(sentences).into(), u64::from(words).into()]);
        cells.extend([both.into(), hex(&hash).into(), told.title.map(|title| self.cut(&title)).into()]);
        if self.wanted.texts == Texts::Whole {
            cells.extend([told.body.into(), told.byline.into(), told.time.into(), told.source.into()]);
            cells.push(told.revision_of.map_or(Value::Nothing, number));
            cells.extend([json(&told.zones), json(&told.extra)]);
        }
        cells.extend(hits);
        Ok(cells)
    }

    /// Counted hits of each concept; nothing where the library is not coded.
    fn counted(&self, stored: &Stored) -> Result<Vec<Value>> {
        let mut tally = vec![0u64; self.concepts.len()];
        for told in self.records(stored)?.iter().filter(|told| told.counted) {
            if let Some(place) = self.concepts.iter().position(|concept| *concept == told.concept) {
                tally[place] += 1;
            }
        }
        Ok(tally.into_iter().map(Value::from).collect())
    }

    /// The article's hits as a person or the rules say.
    fn records(&self, stored: &Stored) -> Result<Vec<HitRecord>> {
        let Some(codebook) = &self.known.codebook else { return Ok(Vec::new()) };
        let told = |(_, hit): (i64, Hit)| match self.wanted.by_hand {
            ByHand::Applied => record_by_hand(stored, &hit, &codebook.codebook, &self.known.hands),
            ByHand::LeftOut => record(stored, &hit, &codebook.codebook),
        };
        Ok(self.store.hits_of(stored.id)?.into_iter().map(told).collect())
    }

    fn hits(&self, stored: &Stored) -> Result<Vec<Vec<Value>>> {
        let wanted = |told: &HitRecord| self.wanted.concept.is_none_or(|concept| concept == told.concept);
        Ok(self.records(stored)?.into_iter().filter(wanted).map(|told| self.hit(told)).collect())
    }

    fn hit(&self, told: HitRecord) -> Vec<Value> {
        let mut cells: Vec<Value> = vec![number(told.article), told.external_id.into(), told.outlet.into(), told.date.into(), told.language.into()];
        cells.extend([told.title.map(|title| self.cut(&title)).into(), word(&told.zone)]);
        cells.extend([told.sentence_start, told.sentence_end, told.start, told.end].map(|place| Value::from(place as u64)));
        let sentence = self.around(&told.sentence, told.start.saturating_sub(told.sentence_start), told.end.saturating_sub(told.sentence_start));
        cells.extend([told.text.into(), sentence.into(), told.concept.into(), told.category.into(), told.expression.into()]);
        cells.extend([told.actors.join("; "), told.claimants.join("; ")].map(Value::from));
        cells.extend([word(&told.voice), told.speaker.into(), word(&told.stance), yes(told.counted).into()]);
        cells.extend([told.not_counted.map_or(Value::Nothing, |why| word(&why)), yes(told.by_hand.is_some()).into()]);
        cells
    }

    fn sentences(&self, stored: &Stored) -> Result<Vec<Vec<Value>>> {
        let article = &stored.article;
        let language = article.language.as_deref().unwrap_or("en");
        let hits = self.records(stored)?;
        let title = article.title.as_deref().filter(|title| !title.trim().is_empty()).map(|title| (Zone::Title, Span { start: 0, end: title.len() }, title));
        let body = sentences(&article.body, language).into_iter().map(|span| (zone_of(stored, span), span, &article.body[span.start..span.end]));
        let row = |(place, (zone, span, text)): (usize, (Zone, Span, &str))| {
            let in_it = |told: &&HitRecord| (told.zone == Zone::Title) == (zone == Zone::Title) && span.start <= told.start && told.start < span.end;
            let mine: Vec<&HitRecord> = hits.iter().filter(in_it).filter(|told| told.counted).collect();
            let found: Vec<String> = mine.iter().map(|told| format!("{}/{}", told.concept, told.category)).collect();
            let mut cells = vec![number(stored.id), article.external_id.as_ref().into(), stored.outlet.as_ref().into()];
            cells.extend([article.published.map(|date| date.to_day()).into(), article.language.as_ref().into(), word(&zone)]);
            cells.extend([place + 1, span.start, span.end, count_words(text), mine.len()].map(|number| Value::from(number as u64)));
            cells.extend([found.join("; ").into(), Value::from(text)]);
            cells
        };
        Ok(title.into_iter().chain(body).enumerate().map(row).collect())
    }

    fn cut(&self, text: &str) -> String {
        match self.wanted.texts {
            Texts::Whole => text.to_owned(),
            Texts::Cut(words) => quotation(text, 0, 0, words),
        }
    }

    fn around(&self, sentence: &str, start: usize, end: usize) -> String {
        match self.wanted.texts {
            Texts::Whole => sentence.to_owned(),
            Texts::Cut(words) => quotation(sentence, start, end, words),
        }
    }
}

/// At most `words` words of a text around a stretch of it, dots where something is left out. Where a language writes no
/// blanks two signs stand for a word.
pub(super) fn quotation(text: &str, start: usize, end: usize, words: usize) -> String {
    cut_around(text, start, end, words).0
}

/// The same with where it begins: a place of the text is as many bytes further left in the quotation as the second number
/// says, and then as many further right as the third.
fn cut_around(text: &str, start: usize, end: usize, words: usize) -> (String, usize, usize) {
    let pieces: Vec<(usize, usize)> = pieces(text);
    if pieces.len() <= words {
        return (text.to_owned(), 0, 0);
    }
    let first = pieces.iter().position(|piece| piece.1 > start).unwrap_or(0);
    let last = pieces.iter().rposition(|piece| piece.0 < end.max(start + 1)).unwrap_or(first).max(first);
    let spare = words.saturating_sub(last - first + 1);
    let from = first.saturating_sub(spare / 2).min(pieces.len().saturating_sub(words));
    let to = (from + words.max(1)).min(pieces.len());
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < pieces.len() { " …" } else { "" });
    (format!("{before}{}{after}", &text[pieces[from].0..pieces[to - 1].1]), pieces[from].0, before.len())
}

/// An example with a short quotation in place of its sentence, and places that fit it.
pub(super) fn shortened(hit: &HitRecord, words: usize) -> HitRecord {
    let (start, end) = (hit.start.saturating_sub(hit.sentence_start), hit.end.saturating_sub(hit.sentence_start));
    let (sentence, less, more) = cut_around(&hit.sentence, start, end, words);
    let title = hit.title.as_deref().map(|title| quotation(title, 0, 0, words));
    let moved = |place: usize| (place + more).saturating_sub(less);
    HitRecord { start: moved(start), end: moved(end), sentence_start: 0, sentence_end: sentence.len(), sentence, title, ..hit.clone() }
}

/// Words as stretches of bytes: between blanks, and two by two where signs are ideographs.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize, u8)> = Vec::new();
    let mut open = false;
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        let wide = u32::from(sign) >= 0x2e80;
        match found.last_mut() {
            _ if sign.is_whitespace() => open = false,
            Some(last) if open && !wide && last.2 == 0 => last.1 = end,
            Some(last) if open && wide && last.2 == 1 => (last.1, last.2) = (end, 2),
            _ => {
                found.push((at, end, u8::from(wide)));
                open = true;
            }
        }
    }
    found.into_iter().map(|(start, end, _)| (start, end)).collect()
}

fn zone_of(stored: &Stored, span: Span) -> Zone {
    stored.article.zones.iter().find(|zone| zone.zone != Zone::Body && zone.start <= span.start && span.end <= zone.end).map_or(Zone::Body, |zone| zone.zone)
}

fn number(id: i64) -> Value {
    Value::Whole(id.unsigned_abs())
}

pub(super) fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// A value's name as its JSON has it.
pub(super) fn word(value: &impl serde::Serialize) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Value::Text(text),
        _ => Value::Nothing,
    }
}

fn json(value: &impl serde::Serialize) -> Value {
    match serde_json::to_string(value) {
        Ok(text) if text != "[]" && text != "{}" => Value::Text(text),
        _ => Value::Nothing,
    }
}

pub(super) fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

//! The concordance: every hit of a question as a line, ordered and grouped over all of them, read a page at a time.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, PoisonError};

use super::Library;
use super::asked::Asked;
use super::known::{Known, KnownCodebook};
use super::record::{record, record_by_hand};
use crate::answers::{Behind, HandPlace, HitRecord, Line, LineChoice, LineColumn, LineContext, LineGroup, LineMark, LineOrder, LinePage};
use crate::article::Zone;
use crate::edit::Edit;
use crate::coding::{Hit, Speaker, Stance, Voice};
use crate::measure::{self, Facts, HitPlace, lines};
use crate::progress::{Report, step};
use crate::question::{ByHand, Question};
use crate::store::{Store, Stored};
use crate::tables::{Quote, CsvStyle, Tabular, csv, docx, write_whole, xlsx};
use crate::wording::Language;
use crate::{Error, Result};

/// Lines that are read at once.
const AT_ONCE: usize = 2_000;
/// Lines that a document can hold and still be opened.
const MOST_IN_DOCUMENT: usize = 20_000;
/// Bytes of text that order by words compares.
const COMPARED: usize = 160;
/// Bytes on either side of a hit with the widest context.
const WIDE: usize = 420;

/// The order of the lines of the last question, so that turning a page does not make it again.
pub(super) struct KeptLines {
    known: Arc<Known>,
    asked: String,
    laid: Arc<Laid>,
}

struct Laid {
    rows: Vec<HitPlace>,
    groups: Vec<LineGroup>,
    articles: u64,
    sentences: u64,
}

impl Library {
    /// The lines `offset` to `offset + limit` of all hits that the point counts, laid out as chosen.
    ///
    /// # Errors
    /// As [`Library::hits_behind`].
    pub fn concordance(&self, question: &Question, point: &Behind, choice: &LineChoice, offset: u64, limit: u64) -> Result<LinePage> {
        let (asked, laid) = self.laid(question, point, choice)?;
        let (first, last) = (offset.min(laid.rows.len() as u64) as usize, offset.saturating_add(limit).min(laid.rows.len() as u64) as usize);
        let (lines, store) = (Lines::new(self, &asked, choice.context)?, self.store());
        let rows = store.reading_hits_of(lines.codebook.number, || lines.read(&store, &laid.rows[first..last]))?;
        drop(store);
        Ok(LinePage { hits: laid.rows.len() as u64, articles: laid.articles, sentences: Some(laid.sentences), groups: laid.groups.clone(), rows })
    }

    /// Saves the whole concordance: `.csv`, `.xlsx`, or `.docx` with a citation at each line. `title` is the question in
    /// words. Answers how many lines there are.
    ///
    /// # Errors
    /// `ending-unknown`, `too-many-rows`, `file-unwritable`, `disk-full`, `cancelled`, and as [`Library::concordance`].
    pub fn concordance_save(&self, question: &Question, choice: &LineChoice, title: &str, language: &str, path: &Path, report: &Report<'_>) -> Result<u64> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !["csv", "xlsx", "docx"].contains(&ending.as_str()) {
            return Err(Error::new("ending-unknown", format!("{} has no ending that says what to write.", path.display()), "End it in .csv, .xlsx or .docx."));
        }
        let (asked, laid) = self.laid(question, &Behind::default(), choice)?;
        if ending == "docx" && laid.rows.len() > MOST_IN_DOCUMENT {
            return Err(Error::new("too-many-rows", format!("A document holds {MOST_IN_DOCUMENT} lines; this concordance has {}.", laid.rows.len()), "Narrow the question, or save it as CSV."));
        }
        let all = self.all_lines(&asked, &laid, choice.context, report)?;
        let bytes = match ending.as_str() {
            "csv" => csv(&all.tables()[0], CsvStyle::default()),
            "xlsx" => xlsx(&all.tables())?,
            _ => docx(title, &quotes(&all, &laid.groups, &asked, Language::of(language))?)?,
        };
        write_whole(path, &bytes)?;
        Ok(all.len() as u64)
    }

    /// What the codebook calls a concept.
    ///
    /// # Errors
    /// `not-coded`, `concept-unknown`.
    pub fn concept_title(&self, concept: &str, language: &str) -> Result<String> {
        let known = self.known()?;
        let codebook = known.coded()?;
        let titles = &codebook.info.concepts[usize::from(super::hits::place(codebook, concept)?)].title;
        Ok(titles.get(language).or_else(|| titles.get("en")).cloned().unwrap_or_else(|| concept.to_owned()))
    }

    /// Stars a hit or writes a note to it; an empty mark is forgotten.
    ///
    /// # Errors
    /// What the library file says.
    pub fn mark_line(&self, mark: &LineMark) -> Result<()> {
        self.edit(&Edit::Line { mark: mark.clone() }).map(drop)
    }

    fn all_lines(&self, asked: &Asked, laid: &Laid, context: LineContext, report: &Report<'_>) -> Result<Vec<Line>> {
        let (lines, store) = (Lines::new(self, asked, context)?, self.own_store()?);
        let mut all = Vec::with_capacity(laid.rows.len());
        for some in laid.rows.chunks(AT_ONCE) {
            step(report, "lines", all.len() as u64, Some(laid.rows.len() as u64))?;
            all.extend(store.reading_hits_of(lines.codebook.number, || lines.read(&store, some))?);
        }
        Ok(all)
    }

    /// All hits of the question in their order; the last answer is kept.
    fn laid(&self, question: &Question, point: &Behind, choice: &LineChoice) -> Result<(Asked, Arc<Laid>)> {
        let selection = point.selection.clone().unwrap_or_else(|| question.selection.clone());
        let asked = self.asked(&Question { selection, ..question.clone() })?;
        let known = self.known()?;
        let name = serde_json::json!([question, point, LineChoice { context: LineContext::Sentence, ..choice.clone() }]).to_string();
        let mut kept = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_ref().filter(|kept| !choice.marked && kept.asked == name && Arc::ptr_eq(&kept.known, &known)) {
            return Ok((asked, Arc::clone(&kept.laid)));
        }
        let laid = Arc::new(self.lay(&asked, point, choice)?);
        *kept = Some(KeptLines { known, asked: name, laid: Arc::clone(&laid) });
        Ok((asked, laid))
    }

    fn lay(&self, asked: &Asked, point: &Behind, choice: &LineChoice) -> Result<Laid> {
        let codebook = asked.known().coded()?;
        let facts = asked.facts();
        let (mut rows, mut paged) = measure::hits_behind(facts, &asked.question, &codebook.info, asked.matching(), &Behind { selection: None, ..point.clone() })?;
        let store = self.own_store()?;
        if choice.marked {
            let marked = store.reading_hits_of(codebook.number, || marked_rows(&store, codebook))?;
            rows.retain(|hit| marked.contains(&facts.hits.at(*hit).row));
            paged.articles = rows.iter().map(|hit| hit.article).collect::<HashSet<_>>().len() as u64;
            paged.sentences = rows.iter().map(|hit| (hit.article, facts.hits.at(*hit).sentence)).collect::<HashSet<_>>().len() as u64;
        }
        if lines::by_text(choice.order) {
            self.by_words(&store, asked, &mut rows, choice.order)?;
        } else {
            lines::by_column(facts, &mut rows, choice.order, choice.seed);
        }
        if choice.descending {
            rows.reverse();
        }
        let groups = match choice.group {
            Some(column) => lines::grouped(facts, &mut rows, column).into_iter().map(|(value, hits)| LineGroup { key: key(asked, column, value), hits }).collect(),
            None => Vec::new(),
        };
        Ok(Laid { rows, groups, articles: paged.articles, sentences: paged.sentences })
    }
}

/// Reads lines: their articles, their marks, what was set by hand.
struct Lines<'a> {
    asked: &'a Asked,
    codebook: &'a KnownCodebook,
    context: LineContext,
    marks: HashMap<HandPlace, LineMark>,
}

impl<'a> Lines<'a> {
    fn new(library: &Library, asked: &'a Asked, context: LineContext) -> Result<Self> {
        let marks = library.store().line_marks()?.into_iter().map(|mark| (mark.place.clone(), mark)).collect();
        Ok(Self { asked, codebook: asked.known().coded()?, context, marks })
    }

    fn read(&self, store: &Store, rows: &[HitPlace]) -> Result<Vec<Line>> {
        let ids: Vec<i64> = rows.iter().map(|hit| self.asked.facts().hits.at(*hit).row).collect();
        let hits = store.hits(&ids)?;
        let articles = articles(store, rows, self.asked.facts())?;
        let told = |(row, hit): &(i64, Hit)| Some(self.line(articles.get(&crate::store::article_of_hit(*row))?, hit));
        Ok(hits.iter().filter_map(told).collect())
    }

    fn line(&self, stored: &Stored, hit: &Hit) -> Line {
        let codebook = &self.codebook.codebook;
        let record = match self.asked.question.by_hand {
            ByHand::Applied => record_by_hand(stored, hit, codebook, &self.asked.known().hands),
            ByHand::LeftOut => record(stored, hit, codebook),
        };
        let (left, right) = around(stored, hit, self.context);
        let mark = self.marks.get(&place_of(&record));
        Line { left, right, starred: mark.is_some_and(|mark| mark.starred), note: mark.map(|mark| mark.note.clone()).unwrap_or_default(), url: stored.article.url.clone(), hit: record }
    }
}

/// Where a hit stands, as marks remember it.
fn place_of(hit: &HitRecord) -> HandPlace {
    HandPlace { article: hit.article, in_title: hit.zone == Zone::Title, start: hit.start, end: hit.end, concept: hit.concept.clone() }
}

fn marked_rows(store: &Store, codebook: &KnownCodebook) -> Result<HashSet<i64>> {
    let marks = store.line_marks()?;
    let mut rows = HashSet::new();
    for of_article in marks.chunk_by(|one, other| one.place.article == other.place.article) {
        let article = of_article[0].place.article;
        let places: HashSet<&HandPlace> = of_article.iter().map(|mark| &mark.place).collect();
        let hits = store.hits_of(article)?;
        rows.extend(hits.iter().filter(|(_, hit)| places.contains(&super::by_hand::place(article, hit, &codebook.codebook))).map(|(row, _)| *row));
    }
    Ok(rows)
}

fn articles(store: &Store, rows: &[HitPlace], facts: &Facts) -> Result<HashMap<i64, Stored>> {
    let mut ids: Vec<i64> = rows.iter().map(|hit| facts.article[hit.article as usize]).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut texts = HashMap::with_capacity(ids.len());
    store.articles_of(&ids, &mut |stored| {
        texts.insert(stored.id, stored);
        Ok(())
    })?;
    Ok(texts)
}

/// What an order by words compares of these hits: the words of each hit, or those before or after it.
pub(super) fn words_of(store: &Store, facts: &Facts, hits: &[HitPlace], order: LineOrder) -> Result<Vec<String>> {
    let mut keys = Vec::with_capacity(hits.len());
    for some in hits.chunks(AT_ONCE) {
        let texts = articles(store, some, facts)?;
        let ids: Vec<i64> = some.iter().map(|hit| facts.hits.at(*hit).row).collect();
        let found: HashMap<i64, Hit> = store.hits(&ids)?.into_iter().collect();
        for row in ids {
            let text = texts.get(&crate::store::article_of_hit(row)).zip(found.get(&row));
            keys.push(text.map(|(stored, hit)| words_key(stored, hit, order)).unwrap_or_default());
        }
    }
    Ok(keys)
}

fn words_key(stored: &Stored, hit: &Hit, order: LineOrder) -> String {
    let (left, right) = around(stored, hit, LineContext::Sentence);
    let start = |text: &str| text.trim().to_lowercase().chars().take(COMPARED).collect();
    match order {
        LineOrder::Left => left.trim_end().to_lowercase().chars().rev().take(COMPARED).collect(),
        LineOrder::Right => start(&right),
        _ => start(text_of(stored, hit).get(hit.span.start..hit.span.end).unwrap_or_default()),
    }
}

fn text_of<'a>(stored: &'a Stored, hit: &Hit) -> &'a str {
    if hit.zone == Zone::Title { stored.article.title.as_deref().unwrap_or_default() } else { &stored.article.body }
}

/// What stands before and after a hit; the blanks next to it stay.
fn around(stored: &Stored, hit: &Hit, context: LineContext) -> (String, String) {
    let text = text_of(stored, hit);
    let (start, end) = match context {
        LineContext::Sentence => (hit.sentence.start, hit.sentence.end),
        LineContext::Paragraph => paragraph(text, hit.sentence.start, hit.sentence.end),
        LineContext::Wide => wide(text, hit.span.start, hit.span.end),
    };
    let cut = |from: usize, to: usize| single(text.get(from..to).unwrap_or_default());
    (cut(start, hit.span.start), cut(hit.span.end, end))
}

fn paragraph(text: &str, start: usize, end: usize) -> (usize, usize) {
    let before = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let after = text.get(end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| end + at);
    (before, after)
}

/// Whole words within [`WIDE`] bytes on either side.
fn wide(text: &str, start: usize, end: usize) -> (usize, usize) {
    let from = text.floor_char_boundary(start.saturating_sub(WIDE));
    let to = text.floor_char_boundary((end + WIDE).min(text.len()));
    let first = if from == 0 { 0 } else { text.get(from..start).and_then(|part| part.find(char::is_whitespace)).map_or(from, |at| from + at + 1) };
    let last = if to == text.len() { to } else { text.get(end..to).and_then(|part| part.rfind(char::is_whitespace)).map_or(to, |at| end + at) };
    (first.min(start), last.max(end))
}

fn single(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign.is_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(sign),
        }
    }
    out
}

/// The value of a group as outputs write it; empty where it is not known.
fn key(asked: &Asked, column: LineColumn, value: i64) -> String {
    let facts = asked.facts();
    let Ok(at) = usize::try_from(value) else { return String::new() };
    let known = asked.known().coded().ok();
    match column {
        LineColumn::Date if value % 13 == 0 => format!("{:04}", value / 13),
        LineColumn::Date => format!("{:04}-{:02}", value / 13, value % 13),
        LineColumn::Outlet => facts.outlets.get(at).cloned().unwrap_or_default(),
        LineColumn::Language => facts.languages.get(at).cloned().unwrap_or_default(),
        LineColumn::Category => {
            let concept = known.and_then(|known| known.info.concepts.iter().find(|concept| concept.id == asked.question.concept));
            concept.and_then(|concept| concept.categories.get(at)).map(|category| category.id.clone()).unwrap_or_default()
        }
        LineColumn::Voice => word(if value == 1 { Voice::Quoted } else { Voice::Narrated }),
        LineColumn::Stance => word([Stance::Asserted, Stance::Distanced, Stance::Negated][at.min(2)]),
        LineColumn::Speaker => {
            let speakers = [Speaker::First, Speaker::Second, Speaker::Both, Speaker::Other, Speaker::Unknown, Speaker::None];
            known.map(|known| super::record::speaker(&known.codebook, speakers[at.min(5)]).to_owned()).unwrap_or_default()
        }
    }
}

fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The lines of a document, a heading before each group.
fn quotes(lines: &[Line], groups: &[LineGroup], asked: &Asked, language: Language) -> Result<Vec<Quote>> {
    let labels = asked.notes("", language.tag())?.labels;
    let named = |key: &str| labels.get(key).cloned().or_else(|| language.key(key).map(str::to_owned)).unwrap_or_else(|| key.to_owned());
    let mut heads: HashMap<usize, String> = HashMap::new();
    let mut at = 0;
    for group in groups {
        heads.insert(at, format!("{} ({})", named(&group.key), language.hits(group.hits)));
        at += group.hits as usize;
    }
    Ok(lines.iter().enumerate().map(|(place, line)| quote(line, heads.remove(&place), language)).collect())
}

fn quote(line: &Line, head: Option<String>, language: Language) -> Quote {
    let hit = &line.hit;
    let source = language.citation(hit.outlet.as_deref(), hit.date.as_deref(), hit.title.as_deref());
    Quote { head, left: line.left.clone(), hit: hit.text.clone(), right: line.right.clone(), source, address: line.url.clone(), note: line.note.clone() }
}

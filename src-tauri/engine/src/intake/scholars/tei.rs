//! TEI: one text, or a corpus of many. TXM's tokens become text again; TXM's `metadata.csv` beside the files joins on the id.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use crate::intake::dates::Order;
use crate::intake::mapping::{self, Fields};
use crate::intake::prose::Flow;
use crate::intake::xml::{self, Element, Node};
use crate::intake::{Item, Look, Sink, decode, tokens};
use crate::identity::base_name;
use crate::Result;

/// Elements that hold one text each.
const TEXTS: [&str; 2] = ["TEI", "TEI.2"];

/// A file that begins with a text or a corpus of texts.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && xml::root(look.text).is_some_and(|root| TEXTS.contains(&root.name) || root.name == "teiCorpus" || root.name == "teiCorpus.2")
}

/// The table that TXM keeps beside its texts: known by its first column, and by the texts beside it.
pub fn knows_table(look: &Look<'_>) -> bool {
    base_name(look.name) == "metadata.csv" && look.text.lines().next().is_some_and(|line| line.trim_start_matches(['\u{feff}', '"']).starts_with("id")) && has_texts_beside(look.name)
}

fn has_texts_beside(source: &str) -> bool {
    let beside = Path::new(source).parent().and_then(|folder| std::fs::read_dir(folder).ok());
    beside.into_iter().flatten().flatten().take(10_000).any(|entry| entry.path().extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml")))
}

/// Says that the table was used.
pub fn read_table(_: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    sink.beside("This table describes the texts beside it and was read together with them.")
}

/// One article a text; a text whose body is nothing but articles gives each of them.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let table = Table::beside(&item.source);
    let name = item.source.clone();
    let mut number = 0u32;
    let whole = xml::each(item.utf8(), &TEXTS, |text| {
        number += 1;
        give(&text, number, &table, &name, sink)
    })?;
    if !whole {
        sink.notice("The file ends in its middle; what was there was read.", "");
    }
    Ok(())
}

fn give(text: &Element, number: u32, table: &Table, source: &str, sink: &mut Sink<'_>) -> Result<()> {
    let position = format!("text {number}");
    let fields = header(text, table, source);
    let bodies: Vec<&Element> = text.child("text").map(bodies).unwrap_or_default();
    let parts: Vec<&Element> = bodies.iter().flat_map(|body| articles_in(body)).collect();
    if parts.is_empty() {
        let body = bodies.into_iter().flat_map(paragraphs).collect::<Vec<_>>().join("\n\n");
        if body.trim().is_empty() {
            return sink.reject(position, "The text has a header and no body.", text.text().as_deref());
        }
        let article = Fields { body: Some(body), ..fields }.article(position, Order::Unknown, sink);
        return sink.article(article);
    }
    for (place, part) in parts.into_iter().enumerate() {
        let told = |name: &str| part.find(name).and_then(|date| date.attribute("when")).map(str::to_string);
        let own = Fields {
            id: part.attribute("id").map(str::to_string),
            title: part.child("head").map(|head| words(head).join(" ")).filter(|head| !head.is_empty()),
            date: part.attribute("when").map(str::to_string).or_else(|| told("date")).or_else(|| told("docDate")).or_else(|| fields.date.clone()),
            byline: part.text_of("byline"),
            body: Some(paragraphs_without(part, &["head", "byline", "docDate"]).join("\n\n")),
            ..fields.clone()
        };
        let article = own.article(format!("{position}, article {}", place + 1), Order::Unknown, sink);
        sink.article(article)?;
    }
    Ok(())
}

/// The bodies of a text or of a group of texts.
fn bodies(text: &Element) -> Vec<&Element> {
    let body = text.child("body");
    let group = text.child("group").into_iter().flat_map(|group| group.children().filter(|child| child.name == "text" || child.name == "group").flat_map(bodies));
    let found: Vec<&Element> = body.into_iter().chain(group).collect();
    // TXM writes tokens straight under `text`.
    if found.is_empty() { vec![text] } else { found }
}

/// The divisions of a body, where every one of them calls itself an article.
fn articles_in(body: &Element) -> Vec<&Element> {
    let divisions: Vec<&Element> = body.children().filter(|child| child.name.starts_with("div")).collect();
    let articles = divisions.len() > 1 && divisions.iter().all(|division| matches!(division.attribute("type"), Some("article" | "artikel" | "articolo" | "artículo" | "doc" | "document" | "text")));
    if articles { divisions } else { Vec::new() }
}

/// What the header tells, completed by the table beside the file.
fn header(text: &Element, table: &Table, source: &str) -> Fields {
    let header = text.child("teiHeader");
    let at = |path: &[&str]| header.and_then(|header| header.at(path));
    let source_of = at(&["fileDesc", "sourceDesc"]);
    let level = |wanted: &str| source_of.and_then(|source| source.all("title").into_iter().find(|title| title.attribute("level") == Some(wanted))).and_then(Element::text);
    let main = at(&["fileDesc", "titleStmt"]).map(|titles| titles.children().filter(|child| child.name == "title").collect::<Vec<_>>()).unwrap_or_default();
    let title = main.iter().find(|title| title.attribute("type") == Some("main")).or(main.first()).and_then(|title| title.text());
    let publisher = at(&["fileDesc", "publicationStmt", "publisher"]).and_then(Element::text);
    let outlet = level("j").or_else(|| level("m")).or(publisher).or_else(|| source_of.and_then(|source| source.text_of("publisher")));
    let language = at(&["profileDesc", "langUsage", "language"]).and_then(|language| language.attribute("ident"));
    let told = Fields {
        id: at(&["fileDesc", "publicationStmt", "idno"]).and_then(Element::text).or_else(|| text.attribute("id").map(str::to_string)),
        outlet,
        date: date(at(&["fileDesc", "sourceDesc"])).or_else(|| date(at(&["profileDesc", "creation"]))).or_else(|| date(at(&["fileDesc", "publicationStmt"]))),
        language: language.or_else(|| text.attribute("lang")).or_else(|| text.child("text").and_then(|text| text.attribute("lang"))).map(str::to_string),
        title: title.or_else(|| level("a")),
        byline: at(&["fileDesc", "titleStmt"]).and_then(|titles| titles.text_of("author")),
        url: source_of.and_then(|source| source.find("ref").or_else(|| source.find("ptr"))).and_then(|link| link.attribute("target")).map(str::to_string),
        ..Fields::default()
    };
    table.complete(told, text, source)
}

fn date(part: Option<&Element>) -> Option<String> {
    let dates = part?.all("date");
    let when = dates.iter().find_map(|date| date.attribute("when").or_else(|| date.attribute("when-iso")).or_else(|| date.attribute("from")));
    when.map(str::to_string).or_else(|| dates.first().and_then(|date| date.text()))
}

fn paragraphs(body: &Element) -> Vec<String> {
    paragraphs_without(body, &[])
}

fn paragraphs_without(body: &Element, without: &[&str]) -> Vec<String> {
    let mut flow = Flow::default();
    flow_into(&mut flow, body, without);
    flow.finish()
}

/// Elements that are not the running text.
const UNREAD: [&str; 9] = ["teiHeader", "front", "back", "figure", "fw", "note", "graphic", "desc", "ana"];
const BLOCKS: [&str; 16] = ["p", "ab", "l", "lg", "head", "item", "list", "div", "div1", "div2", "div3", "sp", "speaker", "row", "quote", "opener"];

fn flow_into(flow: &mut Flow, element: &Element, without: &[&str]) {
    if element.children().any(|child| child.name == "w") {
        return flow.text(&words(element).join("\n"));
    }
    for node in &element.nodes {
        match node {
            Node::Text(text) => flow.text(text),
            Node::Element(child) if UNREAD.contains(&child.name.as_str()) || without.contains(&child.name.as_str()) => {}
            Node::Element(child) if child.name == "lb" => {
                if child.attribute("break") != Some("no") {
                    flow.blank();
                }
            }
            Node::Element(child) => {
                let block = BLOCKS.contains(&child.name.as_str());
                if block {
                    flow.paragraph();
                }
                flow_into(flow, child, without);
                if block {
                    flow.paragraph();
                } else if child.name == "s" || child.name == "cell" {
                    flow.blank();
                }
            }
        }
    }
}

/// The text of an element whose tokens are elements; else its text.
fn words(element: &Element) -> Vec<String> {
    let mut found = tokens::Joined::default();
    gather_words(element, &mut found);
    if found.is_empty() { element.text().into_iter().collect() } else { vec![found.finish()] }
}

fn gather_words(element: &Element, found: &mut tokens::Joined) {
    for child in element.children() {
        match child.name.as_str() {
            "w" | "pc" => found.push(&child.child("form").map_or_else(|| child.raw_text(), Element::raw_text)),
            "g" => found.glue(),
            name if UNREAD.contains(&name) => {}
            _ => gather_words(child, found),
        }
    }
}

/// Rows of the table beside the texts, by id.
#[derive(Default)]
struct Table {
    rows: HashMap<String, Fields>,
}

impl Table {
    fn beside(source: &str) -> Self {
        let path = Path::new(source).parent().map(|folder| folder.join("metadata.csv"));
        let bytes = path.filter(|path| std::fs::metadata(path).is_ok_and(|found| found.len() < 64 << 20)).and_then(|path| std::fs::read(path).ok());
        bytes.map(|bytes| Self::of(&decode::whole(&bytes).text)).unwrap_or_default()
    }

    fn of(text: &str) -> Self {
        let first = text.lines().next().unwrap_or("");
        let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count()).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let columns: Vec<String> = reader.headers().map(|row| row.iter().map(str::to_string).collect()).unwrap_or_default();
        let mapping = mapping::guess(columns.iter().skip(1).map(String::as_str));
        let rows = reader.records().flatten().filter_map(|row| {
            let id = row.get(0)?.trim().to_string();
            let object = columns.iter().zip(row.iter()).skip(1).filter(|(_, value)| !value.is_empty()).map(|(column, value)| (column.clone(), Value::String(value.to_string())));
            Some((id, Fields::of_object(&mapping, object.collect())))
        });
        Self { rows: rows.collect() }
    }

    /// What the table says goes before what the header says; the row is named by the file or by the text's id.
    fn complete(&self, told: Fields, text: &Element, source: &str) -> Fields {
        let name = base_name(source);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let own = text.child("text").and_then(|text| text.attribute("id"));
        let Some(row) = [Some(stem), own, told.id.as_deref()].into_iter().flatten().find_map(|key| self.rows.get(key)) else { return told };
        let row = row.clone();
        Fields {
            id: told.id.or_else(|| Some(stem.to_string())),
            outlet: row.outlet.or(told.outlet),
            date: row.date.or(told.date),
            language: row.language.or(told.language),
            title: row.title.or(told.title),
            body: None,
            url: row.url.or(told.url),
            byline: row.byline.or(told.byline),
            extra: row.extra,
        }
    }
}

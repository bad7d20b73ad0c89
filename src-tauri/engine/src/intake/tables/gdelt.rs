//! GDELT: tables of events, of mentions and of its knowledge graph. They name pages and hold no text of them.

use serde_json::{Map, Value};

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::{Item, Look, Sink, csv, decode};
use crate::article::Extent;
use crate::Result;

/// One of the tables: where its columns stand, counted from 0. Source: the GDELT 2.0 event and GKG codebooks.
struct Layout {
    /// What it is called in the outcome.
    name: &'static str,
    id: Option<usize>,
    /// The moment at which GDELT saw the page, `20170701234500`; the nearest to a date of publication that it has.
    date: usize,
    outlet: Option<usize>,
    url: usize,
    /// Where the language of a translated page stands: `srclc:fra;eng:…`.
    language: Option<usize>,
    /// Where a title may stand: `<PAGE_TITLE>…</PAGE_TITLE>`.
    more: Option<usize>,
    /// Columns kept, with their names.
    kept: &'static [(usize, &'static str)],
}

const EVENTS: Layout = Layout {
    name: "events",
    id: Some(0),
    date: 59,
    outlet: None,
    url: 60,
    language: None,
    more: None,
    kept: &[(1, "SQLDATE"), (6, "Actor1Name"), (16, "Actor2Name"), (26, "EventCode"), (31, "NumMentions"), (34, "AvgTone")],
};
/// Version 1 has three columns of coordinates less.
const EVENTS_1: Layout = Layout { date: 56, url: 57, ..EVENTS };
const MENTIONS: Layout = Layout {
    name: "mentions",
    id: None,
    date: 2,
    outlet: Some(4),
    url: 5,
    language: Some(14),
    more: None,
    kept: &[(0, "GlobalEventID"), (1, "EventTimeDate"), (11, "Confidence"), (13, "MentionDocTone")],
};
const GRAPH: Layout = Layout {
    name: "knowledge graph",
    id: Some(0),
    date: 1,
    outlet: Some(3),
    url: 4,
    language: Some(25),
    more: Some(26),
    kept: &[(7, "V1Themes"), (15, "V2Tone")],
};

/// A raw table, which has no header and whose columns are known by their number and first cells; or one that a tool gave
/// GDELT's own names.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && (raw(look.start()).is_some() || named(look.start()).is_some())
}

fn raw(text: &str) -> Option<&'static Layout> {
    let cells: Vec<&str> = text.lines().next()?.split('\t').collect();
    let digits = |at: usize, count: usize| cells[at].len() == count && cells[at].bytes().all(|byte| byte.is_ascii_digit());
    let number = |at: usize| !cells[at].is_empty() && cells[at].bytes().all(|byte| byte.is_ascii_digit());
    match cells.len() {
        61 if number(0) && digits(1, 8) => Some(&EVENTS),
        58 if number(0) && digits(1, 8) => Some(&EVENTS_1),
        16 if number(0) && digits(1, 14) && digits(2, 14) => Some(&MENTIONS),
        27 if digits(1, 14) && cells[0].contains('-') => Some(&GRAPH),
        _ => None,
    }
}

/// A header as tools write it: the name of the table and of its columns.
fn named(text: &str) -> Option<(csv::Dialect, &'static str, Vec<String>)> {
    let first = text.lines().next()?.to_lowercase();
    let has = |name: &str| first.contains(name);
    let name = match () {
        () if has("globaleventid") && has("mentionidentifier") => "mentions",
        () if has("globaleventid") && has("sourceurl") => "events",
        () if has("gkgrecordid") && has("documentidentifier") => "knowledge graph",
        () => return None,
    };
    let (dialect, _) = csv::dialect(text)?;
    Some((dialect, name, csv::header(text, dialect)))
}

/// The layout that the names of a header describe.
fn of_header(name: &'static str, header: &[String]) -> Option<Layout> {
    let plain = |name: &str| name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let place = |names: &[&str]| names.iter().find_map(|wanted| header.iter().position(|name| plain(name) == *wanted));
    Some(Layout {
        name,
        id: place(&["gkgrecordid"]).or_else(|| if name == "events" { place(&["globaleventid"]) } else { None }),
        date: place(&["mentiontimedate", "dateadded", "date", "v21date", "sqldate"])?,
        outlet: place(&["mentionsourcename", "sourcecommonname", "v2sourcecommonname"]),
        url: place(&["mentionidentifier", "sourceurl", "documentidentifier", "v2documentidentifier"])?,
        language: place(&["mentiondoctranslationinfo", "translationinfo", "v21translationinfo"]),
        more: place(&["extras", "extrasxml", "v2extrasxml"]),
        kept: &[],
    })
}

/// Every row is an article that is known to exist, with its address; none has a text.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let head = item.head_text();
    let head = head.trim_start_matches('\u{feff}');
    let header = named(head);
    let (layout, dialect) = match &header {
        Some((dialect, name, names)) => (of_header(name, names), *dialect),
        None => (None, csv::Dialect { delimiter: b'\t', quoting: false }),
    };
    let Some(layout) = layout.as_ref().or_else(|| raw(head)) else {
        return sink.reject("row 1", "The table has neither the columns of GDELT nor their number.", head.lines().next());
    };
    sink.note(format!("This is a GDELT table of {}: addresses without texts. The articles are known to exist; nothing in them can be coded.", layout.name))?;
    let source = item.source.clone();
    let (stream, encoding) = item.stream();
    let mut rows = csv::builder(dialect).from_reader(stream);
    let mut row = ::csv::ByteRecord::new();
    let skipped = usize::from(header.is_some());
    for number in 1u64.. {
        let more = rows.read_byte_record(&mut row).map_err(|cause| crate::Error::new("table-unreadable", format!("{source} cannot be read further: {cause}."), ""))?;
        if !more {
            return Ok(());
        }
        if number > skipped as u64 {
            let cells: Vec<String> = row.iter().map(|cell| decode::piece(cell, encoding).0).collect();
            give(layout, &cells, format!("row {number}"), sink)?;
        }
    }
    Ok(())
}

fn give(layout: &Layout, cells: &[String], position: String, sink: &mut Sink<'_>) -> Result<()> {
    let cell = |place: usize| cells.get(place).map(String::as_str).filter(|cell| !cell.trim().is_empty());
    let Some(url) = cell(layout.url) else {
        return sink.reject(position, "The row has no address of a page.", Some(&cells.join("\t")));
    };
    let title = layout.more.and_then(cell).and_then(|more| between(more, "<PAGE_TITLE>", "</PAGE_TITLE>")).map(crate::intake::markup::plain);
    let mut extra = Map::new();
    for (place, name) in layout.kept {
        if let Some(cell) = cell(*place) {
            extra.insert((*name).to_string(), Value::String(cell.to_string()));
        }
    }
    let fields = Fields {
        id: layout.id.and_then(cell).map(str::to_string),
        outlet: layout.outlet.and_then(cell).map(str::to_string).or_else(|| host(url)),
        date: cell(layout.date).map(str::to_string),
        language: layout.language.and_then(cell).and_then(|info| between(info, "srclc:", ";")).map(str::to_string),
        title,
        url: Some(url.to_string()),
        extra,
        ..Fields::default()
    };
    let mut article = fields.article(position, Order::Unknown, sink);
    if article.title.is_none() {
        article.extent = Extent::None;
    }
    sink.article(article)
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let after = &text[text.find(from)? + from.len()..];
    Some(after[..after.find(to)?].trim()).filter(|found| !found.is_empty())
}

/// The machine that an address names, without `www.`.
fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', ':', '?']).next()?;
    Some(host.trim_start_matches("www.").to_string()).filter(|host| host.contains('.'))
}

//! EndNote: tagged lines (`%T`, also what CNKI and others export), the same with names in braces (NoteExpress), and its XML.

use crate::intake::metadata::{Order, Record, Records};
use crate::intake::xml::{self, Element, Tree};
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// What a tag or a name stands for.
fn part(tag: &str) -> &'static str {
    match tag {
        "0" | "Reference Type" => "kind",
        "T" | "Title" => "title",
        "J" | "B" | "Newspaper" | "Journal" | "Periodical" | "Media" => "outlet",
        "8" | "Date" => "date",
        "D" | "Year" => "year",
        "A" | "Author" => "author",
        "U" | "URL" | "Link" => "url",
        "G" | "Language" => "language",
        "X" | "Abstract" => "text",
        "M" | "F" | "Accession Number" => "id",
        "I" | "Publisher" => "publisher",
        _ => "",
    }
}

/// `%T value` or `{Title}: value`: the tag and the value.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    if let Some(rest) = line.strip_prefix('%') {
        let mut letters = rest.chars();
        let tag = letters.next().filter(|c| c.is_ascii_graphic())?;
        return (letters.as_str().is_empty() || letters.as_str().starts_with([' ', '\t'])).then(|| (&rest[..tag.len_utf8()], letters.as_str().trim()));
    }
    let (name, value) = line.strip_prefix('{')?.split_once("}:")?;
    (name.len() < 40 && name.bytes().all(|byte| byte.is_ascii_alphabetic() || b" /().-".contains(&byte))).then(|| (name.trim(), value.trim()))
}

/// A first line with the type of a work.
pub fn knows(look: &Look<'_>) -> bool {
    let mut lines = look.start().lines().filter(|line| !line.trim().is_empty());
    look.is_text() && lines.next().and_then(tagged).is_some_and(|(tag, _)| part(tag) == "kind") && lines.next().is_some_and(|line| tagged(line).is_some())
}

/// EndNote's XML, by its outermost elements.
pub fn knows_xml(look: &Look<'_>) -> bool {
    look.is_text() && xml::root(look.text).is_some_and(|root| root.name == "xml" || root.name == "records") && look.text.contains("<ref-type")
}

/// One record from one type of work to the next.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    let mut open: Vec<Vec<(String, String)>> = Vec::new();
    for line in text.lines() {
        match tagged(line) {
            Some((tag, value)) if part(tag) == "kind" => open.push(vec![(tag.to_string(), value.to_string())]),
            Some((tag, value)) => open.iter_mut().next_back().into_iter().for_each(|record| record.push((tag.to_string(), value.to_string()))),
            // A value goes on over lines without a tag.
            None if !line.trim().is_empty() => {
                if let Some((_, value)) = open.last_mut().and_then(|record| record.last_mut()) {
                    value.push('\n');
                    value.push_str(line.trim());
                }
            }
            None => {}
        }
    }
    let mut records = Records::default();
    records.extend(open.into_iter().map(record));
    records.give(sink)
}

fn record(lines: Vec<(String, String)>) -> Record {
    let all = |wanted: &str| {
        let values: Vec<&str> = lines.iter().filter(|(tag, value)| part(tag) == wanted && !value.is_empty()).map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join("; "))
    };
    let first = |wanted: &str| lines.iter().find(|(tag, value)| part(tag) == wanted && !value.is_empty()).map(|(_, value)| value.clone());
    Record {
        kind: first("kind"),
        id: first("id"),
        outlet: first("outlet").or_else(|| first("publisher")),
        date: dated(first("date"), first("year")),
        language: first("language"),
        title: first("title"),
        text: first("text"),
        url: first("url"),
        byline: all("author"),
        order: Order::Unknown,
        rest: lines.iter().filter(|(tag, _)| part(tag).is_empty()).cloned().collect(),
    }
}

/// The day with its year: `September 11` and `2024` stand apart in some exports.
fn dated(date: Option<String>, year: Option<String>) -> Option<String> {
    match (date, year) {
        (Some(date), Some(year)) if !date.contains(year.trim()) => Some(format!("{date} {year}")),
        (date, year) => date.or(year),
    }
}

/// One record an element.
pub fn read_xml(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let text = item.text()?.text;
    let Some(tree) = Tree::of(&text) else { return sink.reject("", "The XML holds no element.", Some(&text)) };
    if tree.cut {
        sink.notice("The file ends in its middle; what was there was read.", "");
    }
    let mut records = Records::default();
    records.extend(tree.root.all("record").into_iter().map(of_element));
    records.give(sink)
}

fn of_element(record: &Element) -> Record {
    let told = |path: &[&str]| record.at(path).and_then(Element::text);
    let authors: Vec<String> = record.all("author").into_iter().filter_map(Element::text).collect();
    Record {
        kind: record.child("ref-type").and_then(|kind| kind.attribute("name")).map(str::to_string),
        id: told(&["accession-num"]).or_else(|| told(&["rec-number"])),
        outlet: told(&["titles", "secondary-title"]).or_else(|| told(&["periodical", "full-title"])).or_else(|| told(&["publisher"])),
        date: dated(told(&["dates", "pub-dates", "date"]), told(&["dates", "year"])),
        language: told(&["language"]),
        title: told(&["titles", "title"]),
        text: told(&["abstract"]),
        url: told(&["urls", "related-urls", "url"]).or_else(|| told(&["urls", "web-urls", "url"])),
        byline: (!authors.is_empty()).then(|| authors.join("; ")),
        order: Order::Unknown,
        rest: Vec::new(),
    }
}

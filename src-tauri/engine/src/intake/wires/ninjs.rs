//! News agencies' JSON: ninjs 1, 2 and 3, and dpa's digital wires. Objects alone, in an array, under `entries`, or one a line.

use std::io::BufReader;

use serde_json::{Map, Value};

use crate::intake::json_parts::Parts;
use crate::intake::mapping::Fields;
use crate::intake::wire::{self, Stories, Story};
use crate::intake::xml::Tree;
use crate::intake::{Item, Look, Sink, decode, nitf, prose};
use crate::{Error, Result};

/// One item is not longer than this.
const MOST: usize = 64 << 20;

/// An object with an address, a headline and a body, as the standard names them.
pub fn knows(look: &Look<'_>) -> bool {
    is_json(look) && (is_ninjs(look.text) || is_dpa(look.text))
}

fn is_json(look: &Look<'_>) -> bool {
    look.is_text() && look.start().starts_with(['{', '['])
}

fn has_key(text: &str, keys: &[&str]) -> bool {
    keys.iter().any(|key| text.match_indices(&format!("\"{key}\"")).any(|(at, found)| text[at + found.len()..].trim_start().starts_with(':')))
}

fn is_ninjs(text: &str) -> bool {
    let bodies = ["body_text", "body_xhtml", "body_html", "body_nitf", "body_sports", "bodies", "bodyText"];
    let versions = ["versioncreated", "versionCreated", "pubstatus", "pubStatus", "firstcreated", "firstCreated"];
    let body = has_key(text, &bodies) || has_key(text, &["description_text", "descriptions", "description_xhtml"]) && has_key(text, &versions);
    has_key(text, &["uri"]) && has_key(text, &["headline", "headlines"]) && body
}

fn is_dpa(text: &str) -> bool {
    has_key(text, &["article_html"]) && has_key(text, &["headline"]) && has_key(text, &["urn", "version_created", "entry_id"])
}

/// One article an item; of several versions the newest.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    let (stream, encoding) = item.stream();
    let mut parts = Parts::new(BufReader::with_capacity(1 << 16, stream), MOST);
    let mut stories = Stories::default();
    for number in 1u64.. {
        let position = format!("item {number}");
        let Some(part) = parts.next().map_err(|cause| Error::unreadable(&source, cause))? else { break };
        let (text, _) = decode::piece(&part.bytes, encoding);
        match serde_json::from_str(&text) {
            Ok(Value::Object(object)) => take(object, position, &mut stories, sink)?,
            Ok(_) => sink.reject(position, "This is no object with fields.", Some(&text))?,
            Err(_) if !part.whole => sink.reject(position, "The file ends in the middle of this item.", Some(&text))?,
            Err(error) => sink.reject(position, format!("This is no valid JSON: {error}."), Some(&text))?,
        }
    }
    stories.give(sink)
}

fn take(mut object: Map<String, Value>, position: String, stories: &mut Stories, sink: &mut Sink<'_>) -> Result<()> {
    let list = ["entries", "items", "results"].iter().find(|key| matches!(object.get(**key), Some(Value::Array(_))) && !object.contains_key("headline") && !object.contains_key("headlines"));
    if let Some(Value::Array(list)) = list.and_then(|key| object.shift_remove(*key)) {
        for (number, value) in list.into_iter().enumerate() {
            let position = format!("{position}, entry {}", number + 1);
            match value {
                Value::Object(object) => one(&object, position, stories, sink)?,
                other => sink.reject(position, "This is no object with fields.", Some(&other.to_string()))?,
            }
        }
        return Ok(());
    }
    one(&object, position, stories, sink)
}

fn one(object: &Map<String, Value>, position: String, stories: &mut Stories, sink: &mut Sink<'_>) -> Result<()> {
    let told = |keys: &[&str]| string(object, keys);
    let status = told(&["pubstatus", "pubStatus"]).unwrap_or_default().to_lowercase();
    let raw = || Some(Value::Object(object.clone()).to_string());
    if ["canceled", "cancelled", "withheld"].iter().any(|word| status.ends_with(word)) {
        return sink.reject(position, "The agency withdrew this item.", raw().as_deref());
    }
    let kind = told(&["type"]).unwrap_or_default().to_lowercase();
    let paragraphs = paragraphs(object);
    if paragraphs.is_empty() && ["picture", "graphic", "video", "audio"].contains(&kind.as_str()) {
        return sink.reject(position, format!("The item is no text but of the kind {kind}."), raw().as_deref());
    }
    let mut story = Story {
        fields: Fields {
            id: told(&["uri", "urn", "entry_id", "guid"]),
            outlet: outlet(object, &paragraphs),
            date: date(object),
            language: told(&["language"]),
            title: role(object, "headlines", &["main", ""]).or_else(|| told(&["headline", "title", "name"])).map(|title| one_line(&title)),
            byline: told(&["by", "byline", "bylines"]).map(|byline| one_line(&byline)),
            url: told(&["uri", "url"]).filter(|uri| uri.starts_with("http")),
            ..Fields::default()
        },
        item: told(&["uri", "urn", "entry_id"]),
        version: object.get("version").map_or(0, |version| version.as_u64().or_else(|| version.as_str()?.parse().ok()).unwrap_or(0)),
        paragraphs,
        position,
    };
    for key in ["dateline", "kicker", "subhead", "teaser", "slugline", "located"] {
        story.keep(key, told(&[key]));
    }
    if story.paragraphs.is_empty()
        && let Some(lead) = role(object, "descriptions", &["lead", "teaser", "text", ""]).or_else(|| told(&["description_text", "description_xhtml", "description_html", "teaser"]))
    {
        sink.notice("An item holds no text, only a description of it.", &story.position);
        story.paragraphs = text_or_html(&lead);
    }
    stories.take(story, sink)
}

fn one_line(text: &str) -> String {
    if text.contains('<') { prose::of_html(text).join(" ") } else { crate::intake::paragraphs::blanks(text) }
}

/// The first of these keys that holds text.
fn string(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| match object.get(*key)? {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Array(list) => {
            let names: Vec<&str> = list.iter().filter_map(|one| one.as_str().or_else(|| one.get("value")?.as_str()).or_else(|| one.get("name")?.as_str())).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    })
}

/// The value of the first entry of a list that has one of the roles; an empty role stands for any.
fn role(object: &Map<String, Value>, list: &str, roles: &[&str]) -> Option<String> {
    let entries = object.get(list)?.as_array()?;
    roles.iter().find_map(|role| entries.iter().find(|entry| role.is_empty() || entry.get("role").and_then(Value::as_str) == Some(role))?.get("value")?.as_str().map(str::to_string))
}

fn date(object: &Map<String, Value>) -> Option<String> {
    string(object, &["content_created", "contentcreated", "contentCreated", "versioncreated", "versionCreated", "version_created", "firstcreated", "firstCreated", "updated"])
}

/// Who sends it: by name, as the byline says, as the dateline says, else by the address of the item.
fn outlet(object: &Map<String, Value>, paragraphs: &[String]) -> Option<String> {
    let told = string(object, &["creditline", "copyrightholder", "copyrightHolder", "infosources", "infoSources"]).filter(|name| name.len() < 60);
    let by_address = || {
        let uri = string(object, &["uri", "urn"])?;
        let host = uri.strip_prefix("urn:newsml:").and_then(|rest| rest.split(':').next()).or_else(|| uri.split("://").nth(1)?.split('/').next())?;
        Some(host.to_string())
    };
    // `Anna Bell, Harbour Press`: a name with a blank in it may be another author.
    let by_line = || string(object, &["by", "byline"])?.rsplit_once(", ").map(|(_, house)| house.trim().to_string()).filter(|house| !house.is_empty() && house.len() < 60);
    told.or_else(|| wire::agency(paragraphs)).or_else(by_line).or_else(by_address).map(|written| wire::provider(&written))
}

/// The text in the best form that is there: HTML, NITF, plain.
fn paragraphs(object: &Map<String, Value>) -> Vec<String> {
    let of_key = ["article_html", "body_xhtml", "body_html", "body_nitf", "body_text", "bodyText"].iter().find_map(|key| {
        let text = object.get(*key)?.as_str()?;
        Some(text_or_html(text)).filter(|found| !found.is_empty())
    });
    of_key.or_else(|| of_bodies(object.get("bodies")?.as_array()?)).unwrap_or_default()
}

fn of_bodies(bodies: &[Value]) -> Option<Vec<String>> {
    let of = |mark: &str| {
        let body = bodies.iter().find(|body| ["role", "contentType", "contenttype"].iter().any(|key| body.get(*key).and_then(Value::as_str).is_some_and(|told| told.to_lowercase().contains(mark))))?;
        Some(text_or_html(body.get("value")?.as_str()?)).filter(|found| !found.is_empty())
    };
    let any = || bodies.iter().find_map(|body| Some(text_or_html(body.get("value")?.as_str()?)).filter(|found| !found.is_empty()));
    ["html", "nitf", "text"].iter().find_map(|mark| of(mark)).or_else(any)
}

/// Paragraphs of a string that may be HTML, a whole NITF document, or plain text.
fn text_or_html(text: &str) -> Vec<String> {
    if text.contains("<nitf") && let Some(tree) = Tree::of(text) {
        let root = if tree.root.name == "nitf" { Some(&tree.root) } else { tree.root.find("nitf") };
        return root.map(nitf::body).unwrap_or_default();
    }
    let markup = text.contains("</") || text.contains("<br") || text.contains("<p>") || text.contains("&#") || text.contains("&amp;");
    if markup { prose::of_html(text) } else { prose::of_plain(text) }
}

//! Lexico: running text with keys in angle brackets, `<journal=LeMonde>`; a key is in force until it is set anew.

use serde_json::Value;

use crate::intake::dates::Order;
use crate::intake::mapping::{self, Fields};
use crate::intake::{Item, Look, Sink, prose};
use crate::Result;

/// A first line with a key.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && look.start().starts_with('<') && key(look.start()).is_some_and(|(.., after)| after.is_empty() || !after.starts_with('<') || key(after).is_some())
}

/// The key at the beginning of a text: its name, its value, and what follows.
fn key(text: &str) -> Option<(&str, &str, &str)> {
    let inside = text.strip_prefix('<')?;
    let end = inside.find(['>', '<', '\n']).filter(|end| inside[*end..].starts_with('>'))?;
    let (name, value) = inside[..end].split_once('=')?;
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    // An attribute of a tag would be quoted or have a blank before it.
    let value = value.trim().trim_matches('"');
    (plain && !value.is_empty()).then(|| (name, value, &inside[end + 1..]))
}

/// One article a stretch of text between keys.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let mut keys: Vec<(String, String)> = Vec::new();
    let mut body = String::new();
    let mut number = 0;
    let mut rest = decoded.text.as_str();
    while let Some(at) = rest.find('<') {
        body.push_str(&rest[..at]);
        match key(&rest[at..]) {
            Some((name, value, after)) => {
                give(&keys, &std::mem::take(&mut body), &mut number, sink)?;
                keys.retain(|(known, _)| known != name);
                keys.push((name.to_string(), value.to_string()));
                rest = after;
            }
            None => {
                body.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    body.push_str(rest);
    give(&keys, &body, &mut number, sink)
}

fn give(keys: &[(String, String)], body: &str, number: &mut u32, sink: &mut Sink<'_>) -> Result<()> {
    // A section mark stands for a paragraph.
    let paragraphs = prose::of_plain(&body.replace('§', "\n\n"));
    if paragraphs.is_empty() {
        return Ok(());
    }
    *number += 1;
    let columns = mapping::guess(keys.iter().map(|(name, _)| name.as_str()));
    let object = keys.iter().map(|(name, value)| (name.clone(), Value::String(value.clone()))).collect();
    let mut fields = Fields::of_object(&columns, object);
    let extra = |names: &[&str]| names.iter().find_map(|name| fields.extra.get(*name)?.as_str().map(str::to_string));
    let date = fields.date.clone().or_else(|| extra(&["jour", "mois", "annee", "année", "an", "year"]));
    fields.date = date;
    fields.body = Some(paragraphs.join("\n\n"));
    let article = fields.article(format!("text {number}"), Order::DayFirst, sink);
    sink.article(article)
}

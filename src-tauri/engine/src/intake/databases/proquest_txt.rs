//! ProQuest as text: documents between lines of underscores, fields `Name: value` between empty lines.

use crate::intake::proquest::{self, Document};
use crate::intake::vendor::PROQUEST;
use crate::intake::{Item, Look, Sink};
use crate::Result;

/// Lines of underscores, and the names of fields that only ProQuest has.
pub fn knows(look: &Look<'_>) -> bool {
    if !look.is_text() || look.start().starts_with(['<', '{']) {
        return false;
    }
    let mut roles: Vec<&str> = look.text.lines().filter_map(|line| PROQUEST.line(line)).map(|(role, ..)| role).filter(|role| *role != "other").collect();
    roles.sort_unstable();
    roles.dedup();
    let ruled = look.text.lines().any(is_rule);
    let named = look.text.contains("ProQuest") || look.text.contains("proquest");
    roles.len() >= 4 && (ruled && roles.contains(&"fulltext") || named && ruled || named && roles.contains(&"fulltext") && roles.contains(&"outlet"))
        || ruled && named && roles.contains(&"fulltext")
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 20 && line.bytes().all(|byte| byte == b'_')
}

/// Every document of the text.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    let lines: Vec<&str> = decoded.text.trim_start_matches('\u{feff}').lines().collect();
    let total = lines.iter().filter_map(|line| proquest::number(line)).map(|(_, total)| total).max();
    let mut documents = 0;
    let mut parts = Vec::new();
    let mut at = 0;
    for part in lines.split(|line| is_rule(line)) {
        let document = document(part);
        let first = part.iter().map(|line| line.trim()).find(|line| !line.is_empty()).unwrap_or("");
        let beside = first.is_empty() || PROQUEST.begins("closing", first) || PROQUEST.begins("contents", first);
        if document.is_document() || !beside {
            parts.push((at + 1, document, part));
        }
        at += part.len() + 1;
    }
    if let Some(total) = total {
        sink.announced(total)?;
    }
    for (line, document, part) in parts {
        documents += 1;
        let position = format!("document {documents}, line {line}");
        if document.is_document() {
            document.give(position, &part.join("\n"), sink)?;
        } else {
            sink.reject(position, "This stretch between two rules has no field that a document has.", Some(&part.join("\n")))?;
        }
    }
    Ok(())
}

/// The fields of one stretch. A field begins after an empty line; a line of a text that looks like one does not.
fn document(lines: &[&str]) -> Document {
    let mut document = Document::default();
    let mut after_empty = true;
    let mut in_text = false;
    for line in lines {
        if line.trim().is_empty() {
            after_empty = true;
            continue;
        }
        if let Some((role, language, name, value)) = PROQUEST.line(line).filter(|(role, ..)| after_empty && !(in_text && *role == "credit")) {
            in_text = role == "fulltext" || in_text && role == "abstract";
            document.field(role, language, name);
            document.paragraph(value);
        } else {
            document.paragraph(line);
        }
        after_empty = false;
    }
    document
}

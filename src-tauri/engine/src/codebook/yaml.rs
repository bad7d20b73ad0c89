//! Reads the part of YAML in which dictionaries are written: nested keys, lists of words, quotation marks, remarks.

use crate::{Error, Result};

/// Each word with the keys above it.
pub(super) fn entries(name: &str, text: &str) -> Result<Vec<(Vec<String>, String)>> {
    let mut keys: Vec<(usize, String)> = Vec::new();
    let mut found = Vec::new();
    for (nth, line) in text.lines().enumerate() {
        let bare = without_remark(line);
        let content = bare.trim();
        if content.is_empty() || content == "---" || content == "..." {
            continue;
        }
        let indent = bare.len() - bare.trim_start().len();
        let path = |keys: &[(usize, String)]| keys.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>();
        if let Some(item) = content.strip_prefix("- ").or_else(|| (content == "-").then_some("")) {
            found.extend(values(item).into_iter().map(|value| (path(&keys), value)));
        } else if let Some((key, rest)) = split_key(content) {
            while keys.last().is_some_and(|(depth, _)| *depth >= indent) {
                keys.pop();
            }
            keys.push((indent, key));
            found.extend(values(rest).into_iter().map(|value| (path(&keys), value)));
        } else {
            let message = format!("{name}, line {}: “{content}” is neither a key nor a list entry.", nth + 1);
            return Err(Error::new("codebook-invalid", message, "Only nested keys with lists of words can be read from YAML."));
        }
    }
    Ok(found)
}

/// `[a, "b c"]`, or one value.
fn values(text: &str) -> Vec<String> {
    let text = text.trim();
    match text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => inner.split(',').map(unquoted).filter(|value| !value.is_empty()).collect(),
        None => Some(unquoted(text)).filter(|value| !value.is_empty()).into_iter().collect(),
    }
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    let inner = ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark).and_then(|rest| rest.strip_suffix(*mark)));
    inner.unwrap_or(text).to_string()
}

fn split_key(content: &str) -> Option<(String, &str)> {
    let at = match content.strip_prefix('"') {
        Some(rest) => rest.find("\":")? + 2,
        None => content.find(": ").or_else(|| content.strip_suffix(':').map(str::len))?,
    };
    Some((unquoted(&content[..at]), &content[at + 1..]))
}

fn without_remark(line: &str) -> &str {
    let mut quoted = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match quoted {
            Some(mark) if c == mark => quoted = None,
            None if matches!(c, '"' | '\'') && !before.is_alphanumeric() => quoted = Some(c),
            None if c == '#' && before.is_whitespace() => return &line[..at],
            _ => {}
        }
        before = c;
    }
    line
}

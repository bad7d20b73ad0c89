//! IRaMuTeQ and Alceste: texts one after the other, each under a line of stars or digits with its variables.

use std::io::{BufRead, BufReader, Read};

use serde_json::Value;

use crate::intake::dates::Order;
use crate::intake::mapping::{self, Fields};
use crate::intake::{Item, Look, Sink};
use crate::{Error, Result};

/// A line is not longer than this.
const MOST: u64 = 64 << 20;

/// A first line of four stars, or of digits, followed by a variable.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && look.start().lines().take(50).find(|line| !line.trim().is_empty()).and_then(variables).is_some_and(|(found, _)| !found.is_empty())
}

/// The variables of a line that begins a text, and what stands on it after them: `**** *name_value`, `00002 *name_value`.
fn variables(line: &str) -> Option<(Vec<&str>, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let stars = line.strip_prefix("****").map(|rest| rest.trim_start_matches('*'));
    let digits = || {
        let count = line.bytes().take_while(u8::is_ascii_digit).count();
        (4..=6).contains(&count).then(|| &line[count..])
    };
    let numbered = stars.is_none();
    let rest = stars.or_else(digits)?;
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let mut found = Vec::new();
    let mut left = rest.trim_start();
    while let Some(after) = left.strip_prefix('*') {
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        if !after.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            break;
        }
        found.push(&after[..end]);
        left = after[end..].trim_start();
    }
    // A number at the beginning of a line says nothing by itself; four stars close some files.
    (!found.is_empty() || !numbered && left.is_empty()).then_some((found, left))
}

/// One article a text, streamed.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    let mut lines = BufReader::with_capacity(1 << 16, item.utf8());
    let mut text: Option<Text> = None;
    let mut raw = Vec::new();
    let mut number = 0u64;
    loop {
        raw.clear();
        if lines.by_ref().take(MOST).read_until(b'\n', &mut raw).map_err(|cause| Error::unreadable(&source, cause))? == 0 {
            break;
        }
        number += 1;
        let line = String::from_utf8_lossy(&raw);
        let line = line.trim_end_matches(['\n', '\r']);
        match variables(line) {
            Some((found, rest)) => {
                give(text.take(), sink)?;
                text = Some(Text::new(&found, rest, number));
            }
            None => text.iter_mut().for_each(|text| text.line(line)),
        }
    }
    give(text, sink)
}

struct Text {
    variables: Vec<(String, Value)>,
    themes: Vec<String>,
    body: String,
    line: u64,
}

impl Text {
    fn new(found: &[&str], rest: &str, line: u64) -> Self {
        let variables = found.iter().map(|variable| match variable.split_once('_') {
            Some((name, value)) => (name.to_string(), Value::String(value.to_string())),
            None => ((*variable).to_string(), Value::Bool(true)),
        });
        let mut text = Self { variables: variables.collect(), themes: Vec::new(), body: String::new(), line };
        if !rest.is_empty() {
            text.line(rest);
        }
        text
    }

    fn line(&mut self, line: &str) {
        if let Some(theme) = line.strip_prefix("-*") {
            return self.themes.push(theme.trim().to_string());
        }
        if !self.body.is_empty() {
            self.body.push('\n');
        }
        self.body.push_str(line);
    }
}

/// Names of variables that say when, where and in which language a text appeared.
const DATES: [&str; 14] = ["date", "jour", "day", "parution", "am", "anneemois", "mois", "month", "annee", "année", "an", "year", "anno", "jahr"];
const OUTLETS: [&str; 10] = ["source", "journal", "media", "média", "outlet", "titre", "presse", "newspaper", "publication", "src"];
const LANGUAGES: [&str; 4] = ["langue", "lang", "language", "lng"];

/// A name that lost its blanks to the format: `Le_Monde` is `Le Monde`.
fn spelled(written: &str) -> String {
    written.replace('_', " ").trim().to_string()
}

fn give(text: Option<Text>, sink: &mut Sink<'_>) -> Result<()> {
    let Some(text) = text else { return Ok(()) };
    let position = format!("line {}", text.line);
    let body = text.body.trim_matches(['\n', '\r']).to_string();
    if body.trim().is_empty() {
        // Four stars alone close a file and are no text.
        return if text.variables.is_empty() { Ok(()) } else { sink.reject(position, "The text has variables and no words.", None) };
    }
    let told = |names: &[&str]| {
        names.iter().find_map(|name| text.variables.iter().find(|(key, _)| key.to_lowercase() == *name)?.1.as_str().map(str::to_string))
    };
    let fields = Fields {
        id: told(&["id", "num", "numero", "ident", "article"]),
        outlet: told(&OUTLETS).map(|written| spelled(&written)),
        date: told(&DATES).map(|written| written.replace('_', "-")),
        language: told(&LANGUAGES),
        body: Some(body),
        ..Fields::default()
    };
    let mut extra: serde_json::Map<String, Value> = text.variables.into_iter().collect();
    if !text.themes.is_empty() {
        extra.insert("themes".into(), Value::Array(text.themes.into_iter().map(Value::String).collect()));
    }
    let mut article = fields.article(position, Order::DayFirst, sink);
    article.extra = extra;
    article.extent = mapping::extent(None, &article.body);
    sink.article(article)
}

//! CoNLL-U, as treebanks and taggers write it: a token a line with ten columns, sentences between empty lines, documents and
//! paragraphs in remarks.

use std::io::{BufRead, BufReader, Read};

use serde_json::Value;

use crate::intake::dates::Order;
use crate::intake::mapping::{self, Fields};
use crate::intake::tokens::Joined;
use crate::intake::{Item, Look, Sink};
use crate::{Error, Result};

/// A line is not longer than this.
const MOST: u64 = 1 << 20;
const COLUMNS: usize = 10;

/// Remarks, then lines of ten columns whose first is a number.
pub fn knows(look: &Look<'_>) -> bool {
    let mut lines = look.start().lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    look.is_text() && lines.by_ref().take(2).filter(|line| token(line).is_some()).count() == 2
}

/// Number, form, and whether no blank follows.
fn token(line: &str) -> Option<(&str, &str, bool)> {
    let columns: Vec<&str> = line.trim_end_matches(['\r', '\n']).split('\t').collect();
    let numbered = columns.len() == COLUMNS && columns[0].starts_with(|c: char| c.is_ascii_digit()) && columns[0].bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
    numbered.then(|| (columns[0], columns[1], columns[9].contains("SpaceAfter=No")))
}

/// One article a document; all of it, where the file marks none.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    let mut lines = BufReader::with_capacity(1 << 16, item.utf8());
    let (mut text, mut number, mut raw) = (Text::default(), 0u32, Vec::new());
    loop {
        raw.clear();
        let read = lines.by_ref().take(MOST).read_until(b'\n', &mut raw).map_err(|cause| Error::unreadable(&source, cause))?;
        let line = String::from_utf8_lossy(&raw);
        if read == 0 || line.starts_with("# newdoc") {
            number += u32::from(text.any);
            std::mem::take(&mut text).give(number, sink)?;
        }
        if read == 0 {
            return Ok(());
        }
        text.line(line.trim_end_matches(['\r', '\n']));
    }
}

#[derive(Default)]
struct Text {
    told: serde_json::Map<String, Value>,
    paragraphs: Vec<String>,
    /// The sentence as the file prints it, and the one that its tokens make.
    printed: Option<String>,
    joined: Joined,
    /// Tokens up to this number belong to a word that was taken whole.
    until: u32,
    begins: bool,
    any: bool,
}

impl Text {
    fn line(&mut self, line: &str) {
        if line.trim().is_empty() {
            self.sentence();
        } else if let Some(remark) = line.strip_prefix('#') {
            self.remark(remark.trim());
        } else if let Some((number, form, glued)) = token(line) {
            self.any = true;
            let first = number.split(['-', '.']).next().and_then(|first| first.parse().ok()).unwrap_or(0u32);
            // `3-4 des`, then its parts; `8.1` was never written.
            if number.contains('.') || !number.contains('-') && first <= self.until {
                return;
            }
            self.until = number.split_once('-').and_then(|(_, last)| last.parse().ok()).unwrap_or(self.until);
            self.joined.push(form);
            if glued {
                self.joined.glue();
            }
        }
    }

    fn remark(&mut self, remark: &str) {
        if remark.starts_with("newpar") {
            self.begins = true;
        }
        let Some((name, value)) = remark.split_once('=').map(|(name, value)| (name.trim(), value.trim())) else { return };
        match name {
            "text" => self.printed = Some(value.to_string()),
            "newdoc id" => _ = self.told.insert("id".into(), value.into()),
            // What stands before the first token describes the document.
            _ if !self.any && !name.starts_with("sent") && !name.starts_with("newpar") => _ = self.told.insert(name.replace("newdoc ", "").replace("meta::", ""), value.into()),
            _ => {}
        }
    }

    fn sentence(&mut self) {
        self.until = 0;
        let joined = std::mem::take(&mut self.joined).finish();
        let sentence = self.printed.take().unwrap_or(joined);
        match self.paragraphs.last_mut().filter(|_| !self.begins) {
            Some(last) if !sentence.is_empty() => {
                last.push(' ');
                last.push_str(&sentence);
            }
            None if !sentence.is_empty() => self.paragraphs.push(sentence),
            _ => {}
        }
        self.begins = false;
    }

    fn give(mut self, number: u32, sink: &mut Sink<'_>) -> Result<()> {
        self.sentence();
        if !self.any {
            return Ok(());
        }
        let columns = mapping::guess(self.told.keys().filter(|key| *key != "text").map(String::as_str));
        let fields = Fields { body: Some(self.paragraphs.join("\n\n")), ..Fields::of_object(&columns, self.told) };
        let article = fields.article(format!("document {number}"), Order::Unknown, sink);
        sink.article(article)
    }
}

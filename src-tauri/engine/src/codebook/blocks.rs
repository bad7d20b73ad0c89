//! Where does each table of a codebook's file begin and end? So that one entry can be written anew and the others stay as they are.

use std::ops::Range;

/// A table of a TOML file with its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// `expression`, `decoy`, `concept.category`, `lists` …
    pub header: String,
    /// From its header to the next one, in bytes.
    pub at: Range<usize>,
}

/// The tables of a file in their order; what stands before the first one is none.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let starts = headers(text);
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    starts.iter().zip(ends).map(|((start, header), end)| Block { header: header.clone(), at: *start..own_end(text, *start, end) }).collect()
}

/// Remarks and blank lines just before the next header belong to that one.
fn own_end(text: &str, start: usize, end: usize) -> usize {
    let mut last = start;
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        at += line.len();
        let bare = line.trim();
        if !bare.is_empty() && !bare.starts_with('#') {
            last = at;
        }
    }
    last
}

/// Where a line outside of strings and lists begins with `[`.
fn headers(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut depth = 0i32;
    let mut string: Option<&str> = None;
    let mut at = 0;
    let mut fresh = true;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(mark) = string {
            let step = if rest.starts_with('\\') && mark.starts_with('"') { 2 } else { 1 };
            if rest.starts_with(mark) {
                string = None;
                at += mark.len();
            } else {
                at += width(rest, step);
            }
            continue;
        }
        let c = rest.chars().next().unwrap_or(' ');
        match c {
            '#' => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            '"' | '\'' => {
                string = Some(["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| rest.starts_with(mark)).unwrap_or("\""));
                at += string.map_or(1, str::len);
                fresh = false;
                continue;
            }
            '[' if fresh && depth == 0 => {
                let line = rest.split('\n').next().unwrap_or(rest);
                found.push((at, line.trim_matches(|c: char| "[] \r\t".contains(c)).to_string()));
                at += line.len();
                fresh = false;
                continue;
            }
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        fresh = c == '\n' || (fresh && c.is_whitespace());
        at += c.len_utf8();
    }
    found
}

/// The bytes of the next characters.
fn width(text: &str, characters: usize) -> usize {
    text.chars().take(characters).map(char::len_utf8).sum()
}

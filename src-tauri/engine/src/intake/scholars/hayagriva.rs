//! References in YAML, as Typst's Hayagriva writes them. They describe works and hold no text; told, and not read as one.

use crate::intake::{Item, Look, Sink};
use crate::Result;

/// A key alone on its line, and under it, set in, the type of a work; at least two such.
pub fn knows(look: &Look<'_>) -> bool {
    if !look.is_text() {
        return false;
    }
    let lines: Vec<&str> = look.text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).take(400).collect();
    let begins = lines.windows(2).filter(|pair| is_key(pair[0]) && is_type(pair[1])).count();
    begins >= 2 && lines.first().is_some_and(|first| is_key(first) || *first == "---")
}

fn is_key(line: &str) -> bool {
    let key = line.trim_end();
    key.ends_with(':') && !key.starts_with(char::is_whitespace) && !key.trim_end_matches(':').contains(char::is_whitespace)
}

fn is_type(line: &str) -> bool {
    line.starts_with(' ') && line.trim().strip_prefix("type:").is_some_and(|kind| kind.trim().chars().all(char::is_alphabetic))
}

/// One refusal for the whole list.
pub fn read(_: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    sink.reject("", "A list of references in YAML holds no text; export it as BibTeX, RIS or CSL-JSON to keep it as references.", None)
}

//! LexisNexis as text, and as RTF in the same layout: documents between lines such as `3 of 50 DOCUMENTS`, broken lines,
//! centred lines above.

use crate::intake::nexis::{self, Block};
use crate::intake::vendor::NEXIS;
use crate::intake::{Item, Look, Sink, rtf};
use crate::Result;

/// Text with such a line, or with the fields that only these exports have.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && !look.start().starts_with(['<', '{']) && is_export(look.text)
}

/// RTF with such a line.
pub fn knows_rtf(look: &Look<'_>) -> bool {
    rtf::is(look.bytes) && is_export(&rtf::paragraphs(look.bytes).into_iter().map(|paragraph| paragraph.text).collect::<Vec<_>>().join("\n"))
}

fn is_export(text: &str) -> bool {
    if text.lines().any(|line| line.len() < 120 && nexis::separator(line).is_some()) {
        return true;
    }
    // A single document may lack its number.
    let mut roles: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| {
        let (name, _) = line.split_once(':')?;
        let (role, _) = NEXIS.field(name).filter(|_| !name.chars().any(char::is_lowercase))?;
        matches!(role, "length" | "loaded" | "language" | "section" | "byline").then_some(role)
    }).collect();
    roles.sort_unstable();
    roles.dedup();
    roles.contains(&"length") && roles.len() >= 3
}

/// Every document of the text.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let decoded = item.text()?;
    if decoded.broken {
        sink.notice("Some characters could not be decoded; they are shown as U+FFFD.", "");
    }
    let lines: Vec<&str> = decoded.text.trim_start_matches('\u{feff}').split('\n').map(|line| line.trim_end_matches(['\r', '\x0c'])).collect();
    documents(&lines, sink)
}

/// Every document of an RTF file: a centred paragraph is moved in as text has it.
pub fn read_rtf(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let paragraphs = rtf::paragraphs(&item.bytes()?);
    let mut text = String::new();
    for paragraph in paragraphs {
        for line in paragraph.text.split('\n') {
            let line = line.trim_end();
            let lead = if paragraph.centred { (80usize.saturating_sub(line.trim().chars().count()) / 2).max(12) } else { 0 };
            text.extend(std::iter::repeat_n(' ', if line.trim().is_empty() { 0 } else { lead }));
            text.push_str(if paragraph.centred { line.trim() } else { line });
            text.push('\n');
        }
    }
    documents(&text.split('\n').collect::<Vec<_>>(), sink)
}

fn documents(lines: &[&str], sink: &mut Sink<'_>) -> Result<()> {
    let separators: Vec<(usize, (u64, u64))> = lines.iter().enumerate().filter_map(|(at, line)| Some((at, nexis::separator(line)?))).collect();
    let Some((first, _)) = separators.first() else {
        sink.note("The file has no line such as \"1 of 1 DOCUMENT\"; it was read as one document.")?;
        return nexis::document(&blocks(lines), "", sink);
    };
    if let Some(number) = nexis::announced(&lines[..*first].join("\n"), &separators.iter().map(|(_, numbers)| *numbers).collect::<Vec<_>>()) {
        sink.announced(number)?;
    }
    // Exports without a number on their first document: what stands before the first line is a document if it has a field.
    let before = blocks(&lines[..*first]);
    if before.iter().any(|block| NEXIS.line(&block.text()).is_some_and(|(role, ..)| role == "length")) {
        nexis::document(&before, "before the first document", sink)?;
    }
    for (place, (at, (number, total))) in separators.iter().enumerate() {
        let end = separators.get(place + 1).map_or(lines.len(), |(next, _)| *next);
        nexis::document(&blocks(&lines[at + 1..end]), &format!("document {number} of {total}, line {}", at + 1), sink)?;
    }
    Ok(())
}

/// Stretches between empty lines.
fn blocks(lines: &[&str]) -> Vec<Block> {
    lines
        .split(|line| line.trim().is_empty())
        .filter(|some| !some.is_empty())
        .flat_map(|some| {
            let block = |lines: &[&str]| Block { lines: lines.iter().map(|line| line.trim_end().to_string()).collect(), wrapped: true, centred: centred(lines), ..Block::default() };
            // Fields may follow one another without an empty line.
            let starts: Vec<usize> = (0..some.len()).filter(|at| *at > 0 && is_field(some[*at]) && some[..*at].iter().any(|line| is_field(line))).collect();
            let mut from = 0;
            let mut all = Vec::new();
            for start in starts.into_iter().chain([some.len()]) {
                all.push(block(&some[from..start]));
                from = start;
            }
            all
        })
        .collect()
}

/// A line that begins a field, as the first of its block may.
fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        !name.starts_with(' ') && !name.chars().any(char::is_lowercase) && !value.contains(". ") && NEXIS.field(name).is_some()
    })
}

/// Whether lines stand in the middle of 80 columns.
fn centred(lines: &[&str]) -> bool {
    let margin = |line: &&str| line.chars().take_while(|c| c.is_whitespace()).count();
    let even = |line: &&str| {
        let length = line.trim().chars().count();
        let left = margin(line);
        left >= 12 || left.abs_diff(80usize.saturating_sub(length + left)) <= 3
    };
    lines.iter().any(|line| margin(line) >= 8) && lines.iter().all(|line| even(line))
}

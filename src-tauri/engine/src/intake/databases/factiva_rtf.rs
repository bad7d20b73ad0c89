//! Factiva as RTF: the same lines as on its pages, each article closed by its number, a summary of the search last.

use crate::intake::factiva;
use crate::intake::vendor::{self, FACTIVA, Record};
use crate::intake::{Item, Look, Sink, rtf};
use crate::Result;

/// RTF that says in its properties who made it.
pub fn knows(look: &Look<'_>) -> bool {
    rtf::is(look.bytes) && (look.text.contains("Factiva RTF Display Format") || look.text.contains("Factiva, from Dow Jones"))
}

/// Every article.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let paragraphs = rtf::paragraphs(&item.bytes()?);
    let lines: Vec<&rtf::Paragraph> = paragraphs.iter().collect();
    if let Some(found) = found(&lines) {
        sink.announced(found)?;
    }
    let summary = lines.iter().position(|line| FACTIVA.begins("summary", &line.text)).unwrap_or(lines.len());
    let mut from = 0;
    let mut number = 0;
    for at in 0..summary {
        let Some(id) = factiva::number(&lines[at].text) else { continue };
        number += 1;
        article(&lines[from..at], Some(id), number, sink)?;
        from = at + 1;
    }
    let left: usize = lines[from..summary].iter().map(|line| line.text.trim().len()).sum();
    if left > 200 {
        sink.notice("The last article has no number; the file may be cut.", "");
        article(&lines[from..summary], None, number + 1, sink)?;
    }
    Ok(())
}

/// `Results Found` in the summary: the number beside it.
fn found(lines: &[&rtf::Paragraph]) -> Option<u64> {
    let place = lines.iter().rposition(|line| FACTIVA.is("found", &line.text))?;
    lines.get(place + 1)?.text.trim().replace([',', '.', ' ', '\u{a0}'], "").parse().ok()
}

fn article(lines: &[&rtf::Paragraph], id: Option<&str>, number: u32, sink: &mut Sink<'_>) -> Result<()> {
    let position = format!("article {number}");
    let coded = lines.iter().filter(|line| line.cell).any(|line| line.text.trim() == "HD");
    let mut record = if coded { indexed(lines) } else { plain(lines) };
    record.id = record.id.or(id.map(str::to_string));
    if record.is_empty() {
        let raw = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        return sink.reject(position, "The article has neither a headline nor a text.", Some(&raw));
    }
    let article = record.article(position, sink);
    sink.article(article)
}

/// Codes and values in the cells of a table.
fn indexed(lines: &[&rtf::Paragraph]) -> Record {
    let mut record = Record::default();
    let mut code = String::new();
    for line in lines {
        let text = line.text.trim();
        if text.len() <= 4 && text.len() >= 2 && FACTIVA.field(text).is_some() && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            code = text.to_string();
            continue;
        }
        match FACTIVA.field(&code).map(|(role, _)| role) {
            Some("lead_text" | "text") => record.paragraphs.push(vendor::lines(text)),
            Some(role) if !text.is_empty() => factiva::coded(role, &code, vendor::joined(text), &mut record),
            _ => {}
        }
    }
    record
}

/// Headline, then the lines above the text up to the copyright, then the text.
fn plain(lines: &[&rtf::Paragraph]) -> Record {
    let mut record = Record::default();
    let filled: Vec<(usize, String)> = lines.iter().enumerate().map(|(at, line)| (at, vendor::joined(&line.text))).filter(|(_, text)| !text.is_empty()).collect();
    let above = |place: &(usize, String)| vendor::is_word_count(&FACTIVA, &place.1);
    let anchor = filled.iter().take(12).position(above).or_else(|| filled.iter().take(12).position(|(_, text)| vendor::is_date(text)));
    let Some(anchor) = anchor else {
        record.title = filled.first().map(|(_, text)| text.clone());
        record.paragraphs = paragraphs(lines.get(filled.first().map_or(0, |(at, _)| at + 1)..).unwrap_or_default());
        return record;
    };
    let end = above_end(&filled, anchor);
    title(&filled[..anchor], &mut record);
    let texts: Vec<String> = filled[anchor..end].iter().map(|(_, text)| text.clone()).collect();
    factiva::lines_above(&texts, &mut record);
    let start = filled.get(end).map_or(lines.len(), |(at, _)| *at);
    record.paragraphs = paragraphs(&lines[start..]);
    if record.paragraphs.last().is_some_and(|last| last.starts_with("Released: ") && last.len() < 60) && let Some(released) = record.paragraphs.pop() {
        record.keep("released", &released);
    }
    record
}

/// Where the lines above the text end: after the copyright, else after the last line that follows without a gap.
fn above_end(filled: &[(usize, String)], anchor: usize) -> usize {
    let copyright = filled.iter().enumerate().skip(anchor).take(14).find(|(_, (_, text))| FACTIVA.begins("copyright", text)).map(|(place, _)| place);
    let from = copyright.unwrap_or(anchor);
    let mut end = from + 1;
    while end < filled.len() && filled[end].0 == filled[end - 1].0 + 1 && end < from + 14 {
        end += 1;
    }
    end
}

/// The first line is the headline, unless a section stands before it without a gap; the line before the count may name
/// the author.
fn title(before: &[(usize, String)], record: &mut Record) {
    let gap = |place: usize| place > 0 && before[place].0 > before[place - 1].0 + 1;
    match before {
        [] => {}
        [(_, title)] => record.title = Some(title.clone()),
        [(_, first), rest @ ..] => {
            // A headline is followed by an empty line; what stands above it in the same stretch is its section.
            let split = (1..before.len()).find(|place| gap(*place)).unwrap_or(1);
            record.title = Some(before[split - 1].1.clone());
            before[..split - 1].iter().for_each(|(_, section)| record.keep("section", section));
            if split == 1 {
                record.title = Some(first.clone());
            }
            let author = rest.iter().skip(split - 1).map(|(_, text)| text.clone()).collect::<Vec<_>>().join(", ");
            record.byline = Some(author).filter(|author| !author.is_empty());
        }
    }
}

/// Lines broken by the wire are joined: a paragraph ends at an empty line, at a line that is moved in, and after a line
/// too short to have been broken.
fn paragraphs(lines: &[&rtf::Paragraph]) -> Vec<String> {
    let longest = lines.iter().map(|line| line.text.trim().chars().count()).max().unwrap_or(0);
    let broken = longest <= 90 || lines.windows(2).filter(|two| two.iter().all(|line| (45..=75).contains(&line.text.trim().chars().count()))).count() > 2;
    let mut all: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        for text in line.text.split('\n').map(vendor::joined) {
            match all.last_mut().filter(|_| open && broken) {
                Some(last) if !text.is_empty() && last.chars().count() > 0 => {
                    last.push(' ');
                    last.push_str(&text);
                }
                _ if !text.is_empty() => all.push(text.clone()),
                _ => {}
            }
            let length = text.chars().count();
            open = (45..=90).contains(&length) && !text.ends_with(['.', '!', '?', ':', '"', '”', '»']);
        }
    }
    all
}

//! Nexis Uni and Lexis+: a cover with the list of documents, then documents that end with a line such as `End of
//! Document`. They come as Word files and as RTF.

use crate::intake::vendor::{self, NEXIS, Record};
use crate::intake::{Sink, docx, rtf};
use crate::Result;

/// A paragraph, whichever file it stood in.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub text: String,
    pub cell: bool,
}

/// Paragraphs of a Word file; a line break at an edge says nothing.
pub fn of_docx(paragraphs: &[docx::Paragraph]) -> Vec<Line> {
    paragraphs.iter().map(|paragraph| Line { text: paragraph.text.trim().to_string(), cell: paragraph.cell }).collect()
}

/// Paragraphs of an RTF file.
pub fn of_rtf(paragraphs: &[rtf::Paragraph]) -> Vec<Line> {
    paragraphs.iter().map(|paragraph| Line { text: paragraph.text.trim().to_string(), cell: paragraph.cell }).collect()
}

/// Whether the paragraphs are such an export: they have the closing line, or the mark of the text between fields.
pub fn knows(lines: &[Line]) -> bool {
    let ends = lines.iter().any(|line| is_end(&line.text));
    let role = |role: &str| lines.iter().any(|line| NEXIS.line(&line.text).is_some_and(|(found, ..)| found == role));
    ends || role("length") && role("loaded") && lines.iter().any(|line| NEXIS.is("body", &line.text))
}

fn is_end(text: &str) -> bool {
    NEXIS.is("end", text)
}

/// Every document.
pub fn read(lines: &[Line], sink: &mut Sink<'_>) -> Result<()> {
    let mut parts: Vec<&[Line]> = lines.split(|line| is_end(&line.text)).collect();
    let closed = lines.iter().any(|line| is_end(&line.text));
    // After the last closing line nothing follows, unless the file was cut.
    let rest = if closed { parts.pop().unwrap_or(&[]) } else { &[] };
    let first = parts.first().copied().unwrap_or(&[]);
    let cover = cover_end(first);
    if let Some(number) = first[..cover].iter().find_map(|line| count(&line.text)) {
        sink.announced(number)?;
    }
    for (place, part) in parts.iter().enumerate() {
        let part = if place == 0 { &part[cover..] } else { part };
        document(part, place + 1, sink)?;
    }
    if rest.iter().map(|line| line.text.len()).sum::<usize>() > 200 {
        sink.notice("The last document does not end; the file may be cut.", "");
        document(rest, parts.len() + 1, sink)?;
    }
    Ok(())
}

/// `Documents (10)`: the number.
fn count(text: &str) -> Option<u64> {
    let (name, rest) = text.split_once('(')?;
    let number = rest.trim().strip_suffix(')')?.trim().parse().ok()?;
    NEXIS.is("count", name).then_some(number)
}

/// Where the cover with its list ends: after the last line that only a cover has. A first document is never lost with
/// it, for that stands behind the last entry of the list.
fn cover_end(lines: &[Line]) -> usize {
    let body = lines.iter().position(|line| NEXIS.is("body", &line.text)).unwrap_or(lines.len());
    let is_cover = |line: &Line| line.cell && !line.text.is_empty() || line.text.split_once(':').is_some_and(|(name, _)| NEXIS.is("cover", name)) || count(&line.text).is_some();
    lines[..body].iter().rposition(is_cover).map_or(0, |last| last + 1)
}

fn document(lines: &[Line], number: usize, sink: &mut Sink<'_>) -> Result<()> {
    let position = format!("document {number}");
    let record = of(lines);
    if record.is_empty() {
        let raw = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let reason = if lines.iter().any(|line| NEXIS.begins("error", &line.text)) { "The database printed an error in place of the article." } else { "The document has neither a headline nor a text." };
        return sink.reject(position, reason, Some(&raw));
    }
    let article = record.article(position, sink);
    sink.article(article)
}

/// The document as a record: what stands above the mark of the text, the text, what stands below.
fn of(lines: &[Line]) -> Record {
    let lines: Vec<&Line> = lines.iter().filter(|line| !line.text.is_empty()).collect();
    let mut record = Record::default();
    let body = lines.iter().position(|line| NEXIS.is("body", &line.text));
    let above = body.unwrap_or_else(|| last_field(&lines));
    head(&lines[..above], &mut record);
    let text = &lines[(above + usize::from(body.is_some())).min(lines.len())..];
    let end = text.iter().position(|line| ends_text(&line.text)).unwrap_or(text.len());
    record.paragraphs = text[..end].iter().map(|line| vendor::lines(&line.text)).collect();
    below(&text[end..], &mut record);
    record
}

/// Where fields above a text end, if no line marks its beginning.
fn last_field(lines: &[&Line]) -> usize {
    let mut end = 0;
    for (place, line) in lines.iter().enumerate().take(25) {
        match NEXIS.line(&line.text) {
            Some(("length" | "byline" | "section" | "lead" | "dateline" | "head", ..)) => end = place + 1,
            _ if end > 0 => break,
            _ => {}
        }
    }
    end
}

fn ends_text(text: &str) -> bool {
    let field = || NEXIS.line(text).is_some_and(|(role, _, name, _)| matches!(role, "loaded" | "language" | "graphic") && name.starts_with(char::is_uppercase));
    NEXIS.is("after", text) || field()
}

/// Headline, outlet and date stand in the first lines, the outlet right before the date.
fn head(lines: &[&Line], record: &mut Record) {
    let named = lines.iter().position(|line| NEXIS.line(&line.text).is_some_and(|(role, ..)| role != "title")).unwrap_or(lines.len());
    let date = lines[..named].iter().take(10).position(|line| vendor::is_date(line.text.lines().next().unwrap_or("")));
    let plain: Vec<&str> = lines[..date.unwrap_or(named.min(2))].iter().map(|line| line.text.as_str()).filter(|text| !NEXIS.begins("copyright", text)).collect();
    match plain.as_slice() {
        [] => {}
        [title] => record.title = Some(vendor::joined(title)),
        [titles @ .., outlet] => {
            record.title = Some(vendor::joined(&titles.join(" ")));
            record.outlet = Some(vendor::joined(outlet));
        }
    }
    record.date = date.map(|place| vendor::joined(&lines[place].text));
    for line in lines.iter().skip(date.map_or(plain.len(), |place| place + 1)) {
        for piece in pieces(&line.text) {
            field(&piece, record);
        }
    }
}

/// The fields of a paragraph, apart even where they were glued to one another.
fn pieces(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut rest = line.trim();
        while let Some(at) = glued(rest) {
            all.push(rest[..at].trim().to_string());
            rest = &rest[at..];
        }
        all.push(rest.to_string());
    }
    all
}

/// Where another field's name stands inside a field's value.
fn glued(text: &str) -> Option<usize> {
    NEXIS.line(text)?;
    text.match_indices(':').skip(1).find_map(|(colon, _)| {
        let before = &text[..colon];
        // The name begins with a capital after a small letter, a bracket or a blank.
        before.char_indices().rev().take(20).filter(|(at, c)| *at > 0 && c.is_uppercase()).find_map(|(at, _)| {
            let role = NEXIS.field(&before[at..])?.0;
            matches!(role, "lead" | "byline" | "section" | "length" | "dateline").then_some(at)
        })
    })
}

fn field(text: &str, record: &mut Record) {
    let text = text.trim();
    let Some((role, language, name, value)) = NEXIS.line(text) else {
        match (text, NEXIS.begins("copyright", text)) {
            ("", _) => {}
            (_, true) => record.keep("copyright", text),
            _ => record.keep("above", text),
        }
        return;
    };
    record.interface.get_or_insert_with(|| language.to_string());
    match role {
        "byline" => record.byline = Some(vendor::joined(value)),
        "language" => {
            let says_nothing = NEXIS.mark("no_language").iter().any(|bogus| value.to_uppercase().contains(bogus));
            if says_nothing { record.keep("language", value) } else { record.language = Some(value.to_string()) }
        }
        "lead" => record.keep("lead", &vendor::joined(value)),
        "title" | "title_whole" if record.title.is_none() => record.title = Some(vendor::joined(value)),
        "graphic" => record.keep("graphic", value),
        _ => record.keep(&name.to_lowercase().replace(' ', "-"), value),
    }
}

fn below(lines: &[&Line], record: &mut Record) {
    let mut heading = String::new();
    for line in lines {
        if NEXIS.is("after", &line.text) {
            heading = line.text.trim().to_lowercase();
        } else if NEXIS.line(&line.text).is_some() || heading.is_empty() {
            pieces(&line.text).iter().for_each(|piece| field(piece, record));
        } else {
            record.keep(&heading, &line.text);
        }
    }
}

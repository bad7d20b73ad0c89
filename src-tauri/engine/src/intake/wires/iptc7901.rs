//! Wires of the teleprinter age, IPTC 7901 and ANPA 1312: control bytes part header, text and trailer. The file gives a day
//! and a month but no year, so the date stays open.

use serde_json::Value;

use crate::intake::mapping::Fields;
use crate::intake::wire::{self, Stories, Story};
use crate::intake::{Item, Look, Sink, decode, prose};
use crate::Result;

const SOH: u8 = 1;
const STX: u8 = 2;
const ETX: u8 = 3;

/// Header, text and end, told by their control bytes, in that order near the beginning.
pub fn knows(look: &Look<'_>) -> bool {
    let start = look.bytes.iter().position(|byte| !matches!(byte, 0x16 | 0x00 | 0x04 | b'\r' | b'\n' | b' ' | 0x7f));
    let begins = start.is_some_and(|at| at < 64 && look.bytes[at] == SOH);
    let mut rest = look.bytes.iter().skip(start.unwrap_or(0)).take(1000);
    begins && rest.any(|byte| *byte == STX) && (!look.whole || look.bytes.contains(&ETX))
}

/// One article a message.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let bytes = item.bytes()?;
    let mut stories = Stories::default();
    let messages = messages(&bytes);
    for (number, message) in messages.into_iter().enumerate() {
        let position = format!("message {}", number + 1);
        let story = story(message);
        if story.paragraphs.is_empty() && story.fields.title.is_none() {
            sink.reject(position, "The message holds no text.", Some(&decode::whole(message.1).text))?;
        } else {
            stories.take(Story { position, ..story }, sink)?;
        }
    }
    stories.give(sink)
}

/// Header, text and trailer of every message.
fn messages(bytes: &[u8]) -> Vec<(&[u8], &[u8], &[u8])> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some(from) = rest.iter().position(|byte| *byte == SOH) {
        let after = &rest[from + 1..];
        // A header holds SOH again in some services: the last one before the text counts.
        let Some(text_at) = after.iter().position(|byte| *byte == STX) else { break };
        let header = &after[..text_at];
        let body = &after[text_at + 1..];
        let end = body.iter().position(|byte| *byte == ETX).unwrap_or(body.len());
        let trailer = &body[(end + 1).min(body.len())..];
        let next = trailer.iter().position(|byte| *byte == SOH).unwrap_or(trailer.len());
        found.push((header, &body[..end], &trailer[..next]));
        rest = &trailer[next..];
    }
    found
}

fn story((header, body, trailer): (&[u8], &[u8], &[u8])) -> Story {
    let (header, trailer) = (clean(header), clean(trailer));
    let text = clean(body);
    let (top, rest) = split(&text);
    let mut story = Story { paragraphs: text_of(rest), ..Story::default() };
    let mut notes = Vec::new();
    for line in top {
        let line = line.trim_end_matches(['<', '=', ' ']).trim();
        match line {
            "" => {}
            _ if wire::is_version_line(line) || is_note(line) => notes.push(line.to_string()),
            _ if is_byline(line) => story.fields.byline = Some(line.to_string()),
            _ if story.fields.title.is_none() => story.fields.title = Some(line.to_string()),
            _ if story.fields.byline.is_some() && line.split_whitespace().count() <= 4 => story.keep("credit", Some(line.to_string())),
            _ => notes.push(line.to_string()),
        }
    }
    story.fields.outlet = wire::agency(&story.paragraphs).or_else(|| agency_in(&header));
    story.keep("header", Some(crate::intake::paragraphs::blanks(&header)));
    story.keep("notes", Some(notes.join("\n")));
    story.keep("sent", Some(crate::intake::paragraphs::blanks(&trailer)));
    Story { fields: Fields { extra: without_empty(story.fields.extra), ..story.fields }, ..story }
}

fn without_empty(extra: serde_json::Map<String, Value>) -> serde_json::Map<String, Value> {
    extra.into_iter().filter(|(_, value)| value.as_str().is_some_and(|text| !text.trim().is_empty())).collect()
}

/// Text without control bytes, lines ended one way; a caret at the beginning of a line is ANPA's mark of a new line.
fn clean(bytes: &[u8]) -> String {
    let text = decode::whole(bytes).text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect();
    let lines: Vec<&str> = kept.lines().map(|line| line.strip_prefix('^').unwrap_or(line)).collect();
    lines.join("\n")
}

/// The lines above the text, and the text: it begins after the last line of the top that ends with `=` or `<`.
fn split(text: &str) -> (Vec<&str>, &str) {
    let mut at = 0;
    let mut end = 0;
    let mut paragraphs = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let bare = line.trim_end();
        if bare.ends_with('=') || bare.ends_with('<') {
            end = at;
        }
        paragraphs += usize::from(bare.is_empty() && end > 0);
        if paragraphs > 1 || at > 4000 {
            break;
        }
    }
    if end == 0 {
        // Nothing is marked: the first line is the headline where an empty one follows.
        let first = text.trim_start().find("\n\n").map_or(0, |blank| blank + text.len() - text.trim_start().len());
        let short = first > 0 && first < 200;
        return if short { (text[..first].lines().collect(), &text[first..]) } else { (Vec::new(), text) };
    }
    (text[..end].lines().collect(), &text[end..])
}

fn is_note(line: &str) -> bool {
    let lower = line.to_lowercase();
    let slug = line.starts_with("BC-") || line.starts_with("BC,");
    slug || ["eds:", "eds.", "editor's note", "editors:", "ap photo", "with photo", "photo ", "with ap photo", "attn:", "ed:", "graphic", "(recasts", "(adds", "(updates"].iter().any(|mark| lower.starts_with(mark))
}

fn is_byline(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["by ", "von ", "par ", "por ", "di "].iter().any(|mark| lower.starts_with(mark)) && line.split_whitespace().count() <= 14
}

/// The paragraphs up to where the agency speaks to its customers.
fn text_of(text: &str) -> Vec<String> {
    let mut kept = String::new();
    for line in text.lines() {
        if wire::begins_notepad(line) {
            break;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    let mut paragraphs = prose::of_plain(&kept);
    while paragraphs.last().is_some_and(|last| last.chars().all(|c| "*-_ ".contains(c))) {
        paragraphs.pop();
    }
    paragraphs
}

/// A signer's name standing in the header.
fn agency_in(header: &str) -> Option<String> {
    header.split_whitespace().find(|word| wire::is_signer(word)).map(wire::provider)
}

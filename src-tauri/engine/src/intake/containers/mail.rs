//! Mail: one message (EML) or a mailbox of many (mbox). A message is an article; what is attached goes round the loop again.

use std::io::{BufRead, BufReader};

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::intake::dates::Order;
use crate::intake::mapping::Fields;
use crate::intake::{Item, Look, Sink, markup};
use crate::{Error, Result, outlets};

/// A message of a mailbox is not longer than this.
const LONGEST: usize = 128 << 20;

/// Headers as every message has them, at the very beginning but for empty lines.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text() && has_headers(look.start())
}

/// A line `From address day…`, then the headers of the first message.
pub fn knows_mailbox(look: &Look<'_>) -> bool {
    look.is_text() && look.start().strip_prefix("From ").and_then(|rest| rest.split_once('\n')).is_some_and(|(_, message)| has_headers(message))
}

fn has_headers(text: &str) -> bool {
    const SENDER: [&str; 4] = ["from", "subject", "sender", "reply-to"];
    const ROUTE: [&str; 12] = ["date", "message-id", "received", "mime-version", "to", "return-path", "delivered-to", "content-type", "x-mailer", "dkim-signature", "list-id", "cc"];
    let (mut sender, mut route) = (0, 0);
    for line in text.lines().take(200).take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':').filter(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())) else { return false };
        let name = name.to_ascii_lowercase();
        sender += usize::from(SENDER.contains(&name.as_str()));
        route += usize::from(ROUTE.contains(&name.as_str()));
    }
    sender > 0 && route > 0 && sender + route > 2
}

/// One message.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let bytes = item.bytes()?;
    give(&bytes, "", sink)
}

/// `From anna@example.org Wed Sep 11 07:30:00 2024`: an address, a time, a year, which no sentence of a text has in this order.
fn is_envelope(line: &[u8]) -> bool {
    let text = String::from_utf8_lossy(line);
    let words: Vec<&str> = text.split_whitespace().collect();
    let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.len() >= 6 && words[1].contains('@') && words.iter().any(|word| word.split(':').count() == 3) && words.iter().skip(4).any(|word| year(word))
}

/// Message by message; a line that begins with `From ` after an empty one opens the next.
pub fn read_mailbox(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let source = item.source.clone();
    let mut lines = BufReader::with_capacity(1 << 16, item.raw());
    let (mut message, mut line, mut number, mut after_empty, mut cut) = (Vec::new(), Vec::new(), 0u64, true, false);
    loop {
        line.clear();
        let read = lines.read_until(b'\n', &mut line).map_err(|cause| Error::unreadable(&source, cause))?;
        let opens = line.starts_with(b"From ") && (after_empty || is_envelope(&line));
        if (opens || read == 0) && number > 0 {
            let position = format!("message {number}");
            if cut {
                sink.reject(position, "The message is too long.", None)?;
            } else {
                give(&message, &position, sink)?;
            }
            message.clear();
            cut = false;
        }
        if read == 0 {
            return Ok(());
        }
        after_empty = line.trim_ascii().is_empty();
        match opens {
            true => number += 1,
            false if message.len() + line.len() > LONGEST => cut = true,
            // A line of the text that began like the mark was quoted.
            false => message.extend_from_slice(if line.starts_with(b">From ") { &line[1..] } else { &line }),
        }
    }
}

fn give(bytes: &[u8], position: &str, sink: &mut Sink<'_>) -> Result<()> {
    let raw = || String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    // Empty lines before the headers would be taken for their end.
    let Some(message) = MessageParser::default().parse(bytes.trim_ascii_start()) else {
        return sink.reject(position, "The message has no headers.", Some(&raw()));
    };
    let attached = attachments(&message);
    let body = body(&message);
    if body.is_empty() && message.subject().is_none_or(|subject| subject.trim().is_empty()) && attached.is_empty() {
        return sink.reject(position, "The message has neither a subject nor a text.", Some(&raw()));
    }
    let (outlet, byline) = sender(&message);
    let text = |written: Option<&str>| written.map(|text| text.trim().to_string()).filter(|text| !text.is_empty());
    let fields = Fields {
        id: text(message.message_id()),
        outlet,
        date: text(message.header_raw("Date")),
        language: text(message.header_raw("Content-Language")),
        title: text(message.subject()),
        body: Some(body),
        byline,
        ..Fields::default()
    };
    let article = fields.article(position.to_string(), Order::Unknown, sink);
    if position.is_empty() && attached.is_empty() {
        return sink.single(article);
    }
    sink.article(article)?;
    for (name, bytes) in attached {
        let name = if position.is_empty() { name } else { format!("{position}!{name}") };
        sink.inner(name, bytes);
    }
    Ok(())
}

/// The outlet that sends, and who signs: the sender's name where it is a known outlet, else name and address as written.
fn sender(message: &Message<'_>) -> (Option<String>, Option<String>) {
    let Some(from) = message.from().and_then(|from| from.first()) else { return (None, None) };
    let name = from.name().map(str::trim).filter(|name| !name.is_empty());
    let written = match (name, from.address()) {
        (Some(name), _) if outlets::known(name).is_some() => Some(name.to_string()),
        (Some(name), Some(address)) => Some(format!("{name} <{address}>")),
        (name, address) => name.or(address).map(str::to_string),
    };
    (written, None)
}

/// The text of the markup where a message has one, for the plain part is often a stub; the plain part where it says more.
fn body(message: &Message<'_>) -> String {
    let parts = || message.html_bodies().chain(message.text_bodies());
    let mut marked: Vec<String> = Vec::new();
    let mut plain: Vec<String> = Vec::new();
    for part in parts() {
        let (list, text) = match &part.body {
            PartType::Html(html) => (&mut marked, markup::text(&markup::slim(html))),
            PartType::Text(text) => (&mut plain, text.replace("\r\n", "\n")),
            _ => continue,
        };
        let text = without_addresses(&text);
        if !text.is_empty() && !list.contains(&text) {
            list.push(text);
        }
    }
    let (marked, plain) = (marked.join("\n\n"), plain.join("\n\n"));
    if letters(&marked) * 2 >= letters(&plain) { marked } else { plain }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Without the addresses that a newsletter puts behind every word: lines that are nothing else, and those in angle or
/// square brackets.
fn without_addresses(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let bare = without_bracketed(line);
        let address = bare.trim().starts_with("http") && !bare.trim().contains(char::is_whitespace);
        let emptied = bare.trim().is_empty() && !line.trim().is_empty();
        if !address && !emptied {
            lines.push(bare.trim_end().to_string());
        }
    }
    let mut out = String::new();
    for line in lines {
        // Where lines went, no gap of many empty ones stays.
        if !(line.is_empty() && (out.is_empty() || out.ends_with("\n\n"))) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out.trim().to_string()
}

fn without_bracketed(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '[', '(']) {
        let close = match rest.as_bytes()[at] {
            b'<' => '>',
            b'[' => ']',
            _ => ')',
        };
        let inside = &rest[at + 1..];
        let end = inside.find(close).filter(|end| inside.trim_start().starts_with("http") && !inside[..*end].trim().contains(char::is_whitespace));
        match end {
            Some(end) => {
                out.push_str(rest[..at].trim_end_matches(' '));
                rest = &inside[end + 1..];
            }
            None => {
                out.push_str(&rest[..=at]);
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// What is attached and may hold articles; pictures, signatures, calendars and cards do not.
fn attachments(message: &Message<'_>) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for (part, number) in message.attachments().zip(1u64..) {
        let kind = part.content_type().map(|kind| format!("{}/{}", kind.c_type, kind.c_subtype.as_deref().unwrap_or("")).to_lowercase()).unwrap_or_default();
        let other = ["image/", "audio/", "video/", "font/", "text/calendar", "text/vcard", "text/x-vcard", "text/css", "application/pgp", "application/pkcs7", "application/x-pkcs7", "application/ics"];
        if other.iter().any(|other| kind.starts_with(other)) {
            continue;
        }
        let name = part.attachment_name().map_or_else(|| format!("attachment {number}"), str::to_string);
        found.push((name, part.contents().to_vec()));
    }
    found
}

/// A page that a browser saved as one file, its pictures beside it in the manner of a mail (MHTML).
pub fn knows_page(look: &Look<'_>) -> bool {
    let head = look.start().split("\n\n").next().unwrap_or("").split("\r\n\r\n").next().unwrap_or("").to_ascii_lowercase();
    let related = head.contains("multipart/related");
    look.is_text() && has_headers(&format!("{head}\nto:")) && related && (head.contains("snapshot-content-location") || head.contains("text/html") || head.contains("saved by"))
}

/// The first page among the parts, and its address.
pub fn page_of(bytes: &[u8]) -> Option<(String, Option<String>)> {
    let message = MessageParser::default().parse(bytes.trim_ascii_start())?;
    let html = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some((html.to_string(), part.content_location().map(str::to_string))),
        _ => None,
    });
    let (html, place) = html?;
    let told = message.header_raw("Snapshot-Content-Location").map(|place| place.trim().to_string());
    Some((html, told.or(place).filter(|place| place.starts_with("http"))))
}

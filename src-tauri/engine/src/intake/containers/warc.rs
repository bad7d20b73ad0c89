//! Web archives: WARC, with the answers of servers in it, and WET, with their texts. Record by record; damage costs a record.

use std::io::{BufRead, BufReader, Read};

use crate::intake::{Item, Look, Sink, decode, html, http};
use crate::article::{Article, Extent};
use crate::{Error, Result};

/// The version line of the first record.
pub fn knows(look: &Look<'_>) -> bool {
    look.bytes.starts_with(b"WARC/")
}

/// One page, one article. When it was captured is kept, and is not taken for the day of publication.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let (source, most) = (item.source.clone(), item.most);
    let mut records = Records { lines: BufReader::with_capacity(1 << 16, item.raw()), most, number: 0, damaged: 0 };
    loop {
        match records.next() {
            Ok(Some(record)) => take(&record, sink)?,
            Ok(None) => break,
            // What came before is kept; the file ends here.
            Err(cause) => {
                sink.reject(format!("after record {}", records.number), format!("The archive cannot be read further: {cause}."), None)?;
                break;
            }
        }
    }
    if records.damaged > 0 {
        sink.note(format!("{} places of the archive are damaged and were passed over.", records.damaged))?;
    }
    if sink.found() == 0 {
        sink.reject("", format!("{source} holds no page."), None)?;
    }
    Ok(())
}

/// One record of an archive.
pub(super) struct Record {
    pub number: u64,
    pub headers: http::Headers,
    pub block: Vec<u8>,
    /// The block was longer than allowed.
    pub cut: bool,
}

struct Records<R> {
    lines: BufReader<R>,
    most: u64,
    number: u64,
    damaged: u64,
}

impl<R: Read> Records<R> {
    fn next(&mut self) -> Result<Option<Record>> {
        let mut line = Vec::new();
        let mut lost = false;
        let io = |cause: std::io::Error| Error::new("archive-damaged", cause.to_string(), "");
        loop {
            line.clear();
            // A line of a damaged stretch may have no end.
            if self.lines.by_ref().take(1 << 20).read_until(b'\n', &mut line).map_err(io)? == 0 {
                return Ok(None);
            }
            match line.trim_ascii() {
                line if line.starts_with(b"WARC/") => break,
                [] => {}
                _ => {
                    self.damaged += u64::from(!lost);
                    lost = true;
                }
            }
        }
        self.number += 1;
        let headers = http::Headers::read(&mut self.lines).map_err(io)?;
        let length: u64 = headers.get("content-length").and_then(|length| length.trim().parse().ok()).unwrap_or(0);
        let mut block = Vec::new();
        self.lines.by_ref().take(length.min(self.most)).read_to_end(&mut block).map_err(io)?;
        let cut = length > self.most;
        if cut {
            std::io::copy(&mut self.lines.by_ref().take(length - self.most), &mut std::io::sink()).map_err(io)?;
        }
        Ok(Some(Record { number: self.number, headers, block, cut }))
    }
}

fn take(record: &Record, sink: &mut Sink<'_>) -> Result<()> {
    let position = format!("record {}", record.number);
    let kind = record.headers.get("warc-type").unwrap_or("").to_lowercase();
    match kind.as_str() {
        "conversion" => text(record, &position, sink),
        "resource" => page(record, &record.headers.get("content-type").unwrap_or("").to_lowercase(), record.block.clone(), &position, sink),
        "response" => response(record, &position, sink),
        "revisit" => {
            sink.notice("A page was captured again without a change; it stands in the archive once.", &position);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The page that a server answered with.
pub(super) fn response(record: &Record, position: &str, sink: &mut Sink<'_>) -> Result<()> {
    let Some(answer) = http::Answer::of(&record.block) else {
        // Names of machines and the like are kept as answers too.
        sink.notice("A record holds no answer of a web server; it was left out.", position);
        return Ok(());
    };
    if answer.status != 200 {
        sink.notice("A server answered with an error or with another address; it was left out.", position);
        return Ok(());
    }
    let kind = answer.headers.get("content-type").unwrap_or("").to_lowercase();
    match answer.body(record_limit(record)) {
        Ok(body) => page(record, &kind, body, position, sink),
        Err(reason) => sink.reject(position, reason, None),
    }
}

/// Unpacked, a page is not longer than this.
fn record_limit(record: &Record) -> u64 {
    (record.block.len() as u64).saturating_mul(200).clamp(1 << 20, 64 << 20)
}

fn page(record: &Record, kind: &str, body: Vec<u8>, position: &str, sink: &mut Sink<'_>) -> Result<()> {
    let plain = kind.starts_with("text/plain");
    let start = String::from_utf8_lossy(&body[..body.len().min(1024)]).to_lowercase();
    let marked = kind.contains("html") || (kind.is_empty() && (start.contains("<html") || start.contains("<!doctype html")));
    if !marked && !plain {
        sink.notice("A record is a picture, a script or another file that is no page; it was left out.", position);
        return Ok(());
    }
    let text = decoded(&body, kind);
    let url = record.headers.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_string());
    if plain {
        return give(record, html::without_markup(text, url), position, sink);
    }
    match html::article(&text, "", url, sink) {
        Ok(article) => give(record, article, position, sink),
        Err(reason) => sink.reject(position, reason, Some(&text)),
    }
}

/// As the server says, where that holds; else as the page says, or as it looks.
fn decoded(body: &[u8], kind: &str) -> String {
    let told = kind.split("charset=").nth(1).map(|label| label.trim_matches(['"', '\'', ' ']).split([';', ' ']).next().unwrap_or(""));
    let told = told.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())).filter(|told| *told != encoding_rs::UTF_8);
    if let Some(told) = told
        && std::str::from_utf8(body).is_err()
        && let Some(text) = told.decode_without_bom_handling_and_without_replacement(body)
    {
        return text.into_owned();
    }
    decode::whole(body).text
}

/// A record of WET: the text of a page, without its marks.
fn text(record: &Record, position: &str, sink: &mut Sink<'_>) -> Result<()> {
    let text = decode::whole(&record.block).text;
    if text.trim().is_empty() {
        return sink.reject(position, "The record holds no text.", None);
    }
    let url = record.headers.get("warc-target-uri").map(str::to_string);
    give(record, html::without_markup(text.trim_end_matches(['\r', '\n']).to_string(), url), position, sink)
}

fn give(record: &Record, mut article: Article, position: &str, sink: &mut Sink<'_>) -> Result<()> {
    article.position = position.to_string();
    article.external_id = record.headers.get("warc-record-id").map(|id| id.trim_matches(['<', '>']).to_string());
    if let Some(captured) = record.headers.get("warc-date") {
        article.extra.insert("captured".into(), serde_json::Value::String(captured.to_string()));
    }
    if record.cut || record.headers.get("warc-truncated").is_some() {
        sink.notice("The capture of a page was cut.", position);
        article.extent = Extent::Cut;
    }
    sink.article(article)
}

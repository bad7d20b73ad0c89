//! Web archives before 2009: ARC, records under a line with address, machine, time, kind and length.

use std::io::{BufRead, BufReader, Read};

use crate::intake::http::Headers;
use crate::intake::warc::{self, Record};
use crate::intake::{Item, Look, Sink};
use crate::{Error, Result};

/// The line of the first record, which describes the archive itself.
pub fn knows(look: &Look<'_>) -> bool {
    look.bytes.starts_with(b"filedesc://")
}

/// Address, moment of capture, kind and length of a record, from its line.
fn described(line: &str) -> Option<(String, String, String, u64)> {
    let parts: Vec<&str> = line.split_whitespace().collect();
    // Version 1 has five parts, version 2 ten; the length is the last of both.
    let known = matches!(parts.len(), 5 | 10) && parts[0].contains(':') && parts[2].len() >= 8 && parts[2].bytes().all(|byte| byte.is_ascii_digit());
    known.then(|| Some((parts[0].to_string(), parts[2].to_string(), parts[3].to_string(), parts[parts.len() - 1].parse().ok()?)))?
}

/// One page, one article; what is no record is passed over up to the next line of one.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let (source, most) = (item.source.clone(), item.most);
    let mut lines = BufReader::with_capacity(1 << 16, item.raw());
    let (mut number, mut damaged, mut lost) = (0u64, 0u64, false);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.by_ref().take(1 << 20).read_until(b'\n', &mut line).map_err(|cause| Error::unreadable(&source, cause))?;
        if read == 0 {
            break;
        }
        let text = String::from_utf8_lossy(&line);
        let Some((url, captured, kind, length)) = described(text.trim()) else {
            damaged += u64::from(!lost && !text.trim().is_empty());
            lost |= !text.trim().is_empty();
            continue;
        };
        lost = false;
        let mut block = Vec::new();
        lines.by_ref().take(length.min(most)).read_to_end(&mut block).map_err(|cause| Error::unreadable(&source, cause))?;
        std::io::copy(&mut lines.by_ref().take(length.saturating_sub(most)), &mut std::io::sink()).map_err(|cause| Error::unreadable(&source, cause))?;
        number += 1;
        if number > 1 && url.starts_with("http") {
            let headers = Headers::of([("warc-target-uri", url), ("warc-date", captured), ("content-type", kind)]);
            warc::response(&Record { number, headers, block, cut: length > most }, &format!("record {number}"), sink)?;
        }
    }
    if damaged > 0 {
        sink.note(format!("{damaged} places of the archive are damaged and were passed over."))?;
    }
    if sink.found() == 0 { sink.reject("", format!("{source} holds no page."), None) } else { Ok(()) }
}

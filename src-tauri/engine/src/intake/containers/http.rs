//! An answer of a web server as archives keep it: status, headers, and a body in pieces or packed.

use std::io::{self, BufRead, Read};

/// Headers, their names in small letters.
#[derive(Debug, Default)]
pub struct Headers(Vec<(String, String)>);

/// More headers than this are damage.
const MOST: usize = 1_000;

impl Headers {
    /// Reads up to the empty line.
    pub fn read(lines: &mut impl BufRead) -> io::Result<Self> {
        let mut found: Vec<(String, String)> = Vec::new();
        let mut line = Vec::new();
        while found.len() < MOST {
            line.clear();
            lines.by_ref().take(64 << 10).read_until(b'\n', &mut line)?;
            let text = String::from_utf8_lossy(&line);
            match (text.trim().is_empty(), text.starts_with([' ', '\t']), found.last_mut()) {
                (true, ..) => break,
                (_, true, Some((_, value))) => value.push_str(text.trim_end()),
                _ => found.extend(text.split_once(':').map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_string()))),
            }
        }
        Ok(Self(found))
    }

    /// Headers that are known from elsewhere; names in small letters.
    pub fn of<const N: usize>(known: [(&str, String); N]) -> Self {
        Self(known.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
    }

    /// The first header of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// An answer: its status, its headers, the body as it was sent.
pub struct Answer<'a> {
    pub status: u16,
    pub headers: Headers,
    sent: &'a [u8],
}

impl<'a> Answer<'a> {
    /// `HTTP/1.1 200 OK`, headers, body. `None` where it is no answer.
    pub fn of(block: &'a [u8]) -> Option<Self> {
        let mut rest = block;
        let mut first = Vec::new();
        rest.by_ref().take(4096).read_until(b'\n', &mut first).ok()?;
        let first = String::from_utf8_lossy(&first);
        let status = first.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
        let headers = Headers::read(&mut rest).ok()?;
        Some(Self { status, headers, sent: rest })
    }

    /// The body put together and unpacked, up to `most` bytes; or why that cannot be done.
    pub fn body(&self, most: u64) -> Result<Vec<u8>, String> {
        let has = |name: &str, value: &str| self.headers.get(name).is_some_and(|found| found.to_lowercase().contains(value));
        // Some archives keep the header and put the pieces together all the same.
        let whole = if has("transfer-encoding", "chunked") { chunks(self.sent).unwrap_or_else(|| self.sent.to_vec()) } else { self.sent.to_vec() };
        let packed = self.headers.get("content-encoding").unwrap_or("").trim().to_lowercase();
        let unpacked: Box<dyn Read + '_> = match packed.as_str() {
            "gzip" | "x-gzip" if whole.starts_with(b"\x1f\x8b") => Box::new(flate2::read::MultiGzDecoder::new(&whole[..])),
            "deflate" if whole.first().is_some_and(|first| first & 0x0f == 8) => Box::new(flate2::read::ZlibDecoder::new(&whole[..])),
            "deflate" => Box::new(flate2::read::DeflateDecoder::new(&whole[..])),
            "br" | "zstd" if std::str::from_utf8(&whole).is_err() => return Err(format!("The page is packed in a way that is not read ({packed}).")),
            _ => return Ok(whole),
        };
        let mut body = Vec::new();
        match unpacked.take(most + 1).read_to_end(&mut body) {
            _ if body.len() as u64 > most => Err("The page is too large when unpacked.".into()),
            // A page that was cut is read as far as it goes.
            Err(cause) if body.is_empty() => Err(format!("The page cannot be unpacked: {cause}.")),
            _ => Ok(body),
        }
    }
}

/// Puts together a body sent in pieces, each with its length before it. `None` where it does not begin with a length.
fn chunks(sent: &[u8]) -> Option<Vec<u8>> {
    let mut rest = sent;
    let mut whole = Vec::with_capacity(sent.len());
    loop {
        let end = memchr::memchr(b'\n', rest);
        let line = end.and_then(|end| std::str::from_utf8(&rest[..end]).ok());
        let length = line.and_then(|line| usize::from_str_radix(line.split(';').next().unwrap_or("").trim(), 16).ok());
        let (Some(end), Some(length)) = (end, length) else { return (!whole.is_empty()).then_some(whole) };
        if length == 0 {
            return Some(whole);
        }
        let piece = &rest[end + 1..];
        let some = length.min(piece.len());
        whole.extend_from_slice(&piece[..some]);
        rest = piece[some..].strip_prefix(b"\r\n").or_else(|| piece[some..].strip_prefix(b"\n")).unwrap_or(&piece[some..]);
        if rest.is_empty() {
            return Some(whole);
        }
    }
}

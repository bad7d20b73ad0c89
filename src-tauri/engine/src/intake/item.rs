//! One file, or one entry of an archive, as a reader gets it.

use std::io::{self, Read};
use std::sync::Arc;

use encoding_rs::Encoding;

use super::decode::{self, Decoded, Part};
use crate::answers::ImportOptions;
use crate::{Error, Result};

/// How much of a file a look sees.
pub const HEAD: usize = 64 << 10;

/// Control characters that a text of any length may have.
const FEW: usize = 3;

/// The beginning of a file, from which readers tell whether it is theirs.
pub struct Look<'a> {
    /// The file's name; for hints only, never for recognition.
    pub name: &'a str,
    /// The first 64 KiB as they are.
    pub bytes: &'a [u8],
    /// The same, decoded.
    pub text: &'a str,
    /// Whether the look sees the whole file.
    pub whole: bool,
}

impl Look<'_> {
    /// Whether this is text at all: no foreign magic, hardly a control character.
    pub fn is_text(&self) -> bool {
        const MAGIC: [&[u8]; 9] = [b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"SQLite format 3\0", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"PAR1", b"BZh"];
        if MAGIC.iter().any(|magic| self.bytes.starts_with(magic)) {
            return false;
        }
        let odd = self.text.chars().filter(|c| c.is_control() && !"\t\n\r\x0c\x0b\x0e\x0f\x1a\x1b".contains(*c)).count();
        // A few are what damage leaves in a short text.
        odd.saturating_sub(FEW) * 200 <= self.text.chars().count()
    }

    /// The text from its first mark that is no blank.
    pub fn start(&self) -> &str {
        self.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0')
    }
}

/// One file to be read.
pub struct Item<'a> {
    /// The path; inside an archive `archive.zip!name`.
    pub source: String,
    pub options: &'a ImportOptions,
    /// Whole text is not decoded beyond this size.
    pub most: u64,
    /// The length of the whole, where it is known before it is read.
    pub length: Option<u64>,
    head: Vec<u8>,
    rest: Box<dyn Read + 'a>,
}

impl<'a> Item<'a> {
    /// Reads the beginning of `content`.
    pub fn new(source: String, options: &'a ImportOptions, most: u64, mut content: Box<dyn Read + 'a>) -> io::Result<Self> {
        let mut head = Vec::with_capacity(HEAD);
        content.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        Ok(Self { source, options, most, length: None, head, rest: content })
    }

    /// The first 64 KiB.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Whether the head is the whole file.
    pub fn is_short(&self) -> bool {
        self.head.len() < HEAD
    }

    /// The encoding as far as the head tells.
    pub fn encoding(&self) -> &'static Encoding {
        decode::of(&self.head, if self.is_short() { Part::Whole } else { Part::Beginning })
    }

    /// The head, decoded.
    pub fn head_text(&self) -> String {
        self.encoding().decode(&self.head).0.into_owned()
    }

    /// Reads the whole file and answers it, if it is no larger than `most`; it can be read on afterwards in any case.
    pub fn keep(&mut self, most: u64) -> io::Result<Option<Arc<[u8]>>> {
        let mut all = self.head.clone();
        self.rest.by_ref().take((most + 1).saturating_sub(all.len() as u64)).read_to_end(&mut all)?;
        let kept: Arc<[u8]> = all.into();
        let mut tail = io::Cursor::new(Arc::clone(&kept));
        tail.set_position(self.head.len() as u64);
        if kept.len() as u64 <= most {
            self.rest = Box::new(tail);
            return Ok(Some(kept));
        }
        let rest = std::mem::replace(&mut self.rest, Box::new(io::empty()));
        self.rest = Box::new(tail.chain(rest));
        Ok(None)
    }

    /// Everything, as bytes.
    pub fn bytes(&mut self) -> Result<Vec<u8>> {
        if self.length.is_some_and(|length| length > self.most) {
            return Err(self.too_large());
        }
        let mut bytes = std::mem::take(&mut self.head);
        let most = self.most.saturating_sub(bytes.len() as u64);
        let read = self.rest.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(|cause| Error::unreadable(&self.source, cause))?;
        if read as u64 > most { Err(self.too_large()) } else { Ok(bytes) }
    }

    fn too_large(&self) -> Error {
        let sentence = format!("{} is larger than {} MB, too large for one text.", self.source, self.most >> 20);
        Error::new("file-too-large", sentence, "Split it, or bring it into a form with one article a line.")
    }

    /// Everything, decoded.
    pub fn text(&mut self) -> Result<Decoded> {
        Ok(decode::whole(&self.bytes()?))
    }

    /// A stream of the bytes, for readers that go article by article. UTF-16 and the encodings of East Asia come as
    /// UTF-8; everything else as it is, without a byte order mark, to be decoded piece by piece by [`decode::piece`].
    pub fn stream(&mut self) -> (Box<dyn Read + '_>, &'static Encoding) {
        let encoding = self.encoding();
        let head = std::mem::take(&mut self.head);
        let all = io::Cursor::new(head).chain(&mut self.rest);
        if encoding != encoding_rs::UTF_8 && !encoding.is_single_byte() {
            return (Box::new(Recoded::new(encoding, all)), encoding_rs::UTF_8);
        }
        (Box::new(WithoutMark { inner: all, begun: false }), encoding)
    }

    /// A stream of UTF-8, whatever the file is in; what cannot be decoded is U+FFFD.
    pub fn utf8(&mut self) -> Box<dyn Read + '_> {
        let encoding = self.encoding();
        let head = std::mem::take(&mut self.head);
        Box::new(Recoded::new(encoding, io::Cursor::new(head).chain(&mut self.rest)))
    }

    /// A stream of the bytes as they are.
    pub fn raw(&mut self) -> Box<dyn Read + '_> {
        Box::new(io::Cursor::new(std::mem::take(&mut self.head)).chain(&mut self.rest))
    }

    /// The name of the encoding, for the outcome.
    pub fn encoding_name(&self) -> String {
        self.encoding().name().to_lowercase()
    }
}

struct WithoutMark<R> {
    inner: R,
    begun: bool,
}

impl<R: Read> Read for WithoutMark<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.begun || into.len() < 3 {
            return self.inner.read(into);
        }
        self.begun = true;
        let mut got = 0;
        while got < 3 {
            match self.inner.read(&mut into[got..])? {
                0 => break,
                more => got += more,
            }
        }
        if into[..got].starts_with(b"\xef\xbb\xbf") {
            into.copy_within(3..got, 0);
            got -= 3;
            if got == 0 {
                return self.inner.read(into);
            }
        }
        Ok(got)
    }
}

struct Recoded<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    input: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Recoded<R> {
    fn new(encoding: &'static Encoding, inner: R) -> Self {
        Self { inner, decoder: encoding.new_decoder_with_bom_removal(), input: vec![0; 32 << 10], ready: Vec::new(), given: 0, ended: false }
    }
}

impl<R: Read> Read for Recoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.ended {
            let got = self.inner.read(&mut self.input)?;
            self.ended = got == 0;
            let mut text = String::with_capacity(self.decoder.max_utf8_buffer_length(got).unwrap_or(got * 3 + 16));
            // The buffer is as long as the decoder asks for, so one call takes all.
            let _ = self.decoder.decode_to_string(&self.input[..got], &mut text, self.ended);
            (self.ready, self.given) = (text.into_bytes(), 0);
        }
        let some = (self.ready.len() - self.given).min(into.len());
        into[..some].copy_from_slice(&self.ready[self.given..self.given + some]);
        self.given += some;
        Ok(some)
    }
}

//! The elements of a JSON array, one after the other, without the whole in memory.

use std::io::{self, BufRead};

/// One element: its bytes, and whether the file went on after it.
pub struct Part {
    pub bytes: Vec<u8>,
    /// False where the file ended in the middle of the element.
    pub whole: bool,
    /// False where the element was longer than allowed and was cut.
    pub fits: bool,
}

/// Splits a top-level array, or values that simply follow one another.
pub struct Parts<R> {
    reader: R,
    most: usize,
    in_array: bool,
    ended: bool,
}

impl<R: BufRead> Parts<R> {
    pub fn new(reader: R, most: usize) -> Self {
        Self { reader, most, in_array: false, ended: false }
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let next = self.reader.fill_buf()?.first().copied();
        if next.is_some() {
            self.reader.consume(1);
        }
        Ok(next)
    }

    /// The next element.
    pub fn next(&mut self) -> io::Result<Option<Part>> {
        while !self.ended {
            match self.byte()? {
                None => self.ended = true,
                Some(b'[') if !self.in_array => self.in_array = true,
                Some(b']') if self.in_array => self.ended = true,
                Some(byte) if byte == b',' || byte.is_ascii_whitespace() || byte == 0x1e => {}
                Some(byte) => return self.element(byte).map(Some),
            }
        }
        Ok(None)
    }

    fn element(&mut self, first: u8) -> io::Result<Part> {
        let mut part = Part { bytes: Vec::new(), whole: false, fits: true };
        let mut scan = Scan::default();
        let mut next = Some(first);
        while let Some(byte) = next {
            if scan.ends_before(byte) {
                // A number or word ends at the mark that follows it, which belongs to the array.
                self.ended = byte == b']';
                part.whole = true;
                return Ok(part);
            }
            if part.bytes.len() < self.most { part.bytes.push(byte) } else { part.fits = false }
            if scan.ends_with(byte) {
                part.whole = true;
                return Ok(part);
            }
            next = self.byte()?;
        }
        part.whole = scan.depth == 0 && !scan.in_string;
        self.ended = true;
        Ok(part)
    }
}

#[derive(Default)]
struct Scan {
    depth: u32,
    in_string: bool,
    escaped: bool,
    begun: bool,
}

impl Scan {
    fn ends_before(&self, byte: u8) -> bool {
        self.begun && self.depth == 0 && !self.in_string && (byte == b',' || byte == b']')
    }

    /// Takes a byte; whether an object, array or string ends with it.
    fn ends_with(&mut self, byte: u8) -> bool {
        self.begun = true;
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return !self.in_string && self.depth == 0;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            _ => {}
        }
        false
    }
}

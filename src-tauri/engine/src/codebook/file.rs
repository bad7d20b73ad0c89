//! A codebook's file under the reader's eyes: its values with their places, and what is wrong at a line of it.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::{Error, Result};

/// A file under the reader's eyes.
pub(super) struct File<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

/// Where in its file a value stands.
pub(super) trait Here {
    fn here(&self) -> usize;
}

impl<T> Here for Spanned<T> {
    fn here(&self) -> usize {
        self.span().start
    }
}

impl File<'_> {
    pub fn shape<T: DeserializeOwned>(&self) -> Result<T> {
        toml::from_str(self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.wrong(at, error.message(), "Mend this line; docs/codebook.md lists what an entry may hold.").because(error)
        })
    }

    pub fn line(&self, at: usize) -> usize {
        self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    pub fn wrong(&self, at: usize, problem: &str, remedy: &str) -> Error {
        Error::new("codebook-invalid", format!("{}, line {}: {problem}.", self.name, self.line(at)), remedy)
    }

    pub fn pattern(&self, at: usize, pattern: &str, problem: &str) -> Error {
        self.wrong(at, &format!("the pattern “{pattern}” cannot be read: {problem}"), "Write it as docs/codebook.md tells, or leave it out.")
    }
}

/// Numbers of lines for places that are asked for one after the other: a file of a thousand entries is walked through once.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub fn of(file: &File<'a>) -> Self {
        Self { text: file.text, at: 0, line: 1 }
    }

    /// The line of a place; one before the last place asked for is counted from the start.
    pub fn at(&mut self, place: usize) -> usize {
        let place = place.min(self.text.len());
        if place < self.at {
            (self.at, self.line) = (0, 1);
        }
        self.line += self.text.as_bytes()[self.at..place].iter().filter(|byte| **byte == b'\n').count();
        self.at = place;
        self.line
    }
}

/// Refuses an entry with a key that nothing reads.
pub(super) fn known(file: &File<'_>, at: usize, id: &str, unknown: &BTreeMap<String, toml::Value>) -> Result<()> {
    match unknown.keys().next() {
        None => Ok(()),
        Some(key) => Err(file.wrong(at, &format!("“{id}” has a key “{key}” that nothing reads"), "Check its spelling against docs/codebook.md, or take it out.")),
    }
}

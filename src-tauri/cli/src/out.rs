//! Where answers go: standard output for people or programs, standard error for what is said beside it.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use entente_engine::answers::Problem;
use entente_engine::{Error, Result};
use serde::Serialize;

/// How a command ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Good,
    /// Done, but something is to be looked at; the exit code says so.
    Bad,
}

pub struct Out {
    json: bool,
    quiet: bool,
    stdout: BufWriter<io::Stdout>,
}

/// The reader of our output has gone away (`entente articles L | head`): no error, only the end.
const GONE: &str = "output-closed";

impl Out {
    pub fn new(json: bool, quiet: bool) -> Self {
        Self { json, quiet, stdout: BufWriter::with_capacity(1 << 16, io::stdout()) }
    }

    /// Whether the answer is for a program.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// A bar on standard error, where that is a terminal and nobody asked for silence.
    pub fn bar(&self) -> crate::bar::Bar {
        crate::bar::Bar::new(self.quiet)
    }

    /// One JSON document.
    pub fn json(&mut self, value: &impl Serialize) -> Result<()> {
        let text = serde_json::to_string(value).map_err(|cause| Error::new("output-failed", cause.to_string(), "Report this sentence."))?;
        self.line(&text)
    }

    /// One line for a person.
    pub fn line(&mut self, text: &str) -> Result<()> {
        writeln!(self.stdout, "{text}").map_err(wrote)
    }


    /// A remark on standard error.
    pub fn remark(&self, text: &str) {
        if !self.quiet {
            eprintln!("{text}");
        }
    }

    /// Tells how the command ended: 0 done, 1 failed.
    pub fn end(mut self, done: Result<Exit>) -> ExitCode {
        let flushed = self.stdout.flush().map_err(wrote);
        match done.and_then(|exit| flushed.map(|()| exit)) {
            Ok(Exit::Good) => ExitCode::SUCCESS,
            Ok(Exit::Bad) => ExitCode::FAILURE,
            Err(error) if error.code() == GONE => ExitCode::SUCCESS,
            Err(error) => {
                self.tell(&error);
                ExitCode::FAILURE
            }
        }
    }

    fn tell(&mut self, error: &Error) {
        if self.json {
            // Nothing is left to do where this cannot be written either.
            let _ = self.json(&serde_json::json!({ "error": Problem::from(error) }));
            let _ = self.stdout.flush();
        } else {
            eprintln!("error: {error}\n  hint: {}", error.hint());
        }
    }
}

fn wrote(cause: io::Error) -> Error {
    if cause.kind() == io::ErrorKind::BrokenPipe {
        return Error::new(GONE, "The output was closed.", "");
    }
    Error::unwritable("standard output", cause)
}

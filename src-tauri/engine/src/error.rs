//! What can go wrong, with a code for programs and a hint for people.

use std::path::PathBuf;

/// The result of every fallible verb of the engine.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error a person can act on: a stable code, a sentence, and what to do next.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    code: &'static str,
    message: String,
    hint: String,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// A new error. `code` is kebab-case and never changes once published; `message` says what is wrong in one
    /// sentence; `hint` says what to do.
    pub fn new(code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into(), source: None }
    }

    /// Keeps the cause for logs.
    #[must_use]
    pub fn because(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// The stable code, such as `library-locked`.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What to do next, one sentence.
    pub fn hint(&self) -> &str {
        &self.hint
    }

    /// The person, or a signal, stopped the work.
    pub fn cancelled() -> Self {
        Self::new("cancelled", "The work was stopped before it was done.", "What was finished is kept; start it again to go on.")
    }

    /// A file that cannot be read.
    pub fn unreadable(path: impl Into<PathBuf>, cause: std::io::Error) -> Self {
        let path = path.into();
        Self::new(
            "file-unreadable",
            format!("{} cannot be read: {cause}.", path.display()),
            "Check that the file is there and that you may read it.",
        )
        .because(cause)
    }

    /// A file that cannot be written; a full disk has a code of its own.
    pub fn unwritable(path: impl Into<PathBuf>, cause: std::io::Error) -> Self {
        let path = path.into();
        if cause.kind() == std::io::ErrorKind::StorageFull {
            return Self::new(
                "disk-full",
                format!("The disk is full: {} was not written.", path.display()),
                "Free some space and try again; nothing that was there before is lost.",
            )
            .because(cause);
        }
        Self::new(
            "file-unwritable",
            format!("{} cannot be written: {}.", path.display(), said(&cause)),
            "Choose another folder, or check that you may write there.",
        )
        .because(cause)
    }
}

impl Error {
    /// What a writer of archives or tables could not write: where the system's own word lies beneath its cause, it is told as
    /// [`Error::unwritable`] tells it, otherwise as `otherwise` says.
    pub fn unwritten(what: &str, cause: impl std::error::Error + Send + Sync + 'static, otherwise: (&'static str, &str)) -> Self {
        if let Some(found) = beneath(&cause) {
            return Self::unwritable(what, std::io::Error::new(found.kind(), found.to_string()));
        }
        let (code, hint) = otherwise;
        Self::new(code, format!("{} could not be written: {cause}.", capital(what)), hint).because(cause)
    }
}

/// What the system said, without the names of folders that nobody but this program knows.
fn said(cause: &std::io::Error) -> String {
    match cause.kind() {
        std::io::ErrorKind::NotFound => "there is no such folder".into(),
        kind if cause.get_ref().is_some() && kind != std::io::ErrorKind::Other => kind.to_string(),
        _ => cause.to_string(),
    }
}

/// The system's word at the root of an error: writers wrap it, some more than once.
fn beneath<'a>(cause: &'a (dyn std::error::Error + 'static)) -> Option<&'a std::io::Error> {
    let mut next = Some(cause);
    let mut found = None;
    while let Some(one) = next {
        let told = one.downcast_ref::<std::io::Error>();
        found = told.or(found);
        next = match told.and_then(std::io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => one.source(),
        };
    }
    found
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

impl From<&Error> for crate::answers::Problem {
    fn from(error: &Error) -> Self {
        Self { code: error.code.into(), message: error.message.clone(), hint: error.hint.clone() }
    }
}

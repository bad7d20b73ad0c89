//! What the window opens with: `entente-window [--sample] [--config FOLDER] [--answer-dialogs FOLDER] [LIBRARY]`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::Desk;

/// What was asked for on the command line, or by a double click on a library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    pub sample: bool,
    /// Where settings, the recent libraries and the sample are kept, in place of the system's folder.
    pub config: Option<PathBuf>,
    /// A folder that answers dialogs in place of a person.
    pub answers: Option<PathBuf>,
    pub library: Option<PathBuf>,
}

impl Opening {
    pub fn from_arguments(arguments: impl Iterator<Item = OsString>) -> Self {
        let mut opening = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--sample") => opening.sample = true,
                Some("--answer-dialogs") => opening.answers = arguments.next().map(PathBuf::from),
                Some("--config") => opening.config = arguments.next().map(PathBuf::from),
                Some(other) if other.starts_with('-') => {}
                _ => opening.library = Some(PathBuf::from(argument)),
            }
        }
        opening
    }
}

#[derive(Clone, Serialize)]
struct OpenLibrary {
    path: PathBuf,
}

/// Opens what the first start asked for; the page finds it with `library_info`. What cannot be opened is told by the
/// page, which is sent the path and asks for it again.
pub fn first(app: &AppHandle, opening: &Opening) {
    let desk = app.state::<Desk>();
    let outcome = match (&opening.library, opening.sample) {
        (Some(path), _) => desk.open(path).map(drop),
        (None, true) => desk.open_sample().map(drop),
        (None, false) => Ok(()),
    };
    if let Err(problem) = outcome {
        log::warn!("nothing was opened at the start: {}", problem.code);
    }
}

/// A second start while the window is open: it comes to the front, with the library that was asked for.
pub fn again(app: &AppHandle, arguments: &[String], folder: &str) {
    let opening = Opening::from_arguments(arguments.iter().skip(1).map(OsString::from));
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    if let Some(path) = opening.library {
        let _ = app.emit("open-library", OpenLibrary { path: Path::new(folder).join(path) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(arguments: &[&str]) -> Opening {
        Opening::from_arguments(arguments.iter().map(OsString::from))
    }

    #[test]
    fn a_double_click_hands_over_the_library() {
        assert_eq!(opening(&["press.entente"]).library, Some(PathBuf::from("press.entente")));
    }

    #[test]
    fn the_sample_and_a_folder_of_its_own() {
        let expected = Opening { sample: true, config: Some(PathBuf::from("here")), ..Opening::default() };
        assert_eq!(opening(&["--config", "here", "--sample"]), expected);
    }

    #[test]
    fn unknown_switches_are_passed_over() {
        assert_eq!(opening(&["--gtk-debug"]), Opening::default());
    }
}

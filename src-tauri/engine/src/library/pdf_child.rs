//! The child process that takes PDFs apart. A front end serves it before anything else.

use std::ffi::OsStr;
use std::io;

use crate::intake::pdf;

/// Does the child's work where `argument`, the program's first, asks for it: reads standard input, writes standard output.
/// `None` where this is no child; else whether it went well.
pub fn serve(argument: Option<&OsStr>) -> Option<bool> {
    (argument? == OsStr::new(pdf::ARGUMENT)).then(|| pdf::serve(&mut io::stdin().lock(), &mut io::stdout().lock()).is_ok())
}

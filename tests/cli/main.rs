//! One test binary for the command line; one file a subject.

mod check;
mod code;
mod desk;
mod import;
mod measuring;
mod report;

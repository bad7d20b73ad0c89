//! One test binary for the command line; one file a subject.

mod measuring;
//! One test binary for the command line; one file a command.

mod check;
mod code;
mod desk;
mod import;

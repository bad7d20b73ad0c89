//! One test binary for the command line; one file a subject.

mod check;
mod code;
mod desk;
mod doctor;
mod import;
mod killed;
mod measuring;
mod report;

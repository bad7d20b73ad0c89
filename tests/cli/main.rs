//! One test binary for the command line; one file a subject.

mod check;
mod code;
mod codebook;
mod desk;
mod doctor;
mod evaluate;
mod import;
mod killed;
mod import_pdf;
mod measuring;
mod report;

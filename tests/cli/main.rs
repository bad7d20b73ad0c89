//! One test binary for the command line; one file a subject.

mod by_hand;
mod check;
mod code;
mod codebook;
mod codebook_versions;
mod desk;
mod doctor;
mod edit;
mod evaluate;
mod import;
mod killed;
mod import_pdf;
mod measuring;
mod report;

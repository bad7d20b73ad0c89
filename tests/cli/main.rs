//! One test binary for the command line; one file a subject.

mod bundle;
mod by_hand;
mod care;
mod check;
mod code;
mod codebook;
mod codebook_versions;
mod concordance;
mod desk;
mod diff;
mod doctor;
mod edit;
mod evaluate;
mod export;
mod import;
mod killed;
mod import_pdf;
mod measuring;
mod report;
mod verify;
mod validate;

//! One test binary for the command line; one file a subject.

mod bundle;
mod by_hand;
mod care;
mod check;
mod code;
mod codebook;
mod codebook_versions;
mod concordance;
mod crash;
mod desk;
mod diff;
mod disk;
mod doctor;
mod edit;
mod evaluate;
mod export;
mod import;
mod killed;
mod import_pdf;
mod measuring;
mod power;
mod report;
mod together;
mod verify;
mod validate;

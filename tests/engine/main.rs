//! One test binary for the engine; one file a module.

mod report;
mod chart;
mod contrast;
mod generated;
mod measure;
mod seed;
mod tables;
mod intake_csv;
mod intake_dates;
mod intake_decode;
mod intake_html;
mod intake_json;
mod intake_language;
mod intake_names;
mod intake_text;
mod intake_walk;
mod intake_zones;
mod library_code;
mod library_import;
mod library_open;
mod library_questions;
mod library_search;
mod shelf;

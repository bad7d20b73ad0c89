//! One test binary for the engine; one file a module.

mod report;
mod chart;
mod contrast;
mod generated;
mod measure;
mod seed;
mod tables;

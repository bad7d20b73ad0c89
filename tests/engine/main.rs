//! One test binary for the engine; one file a module.

mod report;
mod chart;
mod generated;
mod measure;
mod seed;

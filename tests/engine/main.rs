//! One test binary for the engine; one file a module.

mod chart;
mod generated;
mod measure;

//! One test binary for the engine; one file a module.

mod generated;
mod measure;

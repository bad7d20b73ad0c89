//! What is fuzzed, shared by cargo-fuzz and by the driver that needs no nightly compiler.

pub mod targets;

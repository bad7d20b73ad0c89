//! One test binary for the command line; one file a subject.

mod measuring;

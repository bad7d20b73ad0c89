//! The rules of the house, as tests.

mod arrows;
mod data_files;
mod dependencies;
mod guide;
mod homes;
mod tests_listed;
mod tree;

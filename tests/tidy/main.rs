//! The rules of the house, as tests.

mod arrows;
mod dependencies;
mod homes;
mod tests_listed;
mod tree;

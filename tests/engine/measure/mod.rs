//! Counting and inference: the numbers agree with a slow count by hand, with the sentences behind them, and with
//! references computed elsewhere.

mod build;
mod compare;
mod counting;
mod select;
mod trend;

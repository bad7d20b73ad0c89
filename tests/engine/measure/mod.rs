//! Counting and inference: the numbers agree with a slow count by hand, with the sentences behind them, and with
//! references computed elsewhere.

mod agreement;
mod cells;
pub mod build;
mod changes;
mod compare;
mod composition;
mod counting;
mod coverage;
mod drivers;
mod event_list;
mod events;
mod intervals_cover;
mod lines;
mod keyness;
mod loess;
mod quadrants;
mod references;
mod select;
mod smoothing;
mod spread;
mod trend;
mod voices;
mod without_one;
mod words;

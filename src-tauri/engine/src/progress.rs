//! How far a long work is, and whether somebody wants it to stop.

use crate::{Error, Result};

/// One report of a work under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    /// What is being done, a stable word the front ends translate: `read`, `code`, `index`, `copies`, `report`, `backup`, `check`.
    pub stage: &'a str,
    /// Units done so far (articles, unless the stage says otherwise).
    pub done: u64,
    /// Units in all, where it is known.
    pub total: Option<u64>,
}

/// What the callback answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    GoOn,
    Stop,
}

/// Told of every step; answers whether to go on. Called at least every few hundred articles, from any thread.
pub type Report<'a> = dyn Fn(Step<'_>) -> Wish + Sync + 'a;

/// A report that asks nothing and never stops.
pub fn silent(_: Step<'_>) -> Wish {
    Wish::GoOn
}

/// Reports a step; an error when the answer is to stop.
pub fn step(report: &Report<'_>, stage: &str, done: u64, total: Option<u64>) -> Result<()> {
    match report(Step { stage, done, total }) {
        Wish::GoOn => Ok(()),
        Wish::Stop => Err(Error::cancelled()),
    }
}

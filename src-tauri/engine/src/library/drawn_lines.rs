//! Which lines of many are shown as examples?

use crate::Result;
use crate::answers::HitRecord;
use crate::measure::random::Random;

/// Lines that are drawn.
const LINES: usize = 20;
const SEED: u64 = 20_220_204;

/// At most so many of a stream, each with the same chance (Vitter's algorithm R), the same ones in every run.
pub(super) struct Drawn {
    seen: usize,
    random: Random,
    lines: Vec<(usize, HitRecord)>,
}

impl Drawn {
    pub fn new() -> Self {
        Self { seen: 0, random: Random::new(SEED), lines: Vec::new() }
    }

    /// Shows one more line, which is read only where it is taken.
    pub fn offer(&mut self, line: impl FnOnce() -> Result<Option<HitRecord>>) -> Result<()> {
        let place = if self.lines.len() < LINES { self.lines.len() } else { self.random.below(self.seen + 1) };
        if place < LINES
            && let Some(line) = line()?
        {
            let taken = (self.seen, line);
            if place < self.lines.len() { self.lines[place] = taken } else { self.lines.push(taken) }
        }
        self.seen += 1;
        Ok(())
    }

    /// The lines taken, in the order of the stream.
    pub fn in_order(&self) -> Vec<HitRecord> {
        let mut lines = self.lines.clone();
        lines.sort_by_key(|(at, _)| *at);
        lines.into_iter().map(|(_, line)| line).collect()
    }
}

//! The places that a pattern has reached so far: few as a rule, kept without asking for memory.

use super::matching::End;

const FEW: usize = 6;

/// A list of ends that grows beyond its own room only where a pattern branches wildly.
#[derive(Default)]
pub(super) struct Ways {
    few: [End; FEW],
    length: usize,
    many: Vec<End>,
}

impl Ways {
    pub fn push(&mut self, end: End) {
        if self.length < FEW {
            self.few[self.length] = end;
        } else {
            if self.length == FEW {
                self.many.clear();
                self.many.extend_from_slice(&self.few);
            }
            self.many.push(end);
        }
        self.length += 1;
    }

    pub fn all(&self) -> &[End] {
        if self.length <= FEW { &self.few[..self.length] } else { &self.many }
    }

    pub fn clear(&mut self) {
        self.length = 0;
    }

    /// Of several ways to the same place keeps the one with the most words of its own.
    pub fn settle(&mut self) {
        if self.length < 2 {
            return;
        }
        let all = if self.length <= FEW { &mut self.few[..self.length] } else { &mut self.many[..] };
        all.sort_unstable_by_key(|end| (end.at, std::cmp::Reverse(end.own)));
        let mut kept = 1;
        for nth in 1..all.len() {
            if all[nth].at != all[kept - 1].at {
                all[kept] = all[nth];
                kept += 1;
            }
        }
        if self.length > FEW {
            self.many.truncate(kept);
            if kept <= FEW {
                self.few[..kept].copy_from_slice(&self.many);
            }
        }
        self.length = kept;
    }
}

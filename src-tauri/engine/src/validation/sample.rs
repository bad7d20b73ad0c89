//! Which sentences are drawn? A stratified random sample: languages first, then the strata that were asked for, in proportion to
//! their size and never fewer than a minimum.

use std::collections::{BTreeMap, BTreeSet};

use crate::measure::random::Random;

/// What a sentence is sorted by; what is no stratum is 0 for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cell {
    pub language: u16,
    /// Whether the article mentions both actors: recall is told of these alone.
    pub both_actors: bool,
    pub outlet: u32,
    pub period: i32,
    pub category: u16,
}

impl Cell {
    /// Sentences of one group are estimated together, with a size that is known.
    fn group(&self) -> (u16, bool) {
        (self.language, self.both_actors)
    }
}

/// Sentences that lie together: one sentence with a hit, or all those of an article without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lot {
    pub cell: Cell,
    pub size: u32,
}

/// A sentence that was drawn, with what its weight is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    pub lot: usize,
    /// Which sentence of the lot, from 0.
    pub offset: u32,
    /// Number of the stratum within this draw.
    pub stratum: u32,
    /// Sentences of the collection in the stratum, and in the group of strata.
    pub stratum_size: u64,
    pub group_size: u64,
}

/// Draws `wanted` sentences without replacement, or all where there are fewer. Where strata are too many for `minimum` sentences
/// each, the smallest of a language are put together: they share one stratum. Same seed, same sentences.
pub fn draw(lots: &[Lot], wanted: usize, minimum: usize, random: &mut Random) -> Vec<Drawn> {
    let mut groups: BTreeMap<(u16, bool), BTreeMap<Cell, Vec<usize>>> = BTreeMap::new();
    for (place, lot) in lots.iter().enumerate().filter(|(_, lot)| lot.size > 0) {
        groups.entry(lot.cell.group()).or_default().entry(lot.cell).or_default().push(place);
    }
    let minimum = minimum.max(1);
    let sizes: Vec<u64> = groups.values().map(|cells| cells.values().flatten().map(|&lot| u64::from(lots[lot].size)).sum()).collect();
    let even = wanted / (2 * groups.len().max(1));
    let shares = allocate(&sizes, wanted, even.max(minimum));
    let mut drawn = Vec::new();
    let mut stratum = 0;
    for ((cells, share), group_size) in groups.into_values().zip(shares).zip(sizes) {
        let strata = together(cells.into_values().collect(), lots, (share / minimum).max(1));
        let sizes: Vec<u64> = strata.iter().map(|stratum| size(stratum, lots)).collect();
        for ((members, size), share) in strata.iter().zip(&sizes).zip(allocate(&sizes, share, minimum)) {
            for (lot, offset) in choose(members, lots, *size, share, random) {
                drawn.push(Drawn { lot, offset, stratum, stratum_size: *size, group_size });
            }
            stratum += 1;
        }
    }
    drawn
}

fn size(members: &[usize], lots: &[Lot]) -> u64 {
    members.iter().map(|&lot| u64::from(lots[lot].size)).sum()
}

/// At most `most` strata: the largest stay, the others become one.
fn together(mut strata: Vec<Vec<usize>>, lots: &[Lot], most: usize) -> Vec<Vec<usize>> {
    if strata.len() <= most {
        return strata;
    }
    // stable: strata of equal size keep the order of their cells
    strata.sort_by_key(|stratum| std::cmp::Reverse(size(stratum, lots)));
    let mut rest: Vec<usize> = strata.split_off(most - 1).into_iter().flatten().collect();
    rest.sort_unstable();
    strata.push(rest);
    strata
}

/// Shares of `wanted` in proportion to `sizes` (largest remainders), none above its size, none below `minimum` where size and
/// `wanted` allow it.
pub fn allocate(sizes: &[u64], wanted: usize, minimum: usize) -> Vec<usize> {
    let room: u64 = sizes.iter().sum();
    let wanted = (wanted as u64).min(room);
    let filled = sizes.iter().filter(|&&size| size > 0).count() as u64;
    let floor = if filled == 0 { 0 } else { (minimum as u64).min(wanted / filled) };
    let mut shares: Vec<u64> = sizes.iter().map(|&size| size.min(floor)).collect();
    loop {
        let open = wanted - shares.iter().sum::<u64>();
        let free: u64 = sizes.iter().zip(&shares).filter(|(size, share)| size > share).map(|(&size, _)| size).sum();
        if open == 0 || free == 0 {
            return shares.into_iter().map(|share| share as usize).collect();
        }
        let before = shares.clone();
        let mut rests: Vec<(u64, usize)> = Vec::new();
        for (place, (&size, &share)) in sizes.iter().zip(&before).enumerate().filter(|(_, (size, share))| size > share) {
            let exact = u128::from(open) * u128::from(size);
            shares[place] += ((exact / u128::from(free)) as u64).min(size - share);
            rests.push(((exact % u128::from(free)) as u64, place));
        }
        if shares == before {
            rests.sort_by_key(|&(rest, place)| (std::cmp::Reverse(rest), place));
            rests.iter().take(open as usize).for_each(|&(_, place)| shares[place] += 1);
        }
    }
}

/// `wanted` different sentences of a stratum, each as likely as any other (Floyd's method; Bentley and Floyd 1987).
fn choose(members: &[usize], lots: &[Lot], size: u64, wanted: usize, random: &mut Random) -> Vec<(usize, u32)> {
    let mut places: BTreeSet<u64> = BTreeSet::new();
    for last in size - wanted as u64..size {
        let place = random.below(last as usize + 1) as u64;
        if !places.insert(place) {
            places.insert(last);
        }
    }
    let mut before = 0;
    let mut members = members.iter();
    let mut at = members.next();
    let mut found = Vec::with_capacity(wanted);
    for place in places {
        while let Some(&lot) = at {
            let length = u64::from(lots[lot].size);
            if place < before + length {
                found.push((lot, (place - before) as u32));
                break;
            }
            before += length;
            at = members.next();
        }
    }
    found
}

/// Puts items into an order that says nothing of what they are.
pub fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for last in (1..items.len()).rev() {
        items.swap(last, random.below(last + 1));
    }
}

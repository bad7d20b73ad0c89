//! In which order do the hits of a question stand as lines? Over all of them, before any text is read.

use chrono::{Datelike, NaiveDate};

use super::facts::{Facts, HitFact, NO_NAME, UNDATED};
use super::hits::HitPlace;
use crate::answers::{LineColumn, LineOrder};
use crate::article::Precision;
use crate::coding::{Speaker, Stance, Voice};

/// Puts hits in order by a column or at random; equal ones keep theirs. Orders by text ([`by_text`]) are not made here.
pub fn by_column(facts: &Facts, hits: &mut Vec<HitPlace>, order: LineOrder, seed: u32) {
    let column = match order {
        LineOrder::Date => LineColumn::Date,
        LineOrder::Outlet => LineColumn::Outlet,
        LineOrder::Language => LineColumn::Language,
        LineOrder::Category => LineColumn::Category,
        LineOrder::Voice => LineColumn::Voice,
        LineOrder::Speaker => LineColumn::Speaker,
        LineOrder::Stance => LineColumn::Stance,
        LineOrder::Random => {
            let drawn: Vec<u64> = hits.iter().map(|hit| draw(seed, facts.hits.at(*hit).row)).collect();
            return in_order(hits, &drawn);
        }
        LineOrder::Left | LineOrder::Hit | LineOrder::Right => return,
    };
    let ranks = Ranks::new(facts);
    let key = |hit: &HitPlace| match column {
        LineColumn::Date => u64::from((day(facts, hit) as u32) ^ 1 << 31),
        column => ranks.of(facts, &facts.hits.at(*hit), column),
    };
    let keys: Vec<u64> = hits.iter().map(key).collect();
    in_order(hits, &keys);
}

/// Bits of a key by which hits are dealt out at once.
const DEALT: u32 = 16;

/// Orders things by their keys, equal ones as they stood: dealt out by the low bits of the keys, then by the higher ones, as long
/// as they differ. A million lines by day or outlet take one round.
pub fn in_order<T: Copy>(things: &mut Vec<T>, keys: &[u64]) {
    let mut all: Vec<(u64, T)> = keys.iter().copied().zip(things.iter().copied()).collect();
    let mut dealt = all.clone();
    let differ = keys.iter().fold(0, |differ, key| differ | key ^ keys[0]);
    for shift in (0..u64::BITS).step_by(DEALT as usize).filter(|shift| differ >> shift & ((1 << DEALT) - 1) != 0) {
        let digit = |key: u64| (key >> shift & ((1 << DEALT) - 1)) as usize;
        let mut next = vec![0usize; 1 << DEALT];
        all.iter().for_each(|(key, _)| next[digit(*key)] += 1);
        let mut start = 0;
        for place in &mut next {
            start += std::mem::replace(place, start);
        }
        for one in &all {
            let place = &mut next[digit(one.0)];
            dealt[*place] = *one;
            *place += 1;
        }
        std::mem::swap(&mut all, &mut dealt);
    }
    *things = all.into_iter().map(|(_, thing)| thing).collect();
}

/// Of each key its rank among all: equal keys have one, the lowest has 0.
pub fn ranks_of<K: Ord>(keys: &[K]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..keys.len() as u32).collect();
    places.sort_unstable_by(|one, other| keys[*one as usize].cmp(&keys[*other as usize]));
    let mut ranks = vec![0; keys.len()];
    let mut rank = 0;
    for (nth, place) in places.iter().enumerate() {
        rank += u32::from(nth > 0 && keys[*place as usize] != keys[places[nth - 1] as usize]);
        ranks[*place as usize] = rank;
    }
    ranks
}

/// Whether an order needs the words of the articles.
pub fn by_text(order: LineOrder) -> bool {
    matches!(order, LineOrder::Left | LineOrder::Hit | LineOrder::Right)
}

/// Brings lines of one value together, groups in the order of their values. Answers each group's value and length.
pub fn grouped(facts: &Facts, hits: &mut Vec<HitPlace>, column: LineColumn) -> Vec<(i64, u64)> {
    let ranks = Ranks::new(facts);
    let rank = |hit: &HitPlace| ranks.of(facts, &facts.hits.at(*hit), column);
    let keys: Vec<u64> = hits.iter().map(rank).collect();
    in_order(hits, &keys);
    hits.chunk_by(|one, other| rank(one) == rank(other)).map(|group| (value(facts, &facts.hits.at(group[0]), column), group.len() as u64)).collect()
}

/// The value of a column as a number: an index into its list, for dates `year × 13 + month`, the month 0 where only the year is known; -1 where it is not known.
fn value(facts: &Facts, hit: &HitFact, column: LineColumn) -> i64 {
    let row = hit.article as usize;
    match column {
        LineColumn::Date => month(facts.day[row], facts.precision[row]),
        LineColumn::Outlet => if facts.outlet[row] == NO_NAME { -1 } else { i64::from(facts.outlet[row]) },
        LineColumn::Language => if facts.language[row] == u16::MAX { -1 } else { i64::from(facts.language[row]) },
        LineColumn::Category => i64::from(hit.category),
        LineColumn::Voice => i64::from(hit.voice == Voice::Quoted),
        LineColumn::Speaker => speaker(hit.speaker),
        LineColumn::Stance => match hit.stance {
            Stance::Asserted => 0,
            Stance::Distanced => 1,
            Stance::Negated => 2,
        },
    }
}

fn speaker(speaker: Speaker) -> i64 {
    match speaker {
        Speaker::First => 0,
        Speaker::Second => 1,
        Speaker::Both => 2,
        Speaker::Other => 3,
        Speaker::Unknown => 4,
        Speaker::None => 5,
    }
}

fn month(day: i32, precision: Precision) -> i64 {
    let month = |day: NaiveDate| if precision == Precision::Year { 0 } else { i64::from(day.month()) };
    NaiveDate::from_num_days_from_ce_opt(day).map_or(-1, |day| i64::from(day.year()) * 13 + month(day))
}

/// Undated articles come last.
fn day(facts: &Facts, hit: &HitPlace) -> i32 {
    match facts.day[hit.article as usize] {
        UNDATED => i32::MAX,
        day => day,
    }
}

/// The place of what is not known, in fewer bits than the largest number has: it would take rounds of its own to sort.
const LAST: u64 = u32::MAX as u64;

/// Names in the order of the alphabet, whatever order the library lists them in.
struct Ranks {
    outlets: Vec<u32>,
    languages: Vec<u32>,
}

impl Ranks {
    fn new(facts: &Facts) -> Self {
        Self { outlets: ranks(&facts.outlets), languages: ranks(&facts.languages) }
    }

    /// What is not known comes last.
    fn of(&self, facts: &Facts, hit: &HitFact, column: LineColumn) -> u64 {
        let value = value(facts, hit, column);
        let rank = |ranks: &[u32]| usize::try_from(value).ok().and_then(|at| ranks.get(at)).map_or(LAST, |rank| u64::from(*rank));
        match column {
            LineColumn::Outlet => rank(&self.outlets),
            LineColumn::Language => rank(&self.languages),
            _ => u64::try_from(value).unwrap_or(LAST),
        }
    }
}

fn ranks(names: &[String]) -> Vec<u32> {
    let folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let mut places: Vec<usize> = (0..names.len()).collect();
    places.sort_by(|&one, &other| (&folded[one], &names[one]).cmp(&(&folded[other], &names[other])));
    let mut ranks = vec![0; names.len()];
    for (rank, place) in places.into_iter().enumerate() {
        ranks[place] = rank as u32;
    }
    ranks
}

/// A number for a hit that depends on seed and hit alone, so that a narrower question draws the same hits in the same
/// order (Steele, Lea and Flood 2014, SplitMix64).
fn draw(seed: u32, row: i64) -> u64 {
    let mut mixed = (row as u64).wrapping_add(u64::from(seed).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

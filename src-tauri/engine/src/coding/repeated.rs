//! Does a caption, a lead or a kicker only repeat what the body says? Then its hit is kept and not counted.

use std::collections::HashSet;

use crate::article::Zone;

use super::hit::NotCounted;
use super::reading::{Reading, Reasoned};

/// Marks hits of captions, leads, kickers and credits whose sentence a counted hit of the body repeats.
pub(super) fn mark(reading: &Reading<'_>, found: &mut [Reasoned]) {
    let beside = |zone: Zone| matches!(zone, Zone::Caption | Zone::Credit | Zone::Lead | Zone::Kicker);
    if !found.iter().any(|one| beside(one.hit.zone)) {
        return;
    }
    let words: Vec<HashSet<&[u8]>> = found.iter().map(|one| words_of(reading, one.why.sentence)).collect();
    for nth in 0..found.len() {
        let one = &found[nth].hit;
        if !beside(one.zone) || one.not_counted.is_some() {
            continue;
        }
        let repeats = (0..found.len()).any(|other| {
            let hit = &found[other].hit;
            let counted = hit.zone == Zone::Body || (hit.zone == Zone::Lead && one.zone == Zone::Caption && hit.not_counted.is_none());
            other != nth && counted && hit.concept == one.concept && says_the_same(&words[nth], &words[other])
        });
        if repeats {
            found[nth].hit.not_counted = Some(NotCounted::Repeated);
        }
    }
}

fn words_of<'a>(reading: &'a Reading<'_>, nth: usize) -> HashSet<&'a [u8]> {
    let sentence = reading.sentence(nth);
    let bytes = &reading.part(sentence.title).fold.bytes;
    sentence.tokens.iter().filter(|token| !token.is_mark()).map(|token| &bytes[token.start as usize..token.end as usize]).collect()
}

/// Seven of ten words of the shorter one stand in the other.
fn says_the_same(one: &HashSet<&[u8]>, other: &HashSet<&[u8]>) -> bool {
    let shared = one.intersection(other).count();
    shared * 10 >= one.len().min(other.len()) * 7
}

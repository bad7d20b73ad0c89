//! Judged sentences to reckon with.

use entente_engine::answers::{Judgement, Verdict};
use entente_engine::validation::{Item, Judged};

/// A sentence with a hit or without one, of the one stratum of its side.
pub fn item(key: &str, hit: bool, size: u64) -> Item {
    Item {
        key: key.into(),
        article: 1,
        in_title: false,
        start: 0,
        end: 10,
        concept: "partnership".into(),
        hit,
        category: hit.then(|| "front".into()),
        voice: None,
        stance: None,
        outlet: Some("A".into()),
        language: Some("en".into()),
        period: Some("2023".into()),
        both_actors: true,
        stratum: 0,
        stratum_size: size,
        group_size: size,
    }
}

pub fn said(key: &str, coder: &str, yes: bool) -> Judgement {
    let verdict = if yes { Verdict::Yes } else { Verdict::No };
    Judgement { key: key.into(), coder: coder.into(), verdict, voice: None, stance: None, note: String::new(), dated: String::new() }
}

/// Judged by one coder.
pub fn judged(item: Item, yes: bool) -> Judged {
    Judged { judgements: vec![said(&item.key, "A", yes)], settled: None, item }
}

/// `yes` of `n` sentences of a stratum of `size` express the concept.
pub fn stratum(hit: bool, number: u32, size: u64, group: u64, yes: usize, n: usize) -> Vec<Judged> {
    let one = |k: usize| Item { stratum: number, stratum_size: size, group_size: group, ..item(&format!("{hit}{number}-{k}"), hit, size) };
    (0..n).map(|k| judged(one(k), k < yes)).collect()
}

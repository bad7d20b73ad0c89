//! Own voice against quoted.

use entente_engine::coding::{Speaker, Voice};
use entente_engine::measure::HitFact;
use entente_engine::measure::voices::voices;
use entente_engine::question::{Question, Split};

use super::build::{PAPER, Paper, codebook, hit, print, world};

#[test]
fn quoted_hits_are_shared_out_to_their_speakers() {
    let mut facts = world();
    (0..3).for_each(|n| print(&mut facts, Paper { outlet: u32::from(n == 2), ..PAPER }));
    let quoted = |article, speaker| HitFact { voice: Voice::Quoted, speaker, ..hit(article, 1) };
    facts.hits = vec![hit(0, 1), quoted(0, Speaker::First), quoted(1, Speaker::First), quoted(1, Speaker::Unknown), hit(2, 9)].into();
    let question = Question { split: Split::Outlet, voices: vec![Voice::Narrated], ..Question::about("partnership") };
    let (rows, _) = voices(&facts, &question, &codebook(), None).expect("voices");
    assert_eq!(rows.len(), 2);
    let a = &rows[0];
    assert_eq!((a.key.as_str(), a.narrated, a.quoted, a.quoted_share), ("A", 1, 3, Some(0.75)), "both voices count, whatever the question names");
    let speakers: Vec<(&str, u64)> = a.speakers.iter().map(|one| (one.key.as_str(), one.count)).collect();
    assert_eq!(speakers, [("China", 2), ("unknown", 1)]);
    assert!(a.low > Some(0.0) && a.high <= Some(1.0));
    assert_eq!((rows[1].quoted, rows[1].quoted_share, rows[1].low), (0, Some(0.0), Some(0.0)));
}

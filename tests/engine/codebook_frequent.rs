//! Of the words of a pattern the rarest one is looked for.

use std::collections::HashSet;

use entente_engine::codebook::{Frequency, Lists, Node, anchors, parse, rarest_anchors};

fn sought(node: &Node, often: &Frequency) -> Vec<String> {
    rarest_anchors(node, often).expect("a pattern with words").into_iter().map(|anchor| anchor.literal).collect()
}

fn pattern(text: &str) -> Node {
    parse(text, &Lists::new()).expect("a pattern")
}

#[test]
fn a_long_word_that_is_frequent_is_not_looked_for() {
    let node = pattern("international ~2 bloc");
    let by_letters: Vec<String> = anchors(&node).expect("words").into_iter().map(|anchor| anchor.literal).collect();
    assert_eq!(by_letters, ["international"]);
    assert_eq!(sought(&node, &Frequency::new("en", HashSet::new())), ["bloc"]);
    assert_eq!(sought(&pattern("президента ~2 блок"), &Frequency::new("ru", HashSet::new())), ["блок"]);
}

#[test]
fn a_head_is_as_frequent_as_all_words_that_begin_with_it() {
    let often = Frequency::new("en", HashSet::new());
    assert_eq!(sought(&pattern("govern* entente"), &often), ["entente"]);
    assert_eq!(sought(&pattern("(condemn*|censur*) govern*"), &often), ["condemn", "censur"]);
}

#[test]
fn words_of_the_subject_are_left_for_others() {
    let common = HashSet::from(["kremlin".to_string()]);
    assert_eq!(sought(&pattern("kremlin ties"), &Frequency::new("en", HashSet::new())), ["kremlin"]);
    assert_eq!(sought(&pattern("kremlin ties"), &Frequency::new("en", common)), ["ties"]);
}

#[test]
fn what_stands_beside_an_anchor_is_known() {
    let node = pattern("strong (no|without) limits bond");
    let found = rarest_anchors(&node, &Frequency::new("en", HashSet::new())).expect("words");
    assert!(found.iter().all(|anchor| !anchor.left.is_empty() || !anchor.right.is_empty()));
}

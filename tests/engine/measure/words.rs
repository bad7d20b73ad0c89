//! Words around hits.

use entente_engine::article::Span;
use entente_engine::measure::words::{distinctive, words_around};

#[test]
fn the_hit_itself_numbers_and_single_letters_are_left_out() {
    let sentence = "Le 5 mars, l'axe Pékin-Moscou s’affiche à Genève";
    let start = sentence.find("axe").expect("the hit");
    let hit = Span::new(start, start + "axe Pékin-Moscou".len());
    assert_eq!(words_around(sentence, &[hit]), ["le", "mars", "affiche", "geneve"]);
}

#[test]
fn chinese_is_taken_by_pairs() {
    assert_eq!(words_around("俄中发表声明。", &[Span::new(0, 6)]), ["发表", "表声", "声明"]);
}

#[test]
fn the_word_of_one_group_comes_first() {
    let text = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let a: Vec<_> = (0..6).map(|_| text("the lifeline holds the trade")).collect();
    let b: Vec<_> = (0..6).map(|_| text("the pact worries the west")).collect();
    let (rows, tests) = distinctive(&a, &b);
    assert_eq!(tests, 7);
    let first = &rows[0];
    assert_eq!((first.word.as_str(), first.a, first.b, first.articles), ("holds", 6, 0, 6), "equal words stand in the order of the alphabet");
    assert!(first.log_ratio > 3.0 && first.q >= first.p && first.p < 0.01);
    let the = rows.iter().find(|row| row.word == "the").expect("a word of both");
    assert_eq!((the.g2, the.log_ratio), (0.0, 0.0));
}

#[test]
fn rare_words_and_empty_groups_tell_nothing() {
    let once = vec![vec!["lifeline".to_owned(); 5]];
    let twice = vec![vec!["pact".to_owned()], vec!["pact".to_owned()]];
    assert_eq!(distinctive(&once, &twice).0, [], "five times in one article, and twice");
    assert_eq!(distinctive(&once, &[]), (Vec::new(), 0));
}

//! Words around hits.

use entente_engine::article::Span;
use entente_engine::answers::WordsOfLanguage;
use entente_engine::measure::words::{self, Text, distinctive, words_around};

fn english(texts: Vec<Text>) -> Vec<(String, Text)> {
    texts.into_iter().map(|text| ("en".to_owned(), text)).collect()
}

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
    let words::Distinctive { rows, languages, tests } = distinctive(&english(a), &english(b));
    assert_eq!(tests, 7);
    assert_eq!(languages, [WordsOfLanguage { language: "en".into(), a_words: 30, b_words: 30 }]);
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
    assert_eq!(distinctive(&english(once.clone()), &english(twice)).rows, [], "five times in one article, and twice");
    assert_eq!(distinctive(&english(once), &[]).tests, 0);
}

#[test]
fn words_are_compared_within_their_language() {
    let texts = |language: &str, words: &str, count: usize| vec![(language.to_owned(), words.split(' ').map(str::to_owned).collect::<Vec<_>>()); count];
    let a = [texts("en", "the pact holds", 6), texts("fr", "le pacte tient", 6)].concat();
    let b = [texts("en", "the pact fails", 6), texts("ru", "пакт держится крепко", 6)].concat();
    let found = distinctive(&a, &b);
    assert!(found.rows.iter().all(|row| row.language == "en"), "{:?}", found.rows);
    let the = found.rows.iter().find(|row| row.word == "the").expect("a word of both");
    assert_eq!((the.a, the.b, the.g2), (6, 6, 0.0), "the other languages are no part of its denominator");
    let alone: Vec<_> = found.languages.iter().filter(|one| one.a_words == 0 || one.b_words == 0).map(|one| one.language.as_str()).collect();
    assert_eq!(alone, ["fr", "ru"]);
    assert_eq!(distinctive(&texts("fr", "le pacte", 6), &texts("ru", "пакт", 6)).tests, 0, "no language in common");
}

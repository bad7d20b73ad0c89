//! Words that a line's end broke are put together where the codebook knows the whole word, and only there.

use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder};

fn cut(language: &str, body: &str) -> Vec<String> {
    let coder = Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles");
    let coding = coder.code(&ArticleText { title: None, body, zones: &[], language: Some(language) });
    coding.hits.iter().map(|hit| hit.span.of(body).to_string()).collect()
}

#[test]
fn a_word_broken_at_a_lines_end_is_found_and_cut_whole() {
    assert_eq!(cut("en", "China and Russia are part-\nners in every field."), ["part-\nners"]);
    assert_eq!(cut("en", "China and Russia are part-\r\n  ners in every field."), ["part-\r\n  ners"]);
    assert_eq!(cut("fr", "La Chine et la Russie saluent leur ami-\ntié."), ["ami-\ntié"]);
    assert_eq!(cut("ru", "Россия и Китай ценят друж-\nбу."), ["друж-\nбу"]);
}

#[test]
fn so_is_one_that_scanning_parted_within_the_line() {
    assert_eq!(cut("en", "China and Russia are part- ners in every field."), ["part- ners"]);
}

#[test]
fn a_soft_hyphen_before_a_line_end_parts_nothing() {
    assert_eq!(cut("en", "China and Russia are part\u{AD}\nners in every field."), ["part\u{AD}\nners"]);
}

#[test]
fn compounds_keep_their_parts() {
    // "long-\nlasting friendship": "longlasting" is no word of the codebook, "lasting" parts from "long".
    assert_eq!(cut("en", "China and Russia praised a long-\nlasting friendship of both."), cut("en", "China and Russia praised a long-lasting friendship of both.").iter().map(|text| text.replace("long-lasting", "long-\nlasting")).collect::<Vec<_>>());
    assert_eq!(cut("en", "China and Russia praised their pre- and post-war friendship.").len(), 1);
}

#[test]
fn a_break_in_the_title_is_mended_too() {
    let coder = Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles");
    let coding = coder.code(&ArticleText { title: Some("China and Russia renew part-\nnership"), body: "", zones: &[], language: Some("en") });
    assert_eq!(coding.hits.len(), 1);
}

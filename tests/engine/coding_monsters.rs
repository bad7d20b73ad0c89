//! Texts that nobody wrote: nothing breaks, nothing is missed at a seam, and time grows with length, not with its square.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Coding};
use entente_engine::text::sentences;

static CODER: LazyLock<Coder> = LazyLock::new(|| Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles"));

fn code(language: &str, body: &str) -> Coding {
    CODER.code(&ArticleText { title: None, body, zones: &[], language: Some(language) })
}

/// `piece` again and again, as many bytes as asked for.
fn filled(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

fn taken(language: &str, body: &str) -> Duration {
    let started = Instant::now();
    let coding = code(language, body);
    for hit in &coding.hits {
        assert!(body.get(hit.span.start..hit.span.end).is_some() && body.get(hit.sentence.start..hit.sentence.end).is_some());
        assert!(hit.sentence.start <= hit.span.start && hit.span.end <= hit.sentence.end);
    }
    started.elapsed()
}

const MEGABYTE: usize = 1 << 20;

/// Eight times the text may take some twenty times as long on a busy machine; with the square of the length it takes 64 times.
fn grows_with_length(language: &str, piece: &str) {
    grows_up_to(MEGABYTE, language, piece);
}

fn grows_up_to(bytes: usize, language: &str, piece: &str) {
    CODER.code(&ArticleText { title: None, body: piece, zones: &[], language: Some(language) });
    let small = taken(language, &filled(piece, bytes / 8)).max(Duration::from_millis(40));
    let large = taken(language, &filled(piece, bytes));
    assert!(large < small * 24, "{small:?} for an eighth, {large:?} for {bytes} bytes of “{piece}”");
}

#[test]
fn a_sentence_of_a_megabyte_full_of_hits() {
    grows_with_length("en", "China and Russia deepen cooperation not neutral Ukraine said ");
    assert!(code("en", &filled("China and Russia deepen cooperation not neutral Ukraine said ", MEGABYTE / 8)).hits.len() > 2_000);
}

#[test]
fn a_sentence_of_a_megabyte_without_a_hit() {
    grows_with_length("ru", "и так далее ещё одно слово ");
}

#[test]
fn a_megabyte_without_a_blank() {
    grows_with_length("zh", "天气很好我们去散步");
    grows_with_length("en", "abcdefghij");
    grows_with_length("fr", "é");
}

/// A sixteenth of a megabyte: as dense as this, an unoptimised build reads a few kilobytes a second.
#[test]
fn ideographs_full_of_hits_without_a_mark() {
    grows_up_to(MEGABYTE / 16, "zh", "中国和俄罗斯深化合作表示不中立乌克兰");
}

#[test]
fn names_and_nothing_else() {
    grows_with_length("fr", "Chine, Russie, Inde et ");
}

#[test]
fn quotation_marks_that_never_close_or_never_opened() {
    grows_with_length("ru", "« ");
    grows_with_length("en", "” “ said ");
    let mut body = filled("« ", MEGABYTE / 4);
    body.push_str(&filled("” ", MEGABYTE / 4));
    assert!(taken("fr", &body) < Duration::from_secs(300));
}

#[test]
fn marks_that_turn_the_direction_of_writing() {
    grows_with_length("en", "\u{202E}China\u{200F} and \u{202B}Russia\u{202C} deepen cooperation. ");
    let coding = code("en", "\u{202E}Chi\u{200F}na and Russia dee\u{AD}pen cooperation.");
    assert_eq!(coding.hits.len(), 1, "{:?}", coding.hits);
}

#[test]
fn four_languages_in_one_article() {
    grows_with_length("en", "China and Russia deepen cooperation. Китай и Россия углубляют сотрудничество. 中国和俄罗斯深化合作。 La Chine et la Russie. ");
}

#[test]
fn three_texts_of_a_megabyte_one_after_the_other() {
    let pieces = [("en", "China refused to condemn the war in Ukraine, and both countries were neutral. "), ("fr", "La Chine et la Russie approfondissent leur coopération. « Nous sommes amis », a déclaré Xi Jinping. "), ("zh", "王毅表示，中俄两国深化合作，中国保持中立。")];
    let hits: Vec<usize> = pieces.iter().map(|(language, piece)| code(language, &filled(piece, MEGABYTE)).hits.len()).collect();
    assert!(hits.iter().all(|hits| *hits > 1_000), "{hits:?}");
}

#[test]
fn control_characters_and_what_is_no_text() {
    assert!(CODER.code(&ArticleText { title: Some("\u{202E}\u{200F}"), body: "\u{0}\u{FFFD}\n\r\t", zones: &[], language: Some("en") }).hits.is_empty());
}

#[test]
fn an_expression_across_a_seam_of_a_long_sentence_is_found_once() {
    let expression = "China and Russia deepen their strategic cooperation";
    for before in (4_000..4_200).step_by(7).chain((8_100..8_300).step_by(13)) {
        let body = format!("{}, {expression}, {}", &filled("one more word, ", before)[..before], &filled("and another word, ", 9_000)[..9_000]);
        let spans: Vec<_> = code("en", &body).hits.iter().map(|hit| (hit.span.start, hit.span.end)).collect();
        assert_eq!(spans.len(), 1, "{before} bytes before: {:?}", spans);
        assert!(expression.contains(&body[spans[0].0..spans[0].1]), "{:?}", &body[spans[0].0..spans[0].1]);
    }
}

#[test]
fn a_sentence_is_a_sentence_however_long() {
    let body = filled("one more word, ", 20_000);
    assert_eq!(sentences(&body, "en").len(), 1);
}

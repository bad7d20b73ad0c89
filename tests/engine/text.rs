//! Folding, words, sentences, the search form and exposure.

use entente_engine::article::{Zone, ZoneSpan};
use entente_engine::text::{count_words, exposure, fold, search_form, sentences};
use proptest::prelude::*;

fn folded(text: &str) -> String {
    fold(text).text().to_string()
}

#[test]
fn two_spellings_of_a_word_fold_alike() {
    for (one, other) in [
        ("Élan", "elan"),
        ("ещё", "ЕЩЕ"),
        ("L’alliance", "l’ALLIANCE"),
        ("戰略夥伴關係", "战略伙伴关系"),
        ("ＡＢＣ", "abc"),
        ("coo\u{AD}pération", "cooperation"),
        ("sans\u{A0}limites", "sans limites"),
        ("œuvre", "oeuvre"),
        ("pays&nbsp;ami", "pays ami"),
        ("Tom &amp; Jerry", "tom & jerry"),
        ("俄 羅 斯", "俄罗斯"),
    ] {
        assert_eq!(folded(one), folded(other), "{one} and {other}");
    }
}

#[test]
fn offsets_lead_back_to_the_original() {
    let text = "Café “sans limites” 與俄羅斯";
    let folded = fold(text);
    let at = folded.text().find("limites").expect("it is there");
    assert_eq!(&text[folded.original(at)..folded.original(at + 7)], "limites");
    let at = folded.text().find("俄罗斯").expect("it is there");
    assert_eq!(&text[folded.original(at)..folded.original(at + 9)], "俄羅斯");
}

#[test]
fn a_letter_keeps_the_mark_that_stands_on_it() {
    let text = "cafe\u{301} noir";
    let folded = fold(text);
    assert_eq!(folded.text(), "cafe noir");
    assert_eq!(&text[folded.original(0)..folded.original(4)], "cafe\u{301}");
}

fn cut<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    sentences(text, language).into_iter().map(|span| span.of(text)).collect()
}

#[test]
fn sentences_end_at_marks_and_not_at_abbreviations() {
    assert_eq!(cut("Mr. Lee met Gen. Park. They agreed on 3.5 points. Then they left.", "en").len(), 3);
    assert_eq!(cut("M. Dupont est parti. Il reviendra.", "fr").len(), 2);
    assert_eq!(cut("Товарооборот вырос на 5 млрд. руб. за год. Это рекорд.", "ru").len(), 2);
    assert_eq!(cut("他说：“我们是朋友。”双方签署了文件。", "zh"), ["他说：“我们是朋友。”", "双方签署了文件。"]);
}

#[test]
fn a_paragraph_ends_a_sentence_and_a_wrapped_line_does_not() {
    assert_eq!(cut("First heading\n\nSecond line. Third.", "en").len(), 3);
    assert_eq!(cut("the line goes\non after the break.", "en").len(), 1);
    assert_eq!(cut("leaders hail their\n\"no-limits\" friendship.", "en").len(), 1);
    assert_eq!(cut("It said that the partnership between\nRussia and China holds, and\nBeijing agreed.", "en").len(), 1);
    assert_eq!(cut("Партнёрство крепнет между\nРоссией и Китаем.", "ru").len(), 1);
    assert_eq!(cut("China holds talks on steel\nRussia sends aid", "en").len(), 2);
    assert_eq!(cut("Le partenariat stratégique conclu entre\nMoscou et Pékin se consolide.", "fr").len(), 1);
    assert_eq!(cut("双方一致同意进一步加强在能源、\n航天等领域的合作。", "zh").len(), 1);
    assert_eq!(cut("中国与俄罗斯决定进一步深化战\n略协作。", "zh").len(), 1);
    // A heading is short, and what it stands over is longer.
    assert_eq!(cut("两国元首会谈\n两国元首星期二在首都举行会谈，并签署多项文件。", "zh").len(), 2);
    assert_eq!(cut("Xi reçu en grande pompe au Kremlin\nLe président est arrivé lundi.", "fr").len(), 2);
}

#[test]
fn glued_sentences_are_parted() {
    assert_eq!(cut("Они договорились.Потом разошлись.", "ru").len(), 2);
}

#[test]
fn a_line_end_between_ideographs_parts_no_word() {
    assert_eq!(folded("中俄友\n谊"), folded("中俄友谊"));
    assert_ne!(folded("中俄友\n\n谊"), folded("中俄友谊"));
}

#[test]
fn a_sentence_without_marks_goes_on_to_its_end() {
    assert_eq!(sentences(&"word ".repeat(200_000), "en").len(), 1);
    assert_eq!(sentences(&"字".repeat(400_000), "zh").len(), 1);
}

#[test]
fn words_of_chinese_come_from_a_segmenter() {
    assert_eq!(count_words("L’été dernier, rien."), 3);
    let words = count_words("中国和俄罗斯是朋友");
    assert!((4..=7).contains(&words), "{words} words");
    assert_eq!(count_words(""), 0);
}

#[test]
fn the_search_form_sets_ideographs_apart() {
    assert_eq!(search_form("LibreOffice无上限, Été!"), "libreoffice 无 上 限 ete");
}

#[test]
fn credits_are_no_exposure() {
    let body = "Photo by Someone. Two friends met. They talked.";
    let zones = [ZoneSpan { zone: Zone::Credit, start: 0, end: 17 }];
    assert_eq!(exposure(Some("A title"), body, &zones, Some("en")).sentences, 3);
    assert_eq!(exposure(Some("A title"), body, &[], Some("en")).sentences, 4);
}

proptest! {
    #![proptest_config(crate::seeds::seeded(256))]

    #[test]
    fn every_folded_place_leads_to_a_character_of_the_original(text in "\\PC{0,80}") {
        let folded = fold(&text);
        for at in 0..=folded.bytes.len() {
            if folded.text().is_char_boundary(at) {
                prop_assert!(folded.original(at) <= text.len());
            }
        }
    }

    #[test]
    fn folding_again_changes_nothing(text in "[a-zA-Zéèçœёйщ中国關係 '’.,-]{0,60}") {
        let once = folded(&text);
        prop_assert_eq!(folded(&once), once.clone());
    }

    #[test]
    fn sentences_are_in_order_and_never_empty(text in "[a-zA-Zéё中。！？.!?\n \"«»]{0,200}", language in "en|fr|ru|zh") {
        let mut end = 0;
        for span in sentences(&text, &language) {
            prop_assert!(span.start >= end && span.end > span.start);
            prop_assert!(!text[span.start..span.end].trim().is_empty());
            end = span.end;
        }
    }
}

/// Words of several scripts that a comma and a blank part, so that none of them changes another's folding.
fn scripts() -> impl Strategy<Value = String> {
    let word = "[а-яё]{1,9}|[А-ЯЁЇ][а-яіґ]{1,9}|[一-龥]{1,40}|[a-zA-Zéèçœß0-9]{1,12}|[ａ-ｚ！。、]{1,4}|[ぁ-んァ-ン]{1,5}";
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(", "))
}

proptest! {
    #![proptest_config(crate::seeds::seeded(256))]

    #[test]
    fn a_run_of_characters_folds_as_its_characters_do(text in scripts()) {
        let folded = fold(&text);
        let alone: String = text.chars().map(|c| fold(c.encode_utf8(&mut [0; 4])).text().to_string()).collect();
        prop_assert_eq!(folded.text(), alone);
        let mut at = 0;
        for (from, c) in text.char_indices() {
            prop_assert_eq!(folded.original(at), from, "{:?} in {:?}", c, text);
            at += fold(c.encode_utf8(&mut [0; 4])).bytes.len();
        }
        let of = |from: char, to: char| text.chars().filter(|c| (from..=to).contains(c)).count() as u32;
        prop_assert_eq!((folded.han, folded.cyrillic), (of('\u{3400}', '\u{9FFF}'), of('\u{400}', '\u{52F}')));
    }
}

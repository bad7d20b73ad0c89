//! Whose relation is it? A third state that is given something, stands alongside, or follows an expression that opens the sentence.

use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder};
use entente_engine::text::fold;

fn partnership(coder: &Coder, language: &str, body: &str) -> bool {
    let coding = coder.code(&ArticleText { title: None, body, zones: &[], language: Some(language) });
    coding.hits.iter().any(|hit| coder.concept_id(hit.concept) == "partnership")
}

#[test]
fn twins_about_a_third_state_part_ways() {
    let coder = Coder::new(&Codebook::shipped()).unwrap();
    let twins = [
        ("en", "China has thrown Russia an economic lifeline since the invasion.", "China has thrown Sri Lanka an economic lifeline since the default, Russia said nothing."),
        ("en", "Chinese and Russian warships took part in joint drills alongside the Iranian navy.", "Chinese warships took part in joint drills alongside the Iranian navy, and Russian analysts took note."),
        ("en", "Standing side by side, Xi and Putin denounced Western hegemony.", "Standing side by side, Biden and Kishida denounced China and Russia."),
        ("fr", "La Chine et la Russie font bloc face aux Occidentaux.", "Les Occidentaux font bloc face à la Chine et à la Russie."),
        ("ru", "В Москве отметили стратегическое партнёрство России и Китая.", "В Москве отметили стратегическое партнёрство Алжира и Китая."),
        ("zh", "莫斯科赞扬俄罗斯与中国的战略伙伴关系。", "莫斯科赞扬阿尔及利亚与中国的战略伙伴关系。"),
    ];
    for (language, own, other) in twins {
        assert!(partnership(&coder, language, own), "{own}");
        assert!(!partnership(&coder, language, other), "{other}");
    }
}

#[test]
fn a_capital_between_small_cyrillic_letters_begins_a_word() {
    let glued = fold("Отношения России иКитая, МиГ и КамАЗ");
    assert_eq!(glued.text(), "отношения россии и китая, миг и камаз");
    let at = glued.text().find("китая").unwrap();
    assert!("Отношения России иКитая, МиГ и КамАЗ"[glued.original(at)..].starts_with("Китая"));
}

#[test]
fn what_only_looks_on_is_no_party() {
    let coder = Coder::new(&Codebook::shipped()).unwrap();
    let twins = [
        ("en", "China supported Russia, and Pakistan called for restraint.", "China supported Pakistan, and Russia called for restraint."),
        ("fr", "Pékin coopère avec Moscou, observe Islamabad.", "Islamabad coopère avec Moscou et Pékin."),
        ("ru", "Китай поддержал Россию, а Пакистан призвал к сдержанности.", "Китай поддержал Пакистан, а Россия призвала к сдержанности."),
        ("zh", "中国深化对俄罗斯的战略合作。", "马克龙呼吁习近平深化法中伙伴关系，并对俄罗斯施压。"),
    ];
    for (language, own, other) in twins {
        assert!(partnership(&coder, language, own), "{own}");
        assert!(!partnership(&coder, language, other), "{other}");
    }
}

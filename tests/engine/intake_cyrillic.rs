//! Languages of one script.

use entente_engine::intake::cyrillic::language;
use entente_engine::intake::language::of;

#[test]
fn letters_tell_the_languages_apart() {
    for (text, expected) in [
        ("Путин прибыл в Пекин", Some("ru")),
        ("Госдума приняла закон о бюджете", Some("ru")),
        ("Міністр закордонних справ прибув до Києва", Some("uk")),
        ("Прэзідэнт сустрэўся з міністрам", Some("be")),
        ("Министърът се срещна с посланика", Some("bg")),
        ("Ще има ли избори, които са нужни", Some("bg")),
        ("Председник је разговарао са министром", Some("sr")),
        ("Претседателот ќе разговара со министерот", Some("mk")),
        ("Президент Қазақстанға келді", None),
    ] {
        assert_eq!(language(text), expected, "{text}");
    }
}

#[test]
fn a_name_quoted_in_other_letters_does_not_outweigh_the_rest() {
    assert_eq!(language("Издание «Українська правда» сообщило о решении, принятом Рыжовым и Эйхманом в Крыму, где были выборы"), Some("ru"));
}

#[test]
fn a_headline_without_a_tag_has_a_language() {
    assert_eq!(of(None, Some("Посол вызван в МИД"), "").as_deref(), Some("ru"));
    assert_eq!(of(None, Some("中俄会谈"), "").as_deref(), Some("zh"));
    assert_eq!(of(None, Some("Киев"), ""), None);
}

//! Languages.

use entente_engine::intake::language::{of, tag};

const ENGLISH: &str = "The two governments said on Monday that they would continue to talk about trade and energy, and that further meetings were planned for the autumn. Officials did not say where these would be held, or who would take part in them. Critics of the agreement had warned that it would bring little to the people of the region, whose incomes have fallen for several years. The minister answered that patience was needed, since projects of this size take a long time to build, and longer still to pay for themselves. Observers in the capital remained unconvinced, pointing to earlier promises which were never kept by anybody.";

#[test]
fn tags_of_many_kinds_are_one_code() {
    for (written, code) in [("fr-FR", "fr"), ("fra", "fr"), ("French", "fr"), ("Français", "fr"), ("zh-Hans", "zh"), ("EN_us", "en"), ("русский", "ru"), ("eng", "en")] {
        assert_eq!(tag(written).as_deref(), Some(code), "{written}");
    }
    assert_eq!(tag("unknown language"), None);
}

#[test]
fn a_text_without_a_tag_is_guessed_where_it_is_long_enough() {
    assert_eq!(of(None, None, ENGLISH).as_deref(), Some("en"));
    assert_eq!(of(None, Some("两国领导人在北京举行会谈"), "").as_deref(), Some("zh"));
    assert_eq!(of(None, Some("Xi"), ""), None);
}

#[test]
fn the_tag_wins_over_a_short_text() {
    assert_eq!(of(Some("fr"), None, "Poutine in Beijing").as_deref(), Some("fr"));
}

#[test]
fn a_long_text_or_another_script_wins_over_the_tag() {
    assert_eq!(of(Some("fr"), None, ENGLISH).as_deref(), Some("en"));
    assert_eq!(of(Some("en"), None, "Президент сообщил о переговорах, которые пройдут осенью в столице.").as_deref(), Some("ru"));
}

#[test]
fn addresses_in_a_text_change_nothing() {
    let body = "[查看原文](https://tv.example.org/2023/03/09/VIDEl8ZP5XFwRIanBnrput8s230309.shtml)";
    assert_eq!(of(Some("zh"), Some("主席团举行第三次会议"), body).as_deref(), Some("zh"));
}

#[test]
fn a_headline_is_guessed_where_it_is_sure() {
    assert_eq!(of(None, Some("Le président reçoit les ministres des deux pays à Paris"), "").as_deref(), Some("fr"));
    assert_eq!(of(None, Some("Oui à la paix"), ""), None);
}

#[test]
fn icelandic_is_known_by_its_letters() {
    let text = "Það er þoka yfir höfninni og skipin bíða. Þau sigla þegar veðrið batnar, sagði hafnarstjórinn við blaðið.";
    assert_eq!(of(None, None, text).as_deref(), Some("is"));
}

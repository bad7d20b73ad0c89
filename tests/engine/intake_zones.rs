//! Zones of a body.

use entente_engine::article::{FoundZone, Zone, ZoneSpan};
use entente_engine::intake::zones::{Off, RULES, Tally, found, of};

fn check(body: &str, expect: &[(Zone, &str)]) {
    let found: Vec<(Zone, &str)> = of(body).iter().map(|zone| (zone.zone, &body[zone.start..zone.end])).collect();
    assert_eq!(found, expect, "{body}");
}

#[test]
fn datelines() {
    check("MOSCOU (AFP) - Le porte-parole a parlé.\nSuite.", &[(Zone::Dateline, "MOSCOU (AFP) -")]);
    check("NAIROBI, Jan 21 (Reuters) – The talks began.\nMore.", &[(Zone::Dateline, "NAIROBI, Jan 21 (Reuters) –")]);
    check("新华社北京9月20日电 双方举行会谈。\n全文", &[(Zone::Dateline, "新华社北京9月20日电")]);
    check("МОСКВА, 20 сентября. /ТАСС/. Стороны встретились.\nЕщё.", &[(Zone::Dateline, "МОСКВА, 20 сентября. /ТАСС/")]);
}

#[test]
fn bylines_stand_at_the_top_and_end_without_a_point() {
    check("Par Anne Dupont\n\nLe texte.", &[(Zone::Byline, "Par Anne Dupont")]);
    check("Par Anne Dupont, tout va bien.\n\nLe texte.", &[]);
    check("By the sea they met\n\nText.", &[]);
}

#[test]
fn boilerplate_and_sign_offs() {
    check("Un.\nLire aussi : Un autre article\nDeux.\n(AFP)", &[(Zone::Boilerplate, "Lire aussi : Un autre article"), (Zone::Credit, "(AFP)")]);
    check("Один.\nЧитайте также: Другое\nДва.", &[(Zone::Boilerplate, "Читайте также: Другое")]);
    check("一\n责任编辑：王一\n", &[(Zone::Boilerplate, "责任编辑：王一")]);
}

#[test]
fn captions_and_credits_of_pictures() {
    check("Photo\u{a0}: Anna Petit\nTexte.", &[(Zone::Credit, "Photo\u{a0}: Anna Petit")]);
    check("Photo\u{a0}: les deux présidents se saluent hier soir devant le palais.\nTexte.", &[(Zone::Caption, "Photo\u{a0}: les deux présidents se saluent hier soir devant le palais.")]);
    check("Légende\u{a0}: les deux présidents.\nTexte.", &[(Zone::Caption, "Légende\u{a0}: les deux présidents.")]);
    check("图：两国领导人握手。\n正文。", &[(Zone::Caption, "图：两国领导人握手。")]);
    check("Фото: Иван Петров / Агентство\nТекст.", &[(Zone::Credit, "Фото: Иван Петров / Агентство")]);
}

#[test]
fn who_else_worked_on_it_and_codes_of_production() {
    check("A text.\nMore of it.\n(Reporting by Anna Petit; Editing by Jean Grand)", &[(Zone::Credit, "(Reporting by Anna Petit; Editing by Jean Grand)")]);
    check("Un texte.\nLa suite.\n(Rédaction de Paris, édité par Anne Dupont)", &[(Zone::Credit, "(Rédaction de Paris, édité par Anne Dupont)")]);
    check("Ein Text.\nMehr davon.\nAF - 16 - leb - 1 - 2 - bär.", &[(Zone::Boilerplate, "AF - 16 - leb - 1 - 2 - bär.")]);
    check("A text.\nMore of it.\nENDS", &[(Zone::Credit, "ENDS")]);
}

#[test]
fn a_caption_that_the_body_repeats_is_marked() {
    let caption = "The two leaders shake hands in front of the old palace on Monday";
    check(&format!("{caption}\n\nA text.\n\n{caption}\n\nMore."), &[(Zone::Caption, caption)]);
    let body = format!("A text.\nOne.\nTwo.\nThree.\n{caption}\nFour.\n{caption}\nFive.");
    assert_eq!(of(&body).iter().map(|zone| zone.start).collect::<Vec<_>>(), [body.rfind(caption).unwrap()], "deep in the body the later one is the repetition");
    check("Yes.\nNo.\nYes.\nNo.", &[]);
}

#[test]
fn a_title_printed_again_is_not_read_twice() {
    let body = "«\u{a0}Les dirigeants se rencontrent\u{a0}»\n\nLe texte.";
    let zones = found(Some("Les dirigeants se rencontrent"), body, &[], &Off::default());
    assert_eq!(zones.iter().map(|zone| (zone.span.zone, zone.span.start, zone.rule)).collect::<Vec<_>>(), [(Zone::Boilerplate, 0, Some(2))]);
    assert!(found(Some("Les dirigeants"), body, &[], &Off::default()).is_empty());
}

#[test]
fn a_rule_that_rests_finds_nothing_and_the_others_go_on() {
    let body = "By Anna Petit\nA text.\nMore.\n(AFP)";
    let off = Off::of(&["sign-off".into()]).unwrap();
    let zones = |off: &Off| found(None, body, &[], off).iter().map(|zone| zone.span.zone).collect::<Vec<_>>();
    assert_eq!(zones(&Off::default()), [Zone::Byline, Zone::Credit]);
    assert_eq!(zones(&off), [Zone::Byline]);
    assert_eq!(Off::of(&["nothing".into()]), Err("nothing".to_string()));
}

#[test]
fn what_the_source_marks_stays_and_is_not_marked_again() {
    let body = "By Anna Petit\nA text.";
    let given = [ZoneSpan { zone: Zone::Kicker, start: 0, end: 13 }];
    assert_eq!(found(None, body, &given, &Off::default()), [FoundZone { span: given[0], rule: None }]);
}

#[test]
fn rules_are_counted_by_article_and_by_stretch() {
    let mut tally = Tally::default();
    for body in ["One.\nLire aussi : A\nTwo.\nLire aussi : B\nThree.", "One.\nLire aussi : C\nTwo."] {
        tally.add(&found(None, body, &[], &Off::default()));
    }
    let counts = tally.counts(&["caption".into()]);
    assert_eq!(counts.iter().map(|count| (count.rule.as_str(), count.articles, count.stretches, count.on)).collect::<Vec<_>>(), [("caption", 0, 0, false), ("boilerplate", 2, 3, true)]);
}

#[test]
fn names_and_numbers_of_rules_are_their_own_and_their_words_are_there() {
    let mut numbers: Vec<u8> = RULES.iter().map(|rule| rule.number).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), RULES.len());
    let lists = entente_engine::intake::cleaning::read().expect("cleaning.toml can be read");
    // What stands under a saved page is no zone of its text: it is left out.
    assert!(lists.keys().all(|name| name == "page-end" || RULES.iter().any(|rule| rule.name == name)), "a list without a rule");
}

#[test]
fn an_ordinary_text_has_no_zones() {
    check("The photo shows nothing of it. He read more.\nA second line.\nA third (with a remark) - and so on.", &[]);
    check("", &[]);
}

#[test]
fn zones_lie_in_the_text_in_order_and_apart() {
    let body = " date 2023-09 Photo d’Anna/AFP via Getty Im\r\n\r\nPar Anne Dupont\r\nTexte.\r\n\r\n© 2023 Agence\r\n";
    let zones = of(body);
    assert_eq!(zones.len(), 4);
    assert!(zones.windows(2).all(|pair| pair[0].end <= pair[1].start));
}

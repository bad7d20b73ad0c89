//! Zones of a body.

use entente_engine::article::Zone;
use entente_engine::intake::zones::of;

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

//! Coding: every rule by a sentence of its own, offsets, order, bad input. The shipped codebook is used throughout.

use std::sync::LazyLock;

use entente_engine::article::{Zone, ZoneSpan};
use entente_engine::codebook::Codebook;
use entente_engine::coding::{ArticleText, Coder, Coding, Hit, NotCounted, Stance, Voice};
use entente_engine::text::fold;
use proptest::prelude::*;

static CODER: LazyLock<Coder> = LazyLock::new(|| Coder::new(&Codebook::shipped()).expect("the shipped codebook compiles"));

fn code(language: &str, title: Option<&str>, body: &str) -> Coding {
    CODER.code(&ArticleText { title, body, zones: &[], language: Some(language) })
}

fn of<'a>(coding: &'a Coding, concept: &str) -> Vec<&'a Hit> {
    coding.hits.iter().filter(|hit| CODER.concept_id(hit.concept) == concept).collect()
}

fn one(language: &str, concept: &str, body: &str) -> Hit {
    let coding = code(language, None, body);
    let hits = of(&coding, concept);
    hits.first().map(|hit| (*hit).clone()).unwrap_or_else(|| panic!("no {concept} in “{body}”: {:?}", CODER.left_out(&ArticleText { title: None, body, zones: &[], language: Some(language) })))
}

fn none(language: &str, concept: &str, body: &str) {
    let coding = code(language, None, body);
    let hits: Vec<String> = of(&coding, concept).iter().map(|hit| format!("{} “{}”", CODER.expression_id(hit.expression), hit.span.of(body))).collect();
    assert!(hits.is_empty(), "“{body}” has {hits:?}");
}

fn category(hit: &Hit) -> &str {
    CODER.category_id(hit.concept, hit.category)
}

fn claimants(hit: &Hit) -> Vec<&str> {
    let mut names: Vec<&str> = hit.claimants.iter().map(|actor| CODER.actor_name(*actor)).collect();
    names.sort_unstable();
    names
}

#[test]
fn bare_partner_is_closeness_and_with_a_formula_word_formula() {
    assert_eq!(category(&one("en", "partnership", "China and Russia are partners.")), "closeness");
    assert_eq!(category(&one("en", "partnership", "China and Russia celebrated their comprehensive strategic partnership.")), "formula");
}

#[test]
fn contact_alone_is_no_partnership() {
    none("en", "partnership", "The Chinese and Russian foreign ministers met in Delhi on Monday.");
    one("en", "partnership", "The Chinese and Russian foreign ministers pledged to expand cooperation.");
    none("zh", "partnership", "中俄两国外长星期一在德里举行会晤。");
}

#[test]
fn sought_is_distanced_and_promised_is_asserted() {
    assert_eq!(one("en", "partnership", "Russia has asked China for military aid.").stance, Stance::Distanced);
    assert_eq!(one("en", "partnership", "China promised Russia its full support.").stance, Stance::Asserted);
}

#[test]
fn acts_count_without_a_word_of_relation() {
    one("en", "partnership", "Chinese and Russian warships held joint drills in the Sea of Japan.");
    one("ru", "partnership", "Россия и Китай провели совместные учения в Японском море.");
    one("zh", "partnership", "中俄两国海军举行联合演习。");
}

#[test]
fn a_relation_with_somebody_else_is_not_the_pair_s() {
    none("en", "partnership", "China deepened its partnership with Brazil, and Russia was not mentioned.");
    none("en", "partnership", "Russia and India signed a strategic partnership while China looked on.");
    none("fr", "partnership", "La Chine renforce sa coopération avec le Brésil, sans un mot de la Russie.");
}

#[test]
fn three_and_more_count_when_they_join_the_pair() {
    one("en", "partnership", "China, Russia and Iran deepen their cooperation.");
    one("zh", "partnership", "中国、俄罗斯和伊朗举行海上联合演习。");
}

#[test]
fn the_longest_wins_and_a_name_inside_another_is_not_met() {
    let coding = code("en", None, "China and Russia have a comprehensive strategic partnership of coordination.");
    let formula: Vec<&str> = of(&coding, "partnership").iter().map(|hit| category(hit)).collect();
    assert!(formula.contains(&"formula"), "{formula:?}");
    let coding = code("zh", None, "印度尼西亚在俄乌冲突中保持中立。");
    assert_eq!(claimants(of(&coding, "neutrality")[0]), ["Indonesia"]);
}

#[test]
fn decoys_are_no_neutrality() {
    none("en", "neutrality", "Russia aims at carbon neutrality by 2060, war in Ukraine or not.");
    none("fr", "neutrality", "Malgré la guerre en Ukraine, l’Union vise la neutralité carbone.");
    none("ru", "neutrality", "Россия и Украина говорят об углеродной нейтральности.");
    none("zh", "neutrality", "乌克兰危机之下，各国仍努力实现碳中和。");
}

#[test]
fn neutrality_needs_the_war() {
    none("en", "neutrality", "The chairman remained neutral in the debate about parking.");
    one("en", "neutrality", "India has remained neutral over the war in Ukraine.");
}

#[test]
fn refusing_to_condemn_is_asserted_abstention() {
    let hit = one("en", "neutrality", "India refused to condemn the Russian invasion of Ukraine.");
    assert_eq!((category(&hit), hit.stance), ("abstention", Stance::Asserted));
    assert_eq!(claimants(&hit), ["India"]);
}

#[test]
fn negation_governs_its_own_clause() {
    assert_eq!(one("en", "neutrality", "China is not neutral in the war in Ukraine.").stance, Stance::Negated);
    assert_eq!(one("fr", "neutrality", "La Suisse n’est pas neutre dans la guerre en Ukraine.").stance, Stance::Negated);
    assert_eq!(one("ru", "neutrality", "Китай не занимает нейтральную позицию по войне на Украине.").stance, Stance::Negated);
    assert_eq!(one("zh", "neutrality", "中国在乌克兰战争中并不中立。").stance, Stance::Negated);
    assert_eq!(one("en", "neutrality", "It does not matter to Kyiv; Turkey remains neutral in the war in Ukraine.").stance, Stance::Asserted);
}

#[test]
fn a_denied_hit_is_kept_and_not_counted() {
    let hit = one("en", "neutrality", "China is not neutral in the war in Ukraine.");
    assert_eq!(hit.not_counted, Some(NotCounted::Negated));
}

#[test]
fn double_negation_asserts() {
    assert_eq!(one("en", "neutrality", "Brazil did not rule out mediating between Russia and Ukraine.").stance, Stance::Asserted);
}

#[test]
fn anything_but_is_a_negation() {
    assert_eq!(one("en", "neutrality", "Turkey is anything but neutral in the war in Ukraine.").stance, Stance::Negated);
}

#[test]
fn self_positioning_is_distanced() {
    assert_eq!(one("en", "neutrality", "China seeks to position itself as a neutral party in the war in Ukraine.").stance, Stance::Distanced);
    assert_eq!(one("fr", "neutrality", "La Chine se pose en médiateur dans la guerre en Ukraine.").stance, Stance::Distanced);
}

#[test]
fn scare_quotes_alone_do_not_distance_nor_quote() {
    let hit = one("en", "partnership", "China and Russia renewed their “no limits” partnership in Sochi.");
    assert_eq!((hit.stance, hit.voice), (Stance::Asserted, Voice::Narrated));
}

#[test]
fn quotation_marks_of_four_languages_are_speech() {
    for (language, body, speaker) in [
        ("en", "“China and Russia have become close friends over many years,” Putin said.", "Russia"),
        ("fr", "« La Chine et la Russie ont noué une amitié solide et durable », a déclaré Xi Jinping.", "China"),
        ("ru", "«Россия и Китай давно стали близкими друзьями и надёжными партнёрами», — заявил Лавров.", "Russia"),
        ("zh", "习近平说：“中俄两国人民的友谊历久弥坚，合作不断深化。”", "China"),
    ] {
        let hit = one(language, "partnership", body);
        assert_eq!(hit.voice, Voice::Quoted, "{body}");
        assert_eq!(CODER.speaker_name(hit.speaker), speaker, "{body}");
    }
}

#[test]
fn verbs_of_saying_stand_before_inside_and_after() {
    for body in [
        "Lavrov said Russia and China would deepen their cooperation.",
        "Russia and China, Lavrov said, will deepen their cooperation.",
        "Russia and China will deepen their cooperation, said Lavrov.",
        "According to Lavrov, Russia and China will deepen their cooperation.",
    ] {
        let hit = one("en", "partnership", body);
        assert_eq!((hit.voice, CODER.speaker_name(hit.speaker)), (Voice::Quoted, "Russia"), "{body}");
    }
}

#[test]
fn a_headline_s_source_speaks() {
    for (title, speaker) in [("Russia, China to strengthen cooperation in the Arctic — Lavrov", "Russia"), ("Wang Yi: China, Russia to deepen strategic cooperation", "China")] {
        let coding = code("en", Some(title), "");
        let hits = of(&coding, "partnership");
        assert_eq!((hits[0].zone, hits[0].voice), (Zone::Title, Voice::Quoted), "{title}");
        assert_eq!(CODER.speaker_name(hits[0].speaker), speaker, "{title}");
    }
}

#[test]
fn chinese_speech_lasts_until_a_new_source() {
    let coding = code("zh", Some("习近平同普京通电话"), "习近平指出，中俄关系保持高水平发展。双方要深化各领域合作。普京表示，俄方愿同中方扩大合作。");
    let speakers: Vec<&str> = of(&coding, "partnership").iter().map(|hit| CODER.speaker_name(hit.speaker)).collect();
    assert_eq!(speakers.first(), Some(&"China"));
    assert_eq!(speakers.last(), Some(&"Russia"));
    assert!(of(&coding, "partnership").iter().all(|hit| hit.voice == Voice::Quoted));
}

#[test]
fn both_countries_are_the_pair_that_was_set() {
    let pair = "China and Russia opened a bridge. Both countries vowed to deepen cooperation.";
    assert!(!of(&code("en", None, pair), "partnership").is_empty());
    none("en", "partnership", "China and the United States opened talks. Both countries vowed to deepen cooperation.");
    assert!(!of(&code("fr", None, "La Chine et la Russie ont ouvert un pont. Les deux pays approfondissent leur coopération."), "partnership").is_empty());
    assert!(!of(&code("ru", None, "Россия и Китай открыли мост. Обе страны углубляют сотрудничество."), "partnership").is_empty());
    assert!(!of(&code("zh", None, "中国和俄罗斯开通大桥。双方将深化合作。"), "partnership").is_empty());
}

#[test]
fn two_persons_who_meet_are_the_pair_that_is_set() {
    let both = "The two leaders agreed to strengthen military cooperation.";
    assert_eq!(of(&code("en", None, &format!("Russia's ties with China were discussed. Then Kim Jong Un met Putin at the cosmodrome. {both}")), "partnership").len(), 0);
    assert!(!of(&code("en", None, &format!("Kim Jong Un's visit was discussed. Then Xi Jinping met Putin at the cosmodrome. {both}")), "partnership").is_empty());
}

#[test]
fn an_office_of_the_country_speaks_for_the_state_of_the_sentence() {
    let speaker = |language: &str, concept: &str, body: &str| CODER.speaker_name(one(language, concept, body).speaker).to_string();
    assert_eq!(speaker("en", "partnership", "China remains Russia's closest ally, its foreign ministry insisted."), "China");
    assert_eq!(speaker("en", "partnership", "China was accused by Washington of arming Russia."), "other");
    assert_eq!(speaker("ru", "neutrality", "Бразилия готова выступить посредником между Россией и Украиной, сообщил глава МИД страны."), "other");
}

#[test]
fn several_claim_at_once() {
    let hit = one("fr", "neutrality", "Aux côtés de la Chine, l’Afrique du Sud a adopté une position neutre dans la guerre en Ukraine.");
    assert_eq!(claimants(&hit), ["China", "South Africa"]);
    let hit = one("en", "neutrality", "China, India and Algeria abstained in the vote on the war in Ukraine.");
    assert_eq!(claimants(&hit), ["Algeria", "China", "India"]);
}

#[test]
fn whom_something_is_done_to_claims_nothing() {
    let hit = one("en", "neutrality", "Turkey offered to mediate between Russia and Ukraine.");
    assert_eq!(claimants(&hit), ["Turkey"]);
}

#[test]
fn a_caption_that_repeats_the_body_adds_nothing() {
    let caption = "Putin and Xi present a united front in Moscow.";
    let body = format!("{caption}\nIn Moscow, Putin and Xi present a united front against the West.");
    let zones = [ZoneSpan { zone: Zone::Caption, start: 0, end: caption.len() }];
    let coding = CODER.code(&ArticleText { title: None, body: &body, zones: &zones, language: Some("en") });
    let hits = of(&coding, "partnership");
    assert_eq!(hits.len(), 2, "{hits:?}");
    assert_eq!((hits[0].zone, hits[0].not_counted), (Zone::Caption, Some(NotCounted::Repeated)));
    assert_eq!((hits[1].zone, hits[1].not_counted), (Zone::Body, None));
}

#[test]
fn the_pair_is_mentioned_in_title_or_body_and_a_decoy_names_nobody() {
    assert!(code("en", Some("Putin speaks"), "Beijing listens.").mentions_pair);
    assert!(!code("en", None, "Putin sailed the South China Sea.").mentions_pair);
    assert!(!code("en", None, "A taxi in Moscow.").mentions_pair);
    assert!(code("zh", None, "中俄关系。").mentions_pair);
}

#[test]
fn a_quotation_in_another_script_is_read_by_its_own_language() {
    let body = "The paper printed the Russian headline as it stood.\n\nРоссия и Китай углубляют сотрудничество и стратегическое партнёрство.";
    assert!(!of(&code("en", None, body), "partnership").is_empty());
}

#[test]
fn a_wrong_tag_does_not_beat_the_script() {
    assert!(!of(&code("fr", None, "Россия и Китай углубляют сотрудничество."), "partnership").is_empty());
    let untagged = CODER.code(&ArticleText { title: None, body: "La Chine et la Russie approfondissent leur coopération militaire depuis des années.", zones: &[], language: None });
    assert!(!of(&untagged, "partnership").is_empty());
}

#[test]
fn dirty_text_is_read() {
    for body in [
        "China&nbsp;and Russia deepen their coop\u{AD}eration.",
        "CHINA AND RUSSIA DEEPEN THEIR COOPERATION",
        "China and\u{A0}Russia deepen their co-operation.",
        "\u{200F}China and Russia deepen their cooperation\u{200E}.",
    ] {
        one("en", "partnership", body);
    }
    one("zh", "partnership", "中國與俄羅斯深化合作。");
}

#[test]
fn a_hit_is_explained() {
    let body = "China and Russia opened a bridge. The minister said both countries would deepen cooperation.";
    let text = ArticleText { title: None, body, zones: &[], language: Some("en") };
    let coding = CODER.code(&text);
    let explanation = CODER.explain(&text, of(&coding, "partnership")[0]);
    let about: Vec<(&str, &str)> = explanation.reasons.iter().map(|reason| (reason.about.as_str(), reason.rule.as_str())).collect();
    for wanted in [("actor-carried", "carried-pair"), ("voice", "verb-of-saying-before"), ("stance", "asserted")] {
        assert!(about.contains(&wanted), "{wanted:?} in {about:?}");
    }
    let said = explanation.reasons.iter().find(|reason| reason.about == "voice").expect("a voice");
    assert_eq!(said.words, "said");
}

#[test]
fn what_is_not_coded_is_explained_too() {
    let text = ArticleText { title: None, body: "Russia watched as China deepened its cooperation with Brazil.", zones: &[], language: Some("en") };
    let why: Vec<&str> = CODER.left_out(&text).iter().map(|left| left.why).collect();
    assert!(why.contains(&"third-party"), "{why:?}");
}

#[test]
fn an_unbalanced_quotation_mark_is_told_and_not_guessed() {
    let body = "“China and Russia are friends. They deepen cooperation. China and Russia deepen their ties.";
    let coding = code("en", None, body);
    assert!(!coding.notes.is_empty());
    assert!(coding.hits.iter().all(|hit| hit.voice == Voice::Narrated));
}

#[test]
fn coding_is_the_same_in_any_order_and_number_of_threads() {
    let texts = ["China and Russia deepen cooperation.", "India remained neutral over the war in Ukraine.", "Putin said that China is a friend of Russia.", "Nothing here."];
    let alone: Vec<Coding> = texts.iter().map(|text| code("en", None, text)).collect();
    let threads: Vec<Vec<Coding>> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..4).map(|shift| scope.spawn(move || (0..texts.len()).map(|nth| code("en", None, texts[(nth + shift) % texts.len()])).collect())).collect();
        all.into_iter().map(|one| one.join().expect("a thread ends well")).collect()
    });
    for (shift, codings) in threads.into_iter().enumerate() {
        for (nth, coding) in codings.into_iter().enumerate() {
            assert_eq!(coding, alone[(nth + shift) % texts.len()]);
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("China"), Just("Russia"), Just("India"), Just("Китай"), Just("Россия"), Just("中俄"), Just("深化合作"), Just("cooperation"), Just("neutral"), Just("coopération"),
        Just("not"), Just("said"), Just("“"), Just("”"), Just("«"), Just("»"), Just("Ukraine"), Just("deepen"), Just("partner\u{AD}ship"), Just("é"), Just("."), Just(","), Just("\n\n"),
        Just("сотрудничество"), Just("Лавров"), Just("заявил"), Just("表示"), Just("both countries"), Just("&nbsp;"), Just("no-limits"), Just("friendship"), Just("、"), Just("🙂"), Just("\u{301}"),
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(crate::seeds::seeded(300))]

    #[test]
    fn offsets_cut_the_original_and_the_cut_holds_the_expression(body in words(), title in words(), language in "en|fr|ru|zh") {
        let text = ArticleText { title: Some(&title), body: &body, zones: &[], language: Some(&language) };
        let coding = CODER.code(&text);
        for hit in &coding.hits {
            let whole = if hit.zone == Zone::Title { &title } else { &body };
            let cut = whole.get(hit.span.start..hit.span.end);
            prop_assert!(cut.is_some(), "{:?} is no cut of {:?}", hit.span, whole);
            prop_assert!(whole.get(hit.sentence.start..hit.sentence.end).is_some());
            prop_assert!(hit.sentence.start <= hit.span.start && hit.span.end <= hit.sentence.end);
            prop_assert!(holds(cut.unwrap_or_default(), hit), "“{}” by {}", cut.unwrap_or_default(), CODER.expression_id(hit.expression));
        }
        prop_assert_eq!(&CODER.code(&text), &coding);
    }
}

/// Whether the cut text, folded, holds a fixed word of the expression.
fn holds(cut: &str, hit: &Hit) -> bool {
    let folded = fold(cut);
    CODER.codebook().expressions[hit.expression as usize]
        .nodes
        .iter()
        .any(|node| entente_engine::codebook::anchors(node).is_some_and(|anchors| anchors.iter().any(|anchor| folded.text().contains(&anchor.literal))))
}

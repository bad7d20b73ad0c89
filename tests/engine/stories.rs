//! Copies and near copies: what is one story, whatever was cut, added or written above it.

use entente_engine::article::{Zone, ZoneSpan};
use entente_engine::progress::silent;
use entente_engine::stories::{Link, Shingles, Sketch, agency, groups};
use proptest::prelude::*;

use crate::shelf::Shelf;

const STORY: &str = "Two ministers met on Tuesday in the harbour town of Lerwen to talk about grain, rails and the long winter. \
    They said that the partnership between China and Russia had grown in a year of weak harvests. \
    A spokesman for the hosts added that no new treaty would be signed before the spring. \
    Traders in the old exchange were less sure: prices had climbed since August and few ships had come. \
    The two delegations will meet again in a month, this time in the capital, to settle what is left open.";

const OTHER: &str = "The city library of Orvelle opens its new reading room on Saturday with a concert and a lecture on maps. \
    Builders needed three years to restore the dome, which had leaked since the flood. \
    Visitors may bring their own lunch, the director promised, but no umbrellas. \
    School classes come first in the morning and everybody else after noon, free of charge.";

const HAN: &str = "两国代表星期二在港口城市会面，讨论粮食、铁路和漫长的冬天。他们表示，中国和俄罗斯的伙伴关系在歉收的一年里有所发展。东道主发言人补充说，春天以前不会签署新的条约。";

fn line(id: &str, title: &str, body: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "title": title, "body": body, "outlet": id }))
}

fn stories(shelf: &Shelf) -> Vec<i64> {
    shelf.articles().iter().filter_map(|article| article.story).collect()
}

#[test]
fn another_headline_a_cut_end_and_an_added_credit_are_copies() {
    let shelf = Shelf::new();
    let cut = &STORY[..STORY.find("Traders").expect("the sentence stands there")];
    let lines = [
        line("a", "Ministers meet", STORY),
        line("b", "Grain before spring", STORY),
        line("c", "Ministers meet", cut),
        line("d", "Talks", &format!("{STORY}\n\n(AFP)")),
        line("e", "A dome restored", OTHER),
    ];
    shelf.import("a.jsonl", lines.concat());
    let stories = stories(&shelf);
    assert_eq!(stories, [stories[0], stories[0], stories[0], stories[0], stories[4]]);
    assert_ne!(stories[0], stories[4]);
}

#[test]
fn copies_are_grouped_as_they_come() {
    let (one, two) = (Shelf::new(), Shelf::new());
    let lines = [line("a", "A", STORY), line("b", "B", OTHER), line("c", "C", &format!("{STORY} More."))];
    one.import("all.jsonl", lines.concat());
    for (at, one) in lines.iter().enumerate() {
        two.import(&format!("{at}.jsonl"), one);
    }
    assert_eq!(stories(&one), stories(&two), "one by one or together: the same stories");
    let again = two.library.copies(None, &silent).expect("grouping goes through");
    assert_eq!((again.stories, again.copies, again.changed), (1, 1, 0));
}

#[test]
fn the_threshold_is_the_users_and_can_be_taken_back() {
    let shelf = Shelf::new();
    let half = STORY.replace("They said that the partnership between China and Russia had grown in a year of weak harvests.", "Nobody wished to say more.");
    shelf.import("a.jsonl", line("a", "A", STORY) + &line("b", "B", &half));
    let strict = shelf.library.copies(Some(1.0), &silent).expect("strict");
    assert_eq!((strict.copies, strict.threshold), (0, 1.0));
    let loose = shelf.library.copies(Some(0.6), &silent).expect("loose");
    assert_eq!((loose.copies, loose.changed, loose.largest), (1, 1, 2));
    assert_eq!(shelf.library.copies(None, &silent).expect("kept").threshold, 0.6);
    let refused = shelf.library.copies(Some(0.1), &silent).expect_err("too loose");
    assert_eq!(refused.code(), "threshold-invalid");
}

#[test]
fn ideographs_make_copies_too_in_either_script() {
    let traditional = HAN.replace('两', "兩").replace('国', "國").replace("铁", "鐵").replace("俄罗斯", "俄羅斯");
    let similarity = Shingles::of(HAN, &[]).similarity(&Shingles::of(&traditional, &[]));
    assert_eq!(similarity, 1.0);
    assert_eq!(Shingles::of(HAN, &[]).similarity(&Shingles::of(STORY, &[])), 0.0);
}

#[test]
fn what_an_outlet_adds_to_every_text_is_no_copy() {
    let footer = "Read more on our pages, write to our desk, and take out a subscription for less than a coffee a week, with all our letters.";
    let zoned = |text: &str| {
        let body = format!("{text} {footer}");
        let zone = ZoneSpan { zone: Zone::Boilerplate, start: text.len() + 1, end: body.len() };
        Shingles::of(&body, &[zone])
    };
    assert_eq!(zoned(STORY).similarity(&zoned(OTHER)), 0.0);
    assert_eq!(zoned(STORY), Shingles::of(STORY, &[]));
}

#[test]
fn short_notes_and_digests_are_not_copies_by_chance() {
    let note = "Talks go on in the harbour.";
    assert_eq!(Shingles::of(note, &[]).similarity(&Shingles::of(note, &[])), 0.0, "too short to say");
    let digest = [STORY, OTHER, HAN, &OTHER.replace("library", "museum of ships").to_uppercase(), &OTHER.replace(' ', " old ")].join(" ");
    let item = &OTHER[..OTHER.find("Visitors").expect("the sentence stands there")];
    assert_eq!(Shingles::of(item, &[]).similarity(&Shingles::of(&digest, &[])), 0.0, "one item of a digest");
}

#[test]
fn stories_keep_their_oldest_article() {
    let links = [Link { article: 9, other: 4, similarity: 0.9 }, Link { article: 7, other: 9, similarity: 0.7 }, Link { article: 4, other: 2, similarity: 0.5 }];
    assert_eq!(groups(&links, 0.6), [(7, 4), (9, 4)]);
    assert_eq!(groups(&links, 0.4), [(4, 2), (7, 2), (9, 2)]);
    assert_eq!(groups(&links, 0.95), []);
}

#[test]
fn agencies_are_named_by_what_they_put_at_the_ends() {
    assert_eq!(agency("MOSCOW (Reuters) - Two ministers met.", &[], None), Some("Reuters"));
    assert_eq!(agency("Deux ministres se sont vus. (AFP)", &[], None), Some("Agence France-Presse"));
    assert_eq!(agency("新华社北京电 两国代表会面。", &[], None), Some("Xinhua"));
    assert_eq!(agency("Two ministers met.", &[], Some("By the desk with AFP")), Some("Agence France-Presse"));
    assert_eq!(agency("Two ministers met (in May) and parted.", &[], Some("Anna Ap")), None);
}

#[test]
fn two_copies_are_shown_with_what_differs() {
    let shelf = Shelf::new();
    shelf.import("a.jsonl", line("a", "Ministers meet", "One two three. Four five.") + &line("b", "Ministers part", "One two three. Six (AFP)."));
    let ids: Vec<i64> = shelf.articles().iter().map(|article| article.id).collect();
    let differences = shelf.library.differences(ids[0], ids[1]).expect("both are there");
    let side = |wanted: &str| differences.body.iter().filter(|piece| serde_json::to_value(piece.side).expect("a word") == wanted).map(|piece| piece.text.as_str()).collect::<String>();
    assert!(side("both").starts_with("One two three."));
    assert!(side("first").contains("Four") && side("second").contains("AFP"));
    assert_eq!(differences.other_agency.as_deref(), Some("Agence France-Presse"));
    assert_eq!(shelf.library.differences(ids[0], 999).expect_err("no such article").code(), "article-unknown");
}

proptest! {
    #![proptest_config(crate::seeds::seeded(256))]

    #[test]
    fn similarity_is_symmetric_and_within_bounds(one in "[a-f ]{0,400}", two in "[a-f ]{0,400}") {
        let (one, two) = (Shingles::of(&one, &[]), Shingles::of(&two, &[]));
        let similarity = one.similarity(&two);
        prop_assert_eq!(similarity, two.similarity(&one));
        prop_assert!((0.0..=1.0).contains(&similarity));
    }

    #[test]
    fn sketches_survive_being_kept(text in "\\PC{0,300}") {
        let sketch = Shingles::of(&text, &[]).sketch();
        prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), sketch);
    }
}

#[test]
fn a_sketch_made_alone_is_that_of_all_shingles() {
    let word = |n: u64| ["harbour", "bridge", "war", "пожар", "中国", "le", "vote", "tax"][(n % 8) as usize];
    for length in [0, 3, 11, 40, 200, 3_000] {
        for step in [1u64, 7, 8, 13, 6_364_136_223_846_793_005] {
            let body: String = (0..length).map(|n: u64| format!("{} ", word((n.wrapping_mul(step) >> 3) ^ n))).collect();
            assert_eq!(Sketch::of(&body, &[]), Shingles::of(&body, &[]).sketch(), "{length} words, step {step}");
        }
    }
}

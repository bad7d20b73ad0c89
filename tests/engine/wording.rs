//! Numbers and dates as figures and reports write them.

use entente_engine::question::{Measure, Period};
use entente_engine::recipe::Recipe;
use entente_engine::wording::{Language, numbers, periods};

const EN: Language = Language::English;
const FR: Language = Language::French;

#[test]
fn a_share_keeps_its_significant_digits() {
    let cases = [
        (0.0, "0"),
        (0.000_04, "0.004"),
        (0.000_949, "0.095"),
        (0.003_12, "0.31"),
        (0.034_9, "3.5"),
        (0.099_4, "9.9"),
        (0.099_6, "10"),
        (0.41, "41"),
        (0.994_4, "99.4"),
        (0.999_6, "99.96"),
        (1.0, "100"),
    ];
    for (share, written) in cases {
        assert_eq!(numbers::percent(share, EN), written, "{share}");
    }
}

#[test]
fn only_nothing_is_nought_and_only_all_is_a_hundred() {
    for n in 1..2_000u32 {
        let rare = numbers::percent(f64::from(n) / 3_000_000.0, EN);
        assert!(rare.bytes().any(|b| (b'1'..=b'9').contains(&b)), "{n} in 3 million reads {rare}");
        let nearly = numbers::percent(1.0 - f64::from(n) / 3_000_000.0, EN);
        assert!(nearly.starts_with("99."), "all but {n} in 3 million reads {nearly}");
    }
}

#[test]
fn thousands_decimals_and_signs_follow_the_language() {
    assert_eq!((numbers::whole(1_234_567, EN), numbers::whole(1_234_567, FR)), ("1,234,567".into(), "1\u{202f}234\u{202f}567".into()));
    assert_eq!((numbers::whole(2538, EN), numbers::whole(2538, FR)), ("2,538".into(), "2538".into()));
    assert_eq!(numbers::value(0.034, Measure::Share, FR), "3,4\u{a0}%");
    assert_eq!(numbers::interval(0.33, 0.49, Measure::Share, FR), "33 à 49\u{a0}%");
    assert_eq!(numbers::fixed(-2.5, 1, FR), "−2,5");
    assert_eq!(numbers::fixed(-0.04, 1, EN), "0.0", "a rounded nought has no sign");
}

#[test]
fn periods_lie_where_their_names_say() {
    let cases = [
        ("2022", Period::Year, "2022", "2022"),
        ("2022-Q1", Period::Quarter, "Q1 2022", "T1 2022"),
        ("2022-03", Period::Month, "March 2022", "mars 2022"),
        ("2022-W09", Period::Week, "week of 28 February 2022", "semaine du 28 février 2022"),
        ("2022-03-01", Period::Day, "1 March 2022", "1er mars 2022"),
    ];
    for (period, by, english, french) in cases {
        let rank = periods::rank(period, by).unwrap_or_else(|| panic!("{period} is a period"));
        assert_eq!((periods::name(rank, by, EN).as_str(), periods::name(rank, by, FR).as_str()), (english, french));
        let first = periods::first_day(rank, by).unwrap();
        let before = first.pred_opt().unwrap();
        assert_eq!(periods::position(first, by).round() as i32, rank, "{period} begins on {first}");
        assert_eq!(periods::position(before, by).round() as i32, rank - 1, "{before} belongs to the period before {period}");
    }
    for wrong in ["2022-3", "2022-W54", "2022-13", "then", ""] {
        assert!([Period::Day, Period::Week, Period::Month].into_iter().all(|by| periods::rank(wrong, by).is_none()), "{wrong:?} is no period");
    }
}

#[test]
fn a_recipe_has_one_name() {
    let name = |question: &str, codebook: &str| Recipe::of(&question, codebook, "sha256:77").id;
    assert_eq!(name("a", "sha256:1"), name("a", "sha256:1"));
    assert_ne!(name("a", "sha256:1"), name("b", "sha256:1"));
    assert_ne!(name("a", "sha256:1"), name("a", "sha256:2"));
    let id = name("a", "sha256:1");
    assert!(id.len() == 9 && id.as_bytes()[4] == b'-' && !id.contains(['I', 'L', 'O', 'U']), "{id}");
}

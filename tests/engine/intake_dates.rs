//! Dates as sources write them.

use entente_engine::intake::dates::{Doubt, Order, order, read};

fn check(raw: &str, expect: &str) {
    let reading = read(raw, Order::Unknown, None);
    assert_eq!(reading.published.map(|date| date.to_string()).unwrap_or_default(), expect, "{raw}");
}

#[test]
fn numbers_from_year_to_minute() {
    check("2023", "2023");
    check("2023-09", "2023-09");
    check("2023-09-20", "2023-09-20");
    check("2023/9/3", "2023-09-03");
    check("2023.09.20", "2023-09-20");
    check("20230920", "2023-09-20");
    check("20231124T192141+0000", "2023-11-24T19:21");
    check("20170701234500", "2017-07-01T23:45");
    check("2023-09-20T08:15:30Z", "2023-09-20T08:15");
    check("2023-09-20 08:15", "2023-09-20T08:15");
    check("2023-09-20T00:00:00", "2023-09-20");
    check("2024/03/05/", "2024-03-05");
}

#[test]
fn the_local_day_stays() {
    check("2022-11-16T00:38:15+01:00", "2022-11-16T00:38");
    check("2022-11-15T23:59:00-08:00", "2022-11-15T23:59");
    check("mer, 16 nov 2022 00:38:15 +0100", "2022-11-16T00:38");
    check("Wed, 16 Nov 2022 13:38:15 GMT", "2022-11-16T13:38");
}

#[test]
fn names_of_months_in_many_languages() {
    check("mercredi 20 septembre 2023", "2023-09-20");
    check("4 février 2022", "2022-02-04");
    check("10 juil 2024", "2024-07-10");
    check("1er mai 2023", "2023-05-01");
    check("France, mercredi 11 septembre 2024 134 mots, p. 11", "2024-09-11");
    check("September 20, 2023 Wednesday", "2023-09-20");
    check("Sep 20, 2024", "2024-09-20");
    check("March 14, 2013 Thursday 11:21 AM GMT", "2013-03-14T11:21");
    check("June 17, 1995, CITY EDITION", "1995-06-17");
    check("January 2009", "2009-01");
    check("27. Februar 2012 Montag 9:50 PM GMT+1", "2012-02-27T21:50");
    check("20 сентября 2023 г.", "2023-09-20");
    check("20 вересня 2023", "2023-09-20");
    check("2023年9月20日", "2023-09-20");
    check("２０２３年９月", "2023-09");
    check("2023년 9월 20일", "2023-09-20");
    check("20 de septiembre de 2023", "2023-09-20");
    check("20 września 2023", "2023-09-20");
    check("woensdag 30 november 2011", "2011-11-30");
    check("٢٠ سبتمبر ٢٠٢٣", "2023-09-20");
    check("20 Eylül 2023 Çarşamba", "2023-09-20");
    check("mar, 15 nov 2022", "2022-11-15");
    check("Mon Jan 02 15:04:05 +0000 2006", "2006-01-02T15:04");
}

#[test]
fn more_languages_and_their_odd_ways() {
    check("20 أيلول 2023", "2023-09-20");
    check("20 كانون الثاني 2024", "2024-01-20");
    check("5 تشرين الأول 2022", "2022-10-05");
    check("20 בספטמבר 2023", "2023-09-20");
    check("20 सितंबर 2023", "2023-09-20");
    check("२० मार्च २०२३", "2023-03-20");
    check("2023. szeptember 20.", "2023-09-20");
    check("20 tháng 9, 2023", "2023-09-20");
    check("20 септември 2023 г.", "2023-09-20");
    check("20. syyskuuta 2023", "2023-09-20");
    check("20 rugsėjo 2023", "2023-09-20");
    check("20 Ağustos 2023", "2023-08-20");
    check("令和5年9月20日", "2023-09-20");
    check("令和元年5月1日", "2019-05-01");
    check("民國112年9月20日", "2023-09-20");
    check("二〇二三年九月二十日", "2023-09-20");
    check("2023年十一月三十一日", "");
    check("20-Sep-23", "2023-09-20");
    check("20 Oct 2023", "2023-10-20");
}

#[test]
fn stray_blanks_of_a_database_are_closed() {
    check("Ju n 24, 2024", "2024-06-24");
    check("Jan 1 7, 2009", "2009-01-17");
    check("Jan 1, 2009", "2009-01-01");
}

#[test]
fn a_name_of_two_months_goes_by_the_language() {
    let read = |raw, language| read(raw, Order::Unknown, language).published.unwrap().to_string();
    assert_eq!(read("20 listopada 2023", Some("pl")), "2023-11-20");
    assert_eq!(read("20 listopada 2023", Some("hr")), "2023-10-20");
}

#[test]
fn the_shipped_calendar_is_sound() {
    assert!(entente_engine::intake::calendar::sound().expect("dates.toml can be read") >= 30);
}

#[test]
fn a_date_after_the_import_is_told_of() {
    let today = chrono::NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
    let future = |raw| entente_engine::intake::dates::is_future(&read(raw, Order::Unknown, None).published.unwrap(), today);
    assert!(future("2024-03-04") && future("2025"));
    assert!(!future("2024-03-03") && !future("2024-03") && !future("2024"));
}

#[test]
fn seconds_since_1970() {
    check("1695168000", "2023-09-20");
}

#[test]
fn day_and_month_by_the_batch_then_the_language() {
    let read = |raw, order, language| read(raw, order, language).published.unwrap().to_string();
    assert_eq!(read("05/04/2023", Order::MonthFirst, Some("fr")), "2023-05-04");
    assert_eq!(read("05/04/2023", Order::Unknown, Some("fr")), "2023-04-05");
    assert_eq!(read("05/04/2023", Order::Unknown, Some("en")), "2023-05-04");
    assert_eq!(read("05.04.2025", Order::Unknown, Some("en")), "2025-04-05", "points are European");
    assert_eq!(read("25/04/2023", Order::MonthFirst, None), "2023-04-25", "25 is no month");
    assert_eq!(order(["05/04/2023", "25/04/2023"]), Order::DayFirst);
    assert_eq!(order(["05/04/2023", "04/25/2023"]), Order::MonthFirst);
    assert_eq!(order(["05/04/2023"]), Order::Unknown);
    assert_eq!(order(["25/04/2023", "04/25/2023"]), Order::Unknown, "they contradict one another");
}

#[test]
fn a_guessed_order_is_told() {
    assert_eq!(read("05/04/2023", Order::Unknown, Some("en")).doubt, Some(Doubt::OrderGuessed));
    assert_eq!(read("05/05/2023", Order::Unknown, Some("en")).doubt, None);
}

#[test]
fn what_does_not_exist_is_none() {
    for raw in ["2023-02-30", "31 avril 2023", "2023-13-01", "20231301", "0000-01-01"] {
        let reading = read(raw, Order::Unknown, None);
        assert_eq!((reading.published, reading.doubt.is_some()), (None, true), "{raw}");
    }
}

#[test]
fn nothing_is_filled_in() {
    for raw in ["yesterday", "mercredi", "19, part 1", "", "12:30", "p. 16"] {
        assert_eq!(read(raw, Order::Unknown, None).published, None, "{raw}");
    }
}

#[test]
fn a_far_year_is_kept_and_told() {
    let reading = read("3013-05-01", Order::Unknown, None);
    assert_eq!((reading.published.unwrap().to_string().as_str(), reading.doubt), ("3013-05-01", Some(Doubt::Unlikely)));
}

proptest::proptest! {
    #![proptest_config(crate::seeds::seeded(256))]

    #[test]
    fn any_text_is_read_or_not_but_never_fatal(raw in "\\PC{0,40}") {
        read(&raw, Order::Unknown, Some("en"));
    }

    #[test]
    fn what_is_printed_is_read_back(year in 1600i32..2100, month in 1u32..=12, day in 1u32..=28, hour in 0u32..24, minute in 1u32..60) {
        let date = entente_engine::article::PublishedOn::minute(year, month, day, hour, minute).unwrap();
        proptest::prop_assert_eq!(read(&date.to_string(), Order::Unknown, None).published, Some(date));
    }
}

#[test]
fn short_names_of_months_in_mails_are_english() {
    for (raw, day) in [("Tue, 3 Mar 2015 11:27:36 +1100", "2015-03-03"), ("10 Mar 2022", "2022-03-10"), ("Mon, 04 Sep 2023 10:00:00 GMT", "2023-09-04"), ("Fri, 01 Dec 2023 10:00:00 GMT", "2023-12-01")] {
        let found = entente_engine::intake::dates::read(raw, entente_engine::intake::dates::Order::Unknown, None).published.map(|date| date.to_day());
        assert_eq!(found.as_deref(), Some(day), "{raw}");
    }
}

#[test]
fn a_whole_article_in_the_place_of_a_date_is_not_searched_to_its_end() {
    let words = "Officials met and spoke of item nine. ".repeat(40);
    check(&format!("20 September 2023, page 4. {words}"), "2023-09-20");
    check(&format!("{words}20 September 2023"), "");
}
